//! Phrases that state an amount: prices, measures with a comparison, stock.
//! "Under 100", "between 15 and 20 inch", "100-200 JOD", "in stock".
//!
//! A number alone is never a price: it needs a word that compares, a currency,
//! or "price" in front of it. Without a currency it also has to end the phrase:
//! in "less than 8 ports" it counts something else.

use super::vocabulary::{
    AND, AT_LEAST, AT_MOST, BETWEEN, GOES_ON, IN_STOCK, OF, OF_COUNTRY, PRICE, SYMBOLS, Words,
    currency_of,
};
use super::{Limit, Phrase};
use crate::Currency;
use crate::catalog::Catalog;
use crate::search::Bounds;
use crate::text::{Measure, Token, measures, tokens};

/// An amount that is stated in a query.
#[derive(Debug)]
pub struct Stated {
    start: usize,
    end: usize,
    pub limit: Limit,
    /// Where the amount has a unit: one of it.
    pub measure: Option<Measure>,
}

impl Stated {
    pub fn span(&self) -> (usize, usize) {
        (self.start, self.end)
    }

    pub fn bounds(&self) -> Bounds {
        match self.limit {
            Limit::Price(bounds) | Limit::Range { bounds, .. } => bounds,
            Limit::InStock | Limit::Choices { .. } => Bounds::default(),
        }
    }

    pub fn meaning(&self, limit: Limit) -> Phrase {
        Phrase {
            start: self.start,
            end: self.end,
            limit,
        }
    }
}

/// A number in a query with what stands around it.
struct Amount {
    value: f64,
    /// What it is counted in: currencies that may be meant, or a unit.
    currencies: Option<&'static [Currency]>,
    measure: Option<Measure>,
    /// From which byte, up to which byte and which word.
    start: usize,
    end: usize,
    next: usize,
}

struct Query<'a> {
    text: &'a str,
    read: &'a [Token],
    measures: &'a [Measure],
    currency: Option<Currency>,
}

/// The amounts a query states, in order. Prices are in `currency`; without
/// one no price is understood, nor is one in another currency.
pub fn stated(text: &str, currency: Option<Currency>, catalog: &Catalog) -> Vec<Stated> {
    let read = tokens(text);
    let measures = measures(text, &read);
    let query = Query {
        text,
        read: &read,
        measures: &measures,
        currency,
    };
    let mut found: Vec<Stated> = Vec::new();
    let mut place = 0;
    while place < read.len() {
        let stated = query.stock(place).or_else(|| query.amount(place));
        let stated = stated.filter(|(stated, end)| {
            let words = read.get(place..*end).unwrap_or_default();
            stated.measure.is_some() || !is_name(words, catalog)
        });
        match stated {
            Some((stated, end)) => {
                found.push(stated);
                place = end;
            }
            None => place += 1,
        }
    }
    found
}

