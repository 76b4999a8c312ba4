//! Every sentence of the interface, in Arabic and English.

#[macro_use]
mod macros;

pub mod account;
pub mod common;
pub mod errors;
pub mod explain;
pub mod order;
pub mod privacy;
/// Said where the catalogue is.
#[cfg(feature = "present")]
pub mod repair;
pub mod shop;
/// Said by scripts only.
#[cfg(feature = "hydrate")]
pub mod suggest;
