//! A shop of one's own: from an empty folder to a kept order, by the commands of the README.

use crate::cli::Program;
use crate::kill::{Buyer, key};
use crate::serving::{Server, get};
use app::data::Parcel;
use app::model::CheckoutView;
use app::wire::open;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use engine::{Currency, Lang};
use services::{Options, Store};
use std::path::Path;
use std::time::{Duration, Instant};

const PRODUCTS: &str = "\
Handle,Title,Type,Vendor,Variant SKU,Variant Price,Variant Inventory Qty
lamp,Desk lamp,Lamps,Lumen,L-1,100.00,5
mug,Blue mug,Mugs,Lumen,M-1,7.00,50
";

/// What somebody types, and what their customer's first order then comes to.
struct Case {
    about: &'static str,
    commands: &'static [&'static [&'static str]],
    language: Lang,
    /// Of the shop, as its pages say it.
    name: &'static str,
    /// The SKU that is ordered once, delivered as the shop offers first.
    sku: &'static str,
    total: i64,
    tax: i64,
    currency: Currency,
}

const CASES: [Case; 5] = [
    Case {
        about: "a file of products and nothing else",
        commands: &[&["import", "products.csv", "--format", "shopify"]],
        language: Lang::En,
        name: "My shop",
        sku: "L-1",
        total: 10_000,
        tax: 0,
        currency: Currency::Usd,
    },
    Case {
        about: "English alone, euros, tax included",
        commands: &[
            &[
                "init",
                "shop.jsonc",
                "--name",
                "Lumen",
                "--language",
                "en",
                "--country",
                "IE",
                "--tax",
                "VAT=23",
            ],
            &["import", "shop.jsonc", "--format", "tafsil"],
            &["import", "products.csv", "--format", "shopify"],
        ],
        language: Lang::En,
        name: "Lumen",
        sku: "L-1",
        total: 10_000,
        tax: 1_870,
        currency: Currency::Eur,
    },
    Case {
        about: "Arabic alone, dinars of three decimals, delivered",
        commands: &[
            &[
                "init",
                "shop.jsonc",
                "--name",
                "نور",
                "--language",
                "ar",
                "--country",
                "KW",
                "--delivery",
                "1.500",
            ],
            &["import", "shop.jsonc", "--format", "tafsil"],
            &["import", "products.csv", "--format", "shopify"],
        ],
        language: Lang::Ar,
        name: "نور",
        sku: "M-1",
        total: 8_500,
        tax: 0,
        currency: Currency::Kwd,
    },
    Case {
        about: "both languages, tax added, a fee set afterwards",
        commands: &[
            &[
                "init",
                "shop.jsonc",
                "--name",
                "Noor",
                "--name-ar",
                "نور",
                "--country",
                "JO",
                "--tax",
                "GST=16",
                "--delivery",
                "3",
            ],
            &["import", "shop.jsonc", "--format", "tafsil"],
            &["shop", "set", "tax_mode", "added"],
            &["import", "products.csv", "--format", "shopify"],
            &["shop", "set", "deliveries[0].fee.JOD", "1.160"],
        ],
        language: Lang::Ar,
        name: "نور",
        sku: "L-1",
        total: 117_160,
        tax: 16_160,
        currency: Currency::Jod,
    },
    Case {
        about: "Icecat's data",
        commands: &[
            &["import", "products.json", "--format", "icecat"],
            &["shop", "set", "name.en", "Printers"],
        ],
        language: Lang::En,
        name: "Printers",
        sku: "101",
        total: 19_900,
        tax: 0,
        currency: Currency::Usd,
    },
];

#[test]
fn from_an_empty_folder_to_a_kept_order() {
    for case in CASES {
        for program in Program::on_each_database() {
            follow(&case, &program);
        }
    }
}

fn follow(case: &Case, program: &Program) {
    program.write("products.csv", PRODUCTS);
    program.write(
        "products.json",
        r#"[{"id":"101","title":"Acme Laser Printer X1","supplier":"Acme","price":19900}]"#,
    );
    for command in case.commands {
        let said = program.run(command);
        assert!(said.success, "{}: {command:?}: {}", case.about, said.err);
    }
    let server = Server::start(
        program,
        &[
            "--mail",
            "file:mail",
            "--public-url",
            "https://shop.example",
        ],
    );
    let said = program.run(&["doctor", "--site", "site"]);
    assert!(said.success, "{}: {}", case.about, said.err);

    let lang = case.language.code();
    for path in [
        format!("/{lang}"),
        format!("/{lang}/cart"),
        format!("/{lang}/privacy"),
    ] {
        let page = get(&server.address, &path);
        assert!(
            page.starts_with("HTTP/1.1 200"),
            "{}: {path}: {page}",
            case.about
        );
        assert!(page.contains(case.name), "{}: {path}: {page}", case.about);
    }

    let mut buyer = Buyer {
        address: server.address.clone(),
        ..Buyer::default()
    };
    let sku = case.sku;
    let added = buyer.ask("/api/add_to_cart", &format!("sku={sku}&quantity=1"));
    assert!(added.is_ok(), "{}: {added:?}", case.about);
    let shown = buyer.ask("/api/checkout", &format!("lang={lang}")).unwrap();
    let shown: Parcel<CheckoutView> = open(&shown).unwrap();
    let CheckoutView {
        seen,
        deliveries,
        payments,
        ..
    } = shown.unpack().unwrap();
    let (delivery, payment) = (&deliveries[0].id, payments[0].method.code());
    let number = buyer.place(&format!(
        "lang={lang}&key={}&seen={seen}&email=rana%40example.com&name=Rana&phone=0790123456\
         &street=12+Rainbow+Street&city=Amman&delivery={delivery}&payment={payment}",
        key(1)
    ));
    let number = number.unwrap_or_else(|status| panic!("{}: {status:?}", case.about));
    let letter = letter(&program.folder.path().join("mail"));
    for part in [case.name, &number, "https://shop.example/"] {
        assert!(letter.contains(part), "{}: {part}: {letter}", case.about);
    }
    for other in ["Tafsil", "تفصيل", "T-"] {
        assert!(!letter.contains(other), "{}: {letter}", case.about);
    }
    drop(server);

    let runtime = tokio::runtime::Runtime::new().unwrap();
    let order = runtime.block_on(async {
        let store = Store::open(&program.database, Options::default())
            .await
            .unwrap();
        let order = store.order_by_number(&number).await.unwrap().unwrap();
        store.close().await;
        order
    });
    let body: serde_json::Value = serde_json::from_str(&order.body).unwrap();
    assert_eq!(
        (order.total_minor, order.currency.as_str()),
        (case.total, case.currency.code()),
        "{}: {body:#}",
        case.about
    );
    assert_eq!(
        body["totals"]["tax"]["minor"], case.tax,
        "{}: {body:#}",
        case.about
    );
}

/// The words of the one letter to the customer that was sent into a folder.
fn letter(folder: &Path) -> String {
    let deadline = Instant::now() + Duration::from_secs(20);
    loop {
        let files = std::fs::read_dir(folder).unwrap();
        let letters: Vec<String> = files
            .map(|file| file.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end == "eml"))
            .map(|path| std::fs::read_to_string(path).unwrap())
            .filter(|letter| letter.contains("To: rana@example.com"))
            .collect();
        if let [written] = &letters[..] {
            let (head, body) = written.split_once("\r\n\r\n").unwrap();
            let subject = head.lines().find(|line| line.starts_with("Subject:"));
            let head = subject.unwrap().to_owned() + "\n";
            if written.contains("Content-Transfer-Encoding: base64") {
                let bytes = STANDARD.decode(body.replace("\r\n", "")).unwrap();
                return head + &String::from_utf8(bytes).unwrap();
            }
            return head + &body.replace("=\r\n", "").replace("=3D", "=");
        }
        assert!(Instant::now() < deadline, "no letter: {letters:?}");
        std::thread::sleep(Duration::from_millis(50));
    }
}
