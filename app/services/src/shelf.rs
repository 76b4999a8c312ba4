//! The catalogue and stock as one process holds them in memory.

use engine::catalog::Catalog;

/// A consistent look at what is for sale.
#[derive(Debug, Default)]
pub struct Shelf {
    pub catalog: Catalog,
    /// Units on hand by variant.
    pub stock: Vec<i64>,
}
