//! Products of one category: where only their own words matter.

use engine::Text;
use engine::catalog::{Catalog, CatalogBuilder, Category, Product};

const ALL: &str = "all";

/// The catalogue of these products, whatever category they are of.
pub fn things(products: impl Iterator<Item = Product>) -> Catalog {
    let placed = |product: Product| Product {
        category: ALL.to_owned(),
        ..product
    };
    let builder = CatalogBuilder {
        categories: vec![Category {
            id: ALL.to_owned(),
            name: Text::new("Things", "أشياء"),
            ..Category::default()
        }],
        products: products.map(placed).collect(),
        ..CatalogBuilder::default()
    };
    builder.build().0
}
