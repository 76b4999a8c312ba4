//! Use-cases of the shop. Rights are checked here; SQL lives below, in
//! `store`; pages live above, in `app`.

pub mod account;
mod calendar;
pub mod cart;
mod check;
pub mod colour;
pub mod country;
mod currency;
pub mod demo;
pub mod drawing;
mod error;
pub mod eval;
pub mod exchange;
pub mod explain;
mod keep;
mod lexicon;
pub mod limit;
pub mod mail;
pub mod order;
mod password;
pub mod product;
mod recent;
mod secret;
pub mod settings;
mod shelf;
mod snapshot;

pub use error::{Result, ServiceError};
pub use keep::Keeping;
pub use shelf::Shelf;
pub use snapshot::{Digest, MOST_PRODUCTS, Offer, PartFile, Published, Publisher};
pub use store::{Applied, Counts, Kind, Options, Restored, StockMode, Store, StoreError, Unsent};

use engine::catalog::Product;
use limit::{Limits, Rates};
use password::Passwords;
use shelf::ShelfKeeper;
use std::sync::Arc;

/// Everything the shop can do.
#[derive(Debug)]
pub struct Services {
    pub store: Store,
    pub limits: Limits,
    shelf: ShelfKeeper,
    passwords: Passwords,
    /// The catalogue as files for browsers.
    pub publisher: Publisher,
}

impl Services {
    pub async fn open(store: Store) -> Result<Services> {
        let shelf = ShelfKeeper::open(store.clone()).await?;
        Ok(Services {
            store,
            limits: Limits::default(),
            shelf,
            passwords: Passwords::default(),
            publisher: Publisher::default(),
        })
    }

    /// The same services with other limits on how often something may be tried.
    pub fn with_rates(self, rates: Rates) -> Services {
        Services {
            limits: Limits::new(rates),
            ..self
        }
    }

    /// What is for sale, as this process last saw it: at most a second old
    /// where [`Services::fresh_shelf`] is called at least that often.
    pub fn shelf(&self) -> Arc<Shelf> {
        self.shelf.current()
    }

    /// What is for sale, as the store has it now.
    pub async fn fresh_shelf(&self) -> Result<Arc<Shelf>> {
        self.shelf.fresh().await
    }

    /// A product's whole document, as the catalogue on this shelf has it.
    pub async fn product(&self, shelf: &Shelf, id: &str) -> Result<Arc<Product>> {
        self.shelf.product(shelf, id).await
    }

    /// A picture kept in the shop, by its file name.
    pub async fn media(&self, name: &str) -> Result<exchange::Media> {
        let document = self
            .store
            .document(Kind::Media, name)
            .await?
            .ok_or(ServiceError::NotFound)?;
        serde_json::from_str(&document.body).map_err(ServiceError::unavailable)
    }

    /// Takes a catalogue in, all of it or nothing.
    pub async fn keep(&self, document: &exchange::Document) -> Result<Applied> {
        keep::keep(&self.store, document, Keeping::default()).await
    }

    /// [`Services::keep`], with a say in what is kept.
    ///
    /// # Errors
    /// [`ServiceError::Conflict`] (`catalogue`) if the catalogue is no longer what the
    /// document was merged with.
    pub async fn keep_as(&self, document: &exchange::Document, how: Keeping) -> Result<Applied> {
        keep::keep(&self.store, document, how).await
    }

    /// What the shop has, to merge a part with.
    pub async fn known(&self) -> Result<exchange::Known> {
        keep::known(&self.store).await
    }

    /// The whole catalogue in the exchange format.
    pub async fn export(&self) -> Result<exchange::Document> {
        keep::export(&self.store).await
    }
}
