//! What a server function may answer when it cannot do what was asked.
//!
//! The policy: an error says what the visitor can do about it and nothing
//! about the inside of the shop. Causes go to the log, under the request's id.

use crate::model::GoneView;
use crate::wire::Wire;
use engine::order::FieldError;
use serde::{Deserialize, Serialize};
use server_fn::error::{FromServerFnError, ServerFnErrorErr};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ApiError {
    /// There is no such thing, or not for this visitor.
    NotFound,
    /// It was here and is not for sale any more.
    Gone(GoneView),
    SignedOut,
    /// Who is signed in may not see or do this.
    Forbidden,
    /// The request could not be read.
    BadRequest,
    /// Fields that are not accepted, by their name in the form.
    Fields(Vec<(String, FieldError)>),
    /// It was changed meanwhile; the page shows how it is now.
    Stale,
    WrongPassword,
    StaleLink,
    /// Too many attempts; seconds until the next is allowed.
    TooMany(u64),
    /// The shop cannot answer now; trying again may help.
    Unavailable,
    /// The browser could not reach the shop.
    Offline,
}

impl ApiError {
    /// The HTTP status (RFC 9110) this error is answered with.
    pub const fn status(&self) -> u16 {
        match self {
            ApiError::NotFound => 404,
            ApiError::Gone(_) => 410,
            ApiError::SignedOut | ApiError::WrongPassword => 401,
            ApiError::Forbidden => 403,
            ApiError::BadRequest | ApiError::StaleLink => 400,
            ApiError::Fields(_) => 422,
            ApiError::Stale => 409,
            ApiError::TooMany(_) => 429,
            ApiError::Unavailable | ApiError::Offline => 503,
        }
    }

    /// What is wrong with one field.
    pub fn field(&self, name: &str) -> Option<FieldError> {
        match self {
            ApiError::Fields(fields) => fields
                .iter()
                .find(|(field, _)| field == name)
                .map(|(_, error)| *error),
            _ => None,
        }
    }
}

impl FromServerFnError for ApiError {
    type Encoder = Wire;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => ApiError::Offline,
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => ApiError::BadRequest,
            // On the server the request, in the browser the shop's answer.
            ServerFnErrorErr::Deserialization(_) if cfg!(feature = "ssr") => ApiError::BadRequest,
            _ => ApiError::Unavailable,
        }
    }
}

#[cfg(feature = "ssr")]
impl From<services::ServiceError> for ApiError {
    fn from(error: services::ServiceError) -> Self {
        use services::ServiceError as E;
        match error {
            E::NotFound => ApiError::NotFound,
            E::SignedOut => ApiError::SignedOut,
            E::Forbidden => ApiError::Forbidden,
            E::Conflict(_) | E::CartChanged => ApiError::Stale,
            E::Fields(fields) => ApiError::Fields(
                fields
                    .into_iter()
                    .map(|(name, error)| (name.to_owned(), error))
                    .collect(),
            ),
            E::TooMany(seconds) => ApiError::TooMany(seconds),
            E::WrongPassword => ApiError::WrongPassword,
            E::StaleLink => ApiError::StaleLink,
            E::Unavailable(cause) => {
                tracing::error!("{cause}");
                ApiError::Unavailable
            }
        }
    }
}
