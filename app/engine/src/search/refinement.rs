//! The state of a search: query, filters, order and page. It lives in the
//! address, so that going back, reloading and sharing give the same page.

use super::facets::BRANCHES;
use crate::number;
use std::collections::{BTreeMap, BTreeSet};

/// The longest query that is read, in characters; the rest is cut.
pub const MAX_QUERY: usize = 200;
/// How many filter values are read; more are ignored.
const MAX_VALUES: usize = 64;
const MAX_PAGE: u32 = 10_000;

/// The order of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Relevance for a query, popularity without one.
    #[default]
    Best,
    PriceUp,
    PriceDown,
    Newest,
    Name,
}

impl Sort {
    pub const ALL: [Sort; 5] = [
        Sort::Best,
        Sort::PriceUp,
        Sort::PriceDown,
        Sort::Newest,
        Sort::Name,
    ];

    /// How the order is written in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Sort::Best => "best",
            Sort::PriceUp => "price-up",
            Sort::PriceDown => "price-down",
            Sort::Newest => "newest",
            Sort::Name => "name",
        }
    }

    pub fn from_code(code: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.code() == code)
    }
}

/// A range with either end open.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bounds {
    pub min: Option<f64>,
    pub max: Option<f64>,
}

impl Bounds {
    pub fn is_open(self) -> bool {
        self.min.is_none() && self.max.is_none()
    }

    /// What both allow.
    pub fn and(self, other: Bounds) -> Bounds {
        let both = |a: Option<f64>, b: Option<f64>, closer: fn(f64, f64) -> f64| match (a, b) {
            (Some(a), Some(b)) => Some(closer(a, b)),
            (a, b) => a.or(b),
        };
        Bounds {
            min: both(self.min, other.min, f64::max),
            max: both(self.max, other.max, f64::min),
        }
    }

    pub fn contains(self, value: f64) -> bool {
        self.min.is_none_or(|min| value >= min) && self.max.is_none_or(|max| value <= max)
    }
}

/// Everything that narrows a list of products.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Refinement {
    pub query: String,
    /// Attribute key → the choices ticked (`yes` for a flag).
    pub choices: BTreeMap<String, BTreeSet<String>>,
    /// Attribute key → the range asked for.
    pub ranges: BTreeMap<String, Bounds>,
    /// The ids of the categories ticked; see [`Refinement::lowest_branches`].
    pub categories: BTreeSet<String>,
    pub brands: BTreeSet<String>,
    pub price: Bounds,
    pub in_stock: bool,
    pub sort: Sort,
    /// 1-based.
    pub page: u32,
}

impl Refinement {
    /// Reads the decoded pairs of a query string. Anything not understood is
    /// ignored: an address typed by hand never fails.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Refinement {
        let mut state = Refinement {
            page: 1,
            ..Refinement::default()
        };
        for (key, value) in pairs.into_iter().take(MAX_VALUES) {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            match key {
                "q" => state.query = Refinement::readable(value),
                BRANCHES => {
                    state.categories.insert(value.to_owned());
                }
                "brand" => {
                    state.brands.insert(value.to_owned());
                }
                "stock" => state.in_stock = value == "yes",
                "sort" => state.sort = Sort::from_code(value).unwrap_or_default(),
                "page" => {
                    let page = number::parse_whole(value).and_then(|n| u32::try_from(n).ok());
                    state.page = page.unwrap_or(1).clamp(1, MAX_PAGE);
                }
                "price.min" => state.price.min = bound(value),
                "price.max" => state.price.max = bound(value),
                key => state.read_attribute(key, value),
            }
        }
        state
    }

    /// A query as it is read and shown: a space for every control character, which no page
    /// can hold, and nothing that turns the direction of what comes after it.
    pub fn readable(query: &str) -> String {
        let turns = |c: &char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        let plain = |c: char| if c.is_control() { ' ' } else { c };
        let kept = cut(query).chars().filter(|c| !turns(c));
        let read: String = kept.map(plain).collect();
        read.trim().to_owned()
    }

    fn read_attribute(&mut self, key: &str, value: &str) {
        let Some(key) = key.strip_prefix("f.") else {
            return;
        };
        if let Some(key) = key.strip_suffix(".min") {
            self.ranges.entry(key.to_owned()).or_default().min = bound(value);
        } else if let Some(key) = key.strip_suffix(".max") {
            self.ranges.entry(key.to_owned()).or_default().max = bound(value);
        } else {
            self.choices
                .entry(key.to_owned())
                .or_default()
                .insert(value.to_owned());
        }
    }

    /// The pairs this state is written as; the defaults are left out.
    pub fn to_pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        let mut push = |key: &str, value: String| pairs.push((key.to_owned(), value));
        if !self.query.is_empty() {
            push("q", self.query.clone());
        }
        for category in &self.categories {
            push(BRANCHES, category.clone());
        }
        for brand in &self.brands {
            push("brand", brand.clone());
        }
        for (key, choices) in &self.choices {
            for choice in choices {
                push(&format!("f.{key}"), choice.clone());
            }
        }
        for (key, bounds) in &self.ranges {
            for (end, value) in [("min", bounds.min), ("max", bounds.max)] {
                if let Some(value) = value {
                    push(&format!("f.{key}.{end}"), value.to_string());
                }
            }
        }
        for (end, value) in [("price.min", self.price.min), ("price.max", self.price.max)] {
            if let Some(value) = value {
                push(end, value.to_string());
            }
        }
        if self.in_stock {
            push("stock", "yes".to_owned());
        }
        if self.sort != Sort::Best {
            push("sort", self.sort.code().to_owned());
        }
        if self.page > 1 {
            push("page", self.page.to_string());
        }
        pairs
    }

    /// The state as a query string, `?` included; empty for the default state.
    pub fn to_query(&self) -> String {
        let mut out = String::new();
        for (key, value) in self.to_pairs() {
            out.push(if out.is_empty() { '?' } else { '&' });
            encode(&key, &mut out);
            out.push('=');
            encode(&value, &mut out);
        }
        out
    }

    /// Whether anything beyond the query narrows the list.
    pub fn is_filtered(&self) -> bool {
        !self.categories.is_empty()
            || !self.choices.is_empty()
            || !self.ranges.values().all(|bounds| bounds.is_open())
            || !self.brands.is_empty()
            || !self.price.is_open()
            || self.in_stock
    }

    /// The same query and order without any filter, on the first page.
    pub fn unfiltered(&self) -> Refinement {
        Refinement {
            query: self.query.clone(),
            sort: self.sort,
            page: 1,
            ..Refinement::default()
        }
    }
}

