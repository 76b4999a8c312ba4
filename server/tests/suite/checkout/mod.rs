//! The checkout never surprises: nothing is charged that was not shown, one attempt is one order,
//! and whatever stands in the way is said where it stands, with what was typed kept.

mod attempts;
mod changes;
mod letter;

use crate::harness::{Answer, Harness, Visitor, catalogue};
use app::model::CheckoutView;
use services::exchange::{Document, StockEntry};

const CHAIR: &str = "CHAIR-BLACK";
const DESK: &str = "DESK-140";

/// A shop with plenty of everything.
async fn plenty(shop: Harness) -> Harness {
    let shop = shop.stocked().await;
    stock(&shop, &[(CHAIR, 1000), (DESK, 1000)]).await;
    shop
}

async fn stock(shop: &Harness, on_hand: &[(&str, i64)]) {
    let entry = |(sku, on_hand): &(&str, i64)| StockEntry::new(*sku, *on_hand);
    let document = Document {
        stock: on_hand.iter().map(entry).collect(),
        ..Document::default()
    };
    shop.services.keep(&document).await.unwrap();
}

/// Imports the catalogue with something changed, beside the running server.
async fn import(shop: &Harness, change: impl Fn(&mut Document)) {
    let mut document = catalogue();
    document.stock.clear();
    change(&mut document);
    shop.services.keep(&document).await.unwrap();
}

async fn add(visitor: &mut Visitor, sku: &str, quantity: &str) -> Answer {
    let fields = [("sku", sku), ("quantity", quantity)];
    visitor.call("/api/add_to_cart", &fields).await
}

/// What a customer sends from the page `shown`.
fn form<'a>(shown: &'a CheckoutView, delivery: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("lang", "en"),
        ("key", &shown.key),
        ("seen", &shown.seen),
        ("email", "rana@example.com"),
        ("name", "Rana"),
        ("phone", "0790123456"),
        ("street", "12 Rainbow Street"),
        ("city", "Amman"),
        ("delivery", delivery),
        ("payment", "on-delivery"),
    ]
}

async fn send(visitor: &mut Visitor, fields: &[(&str, &str)]) -> Answer {
    visitor.call("/api/place_order", fields).await
}

fn number(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{}", answer.text());
    let path = answer.read::<String>();
    path.rsplit('/').next().unwrap().to_owned()
}

async fn orders(shop: &Harness) -> i64 {
    let all = store::Page {
        offset: 0,
        limit: 1,
    };
    shop.services.store.orders(all).await.unwrap().1
}

/// The page again after a refusal, as the browser asks for it.
async fn again(visitor: &mut Visitor, shown: &CheckoutView, delivery: &str) -> CheckoutView {
    let fields = [
        ("lang", "en"),
        ("key", shown.key.as_str()),
        ("seen", shown.seen.as_str()),
        ("delivery", delivery),
    ];
    let answer = visitor.call("/api/checkout", &fields).await;
    let parcel: app::data::Parcel<CheckoutView> = answer.read();
    parcel.unpack().unwrap()
}

/// What changed, as text.
fn told(view: &CheckoutView) -> Vec<String> {
    let line = |change: &app::model::ChangeView| {
        let all = format!("{}: {} > {}", change.name.text, change.was, change.now);
        all.replace('\u{a0}', " ")
    };
    view.changes.iter().map(line).collect()
}

/// A page as it is read: without the marks between its texts, with plain spaces.
fn read(answer: &Answer) -> String {
    answer.text().replace("<!>", "").replace('\u{a0}', " ")
}

/// An element with an id, as it is written.
fn field<'a>(page: &'a str, id: &str) -> &'a str {
    let at = page
        .find(&format!("id=\"{id}\""))
        .unwrap_or_else(|| panic!("{id}: {page}"));
    let start = page[..at].rfind('<').unwrap();
    &page[start..start + page[start..].find('>').unwrap()]
}
