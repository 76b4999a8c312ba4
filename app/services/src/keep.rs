//! Between the exchange format and the store: a catalogue is kept document by
//! document, so that an import can tell what changed.

use crate::error::{Result, ServiceError};
use crate::exchange::{Document, Known, Media, PriceEntry, PriceListSection, StockEntry, VERSION};
use engine::Money;
use engine::catalog::{Product, StockPolicy, Tombstone};
use engine::price::PriceList;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use store::{Applied, Batch, Change, Kind, StockChange, StockMode, Store};

/// How a document is kept.
#[derive(Clone, Copy, Debug, Default)]
pub struct Keeping {
    /// Whose units on hand stand where the shop has some already.
    pub stock: StockMode,
    /// Whether it is an import, since which orders are counted.
    pub is_import: bool,
    /// The revision of the catalogue the document was merged with: at another one nothing
    /// is kept.
    pub revision: Option<i64>,
}

/// Keeps a document, all of it or nothing.
pub(crate) async fn keep(store: &Store, document: &Document, how: Keeping) -> Result<Applied> {
    let mut batch = Batch {
        documents: changes(store, document).await?,
        stock: document.stock.iter().map(stock_change).collect(),
        stock_mode: how.stock,
        is_import: how.is_import,
        expected: how.revision,
        ..Batch::default()
    };
    removals(store, document, &mut batch).await?;
    Ok(store.apply(&batch).await?)
}

fn stock_change(entry: &StockEntry) -> StockChange {
    StockChange {
        sku: entry.sku.clone(),
        on_hand: entry.on_hand,
        policy: entry.policy,
    }
}

async fn changes(store: &Store, document: &Document) -> Result<Vec<Change>> {
    let mut changes = Vec::new();
    if let Some(shop) = &document.shop {
        changes.push(change(Kind::Shop, "shop", 0, shop)?);
    }
    let attributes = document.attributes.iter().map(|row| (&row.key, row));
    placed(store, Kind::Attribute, attributes, &mut changes).await?;
    let categories = document.categories.iter().map(|row| (&row.id, row));
    placed(store, Kind::Category, categories, &mut changes).await?;
    for product in &document.products {
        changes.push(change(Kind::Product, &product.id, 0, product)?);
    }
    for tombstone in &document.deleted {
        changes.push(change(Kind::Tombstone, &tombstone.id, 0, tombstone)?);
    }
    let lists = document.price_lists.iter().map(|row| &row.list);
    let lists = lists.map(|list| (&list.id, list));
    placed(store, Kind::PriceList, lists, &mut changes).await?;
    for section in &document.price_lists {
        let list = &section.list;
        for entry in &section.prices {
            let tiers = entry
                .tiers
                .iter()
                .map(|(from, price)| {
                    let money = Money::parse(price, list.currency)?;
                    Some((*from, money.minor))
                })
                .collect::<Option<Vec<_>>>()
                .ok_or_else(|| {
                    ServiceError::unavailable(format!("the price of {} is no amount", entry.sku))
                })?;
            let id = price_id(&list.id, &entry.sku);
            changes.push(change(Kind::Price, &id, 0, &tiers)?);
        }
    }
    for media in &document.media {
        changes.push(change(Kind::Media, &media.name, 0, media)?);
    }
    let curations = document.curations.iter().map(|row| (&row.id, row));
    placed(store, Kind::Curation, curations, &mut changes).await?;
    let synonyms = document.synonyms.iter().map(|row| (&row.id, row));
    placed(store, Kind::Synonyms, synonyms, &mut changes).await?;
    Ok(changes)
}

fn price_id(list: &str, sku: &str) -> String {
    format!("{list}/{sku}")
}

/// Adds rows whose order among their kind means something.
async fn placed<'a, T: Serialize + 'a>(
    store: &Store,
    kind: Kind,
    rows: impl Iterator<Item = (&'a String, &'a T)>,
    changes: &mut Vec<Change>,
) -> Result<()> {
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return Ok(());
    }
    let there = store.documents(kind).await?.into_iter();
    let there: HashMap<String, i64> = there.map(|row| (row.id, row.position)).collect();
    let ids: Vec<&str> = rows.iter().map(|(id, _)| id.as_str()).collect();
    for ((id, row), position) in rows.iter().zip(positions(&there, &ids)) {
        changes.push(change(kind, id, position, row)?);
    }
    Ok(())
}

/// Places of rows among their kind. What is there keeps its place and what is new goes
/// behind; only who names all that is there says an order of all.
fn positions(there: &HashMap<String, i64>, given: &[&str]) -> Vec<i64> {
    let last = there.values().max().copied().unwrap_or(-1);
    let kept: Vec<i64> = given
        .iter()
        .zip(last + 1..)
        .map(|(id, behind)| there.get(*id).copied().unwrap_or(behind))
        .collect();
    let named: HashSet<&str> = given.iter().copied().collect();
    let names_all = there.keys().all(|id| named.contains(id.as_str()));
    match names_all && !kept.is_sorted_by(|a, b| a < b) {
        true => (0..).take(given.len()).collect(),
        false => kept,
    }
}

