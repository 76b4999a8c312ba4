//! Killing the server under load: every confirmed order is there, once, whole.
//!
//! Bounded by default; `TAFSIL_KILL_ROUNDS=100 cargo test -p server --test
//! suite -- --nocapture killed` runs as many rounds as are asked for.

use crate::cli::Program;
use crate::serving::Server;
use app::data::Parcel;
use app::model::CheckoutView;
use app::wire::open;
use serde_json::Value;
use services::{Options, Store};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

pub const SKU: &str = "CHAIR-BLACK";
pub const STOCK: i64 = 1_000_000;
const BUYERS: u32 = 6;

/// What buyers were told, and what they asked.
#[derive(Default)]
struct Ledger {
    /// `(checkout key, order number)` of every order the server confirmed.
    confirmed: Mutex<Vec<(String, String)>>,
    asked: AtomicU32,
    over: AtomicBool,
}

/// A buyer's connection: one request each, cookies kept.
#[derive(Default)]
pub struct Buyer {
    pub address: String,
    pub cookie: String,
}

/// The status of an answer that was not what was asked for; none where it did not come whole.
pub type Refusal = Option<u16>;

impl Buyer {
    /// Posts a form; the status and body, or nothing where the server is gone
    /// before its answer is whole.
    pub fn post(&mut self, path: &str, form: &str) -> Option<(u16, Vec<u8>)> {
        let mut stream = TcpStream::connect(&self.address).ok()?;
        stream
            .set_read_timeout(Some(Duration::from_secs(10)))
            .ok()?;
        write!(
            stream,
            "POST {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nAccept: application/json\r\n\
             Cookie: {}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\n\r\n{form}",
            self.address,
            self.cookie,
            form.len()
        )
        .ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok()?;
        let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n")?;
        let body = answer.split_off(end + 4);
        let head = String::from_utf8(answer).ok()?;
        let status = head.get(9..12)?.parse().ok()?;
        for line in head.lines() {
            if let Some(value) = line.strip_prefix("set-cookie: session=") {
                let id = value.split(';').next().unwrap_or_default();
                self.cookie = format!("session={id}");
            }
        }
        Some((status, body))
    }

    /// Puts something into the cart; gives the form that orders it, under the key of number `n`.
    pub fn fill_cart(&mut self, n: u32) -> Result<String, Refusal> {
        let quantity = n % 3 + 1;
        self.ask(
            "/api/add_to_cart",
            &format!("sku={SKU}&quantity={quantity}"),
        )?;
        let shown = self.ask("/api/checkout", "lang=en")?;
        let shown = open::<Parcel<CheckoutView>>(&shown).map_err(|_| None)?;
        let seen = shown.unpack().map_err(|_| None)?.seen;
        let key = key(n);
        Ok(format!(
            "lang=en&key={key}&seen={seen}&email=a%40example.com&name=A&phone=0790123456\
             &street=S&city=C&delivery=amman&payment=invoice"
        ))
    }

    /// Posts a form; gives the answer where it succeeded.
    pub fn ask(&mut self, path: &str, form: &str) -> Result<Vec<u8>, Refusal> {
        match self.post(path, form) {
            Some((200, answer)) => Ok(answer),
            Some((status, _)) => Err(Some(status)),
            None => Err(None),
        }
    }

    /// Sends the form; gives the order's number.
    pub fn place(&mut self, form: &str) -> Result<String, Refusal> {
        let path = match self.post("/api/place_order", form) {
            // Cut off where the server was killed, it confirms nothing.
            Some((200, path)) => open::<String>(&path).map_err(|_| None)?,
            Some((status, _)) => return Err(Some(status)),
            None => return Err(None),
        };
        Ok(path.rsplit('/').next().unwrap_or_default().to_owned())
    }

    /// Buys one thing after another until the server is gone.
    fn buy(mut self, ledger: &Ledger) {
        while !ledger.over.load(Ordering::SeqCst) {
            let n = ledger.asked.fetch_add(1, Ordering::SeqCst);
            let placed = self.fill_cart(n).and_then(|form| self.place(&form));
            if let Ok(number) = placed {
                ledger.confirmed.lock().unwrap().push((key(n), number));
            }
        }
    }
}

