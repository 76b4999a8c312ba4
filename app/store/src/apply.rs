//! Applying a catalogue: many documents and stock in one transaction, writing only what differs.

use crate::revision::{BUMP, HOLD};
use crate::{Kind, Result, Stock, Store};
use sqlx::QueryBuilder;
use std::collections::{BTreeMap, HashMap};

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

/// What became of the rows of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub added: usize,
    pub changed: usize,
    pub unchanged: usize,
}

/// What [`Store::apply_documents`] did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Only kinds that were given.
    pub documents: BTreeMap<Kind, Counts>,
    pub stock: Counts,
}

impl Store {
    /// Adds and changes documents and sets stock, all of it or (on an error) nothing.
    ///
    /// What is already so stays untouched; if all is, no revision moves. Where an id or a SKU
    /// comes twice, the last one stands.
    pub async fn apply_documents(&self, changes: &[Change], stock: &[Stock]) -> Result<Applied> {
        let mut by_kind: BTreeMap<Kind, BTreeMap<&str, &Change>> = BTreeMap::new();
        for change in changes {
            by_kind
                .entry(change.kind)
                .or_default()
                .insert(&change.id, change);
        }
        let by_kind: Vec<(Kind, Vec<&Change>)> = by_kind
            .into_iter()
            .map(|(kind, rows)| (kind, rows.into_values().collect()))
            .collect();
        let stock: BTreeMap<&str, i64> = stock
            .iter()
            .map(|row| (row.sku.as_str(), row.on_hand))
            .collect();
        let stock: Vec<(&str, i64)> = stock.into_iter().collect();

        write!(self, |db| {
            let mut applied = Applied::default();

            let catalogue: i64 = sqlx::query_scalar(HOLD)
                .bind("catalogue")
                .fetch_one(&mut *db)
                .await?;
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
            if applied.documents.values().any(Counts::moved) {
                sqlx::query(BUMP)
                    .bind("catalogue")
                    .execute(&mut *db)
                    .await?;
            }

            if !stock.is_empty() {
                let revision: i64 = sqlx::query_scalar(HOLD)
                    .bind("stock")
                    .fetch_one(&mut *db)
                    .await?;
                for rows in stock.chunks(ROWS) {
                    let mut known = QueryBuilder::new("SELECT sku, on_hand FROM (");
                    known.push_values(rows, |mut values, (sku, _)| {
                        values.push_bind(*sku);
                    });
                    known.push(") AS wanted CROSS JOIN stock WHERE sku = column1");
                    let known: Vec<(String, i64)> =
                        known.build_query_as().fetch_all(&mut *db).await?;
                    let known: HashMap<&str, i64> = known
                        .iter()
                        .map(|(sku, on_hand)| (sku.as_str(), *on_hand))
                        .collect();

                    let differing = applied
                        .stock
                        .sort(rows, |(sku, on_hand)| Some(known.get(sku)? == on_hand));
                    if differing.is_empty() {
                        continue;
                    }
                    let mut upsert =
                        QueryBuilder::new("INSERT INTO stock (sku, on_hand, revision) ");
                    upsert.push_values(differing, |mut values, (sku, on_hand)| {
                        values
                            .push_bind(*sku)
                            .push_bind(*on_hand)
                            .push_bind(revision + 1);
                    });
                    upsert.push(
                        " ON CONFLICT (sku) DO UPDATE SET on_hand = excluded.on_hand, \
                         revision = excluded.revision",
                    );
                    upsert.build().execute(&mut *db).await?;
                }
                if applied.stock.moved() {
                    sqlx::query(BUMP).bind("stock").execute(&mut *db).await?;
                }
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
