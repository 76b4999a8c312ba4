//! What an operator asks of a whole store.

use crate::{Result, Store};
use sqlx::sqlite::SqliteConnectOptions;
use std::path::PathBuf;
use std::str::FromStr;

impl Store {
    /// The kind of database: `sqlite` or `postgres`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "sqlite",
            Self::Postgres(_) => "postgres",
        }
    }

    /// The number of the last migration that was applied.
    pub async fn version(&self) -> Result<i64> {
        const SQL: &str = "SELECT MAX(version) FROM _sqlx_migrations";
        let version: Option<i64> = read!(self, |db| sqlx::query_scalar(SQL).fetch_one(db).await?)?;
        Ok(version.unwrap_or(0))
    }

    /// Whether nothing was ever put in: no catalogue, no account, no order.
    pub async fn is_empty(&self) -> Result<bool> {
        const SQL: &str = "SELECT (SELECT COUNT(*) FROM document) \
            + (SELECT COUNT(*) FROM account) + (SELECT COUNT(*) FROM orders)";
        let rows: i64 = read!(self, |db| sqlx::query_scalar(SQL).fetch_one(db).await?)?;
        Ok(rows == 0)
    }

    /// The file of a SQLite database by its address; `None` for any other database and for
    /// one in memory.
    pub fn file(url: &str) -> Option<PathBuf> {
        if !url.starts_with("sqlite:") || url.contains(":memory:") {
            return None;
        }
        let options = SqliteConnectOptions::from_str(url).ok()?;
        Some(options.get_filename().to_owned())
    }
}
