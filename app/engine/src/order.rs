//! Carts and orders: what they hold, what their fields accept, and the path an
//! order takes.

mod address;
mod cart;
mod field;
mod path;

pub use address::Address;
pub use cart::{CartLine, MAX_LINES, merge, set_quantity};
pub use field::{Email, FieldError, Line, Password, Phone};
pub use path::{Payment, Status};