/// The name of an attempt at checking out.
pub fn key(n: u32) -> String {
    format!("00000000-0000-4000-8000-{n:012}")
}

/// Puts so much of the SKU on the shelf that it never runs out.
pub async fn stock_up(store: &Store) {
    let stock = store::Stock::new(SKU, STOCK);
    store.apply_documents(&[], &[stock]).await.unwrap();
}

#[test]
fn killed_at_random_moments_no_confirmed_order_is_lost_doubled_or_half_written() {
    let rounds = std::env::var("TAFSIL_KILL_ROUNDS")
        .ok()
        .and_then(|n| n.parse().ok());
    for program in Program::on_each_database() {
        let program = program.with_catalogue();
        assert!(
            program
                .run(&["import", "shop.json", "--format", "tafsil"])
                .success
        );
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let store = runtime
            .block_on(Store::open(&program.database, Options::default()))
            .unwrap();
        runtime.block_on(stock_up(&store));
        let ledger = Arc::new(Ledger::default());
        for round in 0..rounds.unwrap_or(3u64) {
            // The moment is drawn, and different in every run.
            let drawn = u64::from(uuid::Uuid::new_v4().as_bytes()[0]);
            kill_once(&program, &ledger, Duration::from_millis(drawn * 3));
            let confirmed = ledger.confirmed.lock().unwrap().clone();
            runtime.block_on(check(&store, &confirmed));
            eprintln!(
                "{}: round {round}, {} orders confirmed",
                program.database,
                confirmed.len()
            );
        }
        let confirmed = ledger.confirmed.lock().unwrap().len();
        assert!(confirmed > 0, "nothing was ordered: this proves nothing");
        runtime.block_on(store.close());
    }
}

fn kill_once(program: &Program, ledger: &Arc<Ledger>, after: Duration) {
    let mut server = Server::start(program, &["--test"]);
    ledger.over.store(false, Ordering::SeqCst);
    let buyers: Vec<_> = (0..BUYERS)
        .map(|_| {
            let buyer = Buyer {
                address: server.address.clone(),
                cookie: String::new(),
            };
            let ledger = ledger.clone();
            std::thread::spawn(move || buyer.buy(&ledger))
        })
        .collect();
    // However long it takes the machine: orders are under way.
    let confirmed = || ledger.confirmed.lock().unwrap().len();
    let (before, began) = (confirmed(), Instant::now());
    while confirmed() == before && began.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(after);
    // SIGKILL: nothing is finished, nothing is flushed.
    server.child.kill().unwrap();
    server.child.wait().unwrap();
    ledger.over.store(true, Ordering::SeqCst);
    for buyer in buyers {
        buyer.join().unwrap();
    }
}

/// Every confirmed order is kept under its number with all its parts, and the
/// stock that is gone is the stock that was ordered.
pub async fn check(store: &Store, confirmed: &[(String, String)]) {
    for (key, number) in confirmed {
        let order = store.order_by_checkout_key(key).await.unwrap();
        let order = order.unwrap_or_else(|| panic!("{number} was confirmed and is gone"));
        assert_eq!(&order.number, number);
    }
    let everything = store::Page {
        offset: 0,
        limit: 1_000_000,
    };
    let (orders, total) = store.orders(everything).await.unwrap();
    assert_eq!(orders.len() as i64, total);
    let mut ordered = 0;
    for order in &orders {
        let lines = store.order_lines(&order.id).await.unwrap();
        assert_eq!(lines.len(), 1, "{} is not whole", order.number);
        ordered += lines[0].quantity;
        let body: Value = serde_json::from_str(&order.body).unwrap();
        assert_eq!(body["totals"]["gross"]["minor"], order.total_minor);
        assert_eq!(store.order_events(&order.id).await.unwrap().len(), 1);
    }
    let on_hand = store.stock(SKU).await.unwrap().unwrap();
    assert_eq!(STOCK - on_hand, ordered, "stock and orders do not add up");
    assert!(store.check().await.unwrap().is_empty());
}
