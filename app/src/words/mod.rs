//! Every sentence of the interface, in Arabic and English.

#[macro_use]
mod macros;

pub mod account;
/// Said by the server only.
#[cfg(feature = "ssr")]
pub mod changes;
pub mod common;
pub mod errors;
pub mod explain;
pub mod order;
pub mod policy;
pub mod privacy;
/// Said where the catalogue is.
#[cfg(feature = "present")]
pub mod repair;
pub mod shop;
/// Said by scripts only.
#[cfg(feature = "hydrate")]
pub mod suggest;
