//! The words that state amounts, folded as queries are read: what compares, what
//! prices are said in, and what "in stock" is called.

use crate::Currency;

pub type Words = &'static [&'static str];

pub const AT_MOST: [Words; 22] = [
    &["under"],
    &["below"],
    &["less", "than"],
    &["up", "to"],
    &["max"],
    &["maximum"],
    &["at", "most"],
    &["cheaper", "than"],
    &["no", "more", "than"],
    &["not", "more", "than"],
    &["اقل", "من"],
    &["باقل", "من"],
    &["ارخص", "من"],
    &["تحت"],
    &["دون"],
    &["ما", "دون"],
    &["حتي"],
    &["لغايه"],
    &["لا", "يزيد", "عن"],
    &["لا", "يتجاوز"],
    &["بحد", "اقصي"],
    &["كحد", "اقصي"],
];
pub const AT_LEAST: [Words; 19] = [
    &["over"],
    &["above"],
    &["more", "than"],
    &["at", "least"],
    &["min"],
    &["minimum"],
    &["from"],
    &["starting", "at"],
    &["starting", "from"],
    &["no", "less", "than"],
    &["اكثر", "من"],
    &["باكثر", "من"],
    &["فوق"],
    &["اعلي", "من"],
    &["اغلي", "من"],
    &["لا", "يقل", "عن"],
    &["ابتدا", "من"],
    &["بحد", "ادني"],
    &["من"],
];
pub const BETWEEN: [&str; 4] = ["between", "from", "بين", "من"];
pub const AND: [&str; 6] = ["and", "to", "till", "و", "الي", "حتي"];
/// Of a hundred are also packs of a hundred, in Arabic.
pub const OF: &str = "من";
pub const PRICE: [&str; 12] = [
    "price",
    "priced",
    "prices",
    "cost",
    "costing",
    "budget",
    "سعر",
    "السعر",
    "بسعر",
    "سعره",
    "سعرها",
    "بميزانيه",
];
pub const IN_STOCK: [Words; 9] = [
    &["in", "stock"],
    &["available", "now"],
    &["متوفر", "حاليا"],
    &["متوفره", "حاليا"],
    &["متوفر"],
    &["متوفره"],
    &["المتوفر"],
    &["في", "المخزون"],
    &["بالمخزون"],
];
/// Words that may follow an amount whose unit is not said.
pub const GOES_ON: [&str; 19] = [
    "for", "with", "in", "and", "or", "of", "on", "by", "that", "which", "please", "only", "مع",
    "في", "من", "و", "علي", "الي", "فقط",
];
const CURRENCIES: [(&[Currency], &[&str]); 7] = [
    (
        &[Currency::Usd],
        &["usd", "dollar", "دولار", "دولارات", "دولارا"],
    ),
    (&[Currency::Jod], &["jod", "jd", "jds"]),
    (
        &[Currency::Jod, Currency::Kwd, Currency::Bhd],
        &["dinar", "دينار", "دنانير", "دينارا"],
    ),
    (&[Currency::Eur], &["eur", "euro", "يورو"]),
    (&[Currency::Kwd], &["kwd"]),
    (&[Currency::Sar], &["sar", "riyal", "ريال", "ريالات"]),
    (&[Currency::Aed], &["aed", "dirham", "درهم", "دراهم"]),
];
/// What may follow the name of a currency.
pub const OF_COUNTRY: [&str; 6] = ["اردني", "امريكي", "كويتي", "بحريني", "سعودي", "اماراتي"];
pub const SYMBOLS: [(char, Currency); 2] = [('$', Currency::Usd), ('€', Currency::Eur)];

/// The currencies that a word names, singular or plural.
pub fn currency_of(word: &str) -> Option<&'static [Currency]> {
    let one = word.strip_suffix('s').unwrap_or(word);
    let named = |names: &[&str]| names.contains(&word) || names.contains(&one);
    let found = CURRENCIES.iter().find(|(_, names)| named(names));
    found.map(|(currencies, _)| *currencies)
}
