//! `tafsil explain`: why a search shows a product where it does, or does not.

use crate::cli::{Database, Failure, figures};
use crate::clock::Clock;
use clap::{Args, ValueEnum};
use engine::catalog::{Catalog, Redirect};
use engine::search::{Explanation, Part, Placement};
use engine::{Day, Lang};
use std::io::Write;

const EXAMPLES: &str = "\
Examples:
  tafsil explain \"black chair\" CH-17-BLK
  tafsil explain seat CH-17-BLK --lang ar --day 2026-12-24

Says on standard output what the query is read as, what each of its words adds to the
product's score, and what curations do to it; and as its last line where the product stands,
rank=none where it is not shown. Filters narrow a list afterwards, and are not looked at.";

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Explain {
    /// What is typed into the search
    query: String,
    /// A SKU of the product
    sku: String,
    /// The language of the visitor
    #[arg(long, default_value = "en")]
    lang: Read,
    /// The day of the search, YYYY-MM-DD; by default today
    #[arg(long, value_name = "DAY", value_parser = day)]
    day: Option<Day>,
    #[command(flatten)]
    database: Database,
}

/// A language on the command line.
#[derive(Clone, Copy, ValueEnum)]
enum Read {
    En,
    Ar,
}

fn day(text: &str) -> Result<Day, String> {
    Day::try_from(text.to_owned())
}

/// How many words are named where a part has many.
const NAMED: usize = 5;

pub async fn run(options: Explain) -> Result<(), Failure> {
    let lang = match options.lang {
        Read::En => Lang::En,
        Read::Ar => Lang::Ar,
    };
    let services = options.database.services().await?;
    let shelf = services.shelf();
    let day = options
        .day
        .unwrap_or_else(|| shelf.today(Clock::default().now()));
    services.store.close().await;
    let catalog = &shelf.catalog;
    let (_, variant) = catalog
        .variant(&options.sku)
        .ok_or_else(|| format!("there is no SKU {}", options.sku))?;
    let placement = catalog.explain(&options.query, lang, day, variant.item);
    let mut out = std::io::stdout().lock();
    for line in told(catalog, &options.query, variant.item, &placement) {
        writeln!(out, "{line}")?;
    }
    drop(out);
    let rank = placement.rank.map(|rank| (rank + 1).to_string());
    figures(&format!(
        "rank={} of={} score={}",
        rank.as_deref().unwrap_or("none"),
        placement.of,
        placement.score,
    ));
    Ok(())
}

/// What there is to say, a sentence a line.
fn told(catalog: &Catalog, query: &str, item: u32, placement: &Placement<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(item) = catalog.item(item) {
        let category = catalog.categories.get(item.category);
        let category = category.map_or("", |node| node.category.name.get(Lang::En));
        let name = item.name.get(Lang::En);
        lines.push(format!("Product {}: {name} ({category})", item.id));
    }
    match &placement.words {
        Some(words) => by_words(query, words, &mut lines),
        None => lines.push(match catalog.text.asked(query).as_slice() {
            [] => "The query has no word to look for.".to_owned(),
            parts => {
                let parts: Vec<String> = parts.iter().map(|words| named(words)).collect();
                format!("It holds nothing of: {}.", parts.join("; "))
            }
        }),
    }
    by_hand(placement, &mut lines);
    match (&placement.words, placement.rank) {
        (Some(words), None) => lines.push(format!(
            "It is not found: it holds {} of what is asked for, and what is found holds {} or more.",
            percent(words.coverage()),
            percent(placement.least),
        )),
        (None, None) => lines.push("It is not found.".to_owned()),
        (_, Some(_)) => {}
    }
    lines
}

/// The score, part by part.
fn by_words(query: &str, words: &Explanation, lines: &mut Vec<String>) {
    lines.push(format!(
        "“{query}” is read, with certainty {}, as:",
        words.weight
    ));
    lines.extend(words.parts.iter().map(|part| line(words, part)));
    lines.push(format!(
        "It holds {} of what is asked for.",
        percent(words.coverage())
    ));
    if words.boost > 1.0 {
        let kind = words.kind.join(", ");
        lines.push(format!(
            "It is what is asked for ({kind}): × {}",
            words.boost
        ));
    }
    if words.member > 1.0 {
        lines.push(format!(
            "It is in a category that is asked for by its name: × {}",
            words.member
        ));
    }
    lines.push(format!(
        "Score by words: {} × {} ÷ {} × {} × {} × {} = {}",
        words.weight,
        words.sum(),
        words.all(),
        words.coverage(),
        words.boost,
        words.member,
        words.worth(),
    ));
    if words.next > 0.0 {
        lines.push(format!(
            "Read otherwise it is worth {}, of which a little is added: {}",
            words.next,
            words.score(),
        ));
    }
}

fn line(words: &Explanation, part: &Part) -> String {
    match &part.answer {
        Some(answer) => format!(
            "  {}: tells {:.2}, is worth {} of 255 here, meant {}: {} of the score",
            answer.word,
            part.idf,
            answer.impact,
            percent(answer.factor),
            percent(words.share(part)),
        ),
        None => format!(
            "  {}: tells {:.2}, and is not in it",
            named(&part.words),
            part.idf
        ),
    }
}

/// What the merchant's hand does.
fn by_hand(placement: &Placement<'_>, lines: &mut Vec<String>) {
    let effect = placement.effect;
    if !placement.curations.is_empty() {
        let mut done = Vec::new();
        if let Some(pin) = effect.pin {
            done.push(format!("put at place {}", pin + 1));
        }
        if effect.factor > 1.0 {
            done.push(format!("score × {}", effect.factor));
        }
        if effect.buried && effect.pin.is_none() {
            done.push("put behind the others".to_owned());
        }
        let ids = placement.curations.join(", ");
        let done = match done.is_empty() {
            true => "nothing changed".to_owned(),
            false => done.join(", "),
        };
        lines.push(format!("Curated by {ids}: {done}"));
    }
    match placement.redirect {
        Some(Redirect::Path(path)) => lines.push(format!("The query leads to {path} instead.")),
        Some(Redirect::Category(id)) => {
            lines.push(format!("The query leads to the category {id} instead."));
        }
        None => {}
    }
}

fn named(words: &[String]) -> String {
    match words {
        [] => "a word that no product has".to_owned(),
        words if words.len() > NAMED => format!("{}, …", words[..NAMED].join(", ")),
        words => words.join(", "),
    }
}

fn percent(part: f32) -> String {
    format!("{:.0} %", part * 100.0)
}
