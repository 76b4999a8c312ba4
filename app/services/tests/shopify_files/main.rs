//! Shopify's files as merchants have them: any year's columns, any dialect and
//! encoding, options and categories that look alike.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "helpers of tests are tests"
)]

mod again;
mod alike;

use engine::catalog::{Product, Value};
use engine::price::PriceList;
use engine::{Currency, Text};
use services::exchange::{
    Document, ExchangeError, Format, Known, Options, Reading, read_path_with,
};
use std::collections::{BTreeMap, HashSet};

const HEADER: &str = "Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,\
    Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Inventory Qty,Variant Price,Status\n";

fn read_bytes(bytes: &[u8], options: Options) -> Result<Reading, ExchangeError> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file.csv");
    std::fs::write(&file, bytes).unwrap();
    read_path_with(&file, Format::Shopify, options, &mut |_| {})
}

fn read(text: &str) -> Reading {
    read_bytes(text.as_bytes(), Options::default()).unwrap()
}

/// Products of a whole header: handle, type, option, SKU.
fn products(rows: &[(&str, &str, &str, &str)]) -> Document {
    let mut text = HEADER.to_owned();
    let mut seen = HashSet::new();
    for (handle, kind, option, sku) in rows {
        let title = if seen.insert(*handle) { "Thing" } else { "" };
        let option = option.replace('"', "\"\"");
        text.push_str(&format!(
            "{handle},{title},,,,{kind},,,Size,\"{option}\",,,{sku},1,10.00,\n"
        ));
    }
    let reading = read(&text);
    assert_eq!(reading.skipped, [], "{text}");
    reading.document
}

fn in_currency(currency: Currency) -> Options {
    Options {
        price_list: PriceList {
            id: "own".into(),
            name: Text::new("Own", ""),
            currency,
            ..PriceList::default()
        },
        ..Options::default()
    }
}

fn prices(document: &Document) -> Vec<&str> {
    let list = &document.price_lists[0];
    list.prices
        .iter()
        .map(|entry| entry.tiers[0].1.as_str())
        .collect()
}

fn skus(product: &Product) -> Vec<&str> {
    product
        .variants
        .iter()
        .map(|variant| variant.sku.as_str())
        .collect()
}
#[test]
fn columns_of_today_are_read_as_those_before() {
    let today = "Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,\
        Barcode,Option1 name,Option1 value,Option1 Linked To,Option2 name,Option2 value,Price,Compare-at price,\
        Inventory tracker,Inventory quantity,Continue selling when out of stock,Weight value (grams)\n\
        Blue mug,blue-mug,<p>Nice</p>,Acme,Home > Mugs,,\"a, b\",TRUE,Active,BM-1,4006381333931,Size,Small,,Lid,With,\
        10.00,12.00,shopify,5,DENY,300\n\
        ,blue-mug,,,,,,,,BM-2,,,Large,,,Without,11.00,,shopify,6,DENY,400\n\
        Gone,gone,,Acme,,Mugs,,FALSE,Active,G-1,,,,,,,1.00,,,1,,\n";
    let before = "handle,TITLE,body(html),vendor,Standard Product Type,type,tags,published,status,Variant SKU,\
        Variant  Barcode,option1name,Option1 Value,Option2 Name,Option2 Value,VARIANT PRICE,Variant Compare At Price,\
        Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Grams\n\
        blue-mug,Blue mug,<p>Nice</p>,Acme,Home > Mugs,,\"a, b\",true,active,BM-1,'4006381333931,Size,Small,Lid,With,\
        10.00,12.00,shopify,5,deny,300\n\
        blue-mug,,,,,,,,,BM-2,,,Large,,Without,11.00,,shopify,6,deny,400\n\
        gone,Gone,,Acme,,Mugs,,false,active,G-1,,,,,,1.00,,,1,,\n";
    let [today, before] = [today, before].map(read);
    assert_eq!(today.skipped, []);
    assert_eq!(today.document, before.document);
    let mug = &today.document.products[0];
    assert_eq!(
        (mug.id.as_str(), mug.category.as_str()),
        ("blue-mug", "home.mugs")
    );
    assert_eq!(skus(mug), ["BM-1", "BM-2"]);
    assert_eq!(mug.variants[0].ean.as_deref(), Some("4006381333931"));
    assert_eq!(mug.variants[1].attributes["weight"], Value::Number(400.0));
    assert_eq!(prices(&today.document), ["10.00", "11.00"]);
    // Prices to compare with are left aside, and that is said once.
    let [compared, withdrawn] = &today.notices[..] else {
        panic!("{:?}", today.notices)
    };
    assert!(compared.line == 2 && compared.reason.starts_with("1 prices to compare with"));
    assert!(withdrawn.line == 4 && withdrawn.reason.starts_with("not for sale"));
}

