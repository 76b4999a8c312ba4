//! What was written down about Icecat's columns and values: names, units and
//! plausible ranges in `attributes.tsv`, Arabic for values in `values.tsv`.

use engine::Text;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What is known of a column. Empty texts: nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    pub name: Text,
    pub unit: Text,
    /// The largest value that can be in this unit.
    largest: Option<f64>,
    /// What turns a larger value, given in the next smaller unit, into this one.
    divisor: Option<f64>,
}

struct Tables {
    exact: HashMap<&'static str, Known>,
    patterns: Vec<(&'static str, Known)>,
    values: HashMap<String, &'static str>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables {
        exact: HashMap::new(),
        patterns: Vec::new(),
        values: HashMap::new(),
    };
    for [column, en, ar, unit, unit_ar, largest, divisor] in rows(include_str!("attributes.tsv")) {
        let known = Known {
            name: Text::new(en, ar),
            unit: Text::new(unit, unit_ar),
            largest: largest.parse().ok(),
            divisor: divisor.parse().ok(),
        };
        if column.contains('*') {
            tables.patterns.push((column, known));
        } else {
            tables.exact.insert(column, known);
        }
    }
    for [en, ar] in rows(include_str!("values.tsv")) {
        tables.values.insert(en.to_lowercase(), ar);
    }
    tables
});

/// The lines of a table, comments left out, short lines filled with empty cells.
fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    let lines = table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.map(|line| {
        let mut cells = line.split('\t');
        [(); N].map(|()| cells.next().unwrap_or("").trim())
    })
}

/// What is known of a column such as `n_display_diagonal`.
pub(super) fn column(column: &str) -> Known {
    let by_pattern = || {
        TABLES
            .patterns
            .iter()
            .find(|(pattern, _)| matches(pattern, column))
            .map(|(_, k)| k)
    };
    TABLES
        .exact
        .get(column)
        .or_else(by_pattern)
        .cloned()
        .unwrap_or_default()
}

/// The Arabic of a value, empty where it is not written down.
pub(super) fn value_in_arabic(value: &str) -> &'static str {
    TABLES
        .values
        .get(&value.to_lowercase())
        .copied()
        .unwrap_or("")
}

/// Whether a column fits a pattern in which `*` stands for any letters.
fn matches(pattern: &str, column: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = column.strip_prefix(parts.next().unwrap_or("")) else {
        return false;
    };
    let mut last = "";
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
        last = part;
    }
    last.is_empty() || rest.is_empty()
}

impl Known {
    /// A number in this column's unit, or `None` where it cannot be one.
    pub fn plausible(&self, number: f64) -> Option<f64> {
        match (self.largest, self.divisor) {
            (Some(largest), Some(divisor)) if number > largest => {
                // 1000 MB is called 1 GB as 1024 MB is.
                let whole = divisor == 1024.0 && number % 1000.0 == 0.0;
                let smaller = number / if whole { 1000.0 } else { divisor };
                (smaller <= largest).then_some(smaller)
            }
            (Some(largest), None) if number > largest => None,
            _ => Some(number),
        }
    }

    /// A text as people read it: a bare figure or range gets its unit.
    pub fn written(&self, value: &str) -> Text {
        let bare = value.bytes().any(|b| b.is_ascii_digit())
            && value
                .chars()
                .all(|c| c.is_ascii_digit() || " -–.,x×/+".contains(c));
        if !bare || self.unit.is_empty() {
            return Text::new(value, value_in_arabic(value));
        }
        let figure = value.replace(" x ", " × ").replace(" - ", "–");
        Text::new(
            format!("{figure}\u{a0}{}", self.unit.en),
            format!("{figure}\u{a0}{}", self.unit.ar),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_stand_for_any_letters() {
        assert!(matches("n_power_*", "n_power_consumption"));
        assert!(matches(
            "n_*_speed__*a4*",
            "n_print_speed__black__a4_us_letter_"
        ));
        assert!(matches("n_*_weight", "n_net_weight"));
        assert!(!matches("n_*_weight", "n_net_weight_g"));
        assert!(!matches("n_power_*", "t_power_plug"));
    }

    #[test]
    fn implausible_numbers_are_brought_to_the_unit_or_left_out() {
        let memory = column("n_internal_memory");
        assert_eq!(memory.plausible(16.0), Some(16.0));
        assert_eq!(memory.plausible(512.0), Some(0.5));
        assert_eq!(memory.plausible(1000.0), Some(1.0));
        let display = column("n_display_diagonal");
        assert_eq!(display.plausible(15.6), Some(15.6));
        assert_eq!(display.plausible(396.0), None);
    }

    #[test]
    fn a_bare_range_gets_its_unit_in_both_languages() {
        let temperature = column("t_operating_temperature__t_t_");
        assert_eq!(
            temperature.written("0 - 40"),
            Text::new("0–40\u{a0}°C", "0–40\u{a0}°م")
        );
        assert_eq!(temperature.written("cool"), Text::new("cool", ""));
        assert_eq!(
            column("t_product_colour").written("BLACK"),
            Text::new("BLACK", "أسود")
        );
    }

    #[test]
    fn a_unit_is_written_in_both_languages_or_in_none() {
        let all = TABLES
            .exact
            .values()
            .chain(TABLES.patterns.iter().map(|(_, known)| known));
        for known in all {
            assert_eq!(
                known.unit.en.is_empty(),
                known.unit.ar.is_empty(),
                "{known:?}"
            );
        }
    }
}
