//! Server functions, a file per subject. Each reads its context, asks a
//! service, and maps the error; every one is a public endpoint.

pub mod catalogue;
mod error;
#[cfg(feature = "ssr")]
mod present;
#[cfg(feature = "ssr")]
pub mod request;

pub use error::ApiError;
