//! Several processes, one truth: how often each subject was written.
//!
//! A write holds its subjects' rows until it commits, always in alphabetical order, so
//! that writes of one subject follow one another and never lock each other out.

use crate::{Result, Store};

/// Takes the row of subject `$1` for this transaction and gives its value, unchanged.
pub(crate) const HOLD: &str =
    "UPDATE revision SET value = value WHERE subject = $1 RETURNING value";

/// Adds one to subject `$1` and gives the new value.
pub(crate) const BUMP: &str =
    "UPDATE revision SET value = value + 1 WHERE subject = $1 RETURNING value";

/// How often each subject was written: numbers that only grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Revisions {
    /// Documents added or changed.
    pub catalogue: i64,
    pub orders: i64,
    /// Documents deleted: whoever remembers documents loads them all again.
    pub removals: i64,
    pub stock: i64,
}

impl Store {
    pub async fn revisions(&self) -> Result<Revisions> {
        const SQL: &str = "SELECT subject, value FROM revision";
        let rows: Vec<(String, i64)> = read!(self, |db| sqlx::query_as(SQL).fetch_all(db).await?)?;
        let mut revisions = Revisions::default();
        for (subject, value) in rows {
            match subject.as_str() {
                "catalogue" => revisions.catalogue = value,
                "orders" => revisions.orders = value,
                "removals" => revisions.removals = value,
                "stock" => revisions.stock = value,
                // A newer program beside this one may keep more.
                _ => {}
            }
        }
        Ok(revisions)
    }
}
