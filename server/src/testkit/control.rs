//! The control socket: one JSON object a line, one answer a line.
//!
//! | asked | done |
//! | --- | --- |
//! | `{"now":null}` | says the time, and the seed the browser's chance is to follow |
//! | `{"advance":SECONDS}` | moves the clock on |
//! | `{"account":{"email","name","password","lang"}}` | opens an account, and a session signed in |
//! | `{"cart":{"lines":[["SKU",2]],"email","currency"}}` | fills a cart, and a session that has it |
//! | `{"order":{"email","lines":[["SKU",2]],"currency","delivery","payment"}}` | places an account's order |
//! | `{"stock":{"sku","on_hand"}}` | sets what is on hand |
//! | `{"mail":"rana@example.com"}` | sends what waits, gives the letters to that address |
//!
//! An answer is `{"ok":…}` or `{"error":"a sentence"}`. A session is the value
//! for the cookie `session`.

use crate::clock::Clock;
use crate::sessions::StoredSessions;
use app::api::request::{ACCOUNT, CART};
use engine::order::{Address, CartLine, Payment};
use engine::{Currency, Lang, Money};
use serde::Deserialize;
use serde_json::{Value, json};
use services::cart::Cart;
use services::exchange::{Document, StockEntry};
use services::mail::{Kept, Post, parse_address};
use services::order::{Buyer, Checkout};
use services::{ServiceError, Services};
use std::collections::HashMap;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};
use time::OffsetDateTime;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{UnixListener, UnixStream};
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};

/// The longest line, in bytes.
const LONGEST: u64 = 64 * 1024;

