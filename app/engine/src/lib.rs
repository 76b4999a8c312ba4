//! What both sides of the shop think with.
//!
//! Everything here is pure: no input or output, no clock, no randomness. The
//! same function gives the same bytes on the server and in the browser, so a
//! price or an order of results computed in one is what the other would say.

pub mod catalog;
pub mod date;
mod day;
pub mod lang;
pub mod money;
pub mod number;
pub mod order;
pub mod plural;
pub mod price;
pub mod search;
pub mod text;
pub mod wire;

pub use date::Calendar;
pub use day::Day;
pub use lang::{Lang, Text};
pub use money::{Currency, Money};
