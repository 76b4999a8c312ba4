//! What can go wrong, and what each caller does about it.
//!
//! * [`StoreError::Unavailable`]: the database cannot answer now. Nothing was written, or
//!   (when a commit's answer was lost) all of it was. Answer 503; the same request may be
//!   repeated, because every write is idempotent or guarded by a version.
//! * [`StoreError::Conflict`]: somebody else was first. Load again and tell the person.
//! * [`StoreError::NotFound`]: it is not there, or not for this caller. Answer 404.
//! * [`StoreError::OutOfStock`]: an answer of its own, for the shopper to read.
//! * [`StoreError::Corrupt`]: what is kept cannot be read. Answer 500 and wake the operator.
//! * [`StoreError::Refused`]: this cannot be done to this database; the sentence says what can.
//! * [`StoreError::Defect`]: the database did not understand us: a mistake in this program.
//!
//! PostgreSQL may abort one of two transactions that cross (serialization failure,
//! deadlock). That says nothing about the request, so a write is repeated here, at
//! most [`ATTEMPTS`](crate::driver::ATTEMPTS) times, before anybody hears of it.

use sqlx::error::ErrorKind;

pub type Result<T> = std::result::Result<T, StoreError>;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the database is not available: {0}")]
    Unavailable(#[source] sqlx::Error),
    #[error("somebody else changed it first: {what}")]
    Conflict { what: &'static str },
    #[error("there is no such {what}")]
    NotFound { what: &'static str },
    #[error("only {on_hand} of {sku} left")]
    OutOfStock { sku: String, on_hand: i64 },
    #[error("what is kept cannot be read: {0}")]
    Corrupt(String),
    #[error("{0}")]
    Refused(String),
    #[error("the database did not understand: {0}")]
    Defect(#[source] sqlx::Error),
}

impl StoreError {
    /// Whether another process holds what is asked for: the SQLite file, or rows of PostgreSQL.
    pub(crate) fn is_busy(&self) -> bool {
        matches!(self, Self::Unavailable(sqlx::Error::Database(error))
            if matches!(error.code().as_deref(), Some("5" | "261" | "517" | "55P03")))
    }

    /// Whether the database itself asked for the transaction to be run again.
    pub(crate) fn is_crossed(&self) -> bool {
        matches!(self, Self::Unavailable(sqlx::Error::Database(error))
            if matches!(error.code().as_deref(), Some("40001" | "40P01")))
    }
}

impl StoreError {
    /// Whether the connection that answered so is not to be used again: the next one may be
    /// better, as where a file system became writable or a server took over from another.
    pub(crate) fn breaks_connection(&self) -> bool {
        match self {
            Self::Unavailable(_) => !self.is_busy() && !self.is_crossed(),
            Self::Corrupt(_) => true,
            _ => false,
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error as E;
        match &error {
            E::RowNotFound => Self::NotFound { what: "row" },
            E::ColumnDecode { .. } | E::Decode(_) => Self::Corrupt(error.to_string()),
            E::Database(reported) => match reported.kind() {
                ErrorKind::UniqueViolation => Self::Conflict { what: "key" },
                ErrorKind::ForeignKeyViolation => Self::Conflict { what: "reference" },
                ErrorKind::Other => {
                    let code = reported.code().unwrap_or_default().into_owned();
                    Self::from_code(&code, error)
                }
                _ => Self::Defect(error),
            },
            E::ColumnNotFound(_)
            | E::ColumnIndexOutOfBounds { .. }
            | E::TypeNotFound { .. }
            | E::Encode(_)
            | E::InvalidArgument(_) => Self::Defect(error),
            _ => Self::Unavailable(error),
        }
    }
}

impl StoreError {
    /// Tells a database in trouble from a statement in error: by the class of an SQLSTATE
    /// (five characters), or by SQLite's primary result code (the low byte).
    fn from_code(code: &str, error: sqlx::Error) -> Self {
        match (code.len(), code.get(..2), code.parse::<i32>()) {
            // Connection lost, resources exhausted, shutting down, rolled back, system error.
            (5, Some("08" | "40" | "53" | "57" | "58"), _) => Self::Unavailable(error),
            // Somebody holds a lock for too long; the server takes no writes.
            (5, ..) if ["25006", "55P03"].contains(&code) => Self::Unavailable(error),
            // A text with a NUL character, which PostgreSQL cannot hold: nothing has that name.
            (5, ..) if code == "22021" => Self::NotFound { what: "row" },
            (5, Some("XX"), _) => Self::Corrupt(error.to_string()),
            (5, ..) => Self::Defect(error),
            (_, _, Ok(code)) => match code & 0xff {
                // Busy, locked, out of memory, read-only, I/O error, full, cannot open.
                5..=8 | 10 | 13 | 14 => Self::Unavailable(error),
                // Malformed, or not a database.
                11 | 26 => Self::Corrupt(error.to_string()),
                _ => Self::Defect(error),
            },
            _ => Self::Defect(error),
        }
    }
}