#[test]
fn a_file_of_something_else_is_refused_by_its_columns() {
    for (text, missing, found) in [
        (
            "Name,Email\n#1,a@b.c\n",
            "\"Price\"",
            "Found: \"Name\", \"Email\"",
        ),
        (
            "Handle;Titel;Preis\na;b;1\n",
            "\"Title\", \"Price\"",
            "\"Titel\"",
        ),
        (
            "Handle,Title\na,b\n",
            "\"Price\" (or \"Variant Price\")",
            "\"Title\"",
        ),
        ("\n\n", "\"URL handle\"", "Found: "),
        ("", "\"URL handle\"", "Found: nothing"),
    ] {
        let said = read_bytes(text.as_bytes(), Options::default())
            .unwrap_err()
            .to_string();
        assert!(said.contains(missing) && said.contains(found), "{said}");
    }
    let sheet = read_bytes(b"PK\x03\x04\x14\0", Options::default())
        .unwrap_err()
        .to_string();
    assert!(sheet.contains("a spreadsheet or an archive"), "{sheet}");
}

#[test]
fn any_dialect_and_encoding_gives_the_same_document() {
    let text =
        "Handle,Title,Price,Type\nدلة,\"دلة قهوة\nكبيرة; ساخنة\",\"1,234.50\",أوانٍ\nx,Café,2.00,\n";
    let expected = read(text);
    assert_eq!(
        expected.skipped.len(),
        1,
        "a name of two lines: {:?}",
        expected.skipped
    );
    assert_eq!(expected.skipped[0].line, 2);
    let semicolons = text
        .replace("Title,Price,Type", "Title;Price;Type")
        .replace("Handle,", "Handle;")
        .replace("دلة,", "دلة;")
        .replace("\",\"1,234.50\",", "\";\"1,234.50\";")
        .replace("x,Café,2.00,", "x;Café;2.00;");
    let named = format!("sep=;\r\n{}", semicolons.replace('\n', "\r\n"));
    let tabs = semicolons.replace(';', "\t").replace("\t ساخنة", "; ساخنة");
    let utf16: Vec<u8> = std::iter::once(0xfeff)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [
        semicolons.as_bytes(),
        named.as_bytes(),
        tabs.as_bytes(),
        &utf16,
        format!("\u{feff}{text}").as_bytes(),
    ] {
        let reading = read_bytes(bytes, Options::default()).unwrap();
        assert_eq!(
            reading.document,
            expected.document,
            "{}",
            String::from_utf8_lossy(bytes)
        );
        assert_eq!(reading.skipped.len(), 1);
    }
    // Letters of windows-1256, and that it was one is said.
    let arabic: Vec<u8> = b"Handle,Title,Price\na,\xdf\xd1\xd3\xed \xe3\xdf\xca\xc8,1.00\nb,\xd8\xc7\xe6\xe1\xc9,2.00\n".to_vec();
    let reading = read_bytes(&arabic, Options::default()).unwrap();
    let names: Vec<&str> = reading
        .document
        .products
        .iter()
        .map(|p| p.name.ar.as_str())
        .collect();
    assert_eq!(names, ["كرسي مكتب", "طاولة"]);
    assert_eq!(reading.notices[0].reason, "it is read as windows-1256");
    let western = read_bytes(
        b"Handle,Title,Price\na,Caf\xe9 \x96 B\xfcro,1.00\n",
        Options::default(),
    )
    .unwrap();
    assert_eq!(western.document.products[0].name.en, "Café – Büro");
    assert_eq!(western.notices[0].reason, "it is read as windows-1252");
}

#[test]
fn faults_are_told_by_the_lines_of_an_editor() {
    let rows = "a,\"x\ny\",,\nb,B,bad\nc,\"C\",1\n\nd,D,bad\n".replace("x\ny\",,", "X\",1,");
    let text = format!("Handle,Title,Price\n{}", rows.replace("1,\n", "1\n"));
    let body = "Handle,Title,Body (HTML),Price\na,A,\"<p>one\ntwo\n\nthree</p>\",1.00\nb,B,,bad\n";
    for end in ["\n", "\r\n", "\r"] {
        let lines = |text: &str| -> Vec<usize> {
            read(&text.replace('\n', end))
                .skipped
                .iter()
                .map(|s| s.line)
                .collect()
        };
        assert_eq!(lines(&text), [3, 6], "{end:?}");
        assert_eq!(lines(body), [6], "{end:?}");
    }
}

#[test]
fn one_stray_quote_is_one_fault() {
    let inside = read(
        "Handle,Title,Variant Price\na1,Screen 24\" wide,1.00\na2,\"Screen 27\"\" wide\",1.00\na3,5' 6\" desk,1.00\na4,Plain,1.00\n",
    );
    let names: Vec<&str> = inside
        .document
        .products
        .iter()
        .map(|p| p.name.en.as_str())
        .collect();
    assert_eq!((names.len(), inside.skipped.len()), (4, 0), "{names:?}");
    assert_eq!(names[0], "Screen 24\" wide");
    let rows: String = (4..54)
        .map(|n| format!("p{n},\"Product {n}\",1.00\n"))
        .collect();
    for broken in [
        "x,\"Screen 24,1.00",
        "x,\"Screen 24\" wide\",1.00",
        "x,Fine,\"1.00",
    ] {
        let reading = read(&format!(
            "Handle,Title,Variant Price\np1,One,1.00\n{broken}\n{rows}"
        ));
        let told: Vec<usize> = reading.skipped.iter().map(|s| s.line).collect();
        assert_eq!(told, [3], "{broken}: {:?}", reading.skipped);
        assert_eq!(reading.document.products.len(), 51, "{broken}");
    }
}