/// What goes with the products a document deletes, and the tombstones of those that it
/// brings back.
async fn removals(store: &Store, document: &Document, batch: &mut Batch) -> Result<()> {
    if !document.products.is_empty() {
        let given: HashSet<&str> = document.products.iter().map(|p| p.id.as_str()).collect();
        let back = all::<Tombstone>(store, Kind::Tombstone).await?.into_iter();
        let back = back.filter(|(id, _)| given.contains(id.as_str()));
        batch
            .removals
            .extend(back.map(|(id, _)| (Kind::Tombstone, id)));
    }
    if document.deleted.is_empty() {
        return Ok(());
    }
    let lists = all::<PriceList>(store, Kind::PriceList).await?;
    let given = document.products.iter().flat_map(|p| &p.variants);
    let given: HashSet<&str> = given.map(|variant| variant.sku.as_str()).collect();
    for tombstone in &document.deleted {
        let Some(there) = store.document(Kind::Product, &tombstone.id).await? else {
            continue;
        };
        batch.removals.push((Kind::Product, tombstone.id.clone()));
        let product: Product =
            serde_json::from_str(&there.body).map_err(ServiceError::unavailable)?;
        let skus = product.variants.into_iter().map(|variant| variant.sku);
        for sku in skus.filter(|sku| !given.contains(sku.as_str())) {
            let prices = lists.iter().map(|(list, _)| price_id(list, &sku));
            batch.removals.extend(prices.map(|id| (Kind::Price, id)));
            batch.stock_removals.push(sku);
        }
    }
    Ok(())
}

fn change<T: Serialize>(kind: Kind, id: &str, position: i64, value: &T) -> Result<Change> {
    let body = serde_json::to_string(value).map_err(ServiceError::unavailable)?;
    let digest = Sha256::digest(body.as_bytes());
    let digest = digest
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok(Change {
        kind,
        id: id.to_owned(),
        position,
        body,
        digest,
    })
}

/// What the shop has, for a document that is only a part.
pub(crate) async fn known(store: &Store) -> Result<Known> {
    // Before what it is of: a change meanwhile is then noticed.
    let revision = store.revisions().await?.catalogue;
    let document = Document {
        attributes: bodies(store, Kind::Attribute).await?,
        categories: bodies(store, Kind::Category).await?,
        products: bodies(store, Kind::Product).await?,
        deleted: bodies(store, Kind::Tombstone).await?,
        price_lists: lists(store).await?,
        curations: bodies(store, Kind::Curation).await?,
        ..Document::default()
    };
    Ok(Known {
        revision: Some(revision),
        ..Known::of(document)
    })
}

async fn lists(store: &Store) -> Result<Vec<PriceListSection>> {
    let lists = all::<PriceList>(store, Kind::PriceList).await?.into_iter();
    let section = |list| PriceListSection {
        list,
        prices: Vec::new(),
    };
    Ok(lists.map(|(_, list)| section(list)).collect())
}

/// The whole catalogue in the exchange format.
pub(crate) async fn export(store: &Store) -> Result<Document> {
    let products: Vec<Product> = bodies(store, Kind::Product).await?;
    // A variant that left its product may have left a price or stock behind.
    let skus = products.iter().flat_map(|product| &product.variants);
    let skus: HashSet<&str> = skus.map(|variant| variant.sku.as_str()).collect();
    let mut price_lists = lists(store).await?;
    for (id, tiers) in all::<Vec<(u32, i64)>>(store, Kind::Price).await? {
        let Some((list_id, sku)) = id.split_once('/') else {
            continue;
        };
        if !skus.contains(sku) {
            continue;
        }
        if let Some(section) = price_lists
            .iter_mut()
            .find(|section| section.list.id == list_id)
        {
            let currency = section.list.currency;
            let tiers = tiers
                .into_iter()
                .map(|(from, minor)| (from, Money::new(minor, currency).decimal()))
                .collect();
            section.prices.push(PriceEntry {
                sku: sku.to_owned(),
                tiers,
            });
        }
    }
    let mut stock = store.stock_changed_since(-1).await?;
    stock.retain(|entry| skus.contains(entry.sku.as_str()));
    let stock = stock.into_iter().map(|entry| StockEntry {
        sku: entry.sku,
        on_hand: Some(entry.on_hand),
        policy: Some(entry.policy).filter(|policy| *policy != StockPolicy::Tracked),
    });
    let stock = stock.collect();
    drop(skus);
    Ok(Document {
        format: "tafsil".to_owned(),
        version: VERSION,
        shop: all(store, Kind::Shop)
            .await?
            .into_iter()
            .next()
            .map(|(_, shop)| shop),
        attributes: bodies(store, Kind::Attribute).await?,
        categories: bodies(store, Kind::Category).await?,
        products,
        deleted: bodies(store, Kind::Tombstone).await?,
        price_lists,
        stock,
        media: bodies::<Media>(store, Kind::Media).await?,
        curations: bodies(store, Kind::Curation).await?,
        synonyms: bodies(store, Kind::Synonyms).await?,
    })
}

pub(crate) async fn bodies<T: DeserializeOwned>(store: &Store, kind: Kind) -> Result<Vec<T>> {
    Ok(all(store, kind)
        .await?
        .into_iter()
        .map(|(_, value)| value)
        .collect())
}

async fn all<T: DeserializeOwned>(store: &Store, kind: Kind) -> Result<Vec<(String, T)>> {
    let documents = store.documents(kind).await?;
    documents
        .into_iter()
        .map(|document| {
            let value = serde_json::from_str(&document.body).map_err(ServiceError::unavailable)?;
            Ok((document.id, value))
        })
        .collect()
}
