//! Asking the catalogue that the browser holds, where it holds one.

use crate::api::ApiError;
use crate::data::Parcel;
use engine::{Currency, Lang};
use futures_channel::oneshot;
use serde::{Deserialize, Serialize};
use std::cell::{Cell, OnceCell};

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
    /// What was just found out for a page that is about to ask for it.
    static AHEAD: Cell<Option<(Of, Vec<u8>)>> = const { Cell::new(None) };
}

/// From now on, the catalogue in the browser is asked first.
#[cfg(feature = "hydrate")]
pub fn ask_first(desk: Box<dyn Fn(Of) -> Telling>) {
    DESK.with(|cell| cell.set(desk).ok());
}

/// Finds out what a page is about to ask for, if it still is when that is known. `false`
/// where it is not, or the server has to be asked.
#[cfg(feature = "hydrate")]
pub async fn look_ahead(of: Of, is_still: impl Fn() -> bool) -> bool {
    let told = beside(of.clone()).await.filter(|_| is_still());
    let known = told.is_some();
    AHEAD.set(told.map(|bytes| (of, bytes)));
    known
}

/// From the catalogue in the browser, otherwise from the server.
pub async fn found<T>(
    of: Of,
    otherwise: impl Future<Output = Result<Parcel<T>, ApiError>>,
) -> Result<Parcel<T>, ApiError> {
    if let Some((asked, bytes)) = AHEAD.take()
        && asked == of
    {
        return Ok(Parcel::from_bytes(bytes));
    }
    match beside(of).await {
        Some(bytes) => Ok(Parcel::from_bytes(bytes)),
        None => otherwise.await,
    }
}

/// From the catalogue in the browser; `None` where the server has to be asked.
async fn beside(of: Of) -> Option<Vec<u8>> {
    let telling = DESK.with(|desk| desk.get().map(|desk| desk(of)));
    telling?.await.ok()
}
