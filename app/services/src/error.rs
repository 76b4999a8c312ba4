//! Why a service did not do what was asked.
//!
//! The policy: what the caller can mend has a variant of its own and travels
//! to the page; everything else is [`ServiceError::Unavailable`], whose cause
//! is for the log alone.

use store::StoreError;

pub type Result<T> = std::result::Result<T, ServiceError>;

#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// There is no such thing, or the caller may not know that there is.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in, and somebody must be.
    #[error("signed out")]
    SignedOut,
    /// Somebody is signed in who may not do this.
    #[error("forbidden")]
    Forbidden,
    /// Somebody changed it meanwhile.
    #[error("{0} was changed meanwhile")]
    Conflict(&'static str),
    /// Fields that cannot be accepted, by their name in the form.
    #[error("fields: {0:?}")]
    Fields(Vec<(&'static str, engine::order::FieldError)>),
    /// Too many attempts; seconds until the next is allowed.
    #[error("too many attempts, wait {0} s")]
    TooMany(u64),
    /// The e-mail address and password do not belong together.
    #[error("wrong e-mail address or password")]
    WrongPassword,
    /// A link that was used, or is too old.
    #[error("the link was used or is too old")]
    StaleLink,
    /// The cart cannot be ordered as it is; the page shows what changed.
    #[error("the cart changed")]
    CartChanged,
    #[error("unavailable: {0}")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl ServiceError {
    pub fn unavailable(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        ServiceError::Unavailable(cause.into())
    }
}

impl From<StoreError> for ServiceError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Conflict { what } => ServiceError::Conflict(what),
            error => ServiceError::unavailable(error),
        }
    }
}
