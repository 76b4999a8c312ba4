//! The storefront: what people see, on the server and in the browser.

// In a release build a page is one type, nested as deeply as its elements.
#![recursion_limit = "512"]

mod account;
pub mod api;
#[cfg(feature = "ssr")]
mod bench;
mod context;
pub mod data;
#[cfg(feature = "ssr")]
mod failure;
#[cfg(feature = "present")]
pub mod find;
mod flash;
#[cfg(feature = "ssr")]
pub mod look;
pub mod model;
mod order;
mod parts;
pub mod paths;
#[cfg(feature = "present")]
mod present;
#[cfg(feature = "ssr")]
pub mod privacy;
mod routes;
#[cfg(feature = "ssr")]
mod shell;
mod shop;
mod studio;
pub mod visit;
pub mod wire;
mod words;

#[cfg(feature = "ssr")]
pub use bench::bench_listing;
pub use context::PageContext;
#[cfg(feature = "ssr")]
pub use failure::failure_page;
pub use flash::Flash;
pub use routes::App;
#[cfg(feature = "ssr")]
pub use shell::{Assets, shell};
