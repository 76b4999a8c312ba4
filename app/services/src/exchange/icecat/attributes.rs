//! Columns as named, typed attributes.

use super::facets::Chosen;
use super::known::{self, Known};
use super::names::{capitalised, human};
use super::row::{Field, Row};
use super::words::plain;
use engine::Text;
use engine::catalog::{Attribute, AttributeKind, Choice, Value};
use engine::text::slug;
use std::collections::{BTreeMap, HashMap};

/// A text column is one of choices while it has at most this many …
const MOST_CHOICES: usize = 120;
/// … each of them given at least this often on average …
const REPEATED: usize = 3;
/// … and none longer than this many characters.
const LONGEST_CHOICE: usize = 60;

/// Columns that describe the database they come from, not the product: markup
/// lists, record numbers, days of change; and copies in other units.
const NOISE: [&str; 8] = [
    "images_type_map",
    "last_change",
    "ark_id",
    "born_on_date",
    "_imperial_",
    "_uk_",
    "product_dimensions_when_open",
    "datasheet",
];

/// Values that say there is no value.
const NOTHING: [&str; 9] = [
    "",
    "-",
    "n",
    "n/a",
    "not available",
    "unspecified",
    "unknown",
    "none",
    "not specified",
];

/// One column of the source.
pub(super) struct Column {
    pub key: String,
    pub kind: AttributeKind,
    known: Known,
    /// Products that have it.
    pub count: usize,
    /// Per choice key: spellings and how often each occurs.
    spellings: BTreeMap<String, BTreeMap<String, usize>>,
}

/// All columns, sorted by key.
pub(super) struct Columns {
    pub all: Vec<Column>,
    places: HashMap<String, usize>,
}

impl Columns {
    pub fn of(rows: &[Row]) -> Columns {
        let mut seen: BTreeMap<&str, Vec<&Field>> = BTreeMap::new();
        for (column, field) in rows.iter().flat_map(|row| &row.fields) {
            seen.entry(column).or_default().push(field);
        }
        let all: Vec<Column> = seen
            .into_iter()
            .filter(|(key, _)| !NOISE.iter().any(|noise| key.contains(noise)))
            .map(|(key, fields)| Column::of(key, &fields))
            .filter(|column| column.count > 0)
            .collect();
        let places = all
            .iter()
            .enumerate()
            .map(|(place, column)| (column.key.clone(), place))
            .collect();
        Columns { all, places }
    }

    /// The values of a row with the places of their columns.
    pub fn placed<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = (usize, Value)> + 'a {
        row.fields.iter().filter_map(|(key, field)| {
            let place = *self.places.get(key)?;
            Some((place, self.all[place].value(field)?))
        })
    }

    /// The values of a row by attribute key.
    pub fn values(&self, row: &Row) -> BTreeMap<String, Value> {
        self.placed(row)
            .map(|(place, value)| (self.all[place].key.clone(), value))
            .collect()
    }

    /// The attributes: those to filter by first, then the more frequent ones;
    /// what concerns only the freight comes last.
    pub fn attributes(&self, chosen: &Chosen) -> Vec<Attribute> {
        let mut order: Vec<&Column> = self.all.iter().collect();
        order.sort_by_key(|column| {
            let facet = chosen.contains(&column.key);
            (!facet, is_freight(&column.key), usize::MAX - column.count)
        });
        order
            .into_iter()
            .map(|column| column.attribute(chosen))
            .collect()
    }
}

/// Whether a column is about packing and shipping.
pub(super) fn is_freight(key: &str) -> bool {
    [
        "package",
        "packaging",
        "pallet",
        "carton",
        "_case",
        "container",
        "box_",
        "order_quantity",
    ]
    .iter()
    .any(|word| key.contains(word))
        && key != "t_case_type"
}

impl Column {
    fn of(key: &str, fields: &[&Field]) -> Column {
        let mut column = Column {
            key: key.to_owned(),
            kind: AttributeKind::Note,
            known: known::column(key),
            count: 0,
            spellings: BTreeMap::new(),
        };
        let mut yes_or_no = true;
        let mut given = 0;
        for field in fields {
            match field {
                Field::Number(number) => {
                    column.kind = AttributeKind::Number;
                    column.count += usize::from(column.known.plausible(*number).is_some());
                }
                Field::Flag(_) => {
                    column.kind = AttributeKind::Flag;
                    column.count += 1;
                }
                Field::Text(text) => {
                    yes_or_no &= matches!(text.trim(), "Y" | "N");
                    let parts: Vec<&str> = parts(text).collect();
                    column.count += usize::from(!parts.is_empty());
                    given += parts.len();
                    for part in parts {
                        let spelling = plain(part);
                        let spellings = column.spellings.entry(choice_key(part)).or_default();
                        *spellings.entry(spelling).or_default() += 1;
                    }
                }
            }
        }
        if matches!(column.kind, AttributeKind::Number | AttributeKind::Flag) {
            return column;
        }
        if yes_or_no {
            column.kind = AttributeKind::Flag;
            column.count = fields.len();
        } else if column.repeats(given) {
            column.kind = AttributeKind::Choice;
        }
        if column.kind != AttributeKind::Choice {
            column.spellings.clear();
        }
        column
    }

    /// Whether the values given are few, short and repeating.
    fn repeats(&self, given: usize) -> bool {
        let distinct = self.spellings.len();
        let short = |spelling: &String| spelling.chars().count() <= LONGEST_CHOICE;
        (1..=MOST_CHOICES).contains(&distinct)
            && given >= distinct * REPEATED
            && self
                .spellings
                .iter()
                .all(|(key, s)| !key.is_empty() && s.keys().all(short))
    }

