//! Broken input is an error or a report, never a panic.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "helpers of tests are tests"
)]

use services::exchange::{Format, read_path};
use std::path::Path;

/// Numbers that look random and are the same in every run (Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % limit
    }
}

/// Bytes that mean something to one of the formats, or to nobody.
const BYTES: &[u8] = b"\"{}[]:,<>&;#\n\r\\'-0129.eEx \x00\xff\xd8\x81/";

fn torment(name: &str, sound: &[u8], format: Format) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    let mut dice = Dice(20_261_121);
    let mut read = 0;
    for _ in 0..500 {
        let mut bytes = sound.to_vec();
        for _ in 0..=dice.below(6) {
            let at = dice.below(bytes.len());
            match dice.below(4) {
                0 => bytes[at] = BYTES[dice.below(BYTES.len())],
                1 => bytes.insert(at, BYTES[dice.below(BYTES.len())]),
                2 => drop(bytes.drain(at..(at + 1 + dice.below(9)).min(bytes.len()))),
                _ if at > 0 => bytes.truncate(bytes.len() - dice.below(at.min(40))),
                _ => {}
            }
        }
        std::fs::write(&file, &bytes).unwrap();
        read += usize::from(read_path(&file, format, &mut |_| {}).is_ok());
    }
    assert!(read > 0, "some of it is still readable");
}

const ICECAT: &str = r#"[
 {"id": "1", "title": "HP 81 ink cartridge", "ean": ["0095205603217"], "short_description": "Ink <b>black</b>",
  "date_released": "2009-12-10T00:00:00Z", "supplier": "HP", "price": 4995, "attr_t_colours": "Black,White",
  "attr_n_internal_memory": 512.0, "attr_b_wi_fi": true},
 {"id": "2", "title": "Été – USB cable (2 m), für alle", "price": 0, "attr_t_operating_temperature__t_t_": "0 - 40"}
]"#;

#[test]
fn icecat() {
    torment("a.json", ICECAT.as_bytes(), Format::Icecat);
}

#[test]
fn shopify() {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/shopify.csv");
    torment("a.csv", &std::fs::read(fixture).unwrap(), Format::Shopify);
}

#[test]
fn tafsil() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/exchange.md");
    let text = std::fs::read_to_string(docs).unwrap();
    let example = text
        .split("```json\n")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    torment("a.json", example.as_bytes(), Format::Tafsil);
}

#[test]
fn archives() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("a.json", zip::write::SimpleFileOptions::default())
        .unwrap();
    std::io::Write::write_all(&mut zip, ICECAT.as_bytes()).unwrap();
    torment(
        "a.json.zip",
        zip.finish().unwrap().get_ref(),
        Format::Icecat,
    );
}

#[test]
fn rows_that_are_no_products_are_told_by_their_index() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.json");
    let rows = r#"[5, {"id": "1"}, {"id": "2", "title": "x"}, {"id": "3", "title": "x", "price": "9"},
        {"id": "4", "title": "x", "price": -1}, {"id": "5", "title": "USB cable", "price": 1},
        {"id": "5", "title": "USB cable", "price": 1}]"#;
    std::fs::write(&file, rows).unwrap();
    let reading = read_path(&file, Format::Icecat, &mut |_| {}).unwrap();
    let told: Vec<(usize, &str)> = reading
        .skipped
        .iter()
        .map(|s| (s.line, s.reason.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (0, "it is not an object"),
            (1, "1 has no \"price\""),
            (2, "2 has no \"price\""),
            (
                3,
                "the price of 3 is not a whole number of cents, 0 or more: \"9\""
            ),
            (
                4,
                "the price of 4 is not a whole number of cents, 0 or more: -1"
            ),
            (6, "the id 5 occurs twice"),
        ]
    );
    assert_eq!(reading.document.products.len(), 1);
    std::fs::write(&file, "[\n{\"id\": \"1\",\n oops}]").unwrap();
    let error = read_path(&file, Format::Icecat, &mut |_| {}).unwrap_err();
    assert!(error.to_string().starts_with("a.json:3: "), "{error}");
}
