//! Opening an account: an e-mail address, a message to it, and only then a
//! name and a password, from whoever could read the message. So nobody opens
//! an account in another's name, or waits in one with a password they know.

use super::{Person, Reading};
use crate::error::{Result, ServiceError};
use crate::limit::{Action, By};
use crate::mail::{Mail, Message, parse_address};
use crate::{Services, secret};
use engine::Lang;
use engine::order::{Line, Password};
use store::{Account, StoreError};

impl Services {
    /// Sends a message to an address that wants an account; gives the address
    /// as it was understood. Known or not, the work and the answer are the
    /// same; only the message differs. `message` is [`Message::SignUp`].
    ///
    /// # Errors
    /// [`ServiceError::Fields`] (`email`), [`ServiceError::TooMany`].
    pub async fn ask_to_sign_up(
        &self,
        email: &str,
        lang: Lang,
        message: Message,
        from: &str,
        now: i64,
    ) -> Result<String> {
        self.ask(Action::SignUp, email, lang, message, from, now)
            .await
    }

    pub(super) async fn ask(
        &self,
        action: Action,
        email: &str,
        lang: Lang,
        message: Message,
        from: &str,
        now: i64,
    ) -> Result<String> {
        let email = parse_address(email);
        let email = email.map_err(|error| ServiceError::Fields(vec![("email", error)]))?;
        self.limits.check(action, By::Address(from), now)?;
        self.limits
            .check(action, By::Account(email.as_str()), now)?;
        let mail = Mail {
            to: email.into_string(),
            lang,
            message,
        };
        self.queue(&mail, now).await?;
        Ok(mail.to)
    }

    /// The address a link finishes the sign-up of.
    ///
    /// # Errors
    /// [`ServiceError::StaleLink`] if it was used, is too old or never was.
    pub async fn sign_up_address(&self, token: &str, now: i64) -> Result<String> {
        let email = self
            .store
            .sign_up_token_email(&secret::digest(token), now)
            .await?;
        email.ok_or(ServiceError::StaleLink)
    }

    /// Opens the account of the link's address. The link is spent.
    ///
    /// # Errors
    /// [`ServiceError::Fields`] (`name`, `password`) leaves the link good;
    /// [`ServiceError::StaleLink`].
    pub async fn finish_sign_up(
        &self,
        token: &str,
        name: &str,
        password: &str,
        lang: Lang,
        now: i64,
    ) -> Result<Person> {
        let mut reading = Reading::default();
        let name = reading.field("name", Line::parse(name));
        let password = reading.field("password", Password::parse(password));
        let (Some(name), Some(password)) = (name, password) else {
            return reading.wrong();
        };
        let email = self.sign_up_address(token, now).await?;
        let account = self.new_account(email, name, password, lang, now).await?;
        let opened = self
            .store
            .sign_up(&secret::digest(token), &account, now)
            .await;
        match opened {
            Ok(()) => Ok(account.into()),
            Err(StoreError::NotFound { .. } | StoreError::Conflict { .. }) => {
                Err(ServiceError::StaleLink)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Opens an account without a message, for the command line and tests.
    ///
    /// # Errors
    /// [`ServiceError::Fields`], [`ServiceError::Conflict`] (`email`).
    pub async fn open_account(
        &self,
        email: &str,
        name: &str,
        password: &str,
        lang: Lang,
        now: i64,
    ) -> Result<Person> {
        let mut reading = Reading::default();
        let email = reading.field("email", parse_address(email));
        let name = reading.field("name", Line::parse(name));
        let password = reading.field("password", Password::parse(password));
        let (Some(email), Some(name), Some(password)) = (email, name, password) else {
            return reading.wrong();
        };
        let account = self
            .new_account(email.into_string(), name, password, lang, now)
            .await?;
        self.store.create_account(&account).await?;
        Ok(account.into())
    }

    async fn new_account(
        &self,
        email: String,
        name: Line,
        password: Password,
        lang: Lang,
        now: i64,
    ) -> Result<Account> {
        Ok(Account {
            id: secret::id(now),
            email,
            name: name.into_string(),
            password_hash: self.passwords.hash(password.into_string()).await?,
            lang: lang.code().to_owned(),
            created_at: now,
            version: 1,
            merchant_since: None,
        })
    }
}
