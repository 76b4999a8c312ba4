//! The catalogue and stock as one process holds them in memory, kept in step
//! with the store by its revisions.

use crate::calendar::calendar;
use crate::check::RevisionCheck;
use crate::error::{Result, ServiceError};
use crate::lexicon;
use crate::recent::RecentProducts;
use engine::catalog::{Catalog, CatalogBuilder, Product};
use engine::price::{PriceList, Tier};
use engine::search::Phrasebook;
use engine::{Calendar, Day};
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use store::{Document, Kind, Revisions, Stock, Store};
use tokio::sync::Mutex;

/// A consistent look at what is for sale.
#[derive(Debug, Default)]
pub struct Shelf {
    pub catalog: Arc<Catalog>,
    /// Units that can be had by variant: those on hand, or without end.
    pub stock: Vec<i64>,
    pub revisions: Revisions,
    /// What may be meant by those who still type.
    pub phrases: Arc<Phrasebook>,
    /// What is kept but cannot be shown, and why: a sentence each.
    pub left_out: Arc<[String]>,
    /// Of this catalogue, and forgotten with it.
    recent: Arc<RecentProducts>,
}

impl Shelf {
    /// How the shop writes dates at `now`, in unix seconds.
    pub fn calendar(&self, now: i64) -> Calendar {
        calendar(&self.catalog.shop, now)
    }

    /// The shop's day at `now`, in unix seconds.
    pub fn today(&self, now: i64) -> Day {
        self.calendar(now).date(now)
    }
}

/// Holds the latest [`Shelf`] and renews it when the store has moved on.
#[derive(Debug)]
pub(crate) struct ShelfKeeper {
    store: Store,
    check: RevisionCheck,
    current: RwLock<Arc<Shelf>>,
    renewing: Mutex<()>,
}

impl ShelfKeeper {
    pub(crate) async fn open(store: Store) -> Result<ShelfKeeper> {
        let keeper = ShelfKeeper {
            check: RevisionCheck::new(store.clone()),
            store,
            current: RwLock::new(Arc::new(Shelf::default())),
            renewing: Mutex::new(()),
        };
        keeper.fresh().await?;
        Ok(keeper)
    }

