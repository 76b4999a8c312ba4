//! Real servers that take real orders while something goes wrong, and what must hold then: no
//! confirmed order is lost or doubled, every answer is honest, and within a second of a fault's
//! end orders are taken again.

use crate::cli::Program;
use crate::kill::{Buyer, check, key, stock_up};
use crate::serving::Server;
use services::{Options, Store};
use std::io::Write;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

const BUYERS: u32 = 5;
/// How long a fault lasts.
const LASTS: Duration = Duration::from_secs(4);
/// After how long readiness must have noticed: what was found holds for a second, and the next
/// two questions may take one each.
const NOTICED: Duration = Duration::from_millis(3_200);
/// How soon after a fault's end the next order is taken, beside what an order takes anyway.
const RECOVERY: Duration = Duration::from_secs(1);

/// What is known of a shop under test.
#[derive(Default)]
struct Shop {
    /// Where its server listens now.
    address: Mutex<String>,
    /// The number of the attempt, the order's number, and when it was confirmed.
    confirmed: Mutex<Vec<(u32, String, Instant)>>,
    /// When readiness was asked, and what it said.
    ready: Mutex<Vec<(Instant, Option<u16>)>>,
    /// Answers that nobody should get.
    strange: Mutex<Vec<String>>,
    /// The longest it took to take an order while nothing was wrong, in milliseconds.
    slowest: AtomicU32,
    asked: AtomicU32,
    /// Odd while a fault lasts: it counts their beginnings and ends.
    epoch: AtomicU32,
    over: AtomicBool,
}

impl Shop {
    fn address(&self) -> String {
        self.address.lock().unwrap().clone()
    }

    /// A status that says something else than it should.
    fn note(&self, what: &str, status: Option<u16>) {
        // The cart was changed or emptied by an attempt whose answer was lost.
        let honest = matches!(status, None | Some(503 | 409 | 422));
        if !honest {
            self.strange
                .lock()
                .unwrap()
                .push(format!("{what}: {status:?}"));
        }
    }

    /// Buys one thing after another. An attempt that was not confirmed is sent again under the
    /// same key, as a browser would.
    fn buy(&self) {
        let mut buyer = Buyer::default();
        let over = || self.over.load(Ordering::SeqCst);
        while !over() {
            buyer.address = self.address();
            let n = self.asked.fetch_add(1, Ordering::SeqCst);
            let form = match buyer.fill_cart(n) {
                Ok(form) => form,
                Err(status) => {
                    self.note("cart", status);
                    std::thread::sleep(Duration::from_millis(20));
                    continue;
                }
            };
            loop {
                buyer.address = self.address();
                let sent = Instant::now();
                let epoch = self.epoch.load(Ordering::SeqCst);
                match buyer.place(&form) {
                    Ok(number) => {
                        let mut confirmed = self.confirmed.lock().unwrap();
                        confirmed.push((n, number, Instant::now()));
                        if epoch.is_multiple_of(2) && self.epoch.load(Ordering::SeqCst) == epoch {
                            let took = sent.elapsed().as_millis() as u32;
                            self.slowest.fetch_max(took, Ordering::SeqCst);
                        }
                        break;
                    }
                    Err(status @ (None | Some(503))) if !over() => {
                        self.note("order", status);
                        std::thread::sleep(Duration::from_millis(50));
                    }
                    Err(status) => {
                        self.note("order", status);
                        break;
                    }
                }
            }
        }
    }

