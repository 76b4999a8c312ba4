//! What the worker does, one step at a time, for a script that takes the time:
//! `scripts/bench/search.mjs`. No shop carries it.

use super::{FINDER, slice};
use app::data::Parcel;
use app::find::{Finder, Now};
use app::model::ListingView;
use app::visit::{Ask, Of};
use app::wire;
use engine::catalog::Progress;
use engine::{Day, Lang};
use wasm_bindgen::prelude::wasm_bindgen;

/// Begins anew with how a shop stands, and tells the edition as addresses name it.
#[wasm_bindgen]
pub fn renew(now: &[u8]) -> Option<String> {
    let now: Now = wire::open(now).ok()?;
    let edition = format!("{:016x}", now.edition);
    FINDER.with_borrow_mut(|finder| {
        *finder = Finder::default();
        finder.renew(now);
    });
    Some(edition)
}

/// Takes a part's bytes; whether they can be read.
#[wasm_bindgen]
pub fn begin(part: Vec<u8>) -> bool {
    FINDER.with_borrow_mut(|finder| finder.begin(part).is_ok())
}

/// Reads one slice on; whether the part is read whole, nothing where it cannot be.
#[wasm_bindgen]
pub fn read_slice() -> Option<bool> {
    Some(slice()? == Progress::Done)
}

/// How many products there are.
#[wasm_bindgen]
pub fn products() -> usize {
    FINDER.with_borrow(|finder| finder.catalog().items.len())
}

/// Packs the question for a page of results, by its address's query string.
#[wasm_bindgen]
pub fn listing(lang: &str, query: &str) -> Option<Vec<u8>> {
    let query = query.to_owned();
    ask(lang, Of::Listing { slug: None, query })
}

/// Packs the question for what is suggested to who typed so far.
#[wasm_bindgen]
pub fn suggestions(lang: &str, typed: &str) -> Option<Vec<u8>> {
    let typed = typed.to_owned();
    ask(lang, Of::Suggestions { typed })
}

fn ask(lang: &str, of: Of) -> Option<Vec<u8>> {
    let currency = FINDER.with_borrow(|finder| finder.catalog().shop.currency);
    let lang = Lang::from_code(lang)?;
    wire::seal(&Ask { lang, currency, of }).ok()
}

/// Answers a question, as the worker does.
#[wasm_bindgen]
pub fn answer(ask: &[u8]) -> Option<Vec<u8>> {
    FINDER.with_borrow_mut(|finder| finder.answer(ask))
}

/// Finds only, without understanding, counting or showing: how many are found.
#[wasm_bindgen]
pub fn find(lang: &str, query: &str) -> Option<usize> {
    let lang = Lang::from_code(lang)?;
    FINDER.with_borrow(|finder| {
        let found = finder.catalog().find(query, lang, Day::default());
        Some(found.hits.len())
    })
}

/// The SKUs on a page of results.
#[wasm_bindgen]
pub fn skus(page: Vec<u8>) -> Option<Vec<String>> {
    let page = Parcel::<ListingView>::from_bytes(page).unpack().ok()?;
    let cards = page.cards.into_iter();
    Some(cards.filter_map(|card| card.sku).collect())
}
