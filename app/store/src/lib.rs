//! What the shop keeps.
//!
//! A [`Store`] is a SQLite file or a PostgreSQL database; every method does the
//! same on either. SQL lives in this crate only: a file per subject, each a block of
//! methods on [`Store`]. Times are arguments, in unix seconds; bodies are JSON texts
//! whose shape is their owner's concern, not the store's.
//!
//! A write bumps the [`Revisions`] of its subject inside its own transaction, so that
//! every process on the same database can tell whether what it remembers still holds.

#[macro_use]
mod driver;
mod account;
mod apply;
mod cart;
mod document;
mod error;
mod flash;
mod in_use;
mod inspect;
mod merchant;
mod open;
mod order;
mod outbox;
mod probe;
mod restore;
mod revision;
mod session;
mod sign_up;
mod stock;
mod upkeep;

pub use account::{Account, Address};
pub use apply::{Applied, Batch, Change, Counts, StockChange, StockMode};
pub use cart::Cart;
pub use document::{Document, Kind};
pub use error::{Result, StoreError};
pub use inspect::Holdings;
pub use open::Options;
pub use order::{CANCELLED, NewOrder, Order, OrderEvent, OrderLine, Page, Placed};
pub use outbox::{ATTEMPTS, Message, NewMessage, Unsent};
pub use restore::Restored;
pub use revision::Revisions;
pub use session::Session;
pub use stock::Stock;

/// The database, shared by cloning.
#[derive(Clone, Debug)]
pub enum Store {
    Sqlite(driver::Sqlite),
    Postgres(driver::Postgres),
}
