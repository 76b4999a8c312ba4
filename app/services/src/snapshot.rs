//! The catalogue as files for browsers that search by themselves: made beside
//! answering, once for each catalogue, and kept in memory. Of a catalogue that is too large
//! for that, each category by itself.

mod parts;

use crate::error::{Result, ServiceError};
use bytes::Bytes;
use engine::catalog::{Catalog, PartKind, Snapshot};
use parts::Parts;
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::io::{ErrorKind, Result as IoResult, Write};
use std::sync::{Arc, Mutex, PoisonError, RwLock, Weak};

/// The largest catalogue that is made into files, in products. Those of twice the test
/// catalogue are about 3.5 MB of Brotli; of larger ones each category that is not larger than
/// this is made into files, and the server searches for everybody.
pub const MOST_PRODUCTS: usize = 40_000;
/// How hard Brotli tries, of 11: at 11 a tenth is gained in twenty times the time.
const QUALITY: u32 = 9;
/// Brotli's window, as a power of two: every part fits into it.
const WINDOW: u32 = 22;
const BUFFER: usize = 1 << 16;
/// How many editions are kept: those before the last are still being fetched, and what
/// browsers have of them is what the next is told as a difference to.
const EDITIONS: usize = 4;
/// How hard Zstandard tries to tell a difference, of 22.
const EFFORT: i32 = 9;
/// Its window, as a power of two: 8 MiB, the largest every browser has to grant.
const REACH: u32 = 23;
/// What a difference begins with: the head of a frame that is skipped, for the digest.
const DIFFERENCE: [u8; 8] = [0x5e, 0x2a, 0x4d, 0x18, 0x20, 0, 0, 0];

/// A catalogue's files.
#[derive(Debug)]
pub struct Published {
    pub edition: u64,
    /// The category that they are of, by its number, where they are not of the whole.
    pub category: Option<usize>,
    catalog: Weak<Catalog>,
    files: Vec<(PartKind, PartFile)>,
}

/// Whether there are files.
#[derive(Debug)]
pub enum Offer {
    Made(Arc<Published>),
    /// Not yet: it is worth asking again in a moment.
    BeingMade,
    /// Of a catalogue or a category that is too large.
    None,
}

/// SHA-256 of a part as it is.
pub type Digest = [u8; 32];

/// One part, as it is and as it travels.
#[derive(Debug)]
pub struct PartFile {
    pub plain: Bytes,
    pub brotli: Bytes,
    digest: Digest,
    /// By what they are told from.
    differences: Mutex<HashMap<Digest, Bytes>>,
}

impl Published {
    // Every price list is shown to everybody.
    fn of(catalog: &Arc<Catalog>) -> IoResult<Published> {
        Published::from(Snapshot::of(catalog, |_| true), catalog, None)
    }

    fn of_category(catalog: &Arc<Catalog>, category: usize) -> IoResult<Published> {
        let snapshot = Snapshot::of_category(catalog, category, |_| true);
        let snapshot = snapshot.ok_or(ErrorKind::NotFound)?;
        Published::from(snapshot, catalog, Some(category))
    }

    fn from(
        snapshot: Snapshot,
        catalog: &Arc<Catalog>,
        category: Option<usize>,
    ) -> IoResult<Published> {
        let edition = snapshot.edition;
        let parts = PartKind::ALL.into_iter().zip(snapshot.into_parts());
        let there = parts.filter(|(_, bytes)| !bytes.is_empty());
        let files = there.map(|(kind, bytes)| Ok((kind, PartFile::new(bytes)?)));
        Ok(Published {
            edition,
            category,
            catalog: Arc::downgrade(catalog),
            files: files.collect::<IoResult<_>>()?,
        })
    }

    /// One of the files; a category has none of words.
    pub fn part(&self, kind: PartKind) -> Option<&PartFile> {
        let mut files = self.files.iter();
        files.find(|(of, _)| *of == kind).map(|(_, file)| file)
    }

    /// How many bytes it takes to keep them.
    fn bytes(&self) -> usize {
        let files = self.files.iter();
        files
            .map(|(_, file)| file.plain.len() + file.brotli.len())
            .sum()
    }

