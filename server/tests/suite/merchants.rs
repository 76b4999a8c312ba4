//! What is for merchants alone: asked by strangers, by customers, and by merchants whose right
//! comes and goes on the command line beside the running shop.

use crate::cli::Program;
use crate::harness::{Answer, Harness, Numbers, START, Visitor, catalogue};
use app::api::explain::{ExplainView, Told};
use app::data::Parcel;
use engine::Lang;
use services::exchange::Document;

const PASSWORD: &str = "correct horse";
const LAYLA: &str = "layla@example.com";

/// The small shop with curations of "chair" and "desk", and a customer.
async fn shop() -> Harness {
    stocked(Harness::new().await).await
}

async fn stocked(shop: Harness) -> Harness {
    let curations = serde_json::json!([
        {
            "id": "spring", "queries": ["chair"], "pins": ["plain-desk"],
            "boosts": [{"of": {"product": "oak-chair"}, "factor": 2}],
            "buries": [{"product": "last-stool"}],
        },
        {"id": "desks", "queries": ["desk"], "redirect": {"category": "desks"}},
    ]);
    let document = Document {
        curations: serde_json::from_value(curations).unwrap(),
        ..catalogue()
    };
    shop.services.keep(&document).await.unwrap();
    shop.services.fresh_shelf().await.unwrap();
    let opened = shop
        .services
        .open_account(LAYLA, "Layla", PASSWORD, Lang::En, START);
    opened.await.unwrap();
    shop
}

async fn sign_in(visitor: &mut Visitor, next: &str) -> Answer {
    let fields = [
        ("lang", "en"),
        ("email", LAYLA),
        ("password", PASSWORD),
        ("next", next),
    ];
    visitor.submit("/api/sign_in", "/en/sign-in", &fields).await
}

/// Layla, signed in.
async fn layla(shop: &Harness) -> Visitor {
    let mut visitor = shop.visitor();
    let answer = sign_in(&mut visitor, "").await;
    assert_eq!(answer.location(), "/en/account");
    visitor
}

async fn merchant(shop: &Harness) -> Visitor {
    shop.services.grant_merchant(LAYLA, START).await.unwrap();
    layla(shop).await
}

async fn view(visitor: &mut Visitor, lang: &str, q: &str, product: &str) -> ExplainView {
    let fields = [("lang", lang), ("q", q), ("product", product)];
    let answer = visitor.query("/api/explain", &fields).await;
    assert_eq!(answer.status, 200, "{q:.40}, {product:.40}");
    let view: Parcel<ExplainView> = answer.read();
    view.unpack().unwrap()
}

async fn told(visitor: &mut Visitor, q: &str, product: &str) -> Told {
    view(visitor, "en", q, product).await.told.unwrap()
}

const PAGE: &str = "/en/explain?q=chair&product=CHAIR-BLACK";

#[tokio::test]
async fn strangers_are_led_to_sign_in_and_customers_are_told_no() {
    let shop = shop().await;
    let asked = [("lang", "en"), ("q", "chair"), ("product", "CHAIR-BLACK")];
    let mut visitor = shop.visitor();
    let answer = visitor.get(PAGE).await;
    let to = "/en/sign-in?next=/en/explain%3Fq%3Dchair%26product%3DCHAIR-BLACK";
    assert_eq!((answer.status, answer.location()), (302, to));
    assert_eq!(visitor.query("/api/explain", &asked).await.status, 401);
    let form = visitor.get(to).await.text();
    let next = "name=\"next\" value=\"/en/explain?q=chair&amp;product=CHAIR-BLACK\"";
    assert!(form.contains(next), "{form}");
    let back = sign_in(&mut visitor, PAGE).await;
    assert_eq!(back.location(), PAGE);

    for path in [PAGE, "/en/explain", "/en/explain?product=nothing"] {
        let answer = visitor.get(path).await;
        assert_eq!(answer.status, 403, "{path}");
        assert_eq!(answer.header("cache-control"), "private, no-store");
        let page = answer.text();
        assert!(page.contains("This page is not for your account"), "{page}");
        assert!(!page.contains("CHAIR-BLACK</"), "{page}");
    }
    let arabic = visitor.get("/ar/explain").await.text();
    assert!(arabic.contains("هذه الصفحة ليست لحسابك"), "{arabic}");
    let answer = visitor.query("/api/explain", &asked).await;
    assert_eq!(answer.status, 403);
    assert!(!answer.text().contains("Oak chair"));
    // A longer way back than an address can be leads to the page alone.
    let long = format!("/en/explain?q={}", "%D9%83".repeat(1000));
    let answer = shop.visitor().get(&long).await;
    assert_eq!(answer.location(), "/en/sign-in?next=/en/explain");
}

