//! Killing the server under load: every confirmed order is there, once, whole.
//!
//! Bounded by default; `TAFSIL_KILL_ROUNDS=100 cargo test -p server --test
//! suite -- --nocapture killed` runs as many rounds as are asked for.

use crate::cli::Program;
use crate::serving::Server;
use app::model::CartAnswer;
use app::wire::open;
use serde_json::Value;
use services::{Options, Store};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const SKU: &str = "CHAIR-BLACK";
const STOCK: i64 = 1_000_000;
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
struct Buyer {
    address: String,
    cookie: String,
}

impl Buyer {
    /// Posts a form; the status and body, or nothing where the server is gone
    /// before its answer is whole.
    fn post(&mut self, path: &str, form: &str) -> Option<(u16, Vec<u8>)> {
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

    /// Buys one thing after another until the server is gone.
    fn buy(mut self, ledger: &Ledger) {
        while !ledger.over.load(Ordering::SeqCst) {
            let n = ledger.asked.fetch_add(1, Ordering::SeqCst);
            let key = format!("00000000-0000-4000-8000-{n:012}");
            let quantity = n % 3 + 1;
            let added = self.post(
                "/api/add_to_cart",
                &format!("sku={SKU}&quantity={quantity}"),
            );
            let Some((200, cart)) = added else { continue };
            let cart = open::<CartAnswer>(&cart).ok();
            let cart = cart.and_then(|answer| answer.cart.unpack().ok());
            let totals = cart.and_then(|cart| cart.totals);
            let seen = totals.map_or(0, |totals| totals.gross.minor);
            let form = format!(
                "lang=en&key={key}&seen={seen}&email=a%40example.com&name=A&phone=0790123456\
                 &street=S&city=C&delivery=amman&payment=invoice"
            );
            if let Some((200, path)) = self.post("/api/place_order", &form) {
                // Cut off where the server was killed, it confirms nothing.
                let Ok(path) = open::<String>(&path) else {
                    continue;
                };
                let number = path.rsplit('/').next().unwrap_or_default();
                let told = (key, number.to_owned());
                ledger.confirmed.lock().unwrap().push(told);
            }
        }
    }
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
        runtime.block_on(async {
            let stock = store::Stock {
                sku: SKU.to_owned(),
                on_hand: STOCK,
            };
            store.apply_documents(&[], &[stock]).await.unwrap();
        });
        let ledger = Arc::new(Ledger::default());
        for round in 0..rounds.unwrap_or(3u64) {
            // The moment is drawn, and different in every run.
            let drawn = u64::from(uuid::Uuid::new_v4().as_bytes()[0]);
            kill_once(&program, &ledger, Duration::from_millis(250 + drawn * 3));
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
async fn check(store: &Store, confirmed: &[(String, String)]) {
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
