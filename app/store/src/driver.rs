//! One body of SQL on either driver.
//!
//! A method writes its statements once, with `$1` placeholders, and [`read!`] or
//! [`write!`] compiles them for SQLite and for PostgreSQL.

use crate::in_use::InUse;
use crate::{Result, StoreError};
use sqlx::pool::PoolConnection;
use sqlx::{Connection, PgConnection, PgPool, SqliteConnection, SqlitePool, Transaction};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How often a write that crossed another one is tried.
pub(crate) const ATTEMPTS: u32 = 8;

/// When the database last did not take a write.
#[derive(Clone, Debug, Default)]
pub(crate) struct Failures(Arc<Mutex<Option<Instant>>>);

impl Failures {
    pub(crate) fn note<T>(&self, done: &Result<T>) {
        if let Err(StoreError::Unavailable(_)) = done {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        }
    }

    pub(crate) fn within(&self, time: Duration) -> bool {
        let last = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        last.is_some_and(|last| last.elapsed() < time)
    }
}

/// A SQLite file: many readers, and one connection that writes. SQLite has one writer
/// at a time anyway; queueing here is fair, and never meets a busy file inside a process.
#[derive(Clone, Debug)]
pub struct Sqlite {
    pub(crate) reading: SqlitePool,
    pub(crate) writing: SqlitePool,
    /// Held while the store is open, so that nobody replaces the file under it.
    pub(crate) _in_use: Option<Arc<InUse>>,
    pub(crate) failures: Failures,
}

impl Sqlite {
    pub(crate) async fn reader(&self) -> Result<PoolConnection<sqlx::Sqlite>> {
        Ok(self.reading.acquire().await?)
    }

    pub(crate) async fn writer(&self) -> Result<PoolConnection<sqlx::Sqlite>> {
        Ok(self.writing.acquire().await?)
    }

    /// A transaction that holds the write lock from its start: one that first reads
    /// could not take it later if another process wrote in between.
    pub(crate) async fn begin(
        connection: &mut SqliteConnection,
    ) -> Result<Transaction<'_, sqlx::Sqlite>> {
        Ok(connection.begin_with("BEGIN IMMEDIATE").await?)
    }

    /// Whether a connection that comes back to its pool is outside of a transaction, and so
    /// can be used again. SQLite ends a transaction by itself where the disk is full or does
    /// not answer; the driver does not hear of that, cannot roll back what is not there, and
    /// would refuse every transaction from then on.
    pub(crate) async fn is_whole(connection: &mut SqliteConnection) -> sqlx::Result<bool> {
        if connection.is_in_transaction() {
            // The rollback of a transaction that was dropped may still be queued.
            connection.ping().await?;
        }
        Ok(!connection.is_in_transaction())
    }
}

/// A PostgreSQL database.
#[derive(Clone, Debug)]
pub struct Postgres {
    pub(crate) pool: PgPool,
    pub(crate) failures: Failures,
}

impl Postgres {
    pub(crate) async fn reader(&self) -> Result<PoolConnection<sqlx::Postgres>> {
        Ok(self.pool.acquire().await?)
    }

    pub(crate) async fn writer(&self) -> Result<PoolConnection<sqlx::Postgres>> {
        Ok(self.pool.acquire().await?)
    }

    /// A transaction at PostgreSQL's own level, read committed: a statement that waited
    /// for a row sees it as the other left it, and checks its conditions again.
    pub(crate) async fn begin(
        connection: &mut PgConnection,
    ) -> Result<Transaction<'_, sqlx::Postgres>> {
        Ok(connection.begin().await?)
    }
}

/// Gives the body's value, run with `$db`, a connection that reads.
macro_rules! read {
    ($store:expr, |$db:ident| $body:expr) => {
        match $store {
            $crate::Store::Sqlite(driver) => look!(driver, |$db| $body),
            $crate::Store::Postgres(driver) => look!(driver, |$db| $body),
        }
    };
}

macro_rules! look {
    ($driver:expr, |$db:ident| $body:expr) => {{
        let mut connection = $driver.reader().await?;
        let $db = &mut *connection;
        let done = async { Ok::<_, $crate::StoreError>($body) }.await;
        if done
            .as_ref()
            .is_err_and($crate::StoreError::breaks_connection)
        {
            connection.close_on_drop();
        }
        done
    }};
}

/// Runs the body with `$db`, a connection in a transaction: kept if the body gives a
/// value, undone if it returns an error. The body may run more than once.
macro_rules! write {
    ($store:expr, |$db:ident| $body:expr) => {
        match $store {
            $crate::Store::Sqlite(driver) => {
                transact!(driver, $crate::driver::Sqlite, |$db| $body)
            }
            $crate::Store::Postgres(driver) => {
                transact!(driver, $crate::driver::Postgres, |$db| $body)
            }
        }
    };
}

macro_rules! transact {
    ($driver:expr, $kind:ty, |$db:ident| $body:expr) => {{
        let mut attempt = 1;
        let done = loop {
            let mut connection = match $driver.writer().await {
                Ok(connection) => connection,
                Err(error) => break Err(error),
            };
            let done = async {
                let mut transaction = <$kind>::begin(&mut connection).await?;
                let $db = &mut *transaction;
                let done = async { Ok::<_, $crate::StoreError>($body) }.await;
                match done {
                    Ok(value) => {
                        transaction.commit().await?;
                        Ok::<_, $crate::StoreError>(value)
                    }
                    Err(error) => {
                        // The first error is the one to report, whatever undoing says.
                        let _ = transaction.rollback().await;
                        Err(error)
                    }
                }
            }
            .await;
            if done
                .as_ref()
                .is_err_and($crate::StoreError::breaks_connection)
            {
                connection.close_on_drop();
            }
            drop(connection);
            match done {
                Err(error) if error.is_crossed() && attempt < $crate::driver::ATTEMPTS => {
                    attempt += 1
                }
                done => break done,
            }
        };
        $driver.failures.note(&done);
        done
    }};
}
