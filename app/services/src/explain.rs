//! Why a search shows a product where it does: the shop's own business, so for merchants alone.

use crate::error::{Result, ServiceError};
use crate::{Services, Shelf};
use engine::catalog::Product;
use std::sync::Arc;

/// A product to be explained, and the shelf it stands on.
#[derive(Clone, Debug)]
pub struct Subject {
    pub shelf: Arc<Shelf>,
    /// Its number in the catalogue of that shelf.
    pub item: u32,
    pub product: Arc<Product>,
}

impl Services {
    /// The product that a merchant asks about: by the SKU of any of its variants, otherwise
    /// by the last part of its page's address in either language.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`] and [`ServiceError::SignedOut`] as
    /// [`Services::merchant`]; [`ServiceError::NotFound`] where there is no such product.
    pub async fn subject_of(&self, account: &str, product: &str) -> Result<Subject> {
        self.merchant(account).await?;
        let shelf = self.fresh_shelf().await?;
        let catalog = &shelf.catalog;
        let by_sku = catalog.variant(product).map(|(_, variant)| variant.item);
        let by_slug = || {
            let id = &catalog.item_by_slug(product)?.id;
            catalog.item_by_id(id).map(|(number, _)| number)
        };
        let item = by_sku.or_else(by_slug).ok_or(ServiceError::NotFound)?;
        let id = &catalog.item(item).ok_or(ServiceError::NotFound)?.id;
        let product = self.product(&shelf, id).await?;
        Ok(Subject {
            shelf: shelf.clone(),
            item,
            product,
        })
    }
}