/// As much of a query as is read.
pub(super) fn cut(query: &str) -> &str {
    let end = query.char_indices().nth(MAX_QUERY).map(|(end, _)| end);
    end.and_then(|end| query.get(..end)).unwrap_or(query)
}

fn bound(text: &str) -> Option<f64> {
    let value: f64 = number::western(text).parse().ok()?;
    (value.is_finite() && value.abs() < 1e12).then_some(value)
}

/// Percent-encodes for a query string (RFC 3986: unreserved stay).
fn encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(byte as char);
            }
            b' ' => out.push('+'),
            byte => {
                out.push('%');
                out.push(HEX[usize::from(byte >> 4)] as char);
                out.push(HEX[usize::from(byte & 15)] as char);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Refinement {
        Refinement::from_pairs(pairs.iter().copied())
    }

    #[test]
    fn a_state_survives_the_address() {
        let state = read(&[
            ("q", "كرسي مكتب"),
            ("cat", "chairs"),
            ("cat", "أ & ب"),
            ("f.colour", "black"),
            ("f.colour", "white"),
            ("f.width.min", "٨٠"),
            ("price.max", "1,200.5"),
            ("stock", "yes"),
            ("sort", "price-up"),
            ("page", "3"),
        ]);
        assert_eq!(state.ranges["width"].min, Some(80.0));
        assert_eq!(state.price.max, Some(1200.5));
        let pairs = state.to_pairs();
        let again = Refinement::from_pairs(pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())));
        assert_eq!(again, state);
        assert!(state.to_query().starts_with("?q=%D9%83"));
    }

    #[test]
    fn nonsense_is_ignored() {
        let state = read(&[
            ("page", "-1"),
            ("sort", "DROP TABLE"),
            ("price.min", "NaN"),
            ("price.max", "1e999"),
            ("zzz", "1"),
            ("stock", "maybe"),
        ]);
        assert_eq!(
            state,
            Refinement {
                page: 1,
                ..Refinement::default()
            }
        );
    }

    #[test]
    fn a_query_can_be_shown() {
        let query = |typed| read(&[("q", typed)]).query;
        assert_eq!(query("\0red\u{7}chair\n\u{9F}"), "red chair");
        assert_eq!(query("\u{202E}rotinom\u{202C} \u{2067}2"), "rotinom 2");
        // What joins the letters of one word stays.
        assert_eq!(query("می\u{200C}خواهم"), "می\u{200C}خواهم");
    }

    #[test]
    fn a_query_is_bounded() {
        let long = "x".repeat(10_000);
        assert_eq!(read(&[("q", &long)]).query.len(), MAX_QUERY);
        // Where it is cut it ends in no space: it would be read as another one.
        let cut = read(&[("q", &format!("{} {long}", "x".repeat(MAX_QUERY - 1)))]).query;
        assert_eq!(read(&[("q", &cut)]).query, cut);
    }
}
