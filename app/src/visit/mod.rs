//! The browser's side of a visit: what must answer before the server does.

mod cart;
mod finder;
#[cfg(feature = "hydrate")]
pub mod worker;

pub use cart::{CartNews, provide_cart, use_cart};
pub use finder::{Ask, Of, found};
