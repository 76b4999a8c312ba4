//! Use-cases of the shop. Rights are checked here; SQL lives below, in
//! `store`; pages live above, in `app`.

pub mod exchange;
mod shelf;

pub use shelf::Shelf;

use std::sync::Arc;

/// Everything the shop can do.
#[derive(Debug, Default)]
pub struct Services {
    shelf: Arc<Shelf>,
}

impl Services {
    pub fn shelf(&self) -> Arc<Shelf> {
        self.shelf.clone()
    }
}
