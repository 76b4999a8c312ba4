//! Taking products off sale and bringing them back, from the command line.

use crate::error::{Result, ServiceError};
use crate::exchange::{Document, Known};
use crate::keep::{self, Keeping};
use crate::{Applied, Services};
use engine::Text;
use engine::catalog::{Product, StockPolicy, Tombstone};
use std::collections::HashMap;
use store::Kind;

/// A product as a merchant's list names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub id: String,
    pub name: Text,
    pub is_hidden: bool,
    /// Units on hand of its variants that are counted.
    pub on_hand: i64,
    /// Whether any variant is sold without units on hand.
    pub is_endless: bool,
}

/// What is to be done with products.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removal {
    /// Kept and taken off sale.
    Hide,
    /// For sale again.
    Show,
    /// Gone for good, but for a tombstone at its address.
    Delete,
}

impl Services {
    /// Every product, by id.
    pub async fn products(&self) -> Result<Vec<Listed>> {
        let products: Vec<Product> = keep::bodies(&self.store, Kind::Product).await?;
        let stock = self.store.stock_changed_since(-1).await?.into_iter();
        let stock: HashMap<String, (i64, StockPolicy)> = stock
            .map(|entry| (entry.sku, (entry.on_hand, entry.policy)))
            .collect();
        let listed = products.into_iter().map(|product| {
            let units = product.variants.iter();
            let units: Vec<_> = units.filter_map(|v| stock.get(&v.sku)).collect();
            let counted = units.iter().filter(|(_, p)| *p != StockPolicy::Untracked);
            Listed {
                on_hand: counted.map(|(on_hand, _)| on_hand).sum(),
                is_endless: units.iter().any(|(_, p)| *p != StockPolicy::Tracked),
                id: product.id,
                name: product.name,
                is_hidden: product.hidden,
            }
        });
        Ok(listed.collect())
    }

    /// Does the same with some products, by their ids: with all of them or with none.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] where one of them is no product.
    pub async fn remove_products(&self, ids: &[String], how: Removal) -> Result<Applied> {
        let known = self.known().await?;
        let document = removal(&known, ids, how).ok_or(ServiceError::NotFound)?;
        let keeping = Keeping {
            revision: known.revision,
            ..Keeping::default()
        };
        self.keep_as(&document, keeping).await
    }
}

fn removal(known: &Known, ids: &[String], how: Removal) -> Option<Document> {
    let mut document = Document::default();
    for id in ids {
        let product = known.products.get(id)?;
        match how {
            Removal::Delete => document.deleted.push(Tombstone::from(product)),
            Removal::Hide | Removal::Show => document.products.push(Product {
                hidden: how == Removal::Hide,
                ..product.clone()
            }),
        }
    }
    Some(document)
}