    /// The shelf as this process last saw it.
    pub(crate) fn current(&self) -> Arc<Shelf> {
        self.current
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The shelf as the store has it now: one small question where nothing
    /// moved, which is what is asked before prices, rights and stock.
    pub(crate) async fn fresh(&self) -> Result<Arc<Shelf>> {
        let current = self.current();
        let now = self.check.now().await;
        if now.map_err(ServiceError::unavailable)? == current.revisions {
            return Ok(current);
        }
        let _one_at_a_time = self.renewing.lock().await;
        let current = self.current();
        let revisions = self.store.revisions().await?;
        if revisions == current.revisions {
            return Ok(current);
        }
        let catalogue_moved = revisions.catalogue != current.revisions.catalogue
            || revisions.removals != current.revisions.removals;
        let renewed = if catalogue_moved {
            let (catalog, phrases, left_out) = self.load_catalog().await?;
            let all = self.store.stock_changed_since(-1).await?;
            Shelf {
                stock: stock_of(&catalog, None, &all),
                catalog,
                revisions,
                phrases,
                left_out,
                recent: Arc::default(),
            }
        } else {
            let moved = self
                .store
                .stock_changed_since(current.revisions.stock)
                .await?;
            Shelf {
                stock: stock_of(&current.catalog, Some(&current.stock), &moved),
                catalog: current.catalog.clone(),
                revisions,
                phrases: current.phrases.clone(),
                left_out: current.left_out.clone(),
                recent: current.recent.clone(),
            }
        };
        let renewed = Arc::new(renewed);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = renewed.clone();
        Ok(renewed)
    }

    /// A product's whole document, of the catalogue on this shelf or a later one.
    pub(crate) async fn product(&self, shelf: &Shelf, id: &str) -> Result<Arc<Product>> {
        if let Some(product) = shelf.recent.get(id) {
            return Ok(product);
        }
        let document = self.store.document(Kind::Product, id).await?;
        let document = document.ok_or(ServiceError::NotFound)?;
        let product: Product =
            serde_json::from_str(&document.body).map_err(ServiceError::unavailable)?;
        let product = Arc::new(product);
        shelf.recent.put(id, product.clone());
        Ok(product)
    }

    async fn load_catalog(&self) -> Result<(Arc<Catalog>, Arc<Phrasebook>, Arc<[String]>)> {
        let mut documents = HashMap::new();
        for kind in [Kind::Shop, Kind::Attribute, Kind::Category, Kind::Product] {
            documents.insert(kind, self.store.documents(kind).await?);
        }
        for kind in [
            Kind::PriceList,
            Kind::Price,
            Kind::Curation,
            Kind::Synonyms,
            Kind::Tombstone,
        ] {
            documents.insert(kind, self.store.documents(kind).await?);
        }
        // Thousands of documents take a while to read: not on a thread that answers.
        let built = tokio::task::spawn_blocking(move || {
            let (catalog, left_out) = build(documents);
            let phrases = Phrasebook::new(&catalog);
            (Arc::new(catalog), Arc::new(phrases), left_out.into())
        });
        built.await.map_err(ServiceError::unavailable)
    }
}

/// Units on hand by variant: as before, but for what moved.
fn stock_of(catalog: &Catalog, before: Option<&[i64]>, moved: &[Stock]) -> Vec<i64> {
    let mut stock = before.map_or_else(|| vec![0; catalog.variants.len()], <[i64]>::to_vec);
    for entry in moved {
        if let Some((number, _)) = catalog.variant(&entry.sku)
            && let Some(on_hand) = stock.get_mut(number as usize)
        {
            *on_hand = entry.policy.available(entry.on_hand);
        }
    }
    stock
}

/// The catalogue, and what is not in it: a sentence each.
fn build(documents: HashMap<Kind, Vec<Document>>) -> (Catalog, Vec<String>) {
    let mut kept = Kept {
        documents,
        unread: Vec::new(),
    };
    let mut lists: Vec<(PriceList, HashMap<String, Vec<Tier>>)> = kept
        .read(Kind::PriceList)
        .into_iter()
        .map(|(_, list)| (list, HashMap::new()))
        .collect();
    for (id, tiers) in kept.read::<Vec<(u32, i64)>>(Kind::Price) {
        let Some((list_id, sku)) = id.split_once('/') else {
            continue;
        };
        if let Some((_, prices)) = lists.iter_mut().find(|(list, _)| list.id == list_id) {
            let tiers = tiers
                .into_iter()
                .map(|(from, minor)| Tier { from, minor })
                .collect();
            prices.insert(sku.to_owned(), tiers);
        }
    }
    let builder = CatalogBuilder {
        shop: kept
            .read(Kind::Shop)
            .into_iter()
            .map(|(_, shop)| shop)
            .next()
            .unwrap_or_default(),
        attributes: kept.bodies(Kind::Attribute),
        categories: kept.bodies(Kind::Category),
        products: kept.bodies(Kind::Product),
        tombstones: kept.bodies(Kind::Tombstone),
        lists,
        curations: kept.bodies(Kind::Curation),
        lexicon: lexicon::with(&kept.bodies(Kind::Synonyms)),
        ..CatalogBuilder::default()
    };
    let (catalog, mut left_out) = builder.build();
    left_out.append(&mut kept.unread);
    for line in &left_out {
        tracing::warn!("left out of the catalogue: {line}");
    }
    (catalog, left_out)
}

/// Documents as they were kept; what cannot be read is left out and named.
struct Kept {
    documents: HashMap<Kind, Vec<Document>>,
    unread: Vec<String>,
}

impl Kept {
    fn read<T: DeserializeOwned>(&mut self, kind: Kind) -> Vec<(String, T)> {
        let mut read = Vec::new();
        for document in self.documents.remove(&kind).unwrap_or_default() {
            match serde_json::from_str(&document.body) {
                Ok(value) => read.push((document.id, value)),
                Err(error) => {
                    let name = kind.as_str();
                    self.unread
                        .push(format!("{name} {} cannot be read: {error}", document.id));
                }
            }
        }
        read
    }

    fn bodies<T: DeserializeOwned>(&mut self, kind: Kind) -> Vec<T> {
        self.read(kind)
            .into_iter()
            .map(|(_, value)| value)
            .collect()
    }
}