#[tokio::test]
async fn a_merchant_is_told_in_both_languages() {
    let shop = shop().await;
    let mut merchant = merchant(&shop).await;
    let answer = merchant.get(PAGE).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("cache-control"), "private, no-store");
    let page = answer.text();
    for words in [
        "<meta name=\"robots\" content=\"noindex\"",
        "Place 2 of 3",
        "Its score is multiplied by 2.",
        "as it is in the category that is asked for by its name",
        "All words together",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let answer = merchant
        .get("/en/explain?q=oak+chair&product=CHAIR-BLACK")
        .await;
    let page = answer.text();
    let fields = "in: name, what it is, numbers and codes, summary";
    assert!(page.contains(fields), "{page}");
    let arabic = merchant
        .get("/ar/explain?q=%D9%83%D8%B1%D8%B3%D9%8A&product=%D9%83%D8%B1%D8%B3%D9%8A-%D8%A8%D9%84%D9%88%D8%B7")
        .await;
    assert_eq!(arabic.status, 200);
    let arabic = arabic.text();
    for words in [
        "المرتبة 1 من أصل 2",
        "لأنه في القسم المطلوب باسمه",
        "مجموع الكلمات",
    ] {
        assert!(arabic.contains(words), "{words}: {arabic}");
    }
    let oak = "/ar/explain?q=%D9%83%D8%B1%D8%B3%D9%8A+%D8%A8%D9%84%D9%88%D8%B7&product=CHAIR-BLACK";
    let arabic = merchant.get(oak).await.text();
    let fields = "في: الاسم، الملخّص";
    assert!(arabic.contains(fields), "{arabic}");
    // Without a product there is a form to ask with.
    let empty = merchant.get("/en/explain?q=oak").await;
    assert_eq!(empty.status, 200);
    assert!(empty.text().contains("name=\"q\" value=\"oak\""));
    assert!(!empty.text().contains("Place "));
    for unknown in ["NO-SKU", "oak", "..%2F"] {
        let path = format!("/en/explain?q=chair&product={unknown}");
        let answer = merchant.get(&path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.text().contains("This page is not here"), "{path}");
    }
    let account = merchant.get("/en/account").await.text();
    assert!(account.contains("href=\"/en/explain\""), "{account}");
}

#[tokio::test]
async fn what_is_shown_adds_up_to_the_score() {
    let shop = shop().await;
    let mut merchant = merchant(&shop).await;
    let shelf = shop.services.shelf();
    let number = |text: &str| text.replace(',', "").parse::<f64>().unwrap();
    let mut seen = 0;
    for query in [
        "chair",
        "oak chairs",
        "black desk 140 cm",
        "chiar oak",
        "كرسي بلوط",
        "stool",
    ] {
        for sku in ["CHAIR-BLACK", "DESK-140", "STOOL"] {
            let told = told(&mut merchant, query, sku).await;
            let Some((_, sum)) = told.steps.first() else {
                assert!(told.words.is_empty());
                continue;
            };
            let thousandths = |text: &str| (number(text) * 1000.0).round() as i64;
            let points = told.words.iter().map(|word| thousandths(&word.points));
            assert_eq!(points.sum::<i64>(), thousandths(sum), "{query}, {told:?}");
            let (_, variant) = shelf.catalog.variant(sku).unwrap();
            let searched = told.sentences.iter().find_map(|sentence| {
                sentence
                    .strip_prefix("Only “\u{2068}")?
                    .split('\u{2069}')
                    .next()
            });
            let searched = searched.unwrap_or(query);
            let day = shelf.today(START);
            let placement = shelf.catalog.explain(searched, Lang::En, day, variant.item);
            let (label, score) = told.steps.last().unwrap();
            match placement.rank {
                Some(rank) => {
                    assert_eq!(label, "Score");
                    assert_eq!(
                        told.place,
                        format!("Place {} of {}", rank + 1, placement.of)
                    );
                    assert_eq!(*score, engine::number::decimal(placement.score.into()));
                }
                None => assert_eq!(label, "Its score, had it been found"),
            }
            // The last step but one gave it.
            assert_eq!(
                told.steps[told.steps.len() - 2].1,
                *score,
                "{query}, {told:?}"
            );
            seen += 1;
        }
    }
    assert!(seen > 8, "{seen}");
}

