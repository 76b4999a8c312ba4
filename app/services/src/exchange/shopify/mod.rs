//! Shopify's files, the trade's exchange formats: the product CSV, a row per
//! variant or picture, the rows of one handle making one product; and the
//! inventory CSV, a row per variant and location. A header says which it is.
//!
//! Pictures are remote and not taken; prices to compare with and the Google
//! fields have no counterpart in this shop. Products that are not published, or
//! whose status is not `active`, are hidden where the shop has them, else left out.

mod build;
mod categories;
mod columns;
mod html;
mod inventory;
mod line;
mod names;
mod options;
mod price;
mod table;

use super::Skipped;
use super::read::{Draft, ExchangeError};
use super::source::Source;
use build::Builder;
use columns::{Columns, Kind};
use engine::price::PriceList;
use inventory::Inventory;
use line::Line;

/// Collects products and counts from files.
pub(super) struct Reader {
    builder: Builder,
    inventory: Inventory,
    skipped: Vec<Skipped>,
    notices: Vec<Skipped>,
}

impl Reader {
    pub fn new(price_list: PriceList) -> Reader {
        Reader {
            builder: Builder::new(price_list),
            inventory: Inventory::default(),
            skipped: Vec::new(),
            notices: Vec::new(),
        }
    }

    /// Takes one file; faulty rows are reported by their line.
    pub fn take(&mut self, source: &Source) -> Result<(), ExchangeError> {
        let table = table::read(&source.text, |header| Columns::of(header).len());
        let columns = Columns::of(&table.header);
        let kind = columns
            .kind(&table.header)
            .map_err(|reason| source.malformed(table.line, reason))?;
        if let Some(encoding) = source.encoding {
            self.notice(source, 1, format!("it is read as {encoding}"));
        }
        for name in &columns.doubled {
            let reason = format!("the column \"{name}\" is there twice; the first is read");
            self.notice(source, table.line, reason);
        }
        let lines: Vec<(usize, Line)> = table
            .records
            .into_iter()
            .map(|(at, record)| {
                let columns = &columns;
                (at, Line { columns, record })
            })
            .collect();
        self.builder.expect_skus(
            lines
                .iter()
                .map(|(_, line)| line.figure("variant sku").to_owned()),
        );
        let taken = lines.iter().filter_map(|(at, line)| {
            let taken = match kind {
                Kind::Products => self.builder.take(&source.name, *at, line),
                Kind::Inventory => self.inventory.take(&source.name, *at, line),
            };
            Some((*at, taken.err()?))
        });
        let faults: Vec<(usize, String)> = taken.chain(table.faults).collect();
        self.skipped
            .extend(faults.into_iter().map(|(line, reason)| Skipped {
                file: source.name.clone(),
                line,
                reason,
            }));
        Ok(())
    }

    fn notice(&mut self, source: &Source, line: usize, reason: String) {
        let file = source.name.clone();
        self.notices.push(Skipped { file, line, reason });
    }

    pub fn finish(self) -> Draft {
        let mut draft = self.builder.finish(self.inventory);
        draft.skipped.extend(self.skipped);
        draft.notices.extend(self.notices);
        draft
    }
}
