//! Opening, checking, copying and closing a store.

use crate::driver::{Postgres, Sqlite};
use crate::{Result, Store, StoreError};
use sqlx::migrate::{MigrateDatabase, MigrateError, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::path::Path;
use std::str::FromStr;
use std::time::{Duration, Instant};

static MIGRATIONS: Migrator = sqlx::migrate!();

/// How a store is opened.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Connections at most: SQLite's readers, or PostgreSQL's whole pool.
    pub connections: u32,
    /// How long to wait for a free connection, or for another process's write to end.
    pub patience: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            connections: 8,
            patience: Duration::from_secs(10),
        }
    }
}

impl Store {
    /// Opens `sqlite:FILE`, `sqlite::memory:` or `postgres://…`, creates what is
    /// missing (the file and its folder, the database) and migrates it.
    ///
    /// A PostgreSQL socket is named by its folder: `postgres:///NAME?host=/run/postgresql`.
    pub async fn open(url: &str, options: Options) -> Result<Self> {
        match url.split_once(':').map_or(url, |(scheme, _)| scheme) {
            "sqlite" => Sqlite::open(url, options).await.map(Self::Sqlite),
            "postgres" | "postgresql" => Postgres::open(url, options).await.map(Self::Postgres),
            _ => Err(StoreError::Refused(
                "the database is named sqlite:FILE or postgres://USER@HOST/NAME".into(),
            )),
        }
    }

    /// Waits for what is running and closes every connection.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(driver) => {
                // The writer leaves last: it folds the write-ahead log into the file.
                driver.reading.close().await;
                driver.writing.close().await;
            }
            Self::Postgres(driver) => driver.pool.close().await,
        }
    }

    /// What is wrong with the database, one sentence each; empty when all is well.
    pub async fn check(&self) -> Result<Vec<String>> {
        let mut problems = Vec::new();
        if let Self::Sqlite(driver) = self {
            let report: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check")
                .fetch_all(&driver.reading)
                .await?;
            problems.extend(report.into_iter().filter(|line| line != "ok"));
            let strays = sqlx::query("PRAGMA foreign_key_check")
                .fetch_all(&driver.reading)
                .await?;
            if !strays.is_empty() {
                problems.push(format!(
                    "{} rows refer to rows that are not there",
                    strays.len()
                ));
            }
        }
        const HALF_WRITTEN: &str = "SELECT number FROM orders \
            WHERE NOT EXISTS (SELECT 1 FROM order_line WHERE order_id = orders.id) \
            OR NOT EXISTS (SELECT 1 FROM order_event WHERE order_id = orders.id) \
            ORDER BY number";
        let half: Vec<String> = read!(self, |db| {
            sqlx::query_scalar(HALF_WRITTEN).fetch_all(db).await?
        })?;
        problems.extend(
            half.into_iter()
                .map(|number| format!("order {number} is half written")),
        );
        Ok(problems)
    }

    /// Writes a whole, consistent copy of a SQLite store to `path`, which must not
    /// exist, while it goes on being used.
    pub async fn backup(&self, path: &Path) -> Result<()> {
        let Self::Sqlite(driver) = self else {
            return Err(StoreError::Refused(
                "PostgreSQL is copied by its own tool: pg_dump --format=custom --file=FILE URL"
                    .into(),
            ));
        };
        if path.exists() {
            return Err(StoreError::Refused(format!(
                "{} already exists",
                path.display()
            )));
        }
        let Some(name) = path.to_str() else {
            return Err(StoreError::Refused(format!(
                "{} is not a readable name",
                path.display()
            )));
        };
        sqlx::query("VACUUM INTO $1")
            .bind(name)
            .execute(&driver.reading)
            .await?;
        Ok(())
    }
}

impl Sqlite {
    async fn open(url: &str, options: Options) -> Result<Self> {
        let connect = SqliteConnectOptions::from_str(url)
            .map_err(misnamed)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(options.patience);
        // Every connection to a database in memory opens another one: there is only one.
        let in_memory = url.contains(":memory:");
        if !in_memory && let Some(folder) = connect.get_filename().parent() {
            std::fs::create_dir_all(folder).map_err(sqlx::Error::Io)?;
        }

        let pool = SqlitePoolOptions::new()
            .acquire_timeout(options.patience)
            // A file does not hang up: there is nothing to find out before each question.
            .test_before_acquire(false);
        let only_one = pool
            .clone()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None);
        let started = Instant::now();
        let writing = loop {
            // Only one process can turn a new file to write-ahead logging, and SQLite
            // does not let the others wait for it, so they ask again.
            match only_one
                .clone()
                .connect_with(connect.clone())
                .await
                .map_err(StoreError::from)
            {
                Err(error) if error.is_busy() && started.elapsed() < options.patience => {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
                opened => break opened?,
            }
        };
        // SQLite's migrations take no lock of their own, and two processes may start at once.
        let mut transaction = writing.begin_with("BEGIN IMMEDIATE").await?;
        MIGRATIONS.run(&mut *transaction).await?;
        transaction.commit().await?;

        let reading = if in_memory {
            writing.clone()
        } else {
            let connections = options.connections.max(1);
            pool.max_connections(connections)
                .connect_with(connect.read_only(true))
                .await?
        };
        Ok(Self { reading, writing })
    }
}

impl Postgres {
    async fn open(url: &str, options: Options) -> Result<Self> {
        let connect = PgConnectOptions::from_str(url).map_err(misnamed)?;
        let pool = PgPoolOptions::new()
            .max_connections(options.connections.max(1))
            .acquire_timeout(options.patience);
        let pool = match pool.clone().connect_with(connect.clone()).await {
            Err(error) if is_missing(&error) => {
                // Another process may create it at this moment: what counts is that it is there.
                let created = sqlx::Postgres::create_database(url).await;
                match pool.connect_with(connect).await {
                    Err(error) if is_missing(&error) => {
                        return Err(created.err().unwrap_or(error).into());
                    }
                    connected => connected?,
                }
            }
            connected => connected?,
        };
        MIGRATIONS.run(&pool).await?;
        Ok(Self { pool })
    }
}

/// Whether PostgreSQL answered that there is no such database.
fn is_missing(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Database(reported) if reported.code().as_deref() == Some("3D000"))
}

fn misnamed(error: sqlx::Error) -> StoreError {
    StoreError::Refused(format!("the database's name cannot be read: {error}"))
}

impl From<MigrateError> for StoreError {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
            MigrateError::VersionMissing(version) => Self::Refused(format!(
                "the database was migrated by a newer program (version {version}): use that one"
            )),
            other => Self::Corrupt(other.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn sqlite_keeps_what_it_confirmed() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}/shop.db", folder.path().display());
        let driver = Sqlite::open(&url, Options::default()).await.unwrap();
        for pool in [&driver.writing, &driver.reading] {
            let log: String = sqlx::query_scalar("PRAGMA journal_mode")
                .fetch_one(pool)
                .await
                .unwrap();
            let sync: i64 = sqlx::query_scalar("PRAGMA synchronous")
                .fetch_one(pool)
                .await
                .unwrap();
            let keys: i64 = sqlx::query_scalar("PRAGMA foreign_keys")
                .fetch_one(pool)
                .await
                .unwrap();
            // 2 is FULL: a confirmed write survives a loss of power.
            assert_eq!((log.as_str(), sync, keys), ("wal", 2, 1));
        }
        // A mistaken write on a reading connection is refused.
        sqlx::query("DELETE FROM revision")
            .execute(&driver.reading)
            .await
            .unwrap_err();
    }
}
