//! Handing letters over: to a mail server, or as files into a folder.

use super::{Letter, Mail};
use crate::error::{Result, ServiceError};
use engine::catalog::Shop;
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::{AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// How long a mail server may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Letters that were handed over to nobody, oldest first: whom they are for,
/// and what they say.
pub type Kept = Arc<Mutex<Vec<(String, Letter)>>>;

enum Transport {
    Kept(Kept),
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    File(AsyncFileTransport<Tokio1Executor>),
}

/// A way to send letters.
pub struct Post {
    transport: Transport,
    /// The shop's address as customers see it, without a slash at its end.
    origin: String,
}

impl Post {
    /// `setting` is `smtp://USER:PASSWORD@HOST`, `smtps://…` or `file:FOLDER`;
    /// the folder is made where it is missing. `origin` is where customers
    /// reach the shop, such as `https://shop.example`. It is never taken from
    /// a request, whose sender could then choose where our links lead.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn open(setting: &str, origin: &str) -> std::result::Result<Post, String> {
        let transport = if let Some(folder) = setting.strip_prefix("file:") {
            let folder = Path::new(folder);
            std::fs::create_dir_all(folder)
                .map_err(|error| format!("cannot make the folder {}: {error}", folder.display()))?;
            Transport::File(AsyncFileTransport::new(folder))
        } else if setting.starts_with("smtp") {
            // The setting may hold a password: it is not repeated.
            let smtp = AsyncSmtpTransport::<Tokio1Executor>::from_url(setting)
                .map_err(|error| format!("the mail server's address is not understood: {error}"))?;
            Transport::Smtp(smtp.timeout(Some(PATIENCE)).build())
        } else {
            return Err("mail is smtp://…, smtps://… or file:FOLDER".to_owned());
        };
        Ok(Post {
            transport,
            origin: origin.trim_end_matches('/').to_owned(),
        })
    }

    /// A way that keeps letters in memory, for tests to read.
    pub fn keeping(origin: &str) -> (Post, Kept) {
        let kept = Kept::default();
        let transport = Transport::Kept(kept.clone());
        (
            Post {
                transport,
                origin: origin.trim_end_matches('/').to_owned(),
            },
            kept,
        )
    }

    pub(super) fn link(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    pub(super) async fn send(
        &self,
        id: &str,
        shop: &Shop,
        mail: &Mail,
        letter: Letter,
        now: i64,
    ) -> Result<()> {
        if let Transport::Kept(kept) = &self.transport {
            let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.push((mail.to.clone(), letter));
            return Ok(());
        }
        let host = self.host();
        let sender = match shop.email.as_str() {
            "" => format!("shop@{host}"),
            email => email.to_owned(),
        };
        let sender = sender.parse().map_err(ServiceError::unavailable)?;
        let name = Some(shop.name.get(mail.lang).to_owned()).filter(|name| !name.is_empty());
        let date = SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(now).unwrap_or(0));
        let mut message = Message::builder().from(Mailbox::new(name, sender));
        if let Some(reply_to) = &letter.reply_to {
            let reply_to = reply_to.parse().map_err(ServiceError::unavailable)?;
            message = message.reply_to(Mailbox::new(None, reply_to));
        }
        let message = message
            .to(Mailbox::new(
                None,
                mail.to.parse().map_err(ServiceError::unavailable)?,
            ))
            .subject(letter.subject)
            // One id however often it is tried: a mail program shows it once.
            .message_id(Some(format!("<{id}@{host}>")))
            .date(date)
            .header(ContentType::TEXT_PLAIN)
            .body(letter.body)
            .map_err(ServiceError::unavailable)?;
        match &self.transport {
            Transport::Kept(_) => Ok(()),
            Transport::Smtp(smtp) => smtp
                .send(message)
                .await
                .map(|_| ())
                .map_err(ServiceError::unavailable),
            Transport::File(folder) => folder
                .send(message)
                .await
                .map(|_| ())
                .map_err(ServiceError::unavailable),
        }
    }

    fn host(&self) -> &str {
        let rest = self
            .origin
            .split_once("://")
            .map_or(self.origin.as_str(), |(_, rest)| rest);
        match rest.split([':', '/']).next() {
            None | Some("") => "localhost",
            Some(host) => host,
        }
    }
}
