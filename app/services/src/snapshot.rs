//! The catalogue as files for browsers that search by themselves: made beside
//! answering, once for each catalogue, and kept in memory.

use crate::error::{Result, ServiceError};
use bytes::Bytes;
use engine::catalog::{Catalog, PartKind, Snapshot};
use std::io::{Result as IoResult, Write};
use std::sync::{Arc, PoisonError, RwLock, Weak};

/// How hard Brotli tries, of 11: at 11 a tenth is gained in twenty times the time.
const QUALITY: u32 = 9;
/// Brotli's window, as a power of two: every part fits into it.
const WINDOW: u32 = 22;
const BUFFER: usize = 1 << 16;
/// How many editions are kept: those before the last are still being fetched.
const EDITIONS: usize = 2;

/// A catalogue's files.
#[derive(Debug)]
pub struct Published {
    pub edition: u64,
    catalog: Weak<Catalog>,
    parts: [PartFile; 3],
}

/// One part, as it is and as it travels.
#[derive(Debug)]
pub struct PartFile {
    pub plain: Bytes,
    pub brotli: Bytes,
}

impl Published {
    fn of(catalog: &Arc<Catalog>) -> IoResult<Published> {
        // Every price list is shown to everybody.
        let snapshot = Snapshot::of(catalog, |_| true);
        let edition = snapshot.edition;
        let [columns, text, cards] = snapshot.into_parts().map(PartFile::new);
        Ok(Published {
            edition,
            catalog: Arc::downgrade(catalog),
            parts: [columns?, text?, cards?],
        })
    }

    pub fn part(&self, kind: PartKind) -> &PartFile {
        let [columns, text, cards] = &self.parts;
        match kind {
            PartKind::Columns => columns,
            PartKind::Text => text,
            PartKind::Cards => cards,
        }
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
            plain: plain.into(),
            brotli: brotli.into(),
        })
    }
}

/// The files of the last catalogues, the latest first.
#[derive(Debug, Default)]
pub(crate) struct Publisher {
    editions: RwLock<Vec<Arc<Published>>>,
}

impl Publisher {
    fn find(&self, fits: impl Fn(&Published) -> bool) -> Option<Arc<Published>> {
        let editions = self.editions.read().unwrap_or_else(PoisonError::into_inner);
        editions.iter().find(|edition| fits(edition)).cloned()
    }

    /// The files of this catalogue, where they are made.
    pub fn of(&self, catalog: &Arc<Catalog>) -> Option<Arc<Published>> {
        self.find(|published| published.is_of(catalog))
    }

    pub fn edition(&self, edition: u64) -> Option<Arc<Published>> {
        self.find(|published| published.edition == edition)
    }

    /// Makes the files of this catalogue, unless they are made.
    pub async fn publish(&self, catalog: &Arc<Catalog>) -> Result<()> {
        if self.of(catalog).is_some() {
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
