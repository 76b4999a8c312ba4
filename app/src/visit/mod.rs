//! The browser's side of a visit: what must answer before the server does.

mod cart;

pub use cart::{CartNews, CartState, provide_cart, use_cart};
