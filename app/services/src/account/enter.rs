//! Signing in.

use super::{Caller, Person, Reading, device};
use crate::Services;
use crate::error::{Result, ServiceError};
use crate::limit::{Action, By};
use crate::mail::parse_address;
use engine::order::{FieldError, Password};
use store::Account;

impl Services {
    /// The owner of this e-mail address and password.
    ///
    /// A browser in which the account has signed in before has attempts of its own. All others
    /// are limited by their network address, by it and the account together, and by the account
    /// from everywhere; the last far enough above what one stranger can try from one place that
    /// the owner gets in from another.
    ///
    /// # Errors
    /// [`ServiceError::WrongPassword`] for a wrong password and for an unknown
    /// address alike, after the same work; [`ServiceError::TooMany`];
    /// [`ServiceError::Fields`] for what cannot be an address or is empty.
    pub async fn sign_in<'a>(
        &self,
        email: &str,
        password: &str,
        from: impl Into<Caller<'a>>,
        now: i64,
    ) -> Result<Person> {
        let mut reading = Reading::default();
        let email = reading.field("email", parse_address(email));
        // How long it must be is asked when it is chosen, not here.
        let password = reading.field(
            "password",
            match password.chars().count() {
                0 => Err(FieldError::Missing),
                n if n > Password::MAX => Err(FieldError::TooLong),
                _ => Ok(password.to_owned()),
            },
        );
        let (Some(email), Some(password)) = (email, password) else {
            return reading.wrong();
        };
        let account = self
            .account_to_enter(email.as_str(), from.into(), now)
            .await?;
        let hash = account
            .as_ref()
            .map(|account| account.password_hash.clone());
        let right = self.passwords.verify(password, hash).await?;
        match account {
            Some(account) if right => Ok(account.into()),
            _ => Err(ServiceError::WrongPassword),
        }
    }

    /// The account with this address, if there is one and another attempt is allowed.
    async fn account_to_enter(
        &self,
        email: &str,
        from: Caller<'_>,
        now: i64,
    ) -> Result<Option<Account>> {
        if let Some(mark) = from.device {
            let account = self.store.account_by_email(email).await?;
            let known = account.filter(|account| device::is_known(account, mark));
            if let Some(account) = known {
                self.limits.check(Action::SignIn, By::Device(mark), now)?;
                return Ok(Some(account));
            }
        }
        let address = from.address;
        let pair = By::Pair {
            account: email,
            address,
        };
        for by in [By::Address(address), pair, By::Account(email)] {
            self.limits.check(Action::SignIn, by, now)?;
        }
        Ok(self.store.account_by_email(email).await?)
    }
}
