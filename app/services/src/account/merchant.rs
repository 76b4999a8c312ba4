//! Merchants: accounts that may also see and do what is the shop's own.
//!
//! Who is one is said on the command line. No page and no server function grants it.

use super::Person;
use crate::Services;
use crate::error::{Result, ServiceError};
use crate::mail::parse_address;
use store::StoreError;

/// A merchant, and since when, in unix seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merchant {
    pub person: Person,
    pub since: i64,
}

impl Services {
    /// The owner of an account that is a merchant's, as the store has it now.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`] if it is a customer's alone; [`ServiceError::SignedOut`]
    /// if there is no such account any more.
    pub async fn merchant(&self, account: &str) -> Result<Person> {
        let person = self.person(account).await?;
        match person.is_merchant {
            true => Ok(person),
            false => Err(ServiceError::Forbidden),
        }
    }

    /// Makes the account of an e-mail address a merchant's; gives the address as it is kept.
    ///
    /// # Errors
    /// [`ServiceError::Fields`] (`email`); [`ServiceError::NotFound`] without such an account;
    /// [`ServiceError::Conflict`] (`merchant`) if it is one already.
    pub async fn grant_merchant(&self, email: &str, now: i64) -> Result<String> {
        let email = address(email)?;
        said(self.store.grant_merchant(&email, now).await, email)
    }

    /// Makes the account of an e-mail address a customer's alone, from the next request on.
    ///
    /// # Errors
    /// As [`Services::grant_merchant`], [`ServiceError::Conflict`] if it is none.
    pub async fn revoke_merchant(&self, email: &str) -> Result<String> {
        let email = address(email)?;
        said(self.store.revoke_merchant(&email).await, email)
    }

    /// All merchants, by e-mail address.
    pub async fn merchants(&self) -> Result<Vec<Merchant>> {
        let accounts = self.store.merchants().await?.into_iter();
        let merchants = accounts.filter_map(|account| {
            let since = account.merchant_since?;
            let person = account.into();
            Some(Merchant { person, since })
        });
        Ok(merchants.collect())
    }
}

fn address(email: &str) -> Result<String> {
    let email = parse_address(email).map_err(|error| ServiceError::Fields(vec![("email", error)]));
    Ok(email?.into_string())
}

fn said(done: store::Result<bool>, email: String) -> Result<String> {
    match done {
        Ok(true) => Ok(email),
        Ok(false) => Err(ServiceError::Conflict("merchant")),
        Err(StoreError::NotFound { .. }) => Err(ServiceError::NotFound),
        Err(error) => Err(error.into()),
    }
}
