//! Asking the catalogue that the browser holds, where it holds one.

use crate::api::ApiError;
use crate::data::Parcel;
use engine::{Currency, Lang};
use futures_channel::oneshot;
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;

/// A question to whoever holds the catalogue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ask {
    pub lang: Lang,
    pub currency: Currency,
    pub of: Of,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Of {
    /// A category or, without one, a search; `query` is an address's query string.
    Listing {
        slug: Option<String>,
        query: String,
    },
    Suggestions {
        typed: String,
    },
}

/// Tells a page's bytes, or hangs up where the server has to be asked.
pub type Telling = oneshot::Receiver<Vec<u8>>;

thread_local! {
    /// Whoever holds the catalogue: set once, in a browser.
    static DESK: OnceCell<Box<dyn Fn(Of) -> Telling>> = const { OnceCell::new() };
}

/// From now on, the catalogue in the browser is asked first.
#[cfg(feature = "hydrate")]
pub fn ask_first(desk: Box<dyn Fn(Of) -> Telling>) {
    DESK.with(|cell| cell.set(desk).ok());
}

/// From the catalogue in the browser, otherwise from the server.
pub async fn found<T>(
    of: Of,
    otherwise: impl Future<Output = Result<Parcel<T>, ApiError>>,
) -> Result<Parcel<T>, ApiError> {
    if let Some(telling) = asked(of)
        && let Ok(bytes) = telling.await
    {
        return Ok(Parcel::from_bytes(bytes));
    }
    otherwise.await
}

/// Asks the catalogue in the browser, where there is one.
pub(super) fn asked(of: Of) -> Option<Telling> {
    DESK.with(|desk| desk.get().map(|desk| desk(of)))
}
