//! What the owner of an account may change about it.

use super::{Person, Reading};
use crate::Services;
use crate::error::{Result, ServiceError};
use crate::limit::{Action, By};
use engine::Lang;
use engine::order::{FieldError, Line, Password};

impl Services {
    /// Changes the name and the language of messages.
    ///
    /// # Errors
    /// [`ServiceError::Fields`] (`name`), [`ServiceError::SignedOut`],
    /// [`ServiceError::Conflict`].
    pub async fn change_details(&self, account: &str, name: &str, lang: Lang) -> Result<Person> {
        let mut reading = Reading::default();
        let Some(name) = reading.field("name", Line::parse(name)) else {
            return reading.wrong();
        };
        let mut account = self.account(account).await?;
        account.name = name.into_string();
        account.lang = lang.code().to_owned();
        account.version = self.store.update_account(&account).await?;
        Ok(account.into())
    }

    /// Changes the password and ends every session of the account; the caller
    /// begins a new one for the browser that asked. `reset` is the path a
    /// message about it leads to.
    ///
    /// # Errors
    /// [`ServiceError::Fields`] (`current`, `password`; `current` is
    /// [`FieldError::NotThePassword`] where it is wrong), [`ServiceError::TooMany`],
    /// [`ServiceError::SignedOut`].
    pub async fn change_password(
        &self,
        account: &str,
        current: &str,
        password: &str,
        reset: String,
        now: i64,
    ) -> Result<()> {
        let mut reading = Reading::default();
        let current = reading.field(
            "current",
            match current.chars().count() {
                0 => Err(FieldError::Missing),
                n if n > Password::MAX => Err(FieldError::TooLong),
                _ => Ok(current.to_owned()),
            },
        );
        let password = reading.field("password", Password::parse(password));
        let (Some(current), Some(password)) = (current, password) else {
            return reading.wrong();
        };
        let account = self.account(account).await?;
        // Whoever is signed in has attempts of their own, whatever strangers try.
        let signed_in = format!("signed in to {}", account.id);
        self.limits
            .check(Action::SignIn, By::Device(&signed_in), now)?;
        let kept = account.password_hash.clone();
        if !self.passwords.verify(current, Some(kept)).await? {
            return Err(ServiceError::Fields(vec![(
                "current",
                FieldError::NotThePassword,
            )]));
        }
        let hash = self.passwords.hash(password.into_string()).await?;
        self.store
            .change_password(&account.id, account.version, &hash, now)
            .await?;
        self.tell_password_changed(&account.into(), reset, now)
            .await;
        Ok(())
    }
}
