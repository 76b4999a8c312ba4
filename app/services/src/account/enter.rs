//! Signing in.

use super::{Person, Reading};
use crate::Services;
use crate::error::{Result, ServiceError};
use crate::limit::{Action, By};
use engine::order::{Email, FieldError, Password};

impl Services {
    /// The owner of this e-mail address and password. `from` is the network
    /// address of the request.
    ///
    /// # Errors
    /// [`ServiceError::WrongPassword`] for a wrong password and for an unknown
    /// address alike, after the same work; [`ServiceError::TooMany`];
    /// [`ServiceError::Fields`] for what cannot be an address or is empty.
    pub async fn sign_in(
        &self,
        email: &str,
        password: &str,
        from: &str,
        now: i64,
    ) -> Result<Person> {
        let mut reading = Reading::default();
        let email = reading.field("email", Email::parse(email));
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
        self.limits.check(Action::SignIn, By::Address(from), now)?;
        self.limits
            .check(Action::SignIn, By::Account(email.as_str()), now)?;
        let account = self.store.account_by_email(email.as_str()).await?;
        let hash = account
            .as_ref()
            .map(|account| account.password_hash.clone());
        let right = self.passwords.verify(password, hash).await?;
        match account {
            Some(account) if right => Ok(account.into()),
            _ => Err(ServiceError::WrongPassword),
        }
    }
}
