//! Accounts: opening one, entering, and what its owner keeps there.
//!
//! Nobody learns here whether an e-mail address has an account: see
//! `docs/adr/0007-no-account-enumeration.md`.

mod addresses;
mod details;
mod device;
mod enter;
mod merchant;
mod open;
mod reset;

pub use addresses::KeptAddress;
pub use device::Caller;
pub use merchant::Merchant;

use crate::Services;
use crate::error::{Result, ServiceError};
use engine::Lang;
use engine::order::FieldError;
use store::Account;

/// How long a link in a message works, in seconds.
pub const LINK_LIFE: i64 = 3600;

/// Somebody with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: String,
    pub email: String,
    pub name: String,
    /// The language they are written to in.
    pub lang: Lang,
    /// Whether they may do what is a merchant's: [`Services::merchant`] asks anew.
    pub is_merchant: bool,
}

impl From<Account> for Person {
    fn from(account: Account) -> Self {
        Person {
            lang: Lang::from_code(&account.lang).unwrap_or_default(),
            is_merchant: account.merchant_since.is_some(),
            id: account.id,
            email: account.email,
            name: account.name,
        }
    }
}

impl Services {
    /// The owner of an account.
    ///
    /// # Errors
    /// [`ServiceError::SignedOut`] if there is no such account any more.
    pub async fn person(&self, account: &str) -> Result<Person> {
        self.account(account).await.map(Person::from)
    }

    async fn account(&self, id: &str) -> Result<Account> {
        self.store.account(id).await?.ok_or(ServiceError::SignedOut)
    }
}

/// Reads fields, all of them, so that every wrong one is said at once.
#[derive(Default)]
struct Reading(Vec<(&'static str, FieldError)>);

impl Reading {
    fn field<T>(
        &mut self,
        name: &'static str,
        parsed: std::result::Result<T, FieldError>,
    ) -> Option<T> {
        parsed.map_err(|error| self.0.push((name, error))).ok()
    }

    fn wrong<T>(self) -> Result<T> {
        Err(ServiceError::Fields(self.0))
    }
}
