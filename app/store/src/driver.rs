//! One body of SQL on either driver.
//!
//! A method writes its statements once, with `$1` placeholders, and [`read!`] or
//! [`write!`] compiles them for SQLite and for PostgreSQL.

use crate::Result;
use sqlx::pool::PoolConnection;
use sqlx::{PgPool, SqlitePool, Transaction};

/// How often a write that crossed another one is tried.
pub(crate) const ATTEMPTS: u32 = 8;

/// A SQLite file: many readers, and one connection that writes. SQLite has one writer
/// at a time anyway; queueing here is fair, and never meets a busy file inside a process.
#[derive(Clone, Debug)]
pub struct Sqlite {
    pub(crate) reading: SqlitePool,
    pub(crate) writing: SqlitePool,
}

impl Sqlite {
    pub(crate) async fn read(&self) -> Result<PoolConnection<sqlx::Sqlite>> {
        Ok(self.reading.acquire().await?)
    }

    /// A transaction that holds the write lock from its start: one that first reads
    /// could not take it later if another process wrote in between.
    pub(crate) async fn begin(&self) -> Result<Transaction<'static, sqlx::Sqlite>> {
        Ok(self.writing.begin_with("BEGIN IMMEDIATE").await?)
    }
}

/// A PostgreSQL database.
#[derive(Clone, Debug)]
pub struct Postgres {
    pub(crate) pool: PgPool,
}

impl Postgres {
    pub(crate) async fn read(&self) -> Result<PoolConnection<sqlx::Postgres>> {
        Ok(self.pool.acquire().await?)
    }

    /// A transaction at PostgreSQL's own level, read committed: a statement that waited
    /// for a row sees it as the other left it, and checks its conditions again.
    pub(crate) async fn begin(&self) -> Result<Transaction<'static, sqlx::Postgres>> {
        Ok(self.pool.begin().await?)
    }
}

/// Gives the body's value, run with `$db`, a connection that reads.
macro_rules! read {
    ($store:expr, |$db:ident| $body:expr) => {
        match $store {
            $crate::Store::Sqlite(driver) => {
                let $db = &mut *driver.read().await?;
                Ok::<_, $crate::StoreError>($body)
            }
            $crate::Store::Postgres(driver) => {
                let $db = &mut *driver.read().await?;
                Ok::<_, $crate::StoreError>($body)
            }
        }
    };
}

/// Runs the body with `$db`, a connection in a transaction: kept if the body gives a
/// value, undone if it returns an error. The body may run more than once.
macro_rules! write {
    ($store:expr, |$db:ident| $body:expr) => {
        match $store {
            $crate::Store::Sqlite(driver) => transact!(driver, |$db| $body),
            $crate::Store::Postgres(driver) => transact!(driver, |$db| $body),
        }
    };
}

macro_rules! transact {
    ($driver:expr, |$db:ident| $body:expr) => {{
        let mut attempt = 1;
        loop {
            let mut transaction = $driver.begin().await?;
            let $db = &mut *transaction;
            let done = async { Ok::<_, $crate::StoreError>($body) }.await;
            let done = match done {
                Ok(value) => transaction
                    .commit()
                    .await
                    .map(|()| value)
                    .map_err($crate::StoreError::from),
                Err(error) => {
                    // The first error is the one to report, whatever undoing says.
                    let _ = transaction.rollback().await;
                    Err(error)
                }
            };
            match done {
                Err(error) if error.is_crossed() && attempt < $crate::driver::ATTEMPTS => {
                    attempt += 1
                }
                done => break done,
            }
        }
    }};
}