    fn watch(&self) {
        while !self.over.load(Ordering::SeqCst) {
            let status = status(&self.address(), "/readyz");
            self.ready.lock().unwrap().push((Instant::now(), status));
            if let Some(status) = status
                && ![200, 503].contains(&status)
            {
                self.strange
                    .lock()
                    .unwrap()
                    .push(format!("/readyz: {status}"));
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// How many orders were confirmed, and how often readiness was affirmed, between two moments.
    fn between(&self, from: Instant, to: Instant) -> (usize, usize) {
        let confirmed = self.confirmed.lock().unwrap();
        let orders = confirmed
            .iter()
            .filter(|order| (from..to).contains(&order.2));
        let ready = self.ready.lock().unwrap();
        let ready = ready
            .iter()
            .filter(|(at, status)| (from..to).contains(at) && *status == Some(200));
        (orders.count(), ready.count())
    }

    fn wait_for_order(&self, since: Instant, patience: Duration) -> Option<Duration> {
        while since.elapsed() < patience {
            let confirmed = self.confirmed.lock().unwrap();
            let later = confirmed.iter().rev().take_while(|(_, _, at)| *at > since);
            let first = later.last().map(|(_, _, at)| *at - since);
            drop(confirmed);
            if first.is_some() {
                return first;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        None
    }
}

/// The status of a page; none where there is no whole answer.
fn status(address: &str, path: &str) -> Option<u16> {
    use std::io::Read;
    let mut stream = std::net::TcpStream::connect(address).ok()?;
    let patience = Some(Duration::from_secs(10));
    stream.set_read_timeout(patience).ok()?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    )
    .ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    answer.get(9..12)?.parse().ok()
}

/// Ends a fault.
pub type End = Box<dyn FnOnce()>;

/// Something that goes wrong: its name, and how it begins. None where it cannot be brought about here.
pub struct Fault {
    name: &'static str,
    begin: Box<dyn Fn() -> Option<End>>,
}

impl Fault {
    pub fn new(name: &'static str, begin: impl Fn() -> Option<End> + 'static) -> Fault {
        Fault {
            name,
            begin: Box::new(begin),
        }
    }
}

/// Brings about each fault, while orders are taken, until `minutes` are over.
pub fn campaign(program: &Program, faults: &[Fault], minutes: u64) {
    let import = ["import", "shop.json", "--format", "tafsil"];
    // One at a time: each measures how soon orders are taken again.
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let said = program.run(&import);
    assert!(said.success, "{}", said.err);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let open = || {
        let opened = Store::open(&program.database, Options::default());
        runtime.block_on(opened).unwrap()
    };
    let store = open();
    runtime.block_on(stock_up(&store));
    runtime.block_on(store.close());
    drop(store);

    let shop = Arc::new(Shop::default());
    let mut server = serve(program, &shop);
    let mut people: Vec<_> = (0..BUYERS)
        .map(|_| {
            let shop = shop.clone();
            std::thread::spawn(move || shop.buy())
        })
        .collect();
    people.push(std::thread::spawn({
        let shop = shop.clone();
        move || shop.watch()
    }));
    let began = Instant::now();
    let mut problems = Vec::new();
    loop {
        for fault in faults {
            suffer(&shop, fault, &mut problems);
        }
        problems.extend(die(program, &shop, &mut server));
        let confirmed = shop.confirmed.lock().unwrap().len();
        eprintln!("{}: {confirmed} orders confirmed", server_kind(program));
        if began.elapsed() >= Duration::from_secs(60 * minutes) || !problems.is_empty() {
            break;
        }
    }
    shop.over.store(true, Ordering::SeqCst);
    for person in people {
        person.join().unwrap();
    }
    drop(server);
    let strange = shop.strange.lock().unwrap();
    problems.extend(strange.iter().map(|what| format!("strange answer: {what}")));
    assert!(problems.is_empty(), "{problems:#?}");
    let confirmed = shop.confirmed.lock().unwrap();
    assert!(
        confirmed.len() > faults.len(),
        "too little was ordered: this proves nothing"
    );
    let told: Vec<_> = confirmed
        .iter()
        .map(|(n, number, _)| (key(*n), number.clone()))
        .collect();
    let store = open();
    runtime.block_on(check(&store, &told));
    runtime.block_on(store.close());
}

fn serve(program: &Program, shop: &Shop) -> Server {
    let mut server = Server::start(program, &["--test"]);
    server.ignore_log();
    *shop.address.lock().unwrap() = server.address.clone();
    server
}

fn server_kind(program: &Program) -> &str {
    program.database.split(':').next().unwrap_or_default()
}

fn suffer(shop: &Shop, fault: &Fault, problems: &mut Vec<String>) {
    let name = fault.name;
    // All is well before.
    if shop
        .wait_for_order(Instant::now(), Duration::from_secs(20))
        .is_none()
    {
        return problems.push(format!("{name}: no order was taken before it"));
    }
    std::thread::sleep(Duration::from_millis(500));
    shop.epoch.fetch_add(1, Ordering::SeqCst);
    let began = Instant::now();
    let Some(end) = (fault.begin)() else {
        shop.epoch.fetch_add(1, Ordering::SeqCst);
        return eprintln!("skipped: {name} cannot be brought about here");
    };
    std::thread::sleep(LASTS);
    let ended = Instant::now();
    let (orders, ready) = shop.between(began + NOTICED, ended);
    if orders == 0 && ready > 0 {
        problems.push(format!("{name}: ready although nothing could be ordered"));
    }
    end();
    recover(shop, name, problems);
    let (during, _) = shop.between(began, ended);
    eprintln!("{name}: {during} orders confirmed meanwhile");
}

/// Waits until an order is taken; that must be soon.
fn recover(shop: &Shop, name: &str, problems: &mut Vec<String>) {
    let ended = Instant::now();
    let slowest = Duration::from_millis(shop.slowest.load(Ordering::SeqCst).into());
    match shop.wait_for_order(ended, Duration::from_secs(20)) {
        Some(took) => {
            eprintln!("{name}: an order after {took:?}; {slowest:?} at most when all was well");
            if took > RECOVERY + slowest {
                problems.push(format!("{name}: the next order took {took:?}"));
            }
        }
        None => problems.push(format!("{name}: no order was taken after it")),
    }
    shop.epoch.fetch_add(1, Ordering::SeqCst);
}

/// The server is killed, nothing finished and nothing flushed, and started again.
fn die(program: &Program, shop: &Shop, server: &mut Server) -> Vec<String> {
    let mut problems = Vec::new();
    shop.epoch.fetch_add(1, Ordering::SeqCst);
    server.child.kill().unwrap();
    server.child.wait().unwrap();
    *server = serve(program, shop);
    recover(shop, "killed", &mut problems);
    problems
}
