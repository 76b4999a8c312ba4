//! Amounts as merchants write them: `1,234.50`, `1.234,50`, `١٢٫٥٠٠ د.أ`.

use super::line::western;
use engine::{Currency, Lang, Money};

/// Reads a price of one currency. What can be read in two ways is refused: a
/// price a thousand times too high or too low is worse than none.
pub(super) fn price(written: &str, currency: Currency) -> Result<Money, String> {
    let text: String = western(written)
        .chars()
        .filter(|c| !is_invisible(*c))
        .collect();
    // Spreadsheets put an apostrophe before figures to keep them as text.
    let text = text.trim().trim_start_matches('\'');
    if text.is_empty() {
        return Err("it has no price".into());
    }
    let refused = |why: &str| format!("'{written}' is no price in {currency}: {why}");
    let figure = without_symbol(text, currency).map_err(|other| refused(&other))?;
    let figure = figure.trim();
    if figure.starts_with(['-', '\u{2212}', '(']) {
        return Err(refused("it is below zero"));
    }
    let plain = decimal(figure, currency).map_err(|why| refused(&why))?;
    Money::parse(&plain, currency).ok_or_else(|| refused("it is too large"))
}

/// Marks of direction and of width, which copied figures carry.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{061C}')
}

/// What a currency is called beside an amount.
fn names(currency: Currency) -> Vec<String> {
    let more: &[&str] = match currency {
        Currency::Jod => &["JD", "دينار"],
        Currency::Usd => &["US$"],
        Currency::Kwd => &["KD", "دينار"],
        Currency::Bhd => &["BD", "دينار"],
        Currency::Sar => &["SR", "ريال", "﷼", "\u{20C1}"],
        Currency::Aed => &["DH", "DHS", "درهم"],
        _ => &[],
    };
    let mut names: Vec<String> = more.iter().map(|name| (*name).to_owned()).collect();
    names.push(currency.code().to_owned());
    names.extend(Lang::ALL.map(|lang| currency.symbol(lang).to_owned()));
    // The longest first: "US$" is not "US" and a dollar sign.
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

/// The figure beside a currency's name.
///
/// # Errors
/// It is another currency's, or no currency's at all.
fn without_symbol(text: &str, currency: Currency) -> Result<String, String> {
    let is_figure =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || ".,'’-\u{2212}()".contains(c);
    if text.chars().all(is_figure) {
        return Ok(text.to_owned());
    }
    let stripped = |currency| {
        names(currency).into_iter().find_map(|name| {
            let upper = text.to_uppercase();
            let name = name.to_uppercase();
            let rest = upper
                .strip_prefix(&name)
                .or_else(|| upper.strip_suffix(&name))?;
            rest.chars().all(is_figure).then(|| rest.to_owned())
        })
    };
    if let Some(rest) = stripped(currency) {
        return Ok(rest);
    }
    match Currency::ALL
        .into_iter()
        .find(|other| stripped(*other).is_some())
    {
        Some(other) => Err(format!("it is in {other}")),
        None => Err("it is no number".into()),
    }
}

/// A figure with any separators as a plain decimal, `1234.50`.
fn decimal(figure: &str, currency: Currency) -> Result<String, String> {
    let spaced = |c: char| c.is_whitespace() || c == '\'' || c == '’';
    let parts: Vec<&str> = figure.split(spaced).collect();
    let (first, rest) = parts.split_first().unwrap_or((&"", &[]));
    // Spaces and apostrophes only ever part thousands.
    let whole = rest.last().map_or("", |last| whole_of(last));
    let between = rest.iter().rev().skip(1).all(|group| is_group(group));
    let is_even = rest.is_empty() || (is_leading(first) && between && is_group(whole));
    if !is_even {
        return Err("its thousands are not parted evenly".into());
    }
    let figure = parts.concat();
    let (points, commas) = (figure.matches('.').count(), figure.matches(',').count());
    let places = currency.exponent() as usize;
    let decimal = match (points, commas) {
        (0, 0) => None,
        (1.., 1..) => figure
            .rfind(['.', ','])
            .and_then(|at| figure.get(at..)?.chars().next()),
        (1, 0) | (0, 1) => {
            let sign = if points == 1 { '.' } else { ',' };
            let (before, after) = figure.split_once(sign).unwrap_or_default();
            let thousands =
                rest.is_empty() && is_group(after) && is_leading(before) && before != "0";
            match (thousands, sign) {
                // Shopify's own files write a point before the decimals.
                (true, '.') if places == 3 => Some('.'),
                (true, ',') if places < 3 => None,
                (true, _) => {
                    let one = format!("{before}.{after}");
                    return Err(format!("it may be {before}{after} or {one}"));
                }
                (false, sign) => Some(sign),
            }
        }
        _ => None,
    };
    let (whole, fraction) = match decimal {
        Some(sign) => figure.rsplit_once(sign).unwrap_or((&figure, "")),
        None => (figure.as_str(), ""),
    };
    let groups: Vec<&str> = whole.split(['.', ',']).collect();
    let one_sign = !(whole.contains('.') && whole.contains(','));
    let even = match groups.split_first() {
        Some((only, [])) => {
            only.bytes().all(|byte| byte.is_ascii_digit())
                && !(only.is_empty() && fraction.is_empty())
        }
        Some((first, rest)) => {
            one_sign && is_leading(first) && rest.iter().all(|group| is_group(group))
        }
        None => false,
    };
    if !even || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("it is no number".into());
    }
    // Zeros at the end change nothing.
    let kept = fraction.trim_end_matches('0');
    if kept.len() > places {
        return Err(format!("{currency} has {places} decimals"));
    }
    let whole = groups.concat();
    let whole = if whole.is_empty() { "0" } else { &whole };
    Ok(format!("{whole}.{kept}"))
}