    fn is_of(&self, catalog: &Arc<Catalog>) -> bool {
        Weak::ptr_eq(&self.catalog, &Arc::downgrade(catalog))
    }
}

impl PartFile {
    fn new(plain: Vec<u8>) -> IoResult<PartFile> {
        let mut brotli = Vec::new();
        let mut writer = brotli::CompressorWriter::new(&mut brotli, BUFFER, QUALITY, WINDOW);
        writer.write_all(&plain)?;
        drop(writer);
        Ok(PartFile {
            digest: Sha256::digest(&plain).into(),
            plain: plain.into(),
            brotli: brotli.into(),
            differences: Mutex::default(),
        })
    }

    /// How this part differs from another, as "Dictionary-Compressed Zstandard"
    /// (RFC 9842, section 5); worked out once.
    fn difference(&self, from: &PartFile) -> IoResult<Bytes> {
        let mut differences = self
            .differences
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = differences.get(&from.digest) {
            return Ok(known.clone());
        }
        let mut bytes = [&DIFFERENCE[..], &from.digest].concat();
        let mut encoder = zstd::Encoder::with_ref_prefix(&mut bytes, EFFORT, &from.plain)?;
        encoder.window_log(REACH)?;
        encoder.long_distance_matching(true)?;
        encoder.write_all(&self.plain)?;
        encoder.finish()?;
        let bytes = Bytes::from(bytes);
        differences.insert(from.digest, bytes.clone());
        Ok(bytes)
    }
}

/// The files of the last catalogues, the latest first, or of categories of the last one.
#[derive(Debug)]
pub struct Publisher {
    editions: RwLock<Vec<Arc<Published>>>,
    parts: Arc<Parts>,
    /// The largest catalogue, or category, to make files of, in products.
    pub most: usize,
}

impl Default for Publisher {
    fn default() -> Publisher {
        Publisher {
            editions: RwLock::default(),
            parts: Arc::default(),
            most: MOST_PRODUCTS,
        }
    }
}

impl Publisher {
    fn find(&self, fits: impl Fn(&Published) -> bool) -> Option<Arc<Published>> {
        let editions = self.editions.read().unwrap_or_else(PoisonError::into_inner);
        editions.iter().find(|edition| fits(edition)).cloned()
    }

    /// The files of this whole catalogue, where they are made.
    pub fn of(&self, catalog: &Arc<Catalog>) -> Option<Arc<Published>> {
        self.find(|published| published.is_of(catalog))
    }

    /// The files that serve who looks at a category, or around without one: those of the whole
    /// catalogue, unless it is too large. Those of a category begin to be made when they are
    /// first asked for. Must be called in a Tokio runtime.
    pub fn offer(&self, catalog: &Arc<Catalog>, category: Option<usize>) -> Offer {
        if let Some(whole) = self.of(catalog) {
            return Offer::Made(whole);
        }
        if catalog.items.len() <= self.most {
            return Offer::BeingMade;
        }
        let node = category.and_then(|category| catalog.categories.get(category));
        match (category, node) {
            (Some(category), Some(node)) if (1..=self.most).contains(&node.items.len()) => {
                self.parts.of(catalog, category)
            }
            _ => Offer::None,
        }
    }

    pub fn edition(&self, edition: u64) -> Option<Arc<Published>> {
        let whole = self.find(|published| published.edition == edition);
        whole.or_else(|| self.parts.edition(edition))
    }

    /// A part as its difference to one of the same kind with this digest; `None` where
    /// that one is not kept any more, or the whole is shorter. A category's parts are told
    /// whole: they are small, and differences would have to be kept as well.
    pub async fn difference(
        &self,
        edition: &Arc<Published>,
        kind: PartKind,
        from: Digest,
    ) -> Option<Bytes> {
        if edition.category.is_some() {
            return None;
        }
        let has_it = |part: &PartFile| part.digest == from;
        let from = self.find(|published| published.part(kind).is_some_and(has_it))?;
        let edition = edition.clone();
        let worked_out = tokio::task::spawn_blocking(move || {
            let part = edition.part(kind)?;
            let difference = part.difference(from.part(kind)?).ok()?;
            (difference.len() < part.brotli.len()).then_some(difference)
        });
        worked_out.await.ok()?
    }

