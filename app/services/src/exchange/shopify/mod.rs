//! Shopify's product CSV, the trade's exchange format: a row per variant or
//! picture, the rows of one `Handle` making one product.
//!
//! Pictures are remote and not taken; `Compare At Price`, inventory policies
//! and the Google fields have no counterpart in this shop. Products that are
//! not published, or whose status is not `active`, are left out.

mod build;
mod html;
mod names;

use super::Skipped;
use super::read::{Draft, ExchangeError};
use super::source::Source;
use build::Builder;
use csv::StringRecord;
use engine::price::PriceList;
use std::collections::HashMap;

/// Columns without which a file is no product CSV.
const NEEDED: [&str; 3] = ["handle", "title", "variant price"];

/// One line of the file by column name.
struct Line<'a> {
    columns: &'a HashMap<String, usize>,
    record: StringRecord,
}

impl Line<'_> {
    /// The trimmed cell of a column; empty where there is none.
    fn get(&self, column: &str) -> &str {
        self.columns
            .get(column)
            .and_then(|place| self.record.get(*place))
            .unwrap_or("")
            .trim()
    }
}

/// Collects products from files.
pub(super) struct Reader {
    builder: Builder,
    skipped: Vec<Skipped>,
}

impl Reader {
    pub fn new(price_list: PriceList) -> Reader {
        Reader {
            builder: Builder::new(price_list),
            skipped: Vec::new(),
        }
    }

    /// Takes one file; faulty rows are reported by their line.
    pub fn take(&mut self, source: &Source) -> Result<(), ExchangeError> {
        let mut csv = csv::ReaderBuilder::new().from_reader(source.text.as_bytes());
        let headers = csv.headers().map_err(|error| source.malformed(1, error))?;
        let columns: HashMap<String, usize> = headers
            .iter()
            .enumerate()
            .map(|(place, name)| (name.trim().to_lowercase(), place))
            .collect();
        if let Some(column) = NEEDED.iter().find(|column| !columns.contains_key(**column)) {
            return Err(source.malformed(1, format!("there is no column \"{column}\"")));
        }
        for record in csv.records() {
            let (line, taken) = match record {
                Ok(record) => {
                    let at = record
                        .position()
                        .map_or(0, |position| position.line() as usize);
                    let line = Line {
                        columns: &columns,
                        record,
                    };
                    (at, self.builder.take(&source.name, at, &line))
                }
                Err(error) => {
                    let at = error
                        .position()
                        .map_or(0, |position| position.line() as usize);
                    (at, Err(error.to_string()))
                }
            };
            if let Err(reason) = taken {
                self.skipped.push(Skipped {
                    file: source.name.clone(),
                    line,
                    reason,
                });
            }
        }
        Ok(())
    }

    pub fn finish(self) -> Draft {
        let mut draft = self.builder.finish();
        draft.skipped.extend(self.skipped);
        draft
    }
}
