//! Writes a page with every kind of drawing, in several variants and views, on
//! both grounds, to judge them side by side.
//!
//! `cargo run -p services --example contact_sheet -- sheet.html [kind …]`

use std::collections::BTreeMap;
use std::fmt::Write as _;

use services::drawing::{KINDS, Spec, draw};

/// Body, accent, material, share of the usual width, further options.
type Variant = (
    &'static str,
    &'static str,
    &'static str,
    f64,
    &'static [(&'static str, f64)],
);

const VARIANTS: [Variant; 4] = [
    ("", "", "", 0.0, &[]),
    (
        "#23252e",
        "#b9bec6",
        "metal",
        0.0,
        &[
            ("drawers", 3.0),
            ("doors", 2.0),
            ("legs", 4.0),
            ("headrest", 1.0),
        ],
    ),
    (
        "#c0563b",
        "#2b2d36",
        "fabric",
        0.0,
        &[
            ("legs", 1.0),
            ("armrests", 1.0),
            ("groups", 1.0),
            ("round", 1.0),
        ],
    ),
    (
        "#f2efe8",
        "#c9a06a",
        "plastic",
        0.0,
        &[("legs", 5.0), ("armrests", 0.0), ("shelves", 3.0)],
    ),
];

fn main() -> std::io::Result<()> {
    let mut args = std::env::args().skip(1);
    let path = args
        .next()
        .unwrap_or_else(|| "contact_sheet.html".to_owned());
    let only: Vec<String> = args.collect();
    let mut page = String::from(
        "<!doctype html><meta charset=utf-8><style>body{margin:0;font:13px sans-serif}\
         .k{display:grid;grid-template-columns:90px repeat(8,190px)}\
         svg{width:180px;height:180px;padding:5px;display:block}\
         .l{background:#f7f4ee}.d{background:#1a1c2b}</style>",
    );
    let mut largest = (0, "");
    for kind in KINDS {
        if !only.is_empty() && !only.iter().any(|k| k == kind) {
            continue;
        }
        let mut cells = String::new();
        let mut most = 0;
        let mut cell = |variant: &Variant, view: f64, ground: &str| {
            let (body, accent, material, width, options) = *variant;
            let mut all: BTreeMap<String, f64> =
                options.iter().map(|(k, v)| ((*k).to_owned(), *v)).collect();
            all.insert("view".to_owned(), view);
            let spec = Spec {
                kind: (*kind).to_owned(),
                width,
                body: body.to_owned(),
                accent: accent.to_owned(),
                material: material.to_owned(),
                options: all,
                ..Spec::default()
            };
            if let Some(svg) = draw(&spec) {
                most = most.max(svg.len());
                let _ = write!(cells, "<div class={ground}>{svg}</div>");
            }
        };
        let [a, b, c, d] = &VARIANTS;
        cell(a, 0.0, "l");
        cell(a, 1.0, "l");
        cell(a, 2.0, "l");
        cell(b, 0.0, "l");
        cell(b, 0.0, "d");
        cell(c, 0.0, "d");
        cell(d, 0.0, "l");
        cell(d, 2.0, "d");
        if most > largest.0 {
            largest = (most, kind);
        }
        let _ = write!(
            page,
            "<div class=k><span>{kind}<br>{most} B</span>{cells}</div>"
        );
    }
    std::fs::write(&path, page)?;
    eprintln!("largest: {} bytes ({})", largest.0, largest.1);
    Ok(())
}
