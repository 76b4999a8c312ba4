//! The stock of a batch: whose numbers stand, and the statements that write them.

use crate::Stock;
use crate::stock::Row;
use engine::catalog::StockPolicy;
use std::collections::HashMap;

/// What is said of one SKU's stock; what is not said stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StockChange {
    pub sku: String,
    /// Units on hand; below 0 only on backorder. Of a new SKU where nothing is said: none.
    pub on_hand: Option<i64>,
    /// Of a new SKU where nothing is said: tracked.
    pub policy: Option<StockPolicy>,
}

impl From<Stock> for StockChange {
    fn from(stock: Stock) -> StockChange {
        StockChange {
            sku: stock.sku,
            on_hand: Some(stock.on_hand),
            policy: Some(stock.policy),
        }
    }
}

/// Whose units on hand stand where both the shop and a batch name some.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StockMode {
    /// The batch's.
    #[default]
    Set,
    /// The shop's: it has sold since the batch was written.
    Keep,
    /// The shop's if orders came since an import last set units, otherwise the batch's.
    KeepIfSold,
}

impl StockMode {
    pub(super) fn keeps(self, orders_since: i64) -> bool {
        match self {
            StockMode::Set => false,
            StockMode::Keep => true,
            StockMode::KeepIfSold => orders_since > 0,
        }
    }
}

/// A row to write, or to find as it is.
pub(super) struct Wanted<'a> {
    pub sku: &'a str,
    pub on_hand: i64,
    pub policy: StockPolicy,
    /// Whether the row is there, and as it should be.
    pub same: Option<bool>,
}

impl Wanted<'_> {
    /// What the columns `on_hand` and `owed` hold.
    pub fn columns(&self) -> (i64, Option<i64>) {
        let owed = -self.on_hand.min(0);
        let is_owed = owed > 0 && self.policy == StockPolicy::Backorder;
        // Below 0 the database itself refuses what nobody may owe.
        let on_hand = if is_owed { 0 } else { self.on_hand };
        (on_hand, is_owed.then_some(owed))
    }

    /// The column `policy`: null for what is tracked, as in rows of older programs.
    pub fn policy(&self) -> Option<&'static str> {
        (self.policy != StockPolicy::Tracked).then(|| self.policy.as_str())
    }
}

/// What changes come to beside the rows that are there.
pub(super) fn wanted<'a>(
    changes: &[&'a StockChange],
    known: Vec<Row>,
    is_kept: bool,
) -> Vec<Wanted<'a>> {
    let known: HashMap<String, Stock> = known
        .into_iter()
        .map(|row| (row.0.clone(), Stock::from(row)))
        .collect();
    let wanted = changes.iter().map(|change| {
        let there = known.get(&change.sku);
        let said = change.on_hand.filter(|_| !(is_kept && there.is_some()));
        let on_hand = said.or(there.map(|stock| stock.on_hand)).unwrap_or(0);
        let policy = change
            .policy
            .or(there.map(|stock| stock.policy))
            .unwrap_or_default();
        // What was owed is not when units are counted otherwise.
        let counts = policy == StockPolicy::Backorder || said.is_some();
        let on_hand = if counts { on_hand } else { on_hand.max(0) };
        Wanted {
            sku: &change.sku,
            on_hand,
            policy,
            same: there.map(|stock| (stock.on_hand, stock.policy) == (on_hand, policy)),
        }
    });
    wanted.collect()
}

/// Counts orders since an import last set units, says whether this one keeps the shop's, and
/// otherwise remembers it. One that names no units, or whose units were not taken, is no mark: the
/// next file may be as old as this one. Orders wait until the import is kept, so that each is
/// before it or after it.
macro_rules! mark_import {
    ($db:ident, $batch:ident, $applied:ident) => {{
        const MARK: &str = "SELECT orders FROM import_mark WHERE name = 'catalogue'";
        const SET_MARK: &str = "INSERT INTO import_mark (name, orders) VALUES ('catalogue', $1) \
            ON CONFLICT (name) DO UPDATE SET orders = excluded.orders";
        sqlx::query(HOLD).bind("orders").execute(&mut *$db).await?;
        let orders: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM orders")
            .fetch_one(&mut *$db)
            .await?;
        let before: Option<i64> = sqlx::query_scalar(MARK).fetch_optional(&mut *$db).await?;
        $applied.orders_since = orders - before.unwrap_or(0);
        let is_kept = $batch.stock_mode.keeps($applied.orders_since);
        let names_units = $batch.stock.iter().any(|change| change.on_hand.is_some());
        if names_units && !is_kept && before != Some(orders) {
            sqlx::query(SET_MARK)
                .bind(orders)
                .execute(&mut *$db)
                .await?;
        }
    }};
}

macro_rules! apply_stock {
    ($db:ident, $batch:ident, $stock:ident, $applied:ident) => {{
        const DELETE_STOCK: &str = "DELETE FROM stock WHERE sku = $1";
        let revision: i64 = sqlx::query_scalar(HOLD)
            .bind("stock")
            .fetch_one(&mut *$db)
            .await?;
        for changes in $stock.chunks(ROWS) {
            let mut known =
                QueryBuilder::new("SELECT sku, on_hand - COALESCE(owed, 0), policy FROM (");
            known.push_values(changes, |mut values, change| {
                values.push_bind(change.sku.as_str());
            });
            known.push(") AS wanted CROSS JOIN stock WHERE sku = column1");
            let known = known.build_query_as().fetch_all(&mut *$db).await?;
            let wanted = stock::wanted(changes, known, $applied.stock_kept);
            let differing = $applied.stock.sort(&wanted, |row| row.same);
            if differing.is_empty() {
                continue;
            }
            let mut upsert =
                QueryBuilder::new("INSERT INTO stock (sku, on_hand, owed, policy, revision) ");
            upsert.push_values(differing, |mut values, row| {
                let (on_hand, owed) = row.columns();
                values
                    .push_bind(row.sku)
                    .push_bind(on_hand)
                    .push_bind(owed)
                    .push_bind(row.policy())
                    .push_bind(revision + 1);
            });
            upsert.push(
                " ON CONFLICT (sku) DO UPDATE SET on_hand = excluded.on_hand, \
                 owed = excluded.owed, policy = excluded.policy, revision = excluded.revision",
            );
            upsert.build().execute(&mut *$db).await?;
        }
        let mut removed = 0;
        for sku in &$batch.stock_removals {
            let done = sqlx::query(DELETE_STOCK)
                .bind(sku)
                .execute(&mut *$db)
                .await?;
            removed += done.rows_affected();
        }
        if removed > 0 || $applied.stock.moved() {
            sqlx::query(BUMP).bind("stock").execute(&mut *$db).await?;
        }
    }};
}

pub(super) use {apply_stock, mark_import};