    /// Whether its name is known in both languages, as a filter's must be.
    pub fn is_bilingual(&self) -> bool {
        !self.known.name.en.is_empty() && !self.known.name.ar.is_empty()
    }

    fn value(&self, field: &Field) -> Option<Value> {
        match (self.kind, field) {
            (AttributeKind::Number, Field::Number(number)) => {
                self.known.plausible(*number).map(Value::Number)
            }
            (AttributeKind::Flag, Field::Flag(flag)) => Some(Value::Flag(*flag)),
            (AttributeKind::Flag, Field::Text(text)) => Some(Value::Flag(text.trim() == "Y")),
            (AttributeKind::Choice, Field::Text(text)) => {
                let mut keys: Vec<String> = Vec::new();
                for key in parts(text).map(choice_key) {
                    if !keys.contains(&key) {
                        keys.push(key);
                    }
                }
                (!keys.is_empty()).then_some(Value::Choices(keys))
            }
            (AttributeKind::Note, Field::Text(text)) => {
                let text = plain(text);
                let nothing = NOTHING.contains(&text.to_lowercase().as_str());
                (!nothing).then(|| Value::Note(self.known.written(&text)))
            }
            _ => None,
        }
    }

    fn attribute(&self, chosen: &Chosen) -> Attribute {
        let mut name = self.known.name.clone();
        if name.en.is_empty() {
            name.en = human(&self.key);
        }
        let number = self.kind == AttributeKind::Number;
        Attribute {
            key: self.key.clone(),
            name,
            kind: self.kind,
            unit: if number {
                self.known.unit.clone()
            } else {
                Text::default()
            },
            facet: chosen.contains(&self.key),
            choices: self.choices(),
        }
    }

    /// The choices, the most frequent first, each in its most frequent spelling.
    fn choices(&self) -> Vec<Choice> {
        let mut choices: Vec<(usize, Choice)> = self
            .spellings
            .iter()
            .filter_map(|(key, spellings)| {
                let (spelling, _) = spellings
                    .iter()
                    .max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)))?;
                let name = self.known.written(&capitalised(spelling));
                let choice = Choice {
                    key: key.clone(),
                    name,
                    swatch: None,
                };
                Some((spellings.values().sum(), choice))
            })
            .collect();
        choices.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.key.cmp(&b.1.key)));
        choices.into_iter().map(|(_, choice)| choice).collect()
    }
}

/// The values in a text. Icecat joins several with a comma and no space; a
/// comma with a space, or between digits, belongs to the value.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let mut start = 0;
    let mut parts = Vec::new();
    for (at, byte) in bytes.iter().enumerate() {
        let before = at
            .checked_sub(1)
            .and_then(|i| bytes.get(i))
            .copied()
            .unwrap_or(b' ');
        let after = bytes.get(at + 1).copied().unwrap_or(b' ');
        let decimal = before.is_ascii_digit() && after.is_ascii_digit();
        if *byte == b',' && after != b' ' && !decimal {
            parts.push(&text[start..at]);
            start = at + 1;
        }
    }
    parts.push(&text[start..]);
    let given = |part: &&str| !NOTHING.contains(&part.to_lowercase().as_str());
    parts.into_iter().map(str::trim).filter(given)
}

/// The key of a value: its words, with the signs that tell values apart
/// (`DVD+R` is not `DVD-R`) spelt out.
fn choice_key(value: &str) -> String {
    slug(
        &value
            .replace('+', " plus ")
            .replace('<', " under ")
            .replace('>', " over "),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_values_in_one_text_are_taken_apart() {
        let of = |text| parts(text).collect::<Vec<_>>();
        assert_eq!(of("SD,SDHC,SDXC"), ["SD", "SDHC", "SDXC"]);
        assert_eq!(of("3,5 mm"), ["3,5 mm"]);
        assert_eq!(of("HP 1, HP 2"), ["HP 1, HP 2"]);
        assert_eq!(of("N/A"), [""; 0]);
    }

    #[test]
    fn few_repeating_values_are_choices() {
        let black = Field::Text("Black".into());
        let small = Field::Text("black".into());
        let both = Field::Text("Black,White".into());
        let white = Field::Text("White".into());
        let fields = [&black, &black, &small, &both, &white, &white];
        let column = Column::of("t_product_colour", &fields);
        assert_eq!(column.kind, AttributeKind::Choice);
        let names: Vec<_> = column
            .choices()
            .into_iter()
            .map(|choice| choice.name)
            .collect();
        assert_eq!(
            names,
            [Text::new("Black", "أسود"), Text::new("White", "أبيض")]
        );
        let value = column.value(&both);
        assert_eq!(
            value,
            Some(Value::Choices(vec!["black".into(), "white".into()]))
        );
    }

    #[test]
    fn many_or_rare_values_are_notes_and_yes_or_no_is_a_flag() {
        let codes: Vec<Field> = (0..9).map(|n| Field::Text(format!("X{n}"))).collect();
        let codes: Vec<&Field> = codes.iter().collect();
        assert_eq!(Column::of("t_code", &codes).kind, AttributeKind::Note);
        let (yes, no) = (Field::Text("Y".into()), Field::Text("N".into()));
        let flag = Column::of("t_dock", &[&yes, &no]);
        assert_eq!(flag.kind, AttributeKind::Flag);
        assert_eq!(flag.value(&no), Some(Value::Flag(false)));
    }
}
