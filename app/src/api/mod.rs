//! Server functions, a file per subject. Each reads its context, asks a
//! service, and maps the error; every one is a public endpoint.

pub mod account;
pub mod addresses;
pub mod cart;
pub mod catalogue;
pub mod choices;
mod error;
pub mod explain;
#[cfg(feature = "ssr")]
mod gone;
pub mod listing;
pub mod order;
pub mod policy;
pub mod product;
#[cfg(feature = "ssr")]
pub mod request;

pub use error::ApiError;
