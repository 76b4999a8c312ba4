//! An advisory lock: whoever has a SQLite database open shares it, and whoever replaces the
//! file holds it alone. The system frees it with the process, also where that was killed.
//!
//! It is on a file of its own, because closing a second descriptor of the database would
//! drop SQLite's own locks on it.

use crate::{Result, StoreError};
use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// The lock, held until this is dropped.
#[derive(Debug)]
pub struct InUse {
    _file: File,
}

impl InUse {
    /// For those who use the database.
    pub(crate) fn shared(database: &Path) -> Result<Self> {
        Self::take(database, File::try_lock_shared, "is just being restored")
    }

    /// For whoever replaces it.
    pub(crate) fn alone(database: &Path) -> Result<Self> {
        let why = "is in use: stop the server and whatever else works with it first";
        Self::take(database, File::try_lock, why)
    }

    fn take(
        database: &Path,
        lock: fn(&File) -> std::result::Result<(), TryLockError>,
        why: &str,
    ) -> Result<Self> {
        let mut name = database.as_os_str().to_owned();
        name.push(".lock");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(name)
            .map_err(sqlx::Error::Io)?;
        match lock(&file) {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => {
                Err(StoreError::Refused(format!("{} {why}", database.display())))
            }
            Err(TryLockError::Error(error)) => Err(sqlx::Error::Io(error).into()),
        }
    }
}
