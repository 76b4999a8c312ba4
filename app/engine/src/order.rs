//! Carts and orders: what they hold, what their fields accept, and the path an
//! order takes.

mod address;
mod cart;
mod clean;
mod field;
mod path;
mod phone;

pub use address::Address;
pub use cart::{CartLine, MAX_LINES, merge, set_quantity};
pub use clean::is_invisible;
pub use field::{Email, FieldError, Line, Password};
pub use path::{Payment, Status};
pub use phone::Phone;