#[test]
fn an_inventory_sums_its_locations_and_changes_nothing_else() {
    let text = "Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,SKU,HS Code,COO,Location,\
        Incoming,Unavailable,Committed,Available (not editable),On hand (current),On hand (new)\n\
        mug,Mug,Size,Small,,,M-S,,,Amman,0,0,0,5,6,6\n\
        mug,Mug,Size,Small,,,M-S,,,Irbid,0,0,0,2,2,2\n\
        mug,Mug,Size,Large,,,,,,Amman,0,0,1,3,4,10\n\
        mug,Mug,Size,Large,,,,,,Irbid,,,,not stocked,not stocked,\n\
        cap,Cap,Title,Default Title,,,,,,Irbid,,,,not stocked,not stocked,\n\
        hat,Hat,Title,Default Title,,,HAT,,,Amman,,,,many,,\n\
        new,New,Title,Default Title,,,NEW,,,Amman,,,,4,4,4\n";
    let shop = read(
        "Handle,Title,Option1 Name,Option1 Value,SKU,Price\nmug,Mug,Size,Small,M-S,1\n\
        mug,,Size,Large,,1\ncap,Cap,,,,1\nhat,Hat,,,HAT,1\n",
    );
    let known = Known::of(shop.document);
    let options = || Options {
        known: known.clone(),
        ..Options::default()
    };
    let reading = read_bytes(text.as_bytes(), options()).unwrap();
    let stock: Vec<(&str, Option<i64>)> = reading
        .document
        .stock
        .iter()
        .map(|s| (s.sku.as_str(), s.on_hand))
        .collect();
    assert_eq!(stock, [("M-S", Some(7)), ("mug-large", Some(9))]);
    let only_stock = Document {
        stock: reading.document.stock.clone(),
        format: "tafsil".into(),
        version: 1,
        ..Document::default()
    };
    assert_eq!(reading.document, only_stock);
    let told: Vec<usize> = reading.skipped.iter().map(|s| s.line).collect();
    assert_eq!(told, [7, 8], "{:?}", reading.skipped);
    for header in ["SKU,Location,On hand", "sku;location;Available"] {
        let text = format!("{header}\nHAT,a,1\nHAT,b,2\n")
            .replace(',', if header.contains(';') { ";" } else { "," });
        let reading = read_bytes(text.as_bytes(), options()).unwrap();
        assert_eq!(reading.document.stock[0].on_hand, Some(3));
    }
}

#[test]
fn an_inventory_beside_its_products_counts_more_exactly() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("a.csv"),
        "Handle,Title,SKU,Price,Inventory quantity\nm,Mug,M,1.00,5\nn,N,N,1.00,7\n",
    )
    .unwrap();
    std::fs::write(
        folder.path().join("b.csv"),
        "SKU,Location,Available\nM,a,3\nM,b,4\n",
    )
    .unwrap();
    let reading = read_path_with(
        folder.path(),
        Format::Shopify,
        Options::default(),
        &mut |_| {},
    )
    .unwrap();
    let stock: BTreeMap<&str, Option<i64>> = reading
        .document
        .stock
        .iter()
        .map(|s| (s.sku.as_str(), s.on_hand))
        .collect();
    assert_eq!(
        (stock, reading.skipped),
        (BTreeMap::from([("M", Some(7)), ("N", Some(7))]), vec![])
    );
}

#[test]
fn prices_have_the_decimals_of_their_currency() {
    let text = "Handle;Title;Price\na;A;12.500\nb;B;12,525\nc;C;٣٫٠٠٠ د.أ\nd;D;1.234,500\ne;E;€3\nf;F;0,25\n";
    let reading = read_bytes(text.as_bytes(), in_currency(Currency::Jod)).unwrap();
    assert_eq!(
        prices(&reading.document),
        ["12.500", "3.000", "1234.500", "0.250"]
    );
    assert_eq!(reading.document.price_lists[0].list.id, "own");
    let told: Vec<(usize, &str)> = reading
        .skipped
        .iter()
        .map(|s| (s.line, s.reason.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (3, "'12,525' is no price in JOD: it may be 12525 or 12.525"),
            (6, "'€3' is no price in JOD: it is in EUR"),
        ]
    );
    let dollars = read("Handle,Title,Price\na,A,12.500\n");
    assert_eq!(
        dollars.skipped[0].reason,
        "'12.500' is no price in USD: it may be 12500 or 12.500"
    );
}
