//! What is in a SQLite file, found out without changing it.

use crate::open::MIGRATIONS;
use crate::{Result, StoreError};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};
use std::path::Path;
use std::time::Duration;

/// SQLite's `application_id` of a shop's database: "Tafs" in ASCII. Those made before it was
/// set have 0.
pub(crate) const APPLICATION: i32 = 0x5461_6673;

/// The tables that every shop has had from its first migration on.
const TABLES: [&str; 14] = [
    "account",
    "address",
    "cart",
    "counter",
    "document",
    "flash",
    "order_event",
    "order_line",
    "orders",
    "outbox",
    "reset_token",
    "revision",
    "session",
    "stock",
];

/// How much a database holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holdings {
    pub products: i64,
    pub orders: i64,
    pub accounts: i64,
    /// When the last order was placed.
    pub last_order: Option<i64>,
}

impl std::fmt::Display for Holdings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            products,
            orders,
            accounts,
            last_order,
        } = self;
        f.write_fmt(format_args!(
            "{products} products, {orders} orders, {accounts} accounts"
        ))?;
        match last_order.map(engine::date::rfc3339) {
            Some(at) => f.write_fmt(format_args!(", the last order of {at}")),
            None => Ok(()),
        }
    }
}

/// What a SQLite file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// There is no file, or nothing in it.
    Nothing,
    Shop(Holdings),
}

/// Looks into a file that may be missing.
///
/// # Errors
/// [`StoreError::Refused`] for a database of another program, or of a newer one;
/// [`StoreError::Corrupt`] for what is no database.
pub(crate) async fn inspect(path: &Path, patience: Duration) -> Result<Content> {
    match std::fs::metadata(path) {
        Ok(about) if about.len() > 0 => {}
        Ok(_) => return Ok(Content::Nothing),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Content::Nothing),
        Err(error) => return Err(sqlx::Error::Io(error).into()),
    }
    let mut db = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(false)
        // Unlike one that opens it to read alone, this leaves no log behind when it closes.
        .pragma("query_only", "ON")
        .busy_timeout(patience)
        .connect()
        .await?;
    let content = look_into(&mut db, path).await;
    db.close().await?;
    content
}

async fn look_into(db: &mut SqliteConnection, path: &Path) -> Result<Content> {
    let strange = |what: &str| StoreError::Refused(format!("{} {what}", path.display()));
    let application: i32 = sqlx::query_scalar("PRAGMA application_id")
        .fetch_one(&mut *db)
        .await?;
    let tables: Vec<String> =
        sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table'")
            .fetch_all(&mut *db)
            .await?;
    if tables.is_empty() && application == 0 {
        return Ok(Content::Nothing);
    }
    let foreign = || strange("is a database of another program");
    let is_missing = |name: &str| !tables.iter().any(|table| table == name);
    if ![0, APPLICATION].contains(&application) || is_missing("_sqlx_migrations") {
        return Err(foreign());
    }
    if let Some(missing) = TABLES.into_iter().find(|name| is_missing(name)) {
        return Err(strange(&format!(
            "is no whole shop: the table {missing} is missing"
        )));
    }
    let applied: Vec<(i64, Vec<u8>)> =
        sqlx::query_as("SELECT version, checksum FROM _sqlx_migrations ORDER BY version")
            .fetch_all(&mut *db)
            .await?;
    for (version, checksum) in applied {
        let ours = MIGRATIONS.iter().find(|own| own.version == version);
        match ours {
            Some(own) if *own.checksum == *checksum => {}
            Some(_) => return Err(foreign()),
            None => {
                return Err(strange(&format!(
                    "was migrated by a newer program (version {version}): use that one"
                )));
            }
        }
    }
    const HOLDINGS: &str = "SELECT \
        (SELECT COUNT(*) FROM document WHERE kind = 'product'), \
        (SELECT COUNT(*) FROM orders), (SELECT COUNT(*) FROM account), \
        (SELECT MAX(placed_at) FROM orders)";
    let (products, orders, accounts, last_order) =
        sqlx::query_as(HOLDINGS).fetch_one(&mut *db).await?;
    Ok(Content::Shop(Holdings {
        products,
        orders,
        accounts,
        last_order,
    }))
}
