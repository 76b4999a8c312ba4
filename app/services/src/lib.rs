//! Use-cases of the shop. Rights are checked here; SQL lives below, in
//! `store`; pages live above, in `app`.

pub mod demo;
pub mod exchange;
