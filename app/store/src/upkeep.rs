//! What an operator asks of a whole store.

use crate::{Options, Result, Store, StoreError};
use sqlx::sqlite::SqliteConnectOptions;
use std::path::{Path, PathBuf};
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

    /// Puts the copy that [`Store::backup`] wrote in the place of the SQLite database `url`,
    /// after looking that it is whole. Nobody may be using that database.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for any other database, and where there is one already that
    /// is not to be replaced; [`StoreError::Corrupt`] if the copy is damaged. Then nothing
    /// was changed.
    pub async fn restore(url: &str, copy: &Path, replace: bool) -> Result<()> {
        let Some(target) = Self::file(url) else {
            return Err(StoreError::Refused(
                "PostgreSQL is restored by its own tool: \
                 pg_restore --clean --if-exists --no-owner --dbname=URL FILE"
                    .into(),
            ));
        };
        if target.exists() && !replace {
            return Err(StoreError::Refused(format!(
                "{} exists; stop whatever uses it, and say --force to replace it",
                target.display()
            )));
        }
        if let Some(folder) = target.parent() {
            std::fs::create_dir_all(folder).map_err(sqlx::Error::Io)?;
        }
        // Beside the target, so that the last step is one rename.
        let aside = beside(&target, ".restoring");
        let placed = Self::put_in_place(copy, &aside, &target).await;
        for leftover in [&aside, &beside(&aside, "-wal"), &beside(&aside, "-shm")] {
            let _ = std::fs::remove_file(leftover);
        }
        placed
    }

    async fn put_in_place(copy: &Path, aside: &Path, target: &Path) -> Result<()> {
        std::fs::copy(copy, aside).map_err(sqlx::Error::Io)?;
        let url = format!("sqlite:{}", aside.display());
        let store = Self::open(&url, Options::default()).await?;
        let problems = store.check().await?;
        store.close().await;
        if let Some(problem) = problems.into_iter().next() {
            return Err(StoreError::Corrupt(format!(
                "{}: {problem}",
                copy.display()
            )));
        }
        // What the old database had not folded into its file must not meet the new one.
        for log in [beside(target, "-wal"), beside(target, "-shm")] {
            if log.exists() {
                std::fs::remove_file(log).map_err(sqlx::Error::Io)?;
            }
        }
        std::fs::rename(aside, target).map_err(sqlx::Error::Io)?;
        Ok(())
    }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
