//! Between the exchange format and the store: a catalogue is kept document by
//! document, so that an import can tell what changed.

use crate::error::{Result, ServiceError};
use crate::exchange::{Document, Media, PriceEntry, PriceListSection, StockEntry, VERSION};
use engine::Money;
use engine::price::PriceList;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use store::{Applied, Change, Kind, Stock, Store};

/// Keeps a document, all of it or nothing.
pub(crate) async fn keep(store: &Store, document: &Document) -> Result<Applied> {
    let (changes, stock) = changes(document)?;
    Ok(store.apply_documents(&changes, &stock).await?)
}

fn changes(document: &Document) -> Result<(Vec<Change>, Vec<Stock>)> {
    let mut changes = Vec::new();
    if let Some(shop) = &document.shop {
        changes.push(change(Kind::Shop, "shop", 0, shop)?);
    }
    for (position, attribute) in (0..).zip(&document.attributes) {
        changes.push(change(
            Kind::Attribute,
            &attribute.key,
            position,
            attribute,
        )?);
    }
    for (position, category) in (0..).zip(&document.categories) {
        changes.push(change(Kind::Category, &category.id, position, category)?);
    }
    for product in &document.products {
        changes.push(change(Kind::Product, &product.id, 0, product)?);
    }
    for (position, section) in (0..).zip(&document.price_lists) {
        let list = &section.list;
        changes.push(change(Kind::PriceList, &list.id, position, list)?);
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
            let id = format!("{}/{}", list.id, entry.sku);
            changes.push(change(Kind::Price, &id, 0, &tiers)?);
        }
    }
    for media in &document.media {
        changes.push(change(Kind::Media, &media.name, 0, media)?);
    }
    for (position, curation) in (0..).zip(&document.curations) {
        changes.push(change(Kind::Curation, &curation.id, position, curation)?);
    }
    for (position, synonyms) in (0..).zip(&document.synonyms) {
        changes.push(change(Kind::Synonyms, &synonyms.id, position, synonyms)?);
    }
    let stock = document
        .stock
        .iter()
        .map(|entry| Stock {
            sku: entry.sku.clone(),
            on_hand: entry.on_hand,
        })
        .collect();
    Ok((changes, stock))
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

/// The whole catalogue in the exchange format.
pub(crate) async fn export(store: &Store) -> Result<Document> {
    let mut price_lists: Vec<PriceListSection> = all::<PriceList>(store, Kind::PriceList)
        .await?
        .into_iter()
        .map(|(_, list)| PriceListSection {
            list,
            prices: Vec::new(),
        })
        .collect();
    for (id, tiers) in all::<Vec<(u32, i64)>>(store, Kind::Price).await? {
        let Some((list_id, sku)) = id.split_once('/') else {
            continue;
        };
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
    let stock = store.stock_changed_since(-1).await?;
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
        products: bodies(store, Kind::Product).await?,
        price_lists,
        stock: stock
            .into_iter()
            .map(|entry| StockEntry {
                sku: entry.sku,
                on_hand: entry.on_hand,
            })
            .collect(),
        media: bodies::<Media>(store, Kind::Media).await?,
        curations: bodies(store, Kind::Curation).await?,
        synonyms: bodies(store, Kind::Synonyms).await?,
    })
}

async fn bodies<T: DeserializeOwned>(store: &Store, kind: Kind) -> Result<Vec<T>> {
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
