//! Choosing a new password for one that was forgotten.

use super::{Person, Reading};
use crate::error::{Result, ServiceError};
use crate::limit::Action;
use crate::mail::{Mail, Message};
use crate::{Services, secret};
use engine::Lang;
use engine::order::Password;
use store::StoreError;

impl Services {
    /// Sends a message to an address whose password was forgotten; gives the
    /// address as it was understood. An address without an account gets none,
    /// and nobody is told. `message` is [`Message::Reset`].
    ///
    /// # Errors
    /// [`ServiceError::Fields`] (`email`), [`ServiceError::TooMany`].
    pub async fn ask_to_reset(
        &self,
        email: &str,
        lang: Lang,
        message: Message,
        from: &str,
        now: i64,
    ) -> Result<String> {
        self.ask(Action::Reset, email, lang, message, from, now)
            .await
    }

    /// Whether a link can still set a password.
    ///
    /// # Errors
    /// [`ServiceError::StaleLink`] if it was used, is too old or never was.
    pub async fn check_reset(&self, token: &str, now: i64) -> Result<()> {
        let account = self
            .store
            .reset_token_account(&secret::digest(token), now)
            .await?;
        account.map(|_| ()).ok_or(ServiceError::StaleLink)
    }

    /// Sets the password, spends the link and ends every session of the
    /// account. `reset` is the path a message about it leads to.
    ///
    /// # Errors
    /// [`ServiceError::Fields`] (`password`) leaves the link good;
    /// [`ServiceError::StaleLink`].
    pub async fn reset_password(
        &self,
        token: &str,
        password: &str,
        reset: String,
        now: i64,
    ) -> Result<Person> {
        let mut reading = Reading::default();
        let Some(password) = reading.field("password", Password::parse(password)) else {
            return reading.wrong();
        };
        self.check_reset(token, now).await?;
        let hash = self.passwords.hash(password.into_string()).await?;
        let account = match self
            .store
            .reset_password(&secret::digest(token), &hash, now)
            .await
        {
            Ok(account) => account,
            Err(StoreError::NotFound { .. }) => return Err(ServiceError::StaleLink),
            Err(error) => return Err(error.into()),
        };
        let person = self.person(&account).await?;
        self.tell_password_changed(&person, reset, now).await;
        Ok(person)
    }

    /// The password is changed whether or not this message can be queued.
    pub(super) async fn tell_password_changed(&self, person: &Person, reset: String, now: i64) {
        let message = Message::PasswordChanged { reset };
        let mail = Mail {
            to: person.email.clone(),
            lang: person.lang,
            message,
        };
        if let Err(error) = self.queue(&mail, now).await {
            tracing::error!("a changed password is not told: {error}");
        }
    }
}
