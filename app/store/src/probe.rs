//! Whether the database answers, and takes writes.

use crate::{Result, Store};
use std::time::Duration;

impl Store {
    /// Reads one row.
    pub async fn probe_read(&self) -> Result<()> {
        const SQL: &str = "SELECT value FROM counter WHERE name = 'probe'";
        read!(self, |db| {
            let _: Option<i64> = sqlx::query_scalar(SQL).fetch_optional(db).await?;
        })
    }

    /// Writes one row that nobody else writes, and keeps it.
    pub async fn probe_write(&self) -> Result<()> {
        const SQL: &str = "INSERT INTO counter (name, value) VALUES ('probe', 1) \
            ON CONFLICT (name) DO UPDATE SET value = counter.value + 1";
        write!(self, |db| {
            sqlx::query(SQL).execute(db).await?;
        })
    }

    /// Whether any write failed in the last `time` because of the database. A probe is small,
    /// and may find room where an order does not.
    pub fn write_failed_within(&self, time: Duration) -> bool {
        match self {
            Self::Sqlite(driver) => driver.failures.within(time),
            Self::Postgres(driver) => driver.failures.within(time),
        }
    }
}
