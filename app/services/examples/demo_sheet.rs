//! Writes a page with the main picture of every variant of the demo shop.
//!
//! `cargo run -p services --example demo_sheet -- sheet.html [kind …]`

use std::cell::RefCell;
use std::fmt::Write as _;

use services::{demo, drawing};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let path = args.next().unwrap_or_else(|| "demo_sheet.html".to_owned());
    let only: Vec<String> = args.collect();
    let specs = RefCell::new(Vec::new());
    demo::document(|spec| {
        let spec = drawing::Spec {
            kind: spec.kind.clone(),
            width: spec.width,
            depth: spec.depth,
            height: spec.height,
            body: spec.body.clone(),
            accent: spec.accent.clone(),
            material: spec.material.clone(),
            options: spec.options.clone(),
        };
        let svg = drawing::draw(&spec);
        specs.borrow_mut().push(spec);
        svg
    })?;
    let mut page = String::from(
        "<!doctype html><style>body{margin:0;background:#f7f4ee}svg{width:156px;height:156px}</style>",
    );
    let specs = specs.into_inner();
    let mut bytes = 0;
    let mut shown = 0;
    let mut last = String::new();
    let mut row = 0;
    for spec in &specs {
        let Some(svg) = drawing::draw(spec) else {
            eprintln!("no drawing: {spec:?}");
            continue;
        };
        bytes += svg.len();
        let main = spec.options.get("view").is_none_or(|view| *view < 0.5);
        if !main || (!only.is_empty() && !only.contains(&spec.kind)) {
            continue;
        }
        if spec.kind != last {
            row = 0;
            last.clone_from(&spec.kind);
        }
        row += 1;
        if row <= 5 || !only.is_empty() {
            shown += 1;
            let _ = write!(page, "{svg}");
            if std::env::var("DUMP").is_ok() {
                eprintln!(
                    "{shown} {} {}x{}x{} {} {} {} {:?}",
                    spec.kind,
                    spec.width,
                    spec.depth,
                    spec.height,
                    spec.body,
                    spec.accent,
                    spec.material,
                    spec.options
                );
            }
        }
    }
    std::fs::write(&path, page)?;
    eprintln!("{} drawings, {bytes} bytes, {shown} shown", specs.len());
    Ok(())
}
