//! Why a product stands where it stands for a query, in sentences and figures.
//!
//! What is shown adds up: rows to their sum, and step by step to the score.

use super::{Presenter, listing, said};
use crate::api::explain::{Told, ToldWord};
use crate::paths;
use crate::words::{common, explain as w};
use engine::catalog::{Catalog, Redirect};
use engine::search::{Explanation, Field, Part, Placement, Refinement, TextIndexBuilder};
use engine::{Day, Lang, number};
use services::explain::Subject;
use std::collections::{BTreeMap, BTreeSet};

/// How many words are named where a part has many.
const NAMED: usize = 5;
/// Figures are shown in so many parts of a whole.
const PARTS: f64 = 1000.0;

type Fields = BTreeMap<String, BTreeSet<Field>>;

/// Why the search for a query shows a product where it does, on a day.
pub fn told(presenter: &Presenter<'_>, subject: &Subject, query: &str, today: Day) -> Told {
    let Presenter { catalog, lang, .. } = *presenter;
    let asked = Refinement {
        query: query.to_owned(),
        ..Refinement::default()
    };
    let meaning = listing::meaning_of(presenter, query, today);
    let searched = meaning.onto(catalog, &asked).query;
    let mut placement = catalog.explain(&searched, lang, today, subject.item);
    let mut sentences = Vec::new();
    if searched != asked.query {
        // Its own redirect is not that of the whole query.
        placement.redirect = None;
        sentences.push(w::narrowed(lang, &isolated(&searched)));
    }
    if placement.rank.is_none() {
        sentences.push(absence(catalog, lang, &searched, &placement));
    }
    sentences.extend(hand(catalog, lang, &placement));
    if placement.rank.is_some() {
        sentences.push(w::before_filters(lang).to_owned());
    }
    if placement.tied > 0 {
        sentences.push(w::tied(lang, placement.tied as u64));
    }
    let item = catalog.item(subject.item);
    let node = item.and_then(|item| catalog.categories.get(item.category));
    let fields =
        item.map(|item| TextIndexBuilder::fields_of(&subject.product, item.category, catalog));
    let words = placement.words.as_ref();
    Told {
        name: said(&subject.product.name, lang),
        href: paths::product(lang, subject.product.slug.get(lang)),
        category: node
            .map(|node| said(&node.category.name, lang))
            .unwrap_or_default(),
        place: match placement.rank {
            Some(rank) => w::place(lang, &grouped(rank + 1), &grouped(placement.of)),
            None => w::not_found(lang).to_owned(),
        },
        sentences,
        caption: words.map_or_else(String::new, |words| w::read(lang, &percent(words.weight))),
        words: words.map_or_else(Vec::new, |words| {
            rows(lang, words, &fields.unwrap_or_default())
        }),
        steps: words.map_or_else(Vec::new, |words| steps(lang, words, &placement)),
    }
}

/// Why it is not found.
fn absence(catalog: &Catalog, lang: Lang, query: &str, placement: &Placement<'_>) -> String {
    if let Some(words) = &placement.words {
        return w::too_little(lang, &percent(words.coverage()), &percent(placement.least));
    }
    match catalog.text.asked(query).as_slice() {
        [] => w::no_word(lang).to_owned(),
        parts => {
            let parts: Vec<String> = parts.iter().map(|words| named(lang, words)).collect();
            w::holds_nothing(lang, &parts.join(common::comma(lang)))
        }
    }
}

/// What the merchant's hand does.
fn hand(catalog: &Catalog, lang: Lang, placement: &Placement<'_>) -> Vec<String> {
    let effect = placement.effect;
    let mut sentences = Vec::new();
    if !placement.curations.is_empty() {
        let ids = placement.curations.iter().map(|id| isolated(id));
        let ids = ids.collect::<Vec<_>>().join(common::comma(lang));
        sentences.push(w::curated(lang, &ids));
        let before = sentences.len();
        if let Some(pin) = effect.pin {
            sentences.push(w::pinned(lang, &grouped(pin + 1)));
        }
        if effect.factor > 1.0 {
            sentences.push(w::boosted(lang, &figure(effect.factor)));
        }
        if effect.buried && effect.pin.is_none() {
            sentences.push(w::buried(lang).to_owned());
        }
        if sentences.len() == before {
            sentences.push(w::untouched(lang).to_owned());
        }
    }
    let place = placement.redirect.map(|redirect| match redirect {
        Redirect::Path(path) => path.clone(),
        Redirect::Category(id) => {
            let node = catalog
                .category_by_id(id)
                .and_then(|at| catalog.categories.get(at));
            node.map_or_else(
                || id.clone(),
                |node| node.category.name.get(lang).to_owned(),
            )
        }
    });
    sentences.extend(place.map(|place| w::redirected(lang, &isolated(&place))));
    sentences
}

/// What is asked for, with points that add up to their sum as it is shown: each is what it
/// moves the rounded sum by.
fn rows(lang: Lang, words: &Explanation, fields: &Fields) -> Vec<ToldWord> {
    let (mut sum, mut shown) = (0.0, 0.0);
    let rows = words.parts.iter().map(|part| {
        sum += part.worth();
        let before = std::mem::replace(&mut shown, rounded(sum));
        let points = number::decimal((shown - before) / PARTS);
        row(lang, words, fields, part, points)
    });
    rows.collect()
}

