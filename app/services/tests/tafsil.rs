//! The exchange format: what its description promises, and that writing and
//! reading are each other's opposite.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "helpers of tests are tests"
)]

use services::exchange::{
    ExchangeError, Format, Known, Options, Reading, read_path, read_path_with, write,
};
use std::io::Write;
use std::path::Path;

/// The example in the description.
fn example() -> String {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/exchange.md");
    let text = std::fs::read_to_string(docs).unwrap();
    let start = text.find("```json\n").unwrap() + 8;
    let end = start + text[start..].find("```").unwrap();
    text[start..end].to_owned()
}

fn read_text(text: &str) -> Result<Reading, ExchangeError> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("shop.json"), text).unwrap();
    read_path(
        &folder.path().join("shop.json"),
        Format::Tafsil,
        &mut |_| {},
    )
}

#[test]
fn the_example_of_the_description_is_read_whole() {
    let reading = read_text(&example()).unwrap();
    assert_eq!(reading.skipped, []);
    let document = reading.document;
    assert_eq!(document.attributes.len(), 4);
    assert_eq!(document.categories.len(), 2);
    assert_eq!(document.products[0].variants.len(), 2);
    assert_eq!(
        document.price_lists[0].prices[0].tiers[1],
        (10, "35.500".to_owned())
    );
    assert_eq!(document.stock[0].on_hand, Some(40));
    assert_eq!(document.media.len(), 1);
    assert_eq!(document.curations.len(), 3);
    assert_eq!(document.synonyms[0].lines.len(), 3);
    assert!(document.shop.is_some());
}

#[test]
fn what_is_written_is_read_again_as_the_same() {
    let first = read_text(&example()).unwrap().document;
    let text = write(&first);
    assert_eq!(
        text,
        write(&first.clone()),
        "the same document is the same bytes"
    );
    let second = read_text(&text).unwrap();
    assert_eq!((second.document, second.skipped), (first, vec![]));
}

#[test]
fn a_bad_row_is_told_and_the_others_are_taken() {
    let mut root: serde_json::Value = serde_json::from_str(&example()).unwrap();
    let sound = root["products"][0].clone();
    let mut products = vec![serde_json::json!({"id": 5}), sound.clone()];
    let mut misspelt = sound.clone();
    misspelt["sumary"] = "x".into();
    products.push(misspelt);
    let mut lost = sound;
    lost["id"] = "lost".into();
    lost["category"] = "nowhere".into();
    products.push(lost);
    root["products"] = products.into();
    root["price_lists"][0]["prices"][1]["tiers"] = serde_json::json!([[1, "free"]]);
    let reading = read_text(&root.to_string()).unwrap();
    assert_eq!(reading.document.products.len(), 1);
    let told: Vec<(usize, &str)> = reading
        .skipped
        .iter()
        .map(|s| (s.line, s.reason.as_str()))
        .collect();
    for (line, reason) in [
        (0, "products: invalid type"),
        (2, "unknown field `sumary`"),
        (3, "the category 'nowhere' is unknown"),
        (1, "'free' is no price in JOD"),
    ] {
        assert!(
            told.iter()
                .any(|(at, why)| *at == line && why.contains(reason)),
            "{told:#?}"
        );
    }
    assert_eq!(told.len(), 4, "{told:#?}");
    assert!(reading.skipped.iter().all(|s| s.file == "shop.json"));
}

#[test]
fn what_is_not_this_format_is_refused_with_a_plain_reason() {
    for (text, reason) in [
        (
            r#"{"format": "tafsil", "version": 2}"#,
            "shop.json:1: it is of version 2; this program reads version 1",
        ),
        (r#"{"version": 1}"#, "\"format\" is not \"tafsil\""),
        (r#"{"format": "tafsil"}"#, "it has no \"version\""),
        (
            r#"{"format": "tafsil", "version": 1, "prodcts": []}"#,
            "the section \"prodcts\" is unknown",
        ),
        (
            r#"{"format": "tafsil", "version": 1, "products": {}}"#,
            "\"products\" is no array",
        ),
        ("[]", "the file holds no object"),
        ("{\n\"format\": oops", "shop.json:2: "),
        ("", "shop.json:1: "),
    ] {
        let error = read_text(text).unwrap_err().to_string();
        assert!(error.contains(reason), "{text}: {error}");
    }
}

#[test]
fn a_part_may_refer_to_what_the_shop_has() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("stock.json");
    let text = r#"{"format":"tafsil","version":1,"stock":[{"sku":"A","on_hand":3},{"sku":"B","on_hand":3}]}"#;
    std::fs::write(&file, text).unwrap();
    let known = Known {
        skus: [("A".to_owned(), "a".to_owned())].into(),
        ..Known::default()
    };
    let options = Options {
        known,
        ..Options::default()
    };
    let reading = read_path_with(&file, Format::Tafsil, options, &mut |_| {}).unwrap();
    assert_eq!(reading.document.stock.len(), 1);
    assert_eq!(
        reading.skipped[0].reason,
        "stock: the SKU 'B' is of no product"
    );
}

#[test]
fn the_files_of_a_folder_are_one_document_read_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let mut root: serde_json::Value = serde_json::from_str(&example()).unwrap();
    let stock = root["stock"].take();
    root.as_object_mut().unwrap().remove("stock");
    std::fs::write(folder.path().join("1.json"), root.to_string()).unwrap();
    let part = serde_json::json!({"format": "tafsil", "version": 1, "stock": stock}).to_string();
    let zip = std::fs::File::create(folder.path().join("2.json.zip")).unwrap();
    let mut zip = zip::ZipWriter::new(zip);
    zip.start_file("stock.json", zip::write::SimpleFileOptions::default())
        .unwrap();
    zip.write_all(part.as_bytes()).unwrap();
    zip.finish().unwrap();
    std::fs::write(folder.path().join("notes.txt"), "not for us").unwrap();
    let reading = read_path(folder.path(), Format::Tafsil, &mut |_| {}).unwrap();
    assert_eq!(reading.skipped, []);
    assert_eq!(reading.document.stock.len(), 2);
}

#[test]
fn what_is_no_archive_and_folders_without_a_file_are_errors() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.json.zip");
    std::fs::write(&file, "not a zip").unwrap();
    let error = read_path(&file, Format::Icecat, &mut |_| {}).unwrap_err();
    assert!(matches!(error, ExchangeError::Archive { .. }), "{error}");
    let empty = tempfile::tempdir().unwrap();
    std::fs::write(empty.path().join("notes.txt"), "x").unwrap();
    let error = read_path(empty.path(), Format::Icecat, &mut |_| {}).unwrap_err();
    assert!(matches!(error, ExchangeError::Nothing(..)), "{error}");
}

#[test]
fn text_that_is_not_utf8_is_an_error_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.json");
    std::fs::write(&file, b"[\n\n\xff]").unwrap();
    let error = read_path(&file, Format::Icecat, &mut |_| {}).unwrap_err();
    assert_eq!(error.to_string(), "a.json:3: not UTF-8 text");
}
