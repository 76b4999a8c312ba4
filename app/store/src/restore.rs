//! Putting a backup in the place of a SQLite database.

use crate::driver::Sqlite;
use crate::in_use::InUse;
use crate::inspect::{Content, Holdings, inspect};
use crate::open::create_folder;
use crate::{Options, Result, Store, StoreError};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use std::fs::{File, OpenOptions};
use std::io::ErrorKind;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// What a restore has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// What the database holds now.
    pub now: Holdings,
    /// What the one before held; absent where there was none, or it could not be read.
    pub before: Option<Holdings>,
    /// Where the one before is kept.
    pub kept: Option<PathBuf>,
}

impl Store {
    /// Puts the copy that [`Store::backup`] wrote in the place of the SQLite database `url`,
    /// after looking that it is a whole shop. The database that was there is kept beside it,
    /// with `stamp` in its name. A crash in the middle leaves the one or the other.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for any other database, for a copy that is no shop's, and where
    /// there is a database already that is in use or is not to be replaced;
    /// [`StoreError::Corrupt`] if the copy is damaged. Then nothing was changed.
    pub async fn restore(url: &str, copy: &Path, replace: bool, stamp: &str) -> Result<Restored> {
        let Some(target) = Self::file(url) else {
            return Err(StoreError::Refused(
                "PostgreSQL is restored by its own tool: \
                 pg_restore --clean --if-exists --no-owner --dbname=URL FILE"
                    .into(),
            ));
        };
        let offered = offered(copy, &target).await?;
        let exists = target.exists();
        let before = match inspect(&target, Options::default().patience).await {
            Ok(Content::Shop(holdings)) => Some(holdings),
            _ => None,
        };
        if exists && !replace {
            let held = before.map_or("nothing that can be read".into(), |held| held.to_string());
            return Err(StoreError::Refused(format!(
                "{} exists and holds {held}; the copy holds {offered}. Stop whatever uses it, and \
                 say --force to replace it",
                target.display()
            )));
        }
        if let Some(folder) = target.parent() {
            create_folder(folder)?;
        }
        let _alone = InUse::alone(&target)?;
        // Beside the target, so that the last step is one rename.
        let aside = beside(&target, ".restoring");
        let kept = exists.then(|| beside(&target, &format!(".before-{stamp}")));
        let placed = async {
            let now = prepare(copy, &aside).await?;
            put_in_place(&aside, &target, kept.as_deref()).await?;
            Ok(Restored { now, before, kept })
        }
        .await;
        for leftover in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(beside(&aside, leftover));
        }
        placed
    }
}

/// What the copy holds, if it is one.
async fn offered(copy: &Path, target: &Path) -> Result<Holdings> {
    let name = copy.display();
    let about = std::fs::metadata(copy)
        .map_err(|error| StoreError::Refused(format!("{name} cannot be read: {error}")))?;
    let same = || Some(copy.canonicalize().ok()? == target.canonicalize().ok()?);
    if same() == Some(true) {
        return Err(StoreError::Refused(format!(
            "{name} is the database itself"
        )));
    }
    let log = std::fs::metadata(beside(copy, "-wal"));
    if !about.is_file() || log.is_ok_and(|log| log.len() > 0) {
        return Err(StoreError::Refused(format!(
            "{name} is no backup but a database in use; `tafsil backup` makes one"
        )));
    }
    let holdings = match inspect(copy, Options::default().patience).await? {
        Content::Shop(holdings) => holdings,
        Content::Nothing => {
            return Err(StoreError::Refused(format!(
                "{name} is empty: no shop is in it"
            )));
        }
    };
    let connect = SqliteConnectOptions::new().filename(copy);
    let mut db = connect.create_if_missing(false).connect().await?;
    let report: sqlx::Result<Vec<String>> = sqlx::query_scalar("PRAGMA integrity_check")
        .fetch_all(&mut db)
        .await;
    db.close().await?;
    match report?.into_iter().find(|line| line != "ok") {
        Some(line) => Err(StoreError::Corrupt(format!("{name}: {line}"))),
        None => Ok(holdings),
    }
}

/// Copies the backup to `aside`, looks whether it is whole, and brings it up to date.
async fn prepare(copy: &Path, aside: &Path) -> Result<Holdings> {
    // What an attempt that was cut off left; the lock says that nobody works on it.
    for leftover in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(beside(aside, leftover));
    }
    copy_file(copy, aside).map_err(sqlx::Error::Io)?;
    let connect = SqliteConnectOptions::new().filename(aside);
    let damaged = |what: String| StoreError::Corrupt(format!("{}: {what}", copy.display()));
    let store = Store::Sqlite(Sqlite::open_file(connect, Options::default()).await?);
    let problems = store.check().await;
    store.close().await;
    if let Some(problem) = problems?.into_iter().next() {
        return Err(damaged(problem));
    }
    match inspect(aside, Options::default().patience).await? {
        Content::Shop(holdings) => Ok(holdings),
        Content::Nothing => Err(damaged("it is empty".into())),
    }
}

/// Keeps what is there under another name, then renames `aside` over it.
async fn put_in_place(aside: &Path, target: &Path, kept: Option<&Path>) -> Result<()> {
    let io = sqlx::Error::Io;
    if let Some(kept) = kept {
        fold_log(target).await;
        for part in ["", "-wal"] {
            let (from, to) = (beside(target, part), beside(kept, part));
            if from.exists() {
                keep(&from, &to)?;
            }
        }
        sync_folder(target).map_err(io)?;
    }
    // What the old database had not folded into its file must not meet the new one.
    for log in ["-wal", "-shm"] {
        match std::fs::remove_file(beside(target, log)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(io(error).into()),
            _ => {}
        }
    }
    File::open(aside)
        .and_then(|file| file.sync_all())
        .map_err(io)?;
    std::fs::rename(aside, target).map_err(io)?;
    Ok(sync_folder(target).map_err(io)?)
}

/// Writes what is in the write-ahead log into the file. What cannot be opened is kept as it is.
async fn fold_log(path: &Path) {
    let connect = SqliteConnectOptions::new().filename(path);
    if let Ok(mut db) = connect.create_if_missing(false).connect().await {
        let _ = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
            .execute(&mut db)
            .await;
        let _ = db.close().await;
    }
}

/// Gives a file a second name, which must be free.
fn keep(from: &Path, to: &Path) -> Result<()> {
    let kept = match std::fs::hard_link(from, to) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => copy_file(from, to),
        linked => linked,
    };
    kept.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => StoreError::Refused(format!("{} already exists", to.display())),
        _ => sqlx::Error::Io(error).into(),
    })
}

/// A copy for its owner alone, safe on the disk, under a name that must be free.
fn copy_file(from: &Path, to: &Path) -> std::io::Result<()> {
    let mut copy = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(to)?;
    std::io::copy(&mut File::open(from)?, &mut copy)?;
    copy.sync_all()
}

/// Makes the names in a file's folder safe on the disk.
fn sync_folder(path: &Path) -> std::io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    File::open(folder)?.sync_all()
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
