//! The storefront: what people see, on the server and in the browser.

mod account;
pub mod api;
mod context;
mod flash;
mod model;
pub mod paths;
mod parts;
mod routes;
#[cfg(feature = "ssr")]
mod shell;
mod shop;
mod visit;
mod words;

pub use context::PageContext;
pub use flash::Flash;
pub use routes::App;
#[cfg(feature = "ssr")]
pub use shell::{Assets, shell};
