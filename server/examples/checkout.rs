//! How many orders a shop takes: `checkout ADDRESS DATABASE BUYERS SECONDS`.
//!
//! BUYERS threads buy from the shop at ADDRESS as visitors without JavaScript, each time as somebody
//! new: put a thing into the cart, open the checkout, send its form. The shop must believe this
//! machine as a proxy (`serve --proxy 127.0.0.1`): every visitor has an address of their own, so that
//! the usual limits stand and are not what is measured. Afterwards every confirmed order must be in
//! the DATABASE, and no other.
//!
//! Prints `orders= orders_per_second=`, the 50th and 99th percentile of a whole checkout and of
//! sending its form alone in milliseconds, and `refused=`, the visits that did not end in an order.

use services::exchange::{Document, StockEntry};
use services::{Options, Services, Store};
use std::collections::{BTreeMap, HashSet};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Enough of everything: selling out is not what is measured.
const PLENTY: i64 = 1_000_000_000;

/// What a visit ended with.
struct Visit {
    /// The order's number, where there is one.
    order: Option<String>,
    whole: Duration,
    placing: Duration,
}

#[expect(clippy::print_stdout, reason = "its figures are what it is for")]
fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, database, buyers, seconds] = &arguments[..] else {
        return Err("checkout ADDRESS DATABASE BUYERS SECONDS".into());
    };
    let buyers: usize = buyers.parse()?;
    let time = Duration::from_secs(seconds.parse()?);

    let runtime = tokio::runtime::Runtime::new()?;
    let (store, skus) = runtime.block_on(stock_up(database))?;
    let before = runtime.block_on(orders(&store))?;

    let next = AtomicU32::new(0);
    let began = Instant::now();
    let visits = std::thread::scope(|scope| {
        let buying: Vec<_> = (0..buyers)
            .map(|_| scope.spawn(|| buy(address, &skus, &next, began + time)))
            .collect();
        let mut visits = Vec::new();
        for buyer in buying {
            visits.extend(buyer.join().map_err(|_| "a buyer panicked")??);
        }
        Ok::<_, Failure>(visits)
    })?;
    let took = began.elapsed();

    let confirmed: HashSet<&str> = visits.iter().filter_map(|v| v.order.as_deref()).collect();
    let placed = visits.iter().filter(|v| v.order.is_some()).count();
    let kept = runtime.block_on(orders(&store))? - before;
    for number in &confirmed {
        if runtime.block_on(store.order_by_number(number))?.is_none() {
            return Err(format!("{number} was confirmed and is not in the database").into());
        }
    }
    runtime.block_on(store.close());
    if confirmed.len() != placed || kept != placed as i64 {
        let different = confirmed.len();
        return Err(format!("{placed} confirmed, {different} different, {kept} kept").into());
    }
    if placed == 0 {
        return Err("nothing was ordered: this measures nothing".into());
    }

    let whole = percentiles(visits.iter().map(|visit| visit.whole));
    let placing = percentiles(visits.iter().map(|visit| visit.placing));
    println!(
        "orders={placed} orders_per_second={:.1} p50_ms={:.1} p99_ms={:.1} placing_p50_ms={:.1} \
         placing_p99_ms={:.1} refused={}",
        placed as f64 / took.as_secs_f64(),
        whole.0,
        whole.1,
        placing.0,
        placing.1,
        visits.len() - placed,
    );
    Ok(())
}

/// The database, and the SKUs it sells, of which there is plenty now.
async fn stock_up(database: &str) -> Result<(Store, Vec<String>), Failure> {
    let services = Services::open(Store::open(database, Options::default()).await?).await?;
    let catalogue = services.export().await?;
    let variants = catalogue.products.iter().flat_map(|p| &p.variants);
    let skus: Vec<String> = variants.map(|variant| variant.sku.clone()).collect();
    let entry = |sku: &String| StockEntry::new(sku, PLENTY);
    let stock = Document {
        stock: skus.iter().map(entry).collect(),
        ..Document::default()
    };
    services.keep(&stock).await?;
    Ok((services.store, skus))
}

/// How many orders are kept.
async fn orders(store: &Store) -> Result<i64, Failure> {
    let none = store::Page {
        offset: 0,
        limit: 1,
    };
    Ok(store.orders(none).await?.1)
}

/// Buys as one visitor after another until it is time to stop.
fn buy(
    address: &str,
    skus: &[String],
    next: &AtomicU32,
    until: Instant,
) -> Result<Vec<Visit>, Failure> {
    let mut line = BufReader::new(TcpStream::connect(address)?);
    line.get_ref().set_nodelay(true)?;
    let mut visits = Vec::new();
    while Instant::now() < until {
        let n = next.fetch_add(1, Ordering::Relaxed);
        let mut visitor = Visitor {
            line: &mut line,
            address,
            from: Ipv4Addr::from_bits(Ipv4Addr::new(10, 0, 0, 0).to_bits() + n),
            cookies: BTreeMap::new(),
        };
        visits.push(visitor.check_out(&skus[n as usize % skus.len()], n % 3 + 1)?);
    }
    Ok(visits)
}

