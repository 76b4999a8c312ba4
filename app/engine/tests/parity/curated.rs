//! Searches under the merchant's hand, and what is said to explain them.

use crate::small::{BRANDS, CATEGORIES, Row, documents};
use engine::catalog::{Boost, Curation, Redirect, Target};
use engine::{Day, Lang};
use std::fmt::Write;

/// What these queries show in a shop of these rows, curated, and why.
pub fn answers(out: &mut String, rows: &[Row], queries: &[&str]) {
    let mut builder = documents(rows);
    let boost = |of, factor| Boost { of, factor };
    let brand = Target::Brand(BRANDS[1].1.to_owned());
    builder.curations = vec![
        Curation {
            id: "most".to_owned(),
            queries: queries.iter().map(|query| (*query).to_owned()).collect(),
            until: Day::parse("2026-11-22"),
            pins: vec!["p0007".to_owned(), "p0011".to_owned()],
            boosts: vec![
                boost(brand, 1.1),
                boost(Target::Category(CATEGORIES[2].0.to_owned()), 3.0),
            ],
            buries: vec![Target::Product("p0012".to_owned())],
            ..Curation::default()
        },
        Curation {
            id: "arabic".to_owned(),
            queries: vec!["الكراسي".to_owned(), "seats".to_owned()],
            lang: Some(Lang::Ar),
            pins: vec!["gone".to_owned(), "p0003".to_owned()],
            redirect: Some(Redirect::Path("/ar/privacy".to_owned())),
            ..Curation::default()
        },
    ];
    let (catalog, left_out) = builder.build();
    let mut say = |line: String| writeln!(out, "{line}").expect("a String can be written");
    say(format!("left out: {left_out:?}"));
    let days = ["2026-11-22", "2026-11-23"].map(|day| Day::parse(day).expect(day));
    for query in queries {
        for (lang, day) in [
            (Lang::En, days[0]),
            (Lang::Ar, days[0]),
            (Lang::Ar, days[1]),
        ] {
            let found = catalog.find(query, lang, day);
            say(format!("curated {query:?} {lang:?} {day}: {found:?}"));
            for item in [3, 7, 12, 99] {
                let placement = catalog.explain(query, lang, day, item);
                say(format!("placed {item}: {placement:?}"));
            }
        }
    }
}