    /// Makes the files of this catalogue, unless they are made or it is too large. Those of
    /// categories of an earlier one are forgotten.
    pub async fn publish(&self, catalog: &Arc<Catalog>) -> Result<()> {
        self.parts.turn_to(catalog);
        if catalog.items.len() > self.most || self.of(catalog).is_some() {
            return Ok(());
        }
        let catalog = catalog.clone();
        // Seconds of work, for a large catalogue.
        let made = tokio::task::spawn_blocking(move || Published::of(&catalog)).await;
        let made = made.map_err(ServiceError::unavailable)?;
        let made = Arc::new(made.map_err(ServiceError::unavailable)?);
        let mut editions = self
            .editions
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        editions.retain(|older| older.edition != made.edition);
        editions.insert(0, made);
        editions.truncate(EDITIONS);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::catalog::{CatalogBuilder, Category, Product};

    fn catalogue(products: usize) -> Arc<Catalog> {
        let product = |n: usize| Product {
            id: format!("p{n}"),
            category: "all".to_owned(),
            ..Product::default()
        };
        let builder = CatalogBuilder {
            categories: vec![Category {
                id: "all".to_owned(),
                ..Category::default()
            }],
            products: (0..products).map(product).collect(),
            ..CatalogBuilder::default()
        };
        Arc::new(builder.build().0)
    }

    #[tokio::test]
    async fn the_last_editions_are_kept_and_none_of_a_catalogue_that_is_too_large() {
        let publisher = Publisher {
            most: EDITIONS + 1,
            ..Publisher::default()
        };
        let shelves: Vec<Arc<Catalog>> = (1..=EDITIONS + 2).map(catalogue).collect();
        for catalog in &shelves {
            publisher.publish(catalog).await.unwrap();
        }
        let kept: Vec<bool> = shelves
            .iter()
            .map(|catalog| publisher.of(catalog).is_some())
            .collect();
        assert_eq!(kept, [false, true, true, true, true, false]);
    }

    #[tokio::test]
    async fn a_catalogue_too_large_to_be_sent_whole_is_offered_by_category() {
        let publisher = |most| Publisher {
            most,
            ..Publisher::default()
        };
        let catalog = catalogue(10);
        let all = Some(0);
        let offer = |most, category| publisher(most).offer(&catalog, category);
        assert!(matches!(offer(10, all), Offer::BeingMade), "the whole");
        assert!(matches!(offer(9, all), Offer::None), "too large as well");
        assert!(matches!(offer(9, None), Offer::None));
        assert!(matches!(offer(9, Some(1)), Offer::None), "not there");
        assert!(matches!(offer(0, all), Offer::None));
        let small = catalogue(0);
        assert!(matches!(publisher(0).offer(&small, all), Offer::BeingMade));
        let publisher = publisher(10);
        publisher.publish(&catalog).await.unwrap();
        let Offer::Made(whole) = publisher.offer(&catalog, all) else {
            panic!("it is made");
        };
        assert_eq!(whole.category, None);
        assert!(whole.part(PartKind::Text).is_some());
    }

    #[tokio::test]
    async fn a_difference_and_what_was_before_give_the_new_part() {
        let publisher = Publisher::default();
        let [before, after] = [40, 41].map(catalogue);
        publisher.publish(&before).await.unwrap();
        publisher.publish(&after).await.unwrap();
        let [before, after] = [&before, &after].map(|catalog| publisher.of(catalog).unwrap());
        let kind = PartKind::Cards;
        let [old, new] = [&before, &after].map(|edition| edition.part(kind).unwrap());
        let difference = new.difference(old).unwrap();
        assert_eq!(difference[..8], DIFFERENCE);
        assert_eq!(difference[8..40], old.digest);
        let mut decoder = zstd::Decoder::with_ref_prefix(&difference[40..], &old.plain).unwrap();
        let mut read = Vec::new();
        std::io::copy(&mut decoder, &mut read).unwrap();
        assert_eq!(read, new.plain);
        // Of what nobody has, nothing can be told.
        assert_eq!(publisher.difference(&after, kind, [0; 32]).await, None);
    }
}