#[tokio::test]
async fn the_hand_and_what_is_not_found_are_said() {
    let shop = shop().await;
    let mut merchant = merchant(&shop).await;
    for (query, sku, place, sentence) in [
        (
            "chair",
            "DESK-140",
            "Place 1 of 3",
            "It is pinned to place 1.",
        ),
        (
            "chair",
            "STOOL",
            "Place 3 of 3",
            "It is put behind all others.",
        ),
        (
            "desk",
            "DESK-140",
            "Place 1 of 1",
            "leads to \u{2068}Desks\u{2069} instead",
        ),
        (
            "desk",
            "STOOL",
            "It is not among the results",
            "nothing of what is asked for: \u{2068}desk",
        ),
        (
            "!!!",
            "STOOL",
            "It is not among the results",
            "no word to look for",
        ),
        (
            "zzzzz",
            "STOOL",
            "It is not among the results",
            "a word that no product has",
        ),
        (
            "nakheel oak chair black",
            "STOOL",
            "It is not among the results",
            "% of what is asked for; every result holds at least 100%",
        ),
        (
            "oak chair under 50",
            "CHAIR-BLACK",
            "Place 1 of 2",
            "Only “\u{2068}oak chair\u{2069}” is searched for",
        ),
    ] {
        let told = told(&mut merchant, query, sku).await;
        assert_eq!(told.place, place, "{query}: {told:?}");
        let found = told.sentences.iter().any(|said| said.contains(sentence));
        assert!(found, "{query}: {told:?}");
    }
}

#[tokio::test]
async fn only_merchants_see_the_way_and_lists_stay_the_same() {
    let shop = shop().await;
    let mut customer = layla(&shop).await;
    let list = [("lang", "en"), ("query", "q=chair")];
    let path = "/en/search?q=chair";
    let before = customer.query("/api/listing", &list).await.bytes;
    for visitor in [&mut customer, &mut shop.visitor()] {
        let page = visitor.get(path).await.text();
        assert!(
            !page.contains("explain") && !page.contains("data-merchant"),
            "{page}"
        );
    }
    shop.services.grant_merchant(LAYLA, START).await.unwrap();
    let page = customer.get(path).await.text();
    assert!(page.contains(" data-merchant"), "{page}");
    let link = "<a rel=\"nofollow\" href=\"/en/explain?q=chair&amp;product=oak-chair\" class=\"why\">Why here?";
    assert!(page.contains(link), "{page}");
    assert_eq!(page.matches("class=\"why\"").count(), 3);
    assert_eq!(customer.query("/api/listing", &list).await.bytes, before);
    assert_eq!(
        shop.visitor().query("/api/listing", &list).await.bytes,
        before
    );
    // What a category shows follows no query.
    let category = customer.get("/en/c/chairs").await.text();
    assert!(!category.contains("class=\"why\""), "{category}");
    // Every link of the page leads somewhere, in Arabic, too.
    let page = customer
        .get("/ar/search?q=%D9%83%D8%B1%D8%B3%D9%8A")
        .await
        .text();
    let links: Vec<&str> = page
        .split("href=\"")
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let links = links.iter().filter(|link| link.starts_with("/ar/explain"));
    let mut followed = 0;
    for link in links {
        let link = link.replace("&amp;", "&");
        assert_eq!(customer.get(&link).await.status, 200, "{link}");
        followed += 1;
    }
    assert_eq!(followed, 2);
}

