//! Opening, checking, copying and closing a store.

use crate::driver::{Failures, Postgres, Sqlite};
use crate::in_use::InUse;
use crate::inspect::{APPLICATION, Content, inspect};
use crate::{Result, Store, StoreError};
use sqlx::migrate::{MigrateDatabase, MigrateError, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, SqlitePool};
use std::fs::{DirBuilder, OpenOptions};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::time::{Duration, Instant};

pub(crate) static MIGRATIONS: Migrator = sqlx::migrate!();

/// How a store is opened.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Connections at most: SQLite's readers, or PostgreSQL's whole pool.
    pub connections: u32,
    /// How long to wait for a free connection, or for another process's write to end.
    pub patience: Duration,
    /// Whether a database that is missing is created.
    pub create: bool,
}

/// The longest wait for a connection to PostgreSQL. The driver waits between its attempts
/// for up to a fifth of this: a server that comes back is found within a second.
const RECONNECT: Duration = Duration::from_secs(4);
/// What the write-ahead log is cut back to, in bytes, once it grew beyond.
const LOG_LIMIT: &str = "67108864";

impl Default for Options {
    fn default() -> Self {
        Self {
            connections: 8,
            patience: Duration::from_secs(10),
            create: true,
        }
    }
}

impl Store {
    /// Opens `sqlite:FILE`, `sqlite::memory:` or `postgres://…` and migrates it. What is
    /// missing (the file and its folder, the database) is created if `options` say so, and
    /// refused otherwise. Files that are created are for their owner alone.
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
        let Some(name) = path.to_str() else {
            return Err(StoreError::Refused(format!(
                "{} is not a readable name",
                path.display()
            )));
        };
        // SQLite writes into an empty file; one that is there already stays as it is.
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)
            .map_err(|error| match error.kind() {
                std::io::ErrorKind::AlreadyExists => {
                    StoreError::Refused(format!("{} already exists", path.display()))
                }
                _ => StoreError::Refused(format!("{}: {error}", path.display())),
            })?;
        // One of its own: to those that read, a copy is a write.
        let copying = async {
            let reading = SqliteConnectOptions::clone(&driver.reading.connect_options());
            let mut connection = reading.pragma("query_only", "OFF").connect().await?;
            let copied = sqlx::query("VACUUM INTO $1")
                .bind(name)
                .execute(&mut connection)
                .await;
            connection.close().await?;
            copied?;
            file.sync_all().map_err(sqlx::Error::Io)
        };
        let copied = copying.await;
        if copied.is_err() {
            // Half a copy is none.
            let _ = std::fs::remove_file(path);
        }
        Ok(copied?)
    }
}

/// Makes a folder, and those it is in, for their owner alone.
pub(crate) fn create_folder(folder: &Path) -> Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true).mode(0o700);
    Ok(builder.create(folder).map_err(sqlx::Error::Io)?)
}

impl Sqlite {
    async fn open(url: &str, options: Options) -> Result<Self> {
        let connect = SqliteConnectOptions::from_str(url).map_err(misnamed)?;
        // Every connection to a database in memory opens another one: there is only one.
        if url.contains(":memory:") {
            let writing = Self::connect(connect, options).await?;
            return Ok(Self {
                reading: writing.clone(),
                writing,
                _in_use: None,
                failures: Failures::default(),
            });
        }
        let path = connect.get_filename().to_owned();
        let started = Instant::now();
        let found = loop {
            // Another process may be creating it at this moment, and does not let us wait.
            match inspect(&path, options.patience).await {
                Err(error) if error.is_busy() && started.elapsed() < options.patience => {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
                found => break found?,
            }
        };
        if found == Content::Nothing {
            if !options.create {
                return Err(StoreError::Refused(format!(
                    "there is no shop in {}: no such database",
                    path.display()
                )));
            }
            if let Some(folder) = path.parent() {
                create_folder(folder)?;
            }
        }
        let in_use = InUse::shared(&path)?;
        let driver = Self::open_file(connect, options).await?;
        Ok(Self {
            _in_use: Some(Arc::new(in_use)),
            ..driver
        })
    }

    /// Opens and migrates a file that nobody replaces meanwhile.
    pub(crate) async fn open_file(connect: SqliteConnectOptions, options: Options) -> Result<Self> {
        let created = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(connect.get_filename());
        if let Err(error) = created
            && error.kind() != std::io::ErrorKind::AlreadyExists
        {
            return Err(sqlx::Error::Io(error).into());
        }
        let writing = Self::connect(connect.clone(), options).await?;
        // Like the writer they may create what SQLite keeps beside the file, but not write to
        // the database itself.
        let reading = Self::pool(options)
            .max_connections(options.connections.max(1))
            .connect_with(tuned(connect, options).pragma("query_only", "ON"))
            .await?;
        Ok(Self {
            reading,
            writing,
            _in_use: None,
            failures: Failures::default(),
        })
    }

    fn pool(options: Options) -> SqlitePoolOptions {
        SqlitePoolOptions::new()
            .acquire_timeout(options.patience)
            // A file does not hang up: there is nothing to find out before each question, and
            // a connection need not be young.
            .test_before_acquire(false)
            .idle_timeout(None)
            .max_lifetime(None)
            .after_release(|connection, _| Box::pin(Self::is_whole(connection)))
    }

    /// The connection that writes, to a database that is brought up to date.
    async fn connect(connect: SqliteConnectOptions, options: Options) -> Result<SqlitePool> {
        let connect = tuned(connect, options).pragma("journal_size_limit", LOG_LIMIT);
        let only_one = Self::pool(options).max_connections(1);
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
        let application: i32 = sqlx::query_scalar("PRAGMA application_id")
            .fetch_one(&mut *transaction)
            .await?;
        if application != APPLICATION {
            let name = format!("PRAGMA application_id = {APPLICATION}");
            sqlx::query(AssertSqlSafe(name))
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(writing)
    }
}

/// How every connection to a file is set. None creates the file: where it went away, a shop
/// without anything must not take its place.
fn tuned(connect: SqliteConnectOptions, options: Options) -> SqliteConnectOptions {
    connect
        .create_if_missing(false)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(options.patience)
}

impl Postgres {
    async fn open(url: &str, options: Options) -> Result<Self> {
        let connect = PgConnectOptions::from_str(url).map_err(misnamed)?;
        // Whoever waits for a lock gives up in time, as on SQLite.
        let patience = options.patience.as_millis().to_string();
        let connect = connect.options([("lock_timeout", patience)]);
        let pool = PgPoolOptions::new()
            .max_connections(options.connections.max(1))
            .acquire_timeout(options.patience.min(RECONNECT));
        let pool = match pool.clone().connect_with(connect.clone()).await {
            Err(error) if is_missing(&error) && !options.create => {
                return Err(StoreError::Refused(format!("no such database: {error}")));
            }
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
        if !options.create {
            const SHOP: &str = "SELECT to_regclass('_sqlx_migrations') IS NOT NULL";
            let shop: bool = sqlx::query_scalar(SHOP).fetch_one(&pool).await?;
            if !shop {
                return Err(StoreError::Refused(
                    "there is no shop in the database".into(),
                ));
            }
        }
        // Another process may be migrating for longer than a visitor waits.
        let mut connection = pool.acquire().await?;
        sqlx::query("SET lock_timeout = 0")
            .execute(&mut *connection)
            .await?;
        MIGRATIONS.run(&mut *connection).await?;
        sqlx::query("RESET lock_timeout")
            .execute(&mut *connection)
            .await?;
        drop(connection);
        Ok(Self {
            pool,
            failures: Failures::default(),
        })
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
