//! Applying a catalogue: many documents and stock in one transaction, writing only what differs.

mod stock;

use crate::document::DELETE;
use crate::revision::{BUMP, HOLD};
use crate::{Kind, Result, Stock, Store, StoreError};
use sqlx::QueryBuilder;
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub use stock::{StockChange, StockMode};

/// Rows in one statement: six values each stay below SQLite's 32,766.
const ROWS: usize = 500;

/// A document as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub kind: Kind,
    pub id: String,
    pub position: i64,
    pub body: String,
    /// Tells bodies apart: two with the same digest are the same.
    pub digest: String,
}

/// What is applied together, all of it or nothing.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// Where an id comes twice, the last one stands.
    pub documents: Vec<Change>,
    /// Documents that should not be there.
    pub removals: Vec<(Kind, String)>,
    /// Where a SKU comes twice, the last one stands.
    pub stock: Vec<StockChange>,
    /// SKUs of which no stock is kept any more.
    pub stock_removals: Vec<String>,
    /// Whose units on hand stand where both the shop and the batch name some.
    pub stock_mode: StockMode,
    /// Whether it is an import: orders from here on come after it.
    pub is_import: bool,
    /// The catalogue's revision the batch was made for: at another one it is refused.
    pub expected: Option<i64>,
}

/// What became of the rows of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub added: usize,
    pub changed: usize,
    pub unchanged: usize,
}

/// What [`Store::apply`] did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Only kinds that were given.
    pub documents: BTreeMap<Kind, Counts>,
    pub stock: Counts,
    /// How many documents were deleted.
    pub removed: u64,
    /// Whether units on hand of known SKUs were left as they are.
    pub stock_kept: bool,
    /// How many orders came since an import last set units on hand.
    pub orders_since: i64,
}

impl Store {
    /// Adds and changes documents and sets stock, all of it or (on an error) nothing.
    /// See [`Store::apply`].
    pub async fn apply_documents(&self, changes: &[Change], stock: &[Stock]) -> Result<Applied> {
        self.apply(&Batch {
            documents: changes.to_vec(),
            stock: stock.iter().cloned().map(StockChange::from).collect(),
            ..Batch::default()
        })
        .await
    }

    /// Brings documents and stock to what a batch says, all of it or (on an error) nothing.
    ///
    /// What is already so stays untouched; if all is, no revision moves.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the catalogue is not at the expected revision.
    pub async fn apply(&self, batch: &Batch) -> Result<Applied> {
        let mut by_kind: BTreeMap<Kind, BTreeMap<&str, &Change>> = BTreeMap::new();
        for change in &batch.documents {
            by_kind
                .entry(change.kind)
                .or_default()
                .insert(&change.id, change);
        }
        let by_kind: Vec<(Kind, Vec<&Change>)> = by_kind
            .into_iter()
            .map(|(kind, rows)| (kind, rows.into_values().collect()))
            .collect();
        let removals: BTreeSet<&(Kind, String)> = batch.removals.iter().collect();
        let stock: BTreeMap<&str, &StockChange> = batch
            .stock
            .iter()
            .map(|change| (change.sku.as_str(), change))
            .collect();
        let stock: Vec<&StockChange> = stock.into_values().collect();
        let touches_stock = !stock.is_empty() || !batch.stock_removals.is_empty();

        // Subjects are held in alphabetical order: catalogue, orders, removals, stock.
        write!(self, |db| {
            let mut applied = Applied::default();

            let catalogue: i64 = sqlx::query_scalar(HOLD)
                .bind("catalogue")
                .fetch_one(&mut *db)
                .await?;
            if batch.expected.is_some_and(|expected| expected != catalogue) {
                return Err(StoreError::Conflict { what: "catalogue" });
            }
            for (kind, rows) in &by_kind {
                let counts = applied.documents.entry(*kind).or_default();
                for rows in rows.chunks(ROWS) {
                    // Not a long IN list, with which PostgreSQL reads the kind from end to end;
                    // and CROSS JOIN, because SQLite then keeps to this order of looking up.
                    let mut known = QueryBuilder::new("SELECT id, digest, position FROM (");
                    known.push_values(rows, |mut id, row| {
                        id.push_bind(row.id.as_str());
                    });
                    known
                        .push(") AS wanted CROSS JOIN document WHERE id = column1 AND kind = ")
                        .push_bind(kind.as_str());
                    let known: Vec<(String, String, i64)> =
                        known.build_query_as().fetch_all(&mut *db).await?;
                    let known: HashMap<&str, (&str, i64)> = known
                        .iter()
                        .map(|(id, digest, position)| (id.as_str(), (digest.as_str(), *position)))
                        .collect();

                    let differing = counts.sort(rows, |row| {
                        Some(*known.get(row.id.as_str())? == (row.digest.as_str(), row.position))
                    });
                    if differing.is_empty() {
                        continue;
                    }
                    let mut upsert = QueryBuilder::new(
                        "INSERT INTO document (kind, id, position, body, digest, revision) ",
                    );
                    upsert.push_values(differing, |mut values, row| {
                        values
                            .push_bind(row.kind.as_str())
                            .push_bind(row.id.as_str())
                            .push_bind(row.position)
                            .push_bind(row.body.as_str())
                            .push_bind(row.digest.as_str())
                            .push_bind(catalogue + 1);
                    });
                    upsert.push(
                        " ON CONFLICT (kind, id) DO UPDATE SET position = excluded.position, \
                         body = excluded.body, digest = excluded.digest, \
                         revision = excluded.revision",
                    );
                    upsert.build().execute(&mut *db).await?;
                }
            }
            for (kind, id) in &removals {
                applied.removed += sqlx::query(DELETE)
                    .bind(kind.as_str())
                    .bind(id)
                    .execute(&mut *db)
                    .await?
                    .rows_affected();
            }
            if applied.removed > 0 || applied.documents.values().any(Counts::moved) {
                sqlx::query(BUMP)
                    .bind("catalogue")
                    .execute(&mut *db)
                    .await?;
            }
            if batch.is_import {
                stock::mark_import!(db, batch, applied);
            }
            if applied.removed > 0 {
                sqlx::query(BUMP).bind("removals").execute(&mut *db).await?;
            }
            applied.stock_kept = batch.stock_mode.keeps(applied.orders_since);
            if touches_stock {
                stock::apply_stock!(db, batch, stock, applied);
            }
            applied
        })
    }
}

impl Counts {
    fn moved(&self) -> bool {
        self.added + self.changed > 0
    }

    /// Counts the rows and gives those to write. `same` says whether the kept row is the
    /// same; nothing when there is none.
    fn sort<'r, R>(&mut self, rows: &'r [R], same: impl Fn(&R) -> Option<bool>) -> Vec<&'r R> {
        let mut differing = Vec::new();
        for row in rows {
            let count = match same(row) {
                None => &mut self.added,
                Some(false) => &mut self.changed,
                Some(true) => {
                    self.unchanged += 1;
                    continue;
                }
            };
            *count += 1;
            differing.push(row);
        }
        differing
    }
}