/// What the socket reaches.
#[derive(Clone)]
pub struct Control {
    pub services: Arc<Services>,
    pub clock: Clock,
    pub post: Arc<Post>,
    pub letters: Kept,
    pub seed: u64,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Asked {
    Now,
    Advance(i64),
    Account(NewAccount),
    Cart(NewCart),
    Order(NewOrder),
    Stock(StockEntry),
    Mail(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewAccount {
    email: String,
    name: String,
    password: String,
    #[serde(default)]
    lang: Lang,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewCart {
    lines: Vec<(String, u32)>,
    /// Whose it is; a guest's without.
    #[serde(default)]
    email: Option<String>,
    #[serde(default)]
    currency: Option<Currency>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewOrder {
    email: String,
    lines: Vec<(String, u32)>,
    #[serde(default)]
    currency: Option<Currency>,
    /// The first the shop offers without.
    #[serde(default)]
    delivery: Option<String>,
    #[serde(default = "invoice")]
    payment: String,
}

fn invoice() -> String {
    Payment::Invoice.code().to_owned()
}

/// A socket's file, gone when dropped.
struct Socket(PathBuf);

impl Drop for Socket {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Binds the socket, for its owner alone, and answers until dropped.
pub fn listen(
    path: &Path,
    control: Control,
) -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
    // One that a killed server left behind.
    if UnixListener::bind(path).is_err_and(|e| e.kind() == std::io::ErrorKind::AddrInUse)
        && std::os::unix::net::UnixStream::connect(path).is_ok()
    {
        return Err(std::io::ErrorKind::AddrInUse.into());
    }
    let _ = std::fs::remove_file(path);
    let listener = UnixListener::bind(path)?;
    let socket = Socket(path.to_owned());
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))?;
    Ok(async move {
        let _socket = socket;
        let mut talks = tokio::task::JoinSet::new();
        loop {
            match listener.accept().await {
                Ok((stream, _)) => {
                    let control = control.clone();
                    talks.spawn(async move {
                        if let Err(error) = control.talk(stream).await {
                            tracing::debug!("the control socket: {error}");
                        }
                    });
                }
                Err(error) => tracing::warn!("the control socket: {error}"),
            }
            while talks.try_join_next().is_some() {}
        }
    })
}

impl Control {
    async fn talk(&self, mut stream: UnixStream) -> std::io::Result<()> {
        let (read, mut write) = stream.split();
        let mut read = BufReader::new(read);
        loop {
            let mut line = String::new();
            // One byte more than allowed tells a line that is too long.
            if (&mut read).take(LONGEST + 1).read_line(&mut line).await? == 0 {
                return Ok(());
            }
            let too_long = line.len() as u64 > LONGEST;
            let answer = if too_long {
                json!({ "error": format!("a line has at most {LONGEST} bytes") })
            } else {
                self.answer(&line).await
            };
            write.write_all(format!("{answer}\n").as_bytes()).await?;
            if too_long {
                return Ok(());
            }
        }
    }

    async fn answer(&self, line: &str) -> Value {
        let done = match serde_json::from_str(line) {
            Ok(asked) => self.act(asked).await.map_err(|error| error.to_string()),
            Err(error) => Err(format!("not understood: {error}")),
        };
        match done {
            Ok(value) => json!({ "ok": value }),
            Err(error) => json!({ "error": error }),
        }
    }

    async fn act(&self, asked: Asked) -> Result<Value, ServiceError> {
        let now = self.clock.now();
        match asked {
            Asked::Now => {
                let rfc3339 = engine::date::rfc3339(now);
                Ok(json!({ "now": now, "rfc3339": rfc3339, "seed": self.seed }))
            }
            Asked::Advance(seconds) if seconds >= 0 => match self.clock.advance(seconds) {
                Some(now) => Ok(json!({ "now": now, "rfc3339": engine::date::rfc3339(now) })),
                None => Err(refused("the clock is the machine's: start with --clock")),
            },
            Asked::Advance(_) => Err(refused("time does not go back")),
            Asked::Account(new) => {
                let NewAccount {
                    email,
                    name,
                    password,
                    lang,
                } = new;
                let person = self
                    .services
                    .open_account(&email, &name, &password, lang, now)
                    .await?;
                let session = self.session([(ACCOUNT, person.id.clone())]).await?;
                Ok(json!({ "id": person.id, "session": session }))
            }
            Asked::Cart(new) => self.fill_cart(new, now).await,
            Asked::Order(new) => self.order(new, now).await,
            Asked::Stock(entry) => {
                let document = Document {
                    stock: vec![entry],
                    ..Document::default()
                };
                self.services.keep(&document).await?;
                self.services.fresh_shelf().await?;
                Ok(json!({}))
            }
            Asked::Mail(to) => {
                while self.services.deliver(&self.post, now).await? > 0 {}
                let letters = self.letters.lock().unwrap_or_else(PoisonError::into_inner);
                let sent = letters.iter().filter(|(address, _)| *address == to);
                let sent = sent
                    .map(|(_, letter)| json!({ "subject": letter.subject, "body": letter.body }));
                Ok(sent.collect())
            }
        }
    }

    async fn fill_cart(&self, new: NewCart, now: i64) -> Result<Value, ServiceError> {
        let account = match new.email.as_deref() {
            None => None,
            Some(email) => Some(self.account(email).await?.id),
        };
        let cart = self
            .cart(new.lines, new.currency, account.clone(), now)
            .await?;
        let known = [
            Some((CART, cart.id.clone())),
            account.map(|id| (ACCOUNT, id)),
        ];
        let session = self.session(known.into_iter().flatten()).await?;
        Ok(json!({ "id": cart.id, "session": session }))
    }

    async fn order(&self, new: NewOrder, now: i64) -> Result<Value, ServiceError> {
        let account = self.account(&new.email).await?;
        let cart = self
            .cart(new.lines, new.currency, Some(account.id.clone()), now)
            .await?;
        let shelf = self.services.shelf();
        let shop = &shelf.catalog.shop;
        let currency = new.currency.unwrap_or(shop.currency);
        let quote = self.services.quote(&cart.id, currency, true).await?;
        let first = shop.deliveries.first().map(|delivery| delivery.id.clone());
        let checkout = Checkout {
            lang: Lang::from_code(&account.lang).unwrap_or_default(),
            key: uuid::Uuid::new_v4().simple().to_string(),
            email: account.email,
            address: Address {
                name: account.name,
                phone: "0790123456".to_owned(),
                street: "1 Test Street".to_owned(),
                city: "Amman".to_owned(),
                ..Address::default()
            },
            delivery: new.delivery.or(first).unwrap_or_default(),
            payment: new.payment,
            currency,
            seen: quote.shown().encode(),
        };
        let buyer = Buyer {
            cart: &cart.id,
            account: Some(&account.id),
            placed: &[],
        };
        let (order, _) = self.services.check_out(buyer, &checkout, now).await?;
        let total = Money::new(order.total_minor, currency).decimal();
        Ok(json!({ "id": order.id, "number": order.number, "total": total }))
    }

    async fn account(&self, email: &str) -> Result<store::Account, ServiceError> {
        let email = parse_address(email).map_err(|_| refused("not an e-mail address"))?;
        let account = self.services.store.account_by_email(email.as_str()).await?;
        account.ok_or_else(|| refused("no such account"))
    }

    /// A kept cart with these lines.
    async fn cart(
        &self,
        lines: Vec<(String, u32)>,
        currency: Option<Currency>,
        account: Option<String>,
        now: i64,
    ) -> Result<Cart, ServiceError> {
        let shelf = self.services.fresh_shelf().await?;
        let unknown = lines
            .iter()
            .find(|(sku, _)| shelf.catalog.variant(sku).is_none());
        if let Some((sku, _)) = unknown {
            return Err(refused(&format!("there is no {sku}")));
        }
        let lines = lines
            .into_iter()
            .map(|(sku, quantity)| CartLine { sku, quantity })
            .collect();
        let id = uuid::Uuid::new_v4().simple().to_string();
        let mut cart = Cart {
            id,
            account,
            lines,
            ..Cart::default()
        };
        let currency = currency.unwrap_or(shelf.catalog.shop.currency);
        self.services.save_cart(&mut cart, currency, now).await?;
        Ok(cart)
    }

    /// A session that knows these values; gives what its cookie carries.
    async fn session(
        &self,
        values: impl IntoIterator<Item = (&'static str, String)>,
    ) -> Result<String, ServiceError> {
        let data: HashMap<String, Value> = values
            .into_iter()
            .map(|(key, value)| (key.to_owned(), Value::String(value)))
            .collect();
        let mut record = Record {
            id: Id::default(),
            data,
            // Not what counts: the store's sessions live by the shop's clock.
            expiry_date: OffsetDateTime::UNIX_EPOCH,
        };
        let sessions = StoredSessions::new(self.services.store.clone(), self.clock.asked());
        sessions
            .create(&mut record)
            .await
            .map_err(ServiceError::unavailable)?;
        Ok(record.id.to_string())
    }
}

fn refused(words: &str) -> ServiceError {
    ServiceError::unavailable(words.to_owned())
}