/// Somebody new on a connection, with cookies and a network address of their own.
struct Visitor<'a> {
    line: &'a mut BufReader<TcpStream>,
    address: &'a str,
    from: Ipv4Addr,
    cookies: BTreeMap<String, String>,
}

impl Visitor<'_> {
    fn check_out(&mut self, sku: &str, quantity: u32) -> Result<Visit, Failure> {
        let began = Instant::now();
        let cart = [("sku", sku), ("quantity", &quantity.to_string())];
        self.post("/api/add_to_cart", "/en/cart", &cart)?;
        let page = self.ask("GET", "/en/checkout", "")?.body;
        // What the page's form has in it, and what a guest fills in.
        let given = ["key", "seen", "delivery", "payment"].map(|name| (name, value(&page, name)));
        let guest = [
            ("lang", "en"),
            ("email", "guest@example.com"),
            ("name", "Dana Saleh"),
            ("phone", "0790123456"),
            ("street", "12 Rainbow Street"),
            ("city", "Amman"),
        ];
        let form: Vec<(&str, &str)> = given.into_iter().chain(guest).collect();
        let sent = Instant::now();
        let to = self.post("/api/place_order", "/en/checkout", &form)?;
        Ok(Visit {
            order: to.strip_prefix("/en/order/").map(str::to_owned),
            whole: began.elapsed(),
            placing: sent.elapsed(),
        })
    }

    /// Sends a form that stands on the page `on`; gives where it leads.
    fn post(&mut self, action: &str, on: &str, fields: &[(&str, &str)]) -> Result<String, Failure> {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields).append_pair("return_to", on);
        Ok(self.ask("POST", action, &form.finish())?.location)
    }

    fn ask(&mut self, method: &str, path: &str, form: &str) -> Result<Answer, Failure> {
        let cookies = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        let cookies = cookies.collect::<Vec<_>>().join("; ");
        let (host, from, length) = (self.address, self.from, form.len());
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\nX-Forwarded-For: {from}\r\n\
             Cookie: {cookies}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {length}\r\n\r\n{form}"
        );
        self.line.get_mut().write_all(request.as_bytes())?;
        let answer = Answer::read(self.line)?;
        self.cookies.extend(answer.cookies.iter().cloned());
        Ok(answer)
    }
}

/// The value of the first field of that name in a page's forms; empty without one.
fn value<'a>(page: &'a str, name: &str) -> &'a str {
    let tags = page
        .split('<')
        .map(|tag| tag.split('>').next().unwrap_or_default());
    let named = format!(" name=\"{name}\"");
    let mut fields = tags.filter(|tag| tag.contains(&named));
    let found = fields.next().and_then(|tag| tag.split(" value=\"").nth(1));
    found
        .and_then(|rest| rest.split('"').next())
        .unwrap_or_default()
}

/// As much of an HTTP/1.1 answer as a visitor needs.
#[derive(Default)]
struct Answer {
    location: String,
    cookies: Vec<(String, String)>,
    body: String,
}

impl Answer {
    fn read(line: &mut BufReader<TcpStream>) -> Result<Answer, Failure> {
        let mut answer = Answer::default();
        let (mut length, mut chunked) = (0, false);
        let status = text(line)?;
        if !status.starts_with("HTTP/1.1 2") && !status.starts_with("HTTP/1.1 3") {
            return Err(format!("the shop answered {status}").into());
        }
        loop {
            let header = text(line)?;
            let Some((name, value)) = header.split_once(": ") else {
                break;
            };
            match name {
                "location" => answer.location = value.to_owned(),
                "content-length" => length = value.parse()?,
                "transfer-encoding" => chunked = value == "chunked",
                "set-cookie" => {
                    let cookie = value
                        .split(';')
                        .next()
                        .and_then(|pair| pair.split_once('='));
                    answer
                        .cookies
                        .extend(cookie.map(|(name, value)| (name.into(), value.into())));
                }
                _ => {}
            }
        }
        let mut body = Vec::new();
        while chunked {
            let size = usize::from_str_radix(&text(line)?, 16)?;
            take(line, size, &mut body)?;
            text(line)?;
            chunked = size > 0;
        }
        take(line, length, &mut body)?;
        answer.body = String::from_utf8(body)?;
        Ok(answer)
    }
}

/// A line without its end.
fn text(line: &mut BufReader<TcpStream>) -> Result<String, Failure> {
    let mut text = String::new();
    line.read_line(&mut text)?;
    Ok(text.trim_end().to_owned())
}

fn take(line: &mut BufReader<TcpStream>, size: usize, into: &mut Vec<u8>) -> Result<(), Failure> {
    let before = into.len();
    line.take(size as u64).read_to_end(into)?;
    match into.len() - before == size {
        true => Ok(()),
        false => Err("the shop hung up".into()),
    }
}

/// The 50th and the 99th percentile, in milliseconds.
fn percentiles(times: impl Iterator<Item = Duration>) -> (f64, f64) {
    let mut times: Vec<f64> = times.map(|time| time.as_secs_f64() * 1e3).collect();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times.get(((times.len() - 1) as f64 * share) as usize);
    (
        at(0.5).copied().unwrap_or(0.0),
        at(0.99).copied().unwrap_or(0.0),
    )
}