#[tokio::test]
async fn whatever_a_merchant_asks_is_answered() {
    let shop = shop().await;
    let mut merchant = merchant(&shop).await;
    let pieces = [
        "chair",
        " ",
        "oak",
        "كرسي",
        "\u{202E}",
        "\u{2067}",
        "\0",
        "\u{301}",
        "<script>",
        "\"",
        "%",
        "under 100",
        "140 cm",
        "ـ",
        "😀",
        "\u{FEFF}",
        "ffff",
        "-",
        "zzz",
        "black",
    ];
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut asked: Vec<String> = pieces
        .iter()
        .map(|piece| piece.repeat(10_000 / piece.len()))
        .collect();
    for _ in 0..60 {
        let mut query = String::new();
        for _ in 0..numbers.below(9) {
            query.push_str(numbers.one_of(&pieces).unwrap());
        }
        asked.push(query);
    }
    for query in &asked {
        let view = view(&mut merchant, "ar", query, "STOOL").await;
        assert!(view.told.is_some(), "{query:.40}");
        let fields = [("lang", "en"), ("q", "chair"), ("product", query.as_str())];
        let status = merchant.query("/api/explain", &fields).await.status;
        assert!([200, 404].contains(&status), "{status}: {query:.40}");
        let mut page = form_urlencoded::Serializer::new("/en/explain?".to_owned());
        page.append_pair("q", query).append_pair("product", "STOOL");
        let answer = merchant.get(&page.finish()).await;
        assert_eq!(answer.status, 200, "{query:.40}");
        let text = answer.text();
        assert!(
            !text.contains(['\0', '\u{202E}']) && !text.contains("<script>chair"),
            "{query:.40}"
        );
    }
    let page = merchant
        .get("/en/explain?q=%FF%FE&q=2&product=STOOL&product=x&lang=ar")
        .await;
    assert!([200, 404].contains(&page.status), "{}", page.status);
}

#[tokio::test]
async fn the_command_line_grants_and_revokes_beside_a_running_shop() {
    for shop in Harness::on_each_database().await {
        let shop = stocked(shop).await;
        let program = Program {
            folder: tempfile::tempdir().unwrap(),
            database: shop.url.clone(),
        };
        let run = |arguments: &[&str]| program.run(&[&["merchant"], arguments].concat());
        let mut layla = layla(&shop).await;
        assert_eq!(layla.get(PAGE).await.status, 403);
        let none = run(&["list"]);
        assert_eq!(none.out, "merchants=0\n", "{}", none.err);
        let granted = run(&["grant", " Layla@Example.com"]);
        assert_eq!(
            granted.out,
            format!("email={LAYLA} merchant=yes\n"),
            "{}",
            granted.err
        );
        assert_eq!(layla.get(PAGE).await.status, 200, "{}", shop.on);
        let list = run(&["list"]);
        assert!(
            list.out.starts_with("layla@example.com since 20"),
            "{}",
            list.out
        );
        assert_eq!(list.figure("merchants"), "1");
        let revoked = run(&["revoke", LAYLA]);
        assert_eq!(
            revoked.out,
            format!("email={LAYLA} merchant=no\n"),
            "{}",
            revoked.err
        );
        assert_eq!(layla.get(PAGE).await.status, 403, "{}", shop.on);
        for (arguments, words) in [
            (["revoke", LAYLA], "is no merchant's"),
            (
                ["grant", "nobody@example.com"],
                "there is no account with the address nobody@example.com",
            ),
            (["revoke", "nobody@example.com"], "there is no account"),
            (["grant", "layla"], "layla is no e-mail address"),
        ] {
            let refused = run(&arguments);
            assert!(!refused.success && refused.out.is_empty(), "{arguments:?}");
            assert!(refused.err.contains(words), "{}", refused.err);
        }
        run(&["grant", LAYLA]);
        let again = run(&["grant", LAYLA]);
        assert!(
            !again.success && again.err.contains("a merchant's already"),
            "{}",
            again.err
        );
    }
}
