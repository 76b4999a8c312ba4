//! The browser's side of a visit: what must answer before the server does.

mod cart;

pub use cart::{CartNews, provide_cart, use_cart};
