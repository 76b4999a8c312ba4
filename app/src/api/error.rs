//! What a server function may answer when it cannot do what was asked.
//!
//! The policy: an error says what the visitor can do about it and nothing
//! about the inside of the shop. Causes go to the log, under the request's id.

use serde::{Deserialize, Serialize};
use server_fn::codec::JsonEncoding;
use server_fn::error::{FromServerFnError, ServerFnErrorErr};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ApiError {
    /// There is no such thing, or not for this visitor.
    NotFound,
    SignedOut,
    Forbidden,
    /// The request could not be read.
    BadRequest,
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
            ApiError::SignedOut => 401,
            ApiError::Forbidden => 403,
            ApiError::BadRequest => 400,
            ApiError::Unavailable => 503,
            ApiError::Offline => 599,
        }
    }
}

impl FromServerFnError for ApiError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => ApiError::Offline,
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_) => ApiError::BadRequest,
            _ => ApiError::Unavailable,
        }
    }
}