fn row(lang: Lang, words: &Explanation, fields: &Fields, part: &Part, points: String) -> ToldWord {
    let asked = named(lang, &part.words);
    let Some(answer) = &part.answer else {
        return ToldWord {
            asked,
            held: w::not_held(lang).to_owned(),
            factors: String::new(),
            points,
        };
    };
    let mut held = fields.get(&answer.word).cloned().unwrap_or_default();
    // What its kind is called is learned, and stands in no field of its own.
    if held.is_empty() || words.kind.contains(&answer.word) {
        held.insert(Field::Kind);
    }
    let held: Vec<&str> = held
        .into_iter()
        .map(|field| w::field(lang, field))
        .collect();
    let held = held.join(common::comma(lang));
    ToldWord {
        held: match part.words.as_slice() {
            [only] if *only == answer.word => w::held(lang, &held),
            _ => w::held_as(lang, &isolated(&answer.word), &held),
        },
        asked,
        factors: format!(
            "{} × {} × {}%",
            figure(part.idf),
            answer.impact,
            percent(answer.factor)
        ),
        points,
    }
}

/// From the points to the score, in the order in which the engine multiplies, so that every
/// figure is its own to the bit before it is rounded.
fn steps(lang: Lang, words: &Explanation, placement: &Placement<'_>) -> Vec<(String, String)> {
    let mut steps = Vec::new();
    let mut step = |label: String, value: f32| steps.push((label, figure(value)));
    step(w::sum(lang).to_owned(), words.sum());
    let mut value = words.sum() / words.all();
    step(w::divided(lang, &figure(words.all())), value);
    if words.weight != 1.0 {
        value *= words.weight;
        step(w::sure(lang, &percent(words.weight)), value);
    }
    if words.coverage() != 1.0 {
        value *= words.coverage();
        step(w::covered(lang, &percent(words.coverage())), value);
    }
    if words.boost != 1.0 {
        value *= words.boost;
        let kind = named(lang, &words.kind);
        step(w::of_kind(lang, &figure(words.boost), &kind), value);
    }
    if words.member != 1.0 {
        step(w::in_category(lang, &figure(words.member)), words.worth());
    }
    if words.next > 0.0 {
        step(w::read_otherwise(lang, &figure(words.next)), words.score());
    }
    let factor = placement.effect.factor;
    if factor != 1.0 {
        step(
            w::times_boost(lang, &figure(factor)),
            words.score() * factor,
        );
    }
    match placement.rank {
        Some(_) => step(w::score(lang).to_owned(), placement.score),
        None => step(w::score_if(lang).to_owned(), words.score() * factor),
    }
    steps
}

fn named(lang: Lang, words: &[String]) -> String {
    if words.is_empty() {
        return w::unknown_word(lang).to_owned();
    }
    let first = words.iter().take(NAMED).map(|word| isolated(word));
    let more = (words.len() > NAMED).then(|| "…".to_owned());
    let named: Vec<String> = first.chain(more).collect();
    named.join(common::comma(lang))
}

/// A text that keeps its own direction within a sentence (Unicode Standard Annex 9, 2.4).
fn isolated(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

fn rounded(value: f32) -> f64 {
    (f64::from(value) * PARTS).round()
}

fn figure(value: f32) -> String {
    number::decimal(rounded(value) / PARTS)
}

/// Whole percents; less than all is never shown as all.
fn percent(part: f32) -> String {
    let whole = (part * 100.0).round();
    let whole = if part < 1.0 { whole.min(99.0) } else { whole };
    number::decimal(whole.into())
}

fn grouped(count: usize) -> String {
    number::grouped(count as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::search::{Answer, Effect};

    /// A score whose parts have no short figures, and more of them with every `n`.
    fn explanation(n: u8) -> Explanation {
        let part = |at: u8| Part {
            words: vec![format!("word{at}")],
            idf: 1.0 + f32::from(at) / 7.0,
            answer: (at % 4 != 3).then(|| Answer {
                word: format!("word{at}"),
                impact: 13 * at + n,
                factor: 1.0 / (1.0 + f32::from(at) / 9.0),
            }),
        };
        Explanation {
            weight: 0.7,
            parts: (1..=n).map(part).collect(),
            kind: vec!["word1".to_owned()],
            boost: 1.8,
            member: 1.5,
            next: 12.34,
        }
    }

    fn shown(text: &str) -> f64 {
        text.replace(',', "").parse().unwrap_or(f64::NAN)
    }

    #[test]
    fn what_is_shown_adds_up() {
        for n in 1..=16 {
            let words = explanation(n);
            let placement = Placement {
                words: None,
                effect: Effect {
                    pin: None,
                    factor: 1.5,
                    buried: false,
                },
                curations: Vec::new(),
                rank: Some(0),
                tied: 0,
                of: 1,
                score: words.score() * 1.5,
                least: 1.0,
                redirect: None,
            };
            let rows = rows(Lang::En, &words, &Fields::default());
            let steps = steps(Lang::En, &words, &placement);
            let values: Vec<f64> = steps.iter().map(|(_, value)| shown(value)).collect();
            let points = rows.iter().map(|row| (shown(&row.points) * PARTS).round());
            assert_eq!(points.sum::<f64>(), (values[0] * PARTS).round(), "{n}");
            let coverage = f64::from(words.coverage());
            let mut expected = vec![values[0], values[0] / f64::from(words.all())];
            let factors = [0.7, coverage, 1.8, 1.5];
            // Where it holds all, nothing is said of that.
            for factor in factors.into_iter().filter(|factor| *factor != 1.0) {
                expected.push(expected[expected.len() - 1] * factor);
            }
            let best = expected[expected.len() - 1];
            expected.extend([best + 1.234, (best + 1.234) * 1.5, (best + 1.234) * 1.5]);
            assert_eq!(values.len(), expected.len(), "{n}: {steps:?}");
            for (value, expected) in values.iter().zip(expected) {
                assert!((value - expected).abs() < 0.003, "{n}: {steps:?}");
            }
        }
    }
}