/// What stands before the decimals of a figure.
fn whole_of(figure: &str) -> &str {
    figure.split(['.', ',']).next().unwrap_or_default()
}

/// One to three digits, of which the first is no zero unless it stands alone.
fn is_leading(group: &str) -> bool {
    (1..=3).contains(&group.len())
        && group.bytes().all(|byte| byte.is_ascii_digit())
        && (group == "0" || !group.starts_with('0'))
}

fn is_group(group: &str) -> bool {
    group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str, currency: Currency) -> Result<String, String> {
        price(written, currency).map(Money::decimal)
    }

    #[test]
    fn what_has_one_meaning_is_read() {
        for (written, currency, decimal) in [
            ("12.500", Currency::Jod, "12.500"),
            ("12.525", Currency::Jod, "12.525"),
            ("3", Currency::Kwd, "3.000"),
            ("0", Currency::Usd, "0.00"),
            (".5", Currency::Usd, "0.50"),
            ("12,50", Currency::Eur, "12.50"),
            ("12,5", Currency::Jod, "12.500"),
            ("0,500", Currency::Jod, "0.500"),
            ("1.234,50", Currency::Eur, "1234.50"),
            ("1,234.50", Currency::Usd, "1234.50"),
            ("1,234", Currency::Usd, "1234.00"),
            ("1,234,567", Currency::Usd, "1234567.00"),
            ("1.234.567", Currency::Eur, "1234567.00"),
            ("1,234.500", Currency::Jod, "1234.500"),
            ("1.234,500", Currency::Jod, "1234.500"),
            ("1 234,50", Currency::Eur, "1234.50"),
            ("1\u{202F}234\u{a0}567,50 €", Currency::Eur, "1234567.50"),
            ("1'234.50", Currency::Usd, "1234.50"),
            ("'10.00", Currency::Usd, "10.00"),
            ("$12.50", Currency::Usd, "12.50"),
            ("US$ 12.50", Currency::Usd, "12.50"),
            ("12.50 usd", Currency::Usd, "12.50"),
            ("JOD 12.500", Currency::Jod, "12.500"),
            ("JD 12.5", Currency::Jod, "12.500"),
            ("\u{200F}١٢٫٥٠٠ د.أ\u{200F}", Currency::Jod, "12.500"),
            ("١٬٢٣٤٫٥", Currency::Kwd, "1234.500"),
            ("۱۲", Currency::Sar, "12.00"),
            ("٩٩ ريال", Currency::Sar, "99.00"),
            ("10.0000", Currency::Usd, "10.00"),
        ] {
            let expected = Ok(decimal.to_owned());
            assert_eq!(read(written, currency), expected, "{written} {currency}");
        }
    }

    #[test]
    fn what_has_two_meanings_or_none_is_refused() {
        for (written, currency, why) in [
            ("", Currency::Usd, "it has no price"),
            ("12.500", Currency::Usd, "it may be 12500 or 12.500"),
            ("12,500", Currency::Jod, "it may be 12500 or 12.500"),
            ("12.505", Currency::Eur, "it may be 12505 or 12.505"),
            ("0.505", Currency::Eur, "EUR has 2 decimals"),
            ("12.5055", Currency::Jod, "JOD has 3 decimals"),
            ("€12", Currency::Jod, "it is in EUR"),
            ("12 JOD", Currency::Usd, "it is in JOD"),
            ("-1.00", Currency::Usd, "below zero"),
            ("(1.00)", Currency::Usd, "below zero"),
            ("ask us", Currency::Usd, "it is no number"),
            ("1e3", Currency::Usd, "it is no number"),
            ("12.50/m", Currency::Usd, "it is no number"),
            ("1,23,456", Currency::Usd, "it is no number"),
            ("1.2.3", Currency::Usd, "it is no number"),
            ("1,234.567,8", Currency::Usd, "it is no number"),
            ("12 34", Currency::Usd, "not parted evenly"),
            ("10.00 12.00", Currency::Usd, "not parted evenly"),
            (".", Currency::Usd, "it is no number"),
            ("$", Currency::Usd, "it is no number"),
            ("99999999999999999999", Currency::Usd, "too large"),
        ] {
            let said = read(written, currency).unwrap_err();
            assert!(said.contains(why), "{written} {currency}: {said}");
        }
    }
}
