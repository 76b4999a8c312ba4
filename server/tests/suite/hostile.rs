//! Addresses that nobody types: whatever stands in a query string or where a category's name
//! does, the answer is a page, or says plainly that there is none. `PROPTEST_CASES=10000` in
//! front of the tests tries for longer.

use crate::harness::{Answer, Harness, Numbers, Visitor, browser};
use app::data::Parcel;
use app::model::ListingView;
use axum::body::Body;
use axum::http::{Method, Uri};

/// Parts of query strings, as they stand in an address.
const PIECES: [&str; 63] = [
    "%",
    "%0",
    "%zz",
    "%00",
    "%FF%FE",
    "%C0%80",
    "%ED%A0%80",
    "%ED%B0%80",
    "%F4%90%80%80",
    "%E2%80%AE",
    "%E2%81%A6",
    "%CC%81",
    "%D9%91",
    "%D9%80",
    "%EF%BB%BF",
    "%EF%BF%BF",
    "%0D%0A",
    "%3Cscript%3E%3C",
    "%22",
    "'",
    "<",
    ">",
    "\"",
    "{",
    "|",
    "\\",
    "^",
    "`",
    "[",
    "]",
    "+",
    "&",
    "&",
    "&",
    "=",
    ";",
    "?",
    "/",
    "..",
    "-",
    ".min",
    ".max",
    "&q=",
    "&brand=",
    "&stock=yes",
    "&sort=price-up",
    "&page=",
    "&price.min=",
    "&price.max=",
    "&f.colour=",
    "&f.width.min=",
    "&f.",
    "&query=",
    "&lang=en",
    "&slug=chairs",
    "0",
    "99999999999999999999",
    "-1e308",
    "NaN",
    "chair",
    "cahirs",
    "%D9%83%D8%B1%D8%B3%D9%8A",
    "é",
];

/// Some of these parts, one of them perhaps very often.
fn query(numbers: &mut Numbers) -> String {
    let mut query = String::new();
    for _ in 0..numbers.below(12) {
        let piece = numbers.one_of(&PIECES).unwrap();
        let times = match numbers.below(8) {
            0 => numbers.below(10_000 / piece.len()),
            _ => 1,
        };
        query.push_str(&piece.repeat(times));
    }
    query
}

/// What can be asked with a query string, behind the page that is asked.
const PAGES: [&str; 7] = [
    "/en/search?",
    "/ar/search?q=",
    "/en/c/desks?",
    "/ar/c/%D9%85%D9%83%D8%A7%D8%AA%D8%A8?f.colour=",
    "/en/c/",
    "/api/listing?lang=en&query=",
    "/api/listing?lang=ar&slug=desks&query=",
];

/// Asks for an address; `None` where it is none, and no server would be asked.
async fn ask(visitor: &mut Visitor, address: &str) -> Option<Answer> {
    let address = Uri::try_from(address).ok()?;
    let request = browser(Method::GET, "/").uri(address);
    let mut request = request.body(Body::empty()).unwrap();
    if request.uri().path().starts_with("/api/") {
        let headers = request.headers_mut();
        headers.insert("accept", "application/json".parse().unwrap());
    }
    Some(visitor.send(request).await)
}

/// An honest answer: a page that is whole, or data that can be read, or that there is none.
fn is_answer(address: &str, answer: &Answer) {
    let start: String = address.chars().take(300).collect();
    let (status, text) = (answer.status, answer.text());
    let known = [200, 400, 404, 414].contains(&status);
    assert!(known, "{status}: {start}\n{text:.500}");
    if !address.starts_with("/api/") {
        let page = text.starts_with("<!DOCTYPE html>") && text.contains("</html>");
        assert!(page, "{status}: {start}\n{text:.500}");
        // Nothing of the address may end what it stands in, or turn around what comes after it.
        let odd = text.find(['\0', '\u{202E}']).or(text.find("<script><"));
        let around = odd.map(|at| {
            String::from_utf8_lossy(&text.as_bytes()[at.saturating_sub(90)..][..99]).into_owned()
        });
        assert_eq!(around, None, "{start}");
    } else if status == 200 {
        let listing: Parcel<ListingView> = answer.read();
        assert!(listing.unpack().is_ok(), "{start}");
    }
}

#[tokio::test]
async fn every_address_is_answered() {
    let shop = Harness::new().await.stocked().await;
    let mut visitor = shop.visitor();
    let rounds = std::env::var("PROPTEST_CASES").ok();
    let rounds: usize = rounds.and_then(|cases| cases.parse().ok()).unwrap_or(40);
    let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
    let mut answered = 0;
    for _ in 0..rounds {
        for page in PAGES {
            let address = format!("{page}{}", query(&mut numbers));
            if let Some(answer) = ask(&mut visitor, &address).await {
                is_answer(&address, &answer);
                answered += 1;
            }
        }
    }
    assert!(answered > rounds * 2, "{answered}");
}

#[tokio::test]
async fn what_is_far_too_much_is_answered() {
    let shop = Harness::new().await.stocked().await;
    let mut visitor = shop.visitor();
    let many = |piece: &str| piece.repeat(60_000 / piece.len());
    for query in [
        many("chair+"),
        many("x"),
        many("%CC%81"),
        many("a%CC%81"),
        many("%E2%80%AE"),
        many("a+"),
        many("&f.colour=black"),
        "%3C/title%3E%3Cscript%3E%3C".to_owned(),
        many("&a=b&q=chair"),
        format!("&q=xyzzy&price.min={}", many("9")),
        format!("&q={}&stock=yes&f.colour=none", many("xyzzy+")),
        format!("&page={}", many("%D9%A9")),
    ] {
        for page in [
            "/en/search?q=",
            "/ar/c/%D9%83%D8%B1%D8%A7%D8%B3%D9%8A?",
            "/api/listing?lang=ar&query=q%3D",
        ] {
            let address = format!("{page}{query}");
            let answer = ask(&mut visitor, &address).await.expect(page);
            is_answer(&address, &answer);
        }
    }
}
