//! For tests of the whole shop: a clock that is told the time, and a socket
//! through which a test makes what it needs. Only behind `serve --test`.

pub mod bench;
mod control;

pub use control::{Control, listen};