impl Query<'_> {
    fn word(&self, place: usize) -> &str {
        self.read.get(place).map_or("", |token| &token.text)
    }

    /// How many words of a phrase stand here.
    fn phrase(&self, place: usize, phrases: &[Words]) -> Option<usize> {
        let stands = |phrase: &&Words| {
            let mut words = phrase.iter().enumerate();
            words.all(|(at, word)| self.word(place + at) == *word)
        };
        let lengths = phrases.iter().filter(stands).map(|phrase| phrase.len());
        lengths.max()
    }

    fn stock(&self, place: usize) -> Option<(Stated, usize)> {
        let end = place + self.phrase(place, &IN_STOCK)?;
        let stated = Stated {
            start: self.read.get(place)?.start,
            end: self.read.get(end - 1)?.end,
            limit: Limit::InStock,
            measure: None,
        };
        Some((stated, end))
    }

    /// The amount that is stated from this word on, and the word after it.
    fn amount(&self, place: usize) -> Option<(Stated, usize)> {
        let first = self.read.get(place)?;
        let priced = PRICE.contains(&self.word(place));
        let from = place + usize::from(priced);
        let (bounds, amount) = self.range(from).or_else(|| self.compared(from, priced))?;
        let start = match priced {
            true => first.start,
            false => first.start.min(amount.start),
        };
        if amount.measure.is_none() {
            let ours = |named: &[Currency]| self.currency.is_some_and(|own| named.contains(&own));
            let ends = || {
                let next = self.word(amount.next);
                amount.next >= self.read.len()
                    || GOES_ON.contains(&next)
                    || PRICE.contains(&next)
                    || self.phrase(amount.next, &IN_STOCK).is_some()
                    || self.phrase(amount.next, &AT_MOST).is_some()
                    || self.phrase(amount.next, &AT_LEAST).is_some()
            };
            let is_price = match amount.currencies {
                Some(currencies) => ours(currencies),
                None => self.currency.is_some() && ends(),
            };
            if !is_price {
                return None;
            }
        }
        let stated = Stated {
            start,
            end: amount.end,
            limit: Limit::Price(bounds),
            measure: amount.measure,
        };
        Some((stated, amount.next))
    }

    /// "Under 100", "at least 100".
    fn compared(&self, place: usize, priced: bool) -> Option<(Bounds, Amount)> {
        let most = self.phrase(place, &AT_MOST);
        let amount = self.number(place + most.or(self.phrase(place, &AT_LEAST))?, false)?;
        if self.word(place) == OF && !priced && amount.currencies.is_none() {
            return None;
        }
        let value = Some(amount.value);
        let (min, max) = if most.is_some() {
            (None, value)
        } else {
            (value, None)
        };
        Some((Bounds { min, max }, amount))
    }

    /// "Between 100 and 200", or "100 to 200 JOD".
    fn range(&self, place: usize) -> Option<(Bounds, Amount)> {
        let compared = BETWEEN.contains(&self.word(place));
        let priced = place > 0 && PRICE.contains(&self.word(place - 1));
        let low = self.number(place + usize::from(compared), true)?;
        let next = self.read.get(low.next)?;
        let gap = self.text.get(low.end..next.start)?;
        let dashed = gap.chars().any(|c| ['-', '–', '—'].contains(&c));
        let joined = next.text.starts_with('و') && next.text.len() > 'و'.len_utf8();
        let at = match AND.contains(&next.text.as_str()) {
            true => low.next + 1,
            false if dashed || joined => low.next,
            false => return None,
        };
        let high = self.number(at, dashed || joined)?;
        let currencies = high.currencies.or(low.currencies);
        let is_range = compared || priced || currencies.is_some();
        let unit = |amount: &Amount| amount.measure.as_ref().map(|measure| measure.unit);
        let of_one = unit(&low).is_none() || unit(&low) == unit(&high);
        if !is_range || !of_one || low.value > high.value {
            return None;
        }
        let bounds = Bounds {
            min: Some(low.value),
            max: Some(high.value),
        };
        let amount = Amount {
            start: low.start,
            currencies,
            ..high
        };
        Some((bounds, amount))
    }

    /// The number at a word, with its currency or unit. `joined` is whether it may
    /// be joined to what stands before or behind it.
    fn number(&self, place: usize, joined: bool) -> Option<Amount> {
        let before = self.currency_at(place);
        let place = before.map_or(place, |(_, next)| next);
        let token = self.read.get(place)?;
        let text = token.text.strip_prefix('و').filter(|_| joined);
        let text = text.unwrap_or(&token.text);
        let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
        let value: f64 = digits.parse().ok()?;
        let unit = text.get(digits.len()..)?;
        let follows = self.read.get(place + 1);
        let in_code = |token: &Token| {
            let joint = token.joint;
            joint.is_some_and(|joint| ['-', '/', '_', '.', '+'].contains(&joint))
        };
        let is_code = in_code(token) || follows.is_some_and(in_code);
        if is_code && !joined || value > 1e9 {
            return None;
        }
        let mut amount = Amount {
            value,
            currencies: before.map(|(currencies, _)| currencies),
            measure: None,
            start: token.start,
            end: token.end,
            next: place + 1,
        };
        if before.is_some() {
            amount.start = self.read.get(place - 1)?.start;
        }
        let symbol = |c: Option<char>| SYMBOLS.iter().find(|(symbol, _)| Some(*symbol) == c);
        let ahead = self.text.get(..token.start)?.trim_end();
        if let Some((symbol, currency)) = symbol(ahead.chars().next_back()) {
            amount.start = amount.start.min(ahead.len() - symbol.len_utf8());
            amount.currencies = Some(std::slice::from_ref(currency));
        }
        let behind = self.text.get(token.end..)?;
        let spaces = behind.len() - behind.trim_start().len();
        if let Some((symbol, currency)) = symbol(behind.trim_start().chars().next()) {
            amount.end += spaces + symbol.len_utf8();
            amount.currencies = Some(std::slice::from_ref(currency));
        }
        // In "under 100 in stock" nothing is measured in inches.
        let stocked = self.stock(place + 1).is_some();
        let mut measures = self.measures.iter().filter(|_| !stocked);
        if let Some(measure) = measures.find(|measure| measure.first == place) {
            let mark = self.text.get(token.end..)?.chars().next();
            amount.end = match measure.marked {
                true => token.end + mark.map_or(0, char::len_utf8),
                false => self.read.get(measure.end - 1)?.end,
            };
            amount.next = measure.end;
            amount.measure = Some(measure.clone());
            return amount.currencies.is_none().then_some(amount);
        }
        if !unit.is_empty() {
            amount.currencies = Some(currency_of(unit)?);
        } else if let Some((currencies, next)) = self.currency_at(place + 1) {
            amount.currencies = Some(currencies);
            amount.end = self.read.get(next - 1)?.end;
            amount.next = next;
        }
        Some(amount)
    }

    /// A currency that is named here, and the word after it.
    fn currency_at(&self, place: usize) -> Option<(&'static [Currency], usize)> {
        let letters = (self.word(place), self.word(place + 1));
        let dotted = self
            .read
            .get(place + 1)
            .is_some_and(|token| token.joint == Some('.'));
        let short: Option<&[Currency]> = match letters {
            ("د", "ا") if dotted => Some(&[Currency::Jod, Currency::Aed]),
            ("د", "ك") if dotted => Some(&[Currency::Kwd]),
            ("د", "ب") if dotted => Some(&[Currency::Bhd]),
            ("ر", "س") if dotted => Some(&[Currency::Sar]),
            _ => None,
        };
        if let Some(short) = short {
            return Some((short, place + 2));
        }
        let us = self.word(place) == "us" && currency_of(self.word(place + 1)).is_some();
        let place = place + usize::from(us);
        let currencies = currency_of(self.word(place))?;
        let country = OF_COUNTRY.contains(&self.word(place + 1));
        Some((currencies, place + 1 + usize::from(country)))
    }
}

/// Whether a product is called by these very words.
fn is_name(words: &[Token], catalog: &Catalog) -> bool {
    let terms: Option<Vec<u32>> = words
        .iter()
        .map(|word| catalog.text.term(&word.term()))
        .collect();
    let Some(terms) = terms else { return false };
    let has = |name: &str| {
        let read = tokens(name);
        read.windows(words.len()).any(|run| {
            run.iter()
                .zip(words)
                .all(|(own, word)| own.text == word.text)
        })
    };
    let holders = catalog.text.holding(&terms);
    let mut items = holders.iter().filter_map(|item| catalog.item(*item));
    items.any(|item| has(&item.name.en) || has(&item.name.ar))
}
