//! Messages to customers, and to the shop about an order.
//!
//! What happened is put in the store's outbox, in the transaction of what it
//! tells; [`Services::deliver`] writes and sends it later, from any process.
//! A link with a token is made when its message is sent: no such token rests in
//! the database, its hour begins when it leaves, and a request does the same
//! work whether or not an address has an account. The link to an order is kept
//! with its message, and forgotten with it when it is sent.

mod address;
mod post;
mod words;

pub use address::parse_address;
pub use post::{Kept, Post};

use crate::account::LINK_LIFE;
use crate::error::{Result, ServiceError};
use crate::{Services, secret};
use engine::Lang;
use serde::{Deserialize, Serialize};
use store::NewMessage;

/// The outbox's kind of these messages.
const KIND: &str = "mail";
/// How many messages a process claims at once, and for how long, in seconds:
/// longer than sending all of them takes at worst.
const BATCH: i64 = 10;
const LEASE: i64 = 600;

/// A message to a customer, in their language, or to the shop in its first one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mail {
    pub to: String,
    pub lang: Lang,
    pub message: Message,
}

/// What a message says. Links are paths of the shop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Message {
    /// Somebody signed up with this address: a link that finishes it, or,
    /// where there is an account, the way into it.
    SignUp {
        finish: String,
        sign_in: String,
        reset: String,
    },
    /// Somebody forgot the password of this address. Nothing is sent where
    /// there is no account.
    Reset { set: String },
    /// The password is a new one.
    PasswordChanged { reset: String },
    /// An order is kept. Its number is known only then, so it is looked up when
    /// the letter is written; the token opens it without an account.
    OrderPlaced { order: String, token: String },
    /// The same order, told to the shop.
    OrderReceived { order: String },
}

/// A message as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub subject: String,
    pub body: String,
    /// Whom an answer goes to, where that is not the sender.
    pub reply_to: Option<String>,
}

impl Mail {
    /// The row for the outbox.
    pub fn queued(&self, now: i64) -> Result<NewMessage> {
        let body = serde_json::to_string(self).map_err(ServiceError::unavailable)?;
        Ok(NewMessage {
            id: secret::id(now),
            kind: KIND.to_owned(),
            body,
        })
    }
}

impl Services {
    /// Puts a message that tells of nothing else that is written in the outbox.
    pub async fn queue(&self, mail: &Mail, now: i64) -> Result<()> {
        Ok(self.store.enqueue(&mail.queued(now)?, now).await?)
    }

    /// Sends what waits in the outbox, a batch of it; gives how many were
    /// claimed. What cannot be sent waits longer each time, and is given up at last.
    pub async fn deliver(&self, post: &Post, now: i64) -> Result<usize> {
        let claimed = self.store.claim_messages(BATCH, now, now + LEASE).await?;
        for message in &claimed {
            let sent = match serde_json::from_str::<Mail>(&message.body) {
                Ok(mail) => self.send(post, &message.id, &mail, now).await,
                Err(error) => Err(ServiceError::unavailable(error)),
            };
            match sent {
                Ok(()) => self.store.message_sent(&message.id, now).await?,
                Err(error) => {
                    let (id, error) = (&message.id, error.to_string());
                    if self.store.message_failed(message, &error, now).await? {
                        tracing::error!("message {id} is given up: {error}");
                    } else {
                        tracing::warn!("message {id} is not sent yet: {error}");
                    }
                }
            }
        }
        Ok(claimed.len())
    }

    async fn send(&self, post: &Post, id: &str, mail: &Mail, now: i64) -> Result<()> {
        let Some(letter) = self.write(post, mail, now).await? else {
            return Ok(());
        };
        let shop = &self.shelf().catalog.shop;
        post.send(id, shop, mail, letter, now).await
    }

    /// The letter, or none where nobody is to get one.
    async fn write(&self, post: &Post, mail: &Mail, now: i64) -> Result<Option<Letter>> {
        let lang = mail.lang;
        let link = |path: &str| post.link(path);
        let letter = match &mail.message {
            Message::SignUp {
                finish,
                sign_in,
                reset,
            } => {
                if self.store.account_by_email(&mail.to).await?.is_some() {
                    words::has_account(lang, &link(sign_in), &link(reset))
                } else {
                    let token = secret::token()?;
                    let digest = secret::digest(&token);
                    self.store
                        .create_sign_up_token(&digest, &mail.to, now + LINK_LIFE)
                        .await?;
                    words::finish_sign_up(lang, &link(&with_token(finish, &token)))
                }
            }
            Message::Reset { set } => {
                let Some(account) = self.store.account_by_email(&mail.to).await? else {
                    return Ok(None);
                };
                let token = secret::token()?;
                let digest = secret::digest(&token);
                self.store
                    .create_reset_token(&digest, &account.id, now + LINK_LIFE)
                    .await?;
                words::reset(lang, &link(&with_token(set, &token)))
            }
            Message::PasswordChanged { reset } => words::password_changed(lang, &link(reset)),
            Message::OrderPlaced { order, token } => {
                let Some(order) = self.store.order(order).await? else {
                    return Ok(None);
                };
                let path = format!("/{}/order/{}?k={token}", lang.code(), order.number);
                words::order_placed(lang, &self.kept(order).await?, &link(&path))
            }
            Message::OrderReceived { order } => {
                let Some(order) = self.store.order(order).await? else {
                    return Ok(None);
                };
                return Ok(Some(words::order_received(lang, &self.kept(order).await?)));
            }
        };
        let shop = &self.shelf().catalog.shop;
        Ok(Some(words::signed(letter, shop, lang)))
    }
}

fn with_token(path: &str, token: &str) -> String {
    format!("{path}?token={token}")
}
