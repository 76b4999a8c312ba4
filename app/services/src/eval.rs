//! How good finding is, measured on rated products: nDCG at ten.

use crate::exchange::Document;
use crate::lexicon;
use engine::catalog::{Catalog, CatalogBuilder};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// How many results are asked for.
const ASKED: usize = 100;
/// How many of them are judged.
const JUDGED: usize = 10;

/// Why something could not be measured.
#[derive(Debug, thiserror::Error)]
pub enum EvalError {
    #[error("{file}:{line}: {reason}")]
    Row {
        file: String,
        line: u64,
        reason: String,
    },
    #[error("{file}: {source}")]
    File { file: String, source: csv::Error },
    #[error("{0}: no query has a product rated above 0")]
    Nothing(String),
}

/// A query, and how the products that people judged for it were rated: by
/// product id, from 0 (has nothing to do with it) upwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    pub query: String,
    pub ratings: HashMap<String, u32>,
}

/// How well queries were answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quality {
    /// Mean nDCG@10 (Järvelin and Kekäläinen 2002; gain 2^rating − 1, an unrated product gains nothing).
    pub ndcg: f64,
    /// The same over the rated products alone, in the order they came.
    pub rated_only: f64,
    /// Queries without any result.
    pub empty: usize,
    pub queries: usize,
    /// By query: nDCG@10, over all and over the rated products alone.
    pub each: Vec<(String, [f64; 2])>,
    /// By query, in milliseconds, ascending.
    pub times: Vec<f64>,
}

impl Quality {
    /// A percentile of the times, in milliseconds.
    pub fn time(&self, percent: usize) -> f64 {
        let place = self.times.len() * percent / 100;
        let last = self.times.len().saturating_sub(1);
        self.times.get(place.min(last)).copied().unwrap_or(0.0)
    }
}

/// A catalogue as the shop would search it, without keeping it.
pub fn catalogue(document: Document) -> Catalog {
    let builder = CatalogBuilder {
        attributes: document.attributes,
        categories: document.categories,
        products: document.products,
        curations: document.curations,
        lexicon: lexicon::with(&document.synonyms),
        ..CatalogBuilder::default()
    };
    builder.build().0
}

/// Reads ratings, `query,docid,rating` under a heading: the queries that have
/// a product rated above 0, by their text.
///
/// # Errors
/// With file and line, when a row is not of that shape.
pub fn ratings(path: &Path) -> Result<Vec<Judged>, EvalError> {
    let mut judged: BTreeMap<String, HashMap<String, u32>> = BTreeMap::new();
    for_rows(path, 3, |row| {
        let rating = row[2]
            .trim()
            .parse()
            .map_err(|_| format!("“{}” is no rating", &row[2]))?;
        judged
            .entry(row[0].to_owned())
            .or_default()
            .insert(row[1].to_owned(), rating);
        Ok(())
    })?;
    judged.retain(|_, ratings| ratings.values().any(|rating| *rating > 0));
    if judged.is_empty() {
        return Err(EvalError::Nothing(path.display().to_string()));
    }
    let judged = judged
        .into_iter()
        .map(|(query, ratings)| Judged { query, ratings });
    Ok(judged.collect())
}

/// Reads how queries are put in another language, `query,other` under a heading.
///
/// # Errors
/// With file and line, when a row is not of that shape.
pub fn translations(path: &Path) -> Result<HashMap<String, String>, EvalError> {
    let mut translations = HashMap::new();
    for_rows(path, 2, |row| {
        translations.insert(row[0].to_owned(), row[1].to_owned());
        Ok(())
    })?;
    Ok(translations)
}

fn for_rows(
    path: &Path,
    columns: usize,
    mut take: impl FnMut(&csv::StringRecord) -> Result<(), String>,
) -> Result<(), EvalError> {
    let file = path.display().to_string();
    let failed = |source| EvalError::File {
        file: file.clone(),
        source,
    };
    let mut reader = csv::Reader::from_path(path).map_err(failed)?;
    for row in reader.records() {
        let row = row.map_err(failed)?;
        let line = row.position().map_or(0, csv::Position::line);
        let taken = if row.len() == columns {
            take(&row)
        } else {
            Err(format!("it has {} columns, not {columns}", row.len()))
        };
        taken.map_err(|reason| EvalError::Row {
            file: file.clone(),
            line,
            reason,
        })?;
    }
    Ok(())
}

/// Asks every query once unmeasured and once measured; `time` calls what it
/// is given and says how many milliseconds that took.
pub fn search(
    judged: &[Judged],
    find: impl Fn(&str) -> Vec<String>,
    mut time: impl FnMut(&mut dyn FnMut()) -> f64,
) -> Quality {
    for Judged { query, .. } in judged {
        find(query);
    }
    let mut quality = Quality {
        queries: judged.len(),
        ..Quality::default()
    };
    for Judged { query, ratings } in judged {
        let mut found = Vec::new();
        quality.times.push(time(&mut || found = find(query)));
        quality.empty += usize::from(found.is_empty());
        found.truncate(ASKED);
        let mut best: Vec<u32> = ratings.values().copied().collect();
        best.sort_unstable_by(|a, b| b.cmp(a));
        let ideal = gain(best);
        let rated = |id: &String| ratings.get(id).copied();
        let ndcg = gain(found.iter().map(|id| rated(id).unwrap_or(0))) / ideal;
        let rated_only = gain(found.iter().filter_map(rated)) / ideal;
        quality.ndcg += ndcg;
        quality.rated_only += rated_only;
        quality.each.push((query.clone(), [ndcg, rated_only]));
    }
    quality.times.sort_by(f64::total_cmp);
    quality.ndcg /= judged.len().max(1) as f64;
    quality.rated_only /= judged.len().max(1) as f64;
    quality
}

/// Discounted cumulative gain of the first ten.
fn gain(ratings: impl IntoIterator<Item = u32>) -> f64 {
    let places = (2u32..).zip(ratings).take(JUDGED);
    places
        .map(|(place, rating)| (f64::from(rating).exp2() - 1.0) / f64::from(place).log2())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(ratings: &[(&str, u32)]) -> Judged {
        Judged {
            query: "q".into(),
            ratings: ratings
                .iter()
                .map(|(id, rating)| ((*id).to_owned(), *rating))
                .collect(),
        }
    }

    fn quality(ratings: &[(&str, u32)], found: &[&str]) -> Quality {
        let found: Vec<String> = found.iter().map(|id| (*id).to_owned()).collect();
        search(
            &[judged(ratings)],
            |_| found.clone(),
            |run| {
                run();
                1.0
            },
        )
    }

    #[test]
    fn the_best_order_is_worth_one() {
        let best = quality(&[("a", 3), ("b", 1), ("c", 0)], &["a", "b"]);
        assert_eq!((best.ndcg, best.rated_only, best.empty), (1.0, 1.0, 0));
    }

    #[test]
    fn what_nobody_judged_counts_in_one_figure_only() {
        let found = quality(&[("a", 1)], &["x", "a"]);
        assert!((found.ndcg - 1.0 / 3f64.log2()).abs() < 1e-12);
        assert_eq!(found.rated_only, 1.0);
    }

    #[test]
    fn nothing_found_is_worth_nothing_and_counted() {
        let none = quality(&[("a", 1)], &[]);
        assert_eq!((none.ndcg, none.rated_only, none.empty), (0.0, 0.0, 1));
    }
}
