//! Which attributes are worth filtering by, per category.

use super::attributes::{Columns, is_freight};
use super::row::Row;
use super::taxonomy::Node;
use engine::catalog::{AttributeKind, Value};
use std::collections::{HashMap, HashSet};

/// Facets shown at most in one category.
const MOST: usize = 12;
/// Products of the category that must have the attribute, at least …
const FEWEST: usize = 6;
/// … and as a share of its products.
const COVERAGE: f64 = 0.15;
/// Choices a list to tick may have.
const MOST_CHOICES: usize = 60;

/// Parts of column names nobody shops by: sizes of the thing itself, codes,
/// days, conditions of storage, papers.
const UNASKED: &str = "_code gtin date certific compliance harmonized country_of_origin \
    storage_temperature operating_temperature humidity altitude shock vibration status launch \
    model codename die_size transistors tcase tjunction market_segment embedded_options conflict \
    margin segment package_size dimensions multiplier stepping voltage_range manual \
    operating_modes weight with_stand viewing_angle mean_time product_series product_family \
    per_box cache_type lithography";

/// Columns nobody shops by although their names look innocent, as wholes.
const UNASKED_WHOLE: &str = "n_width n_height n_depth n_length n_quantity b_box n_weight n_size \
    n_physical_address_extension__pae_ n_number_of_products_included";

/// The facets of each category, most useful first.
#[derive(Default)]
pub(super) struct Chosen {
    by_node: HashMap<&'static str, Vec<String>>,
    all: HashSet<String>,
}

impl Chosen {
    pub fn of(&self, node: &str) -> Vec<String> {
        self.by_node.get(node).cloned().unwrap_or_default()
    }

    pub fn contains(&self, key: &str) -> bool {
        self.all.contains(key)
    }
}

/// How the values of one column are spread over the products of one category.
#[derive(Default)]
struct Spread {
    products: usize,
    values: HashMap<String, usize>,
}

/// Chooses facets for every leaf and its parent by how many products have the
/// attribute and how evenly its values divide them.
pub(super) fn choose(rows: &[Row], leaves: &[&'static Node], columns: &Columns) -> Chosen {
    let mut sizes: HashMap<&'static str, usize> = HashMap::new();
    let mut spreads: HashMap<(&'static str, usize), Spread> = HashMap::new();
    let useful: Vec<bool> = columns
        .all
        .iter()
        .map(|c| c.is_bilingual() && is_useful(&c.key, c.kind))
        .collect();
    for (row, leaf) in rows.iter().zip(leaves) {
        let nodes = [leaf.id, leaf.parent];
        for node in nodes.iter().filter(|node| !node.is_empty()) {
            *sizes.entry(node).or_default() += 1;
        }
        for (place, value) in columns.placed(row).filter(|(place, _)| useful[*place]) {
            for node in nodes.iter().filter(|node| !node.is_empty()) {
                spreads.entry((node, place)).or_default().add(&value);
            }
        }
    }
    let mut ranked: HashMap<&'static str, Vec<(f64, &str)>> = HashMap::new();
    for ((node, place), spread) in &spreads {
        let column = &columns.all[*place];
        let score = spread.score(column.kind, sizes[node]);
        if score > 0.0 {
            ranked.entry(node).or_default().push((score, &column.key));
        }
    }
    let mut chosen = Chosen::default();
    for (node, mut facets) in ranked {
        facets.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        let keys: Vec<String> = facets
            .into_iter()
            .take(MOST)
            .map(|(_, key)| key.to_owned())
            .collect();
        chosen.all.extend(keys.iter().cloned());
        chosen.by_node.insert(node, keys);
    }
    chosen
}

fn is_useful(key: &str, kind: AttributeKind) -> bool {
    kind != AttributeKind::Note
        && UNASKED_WHOLE.split_whitespace().all(|whole| whole != key)
        && !UNASKED.split_whitespace().any(|part| key.contains(part))
        && (!is_freight(key) || key.contains("sheets_per_package"))
}

impl Spread {
    fn add(&mut self, value: &Value) {
        self.products += 1;
        let mut count = |value: String| *self.values.entry(value).or_default() += 1;
        match value {
            Value::Choices(keys) => keys.iter().for_each(|key| count(key.clone())),
            Value::Number(number) => count(number.to_string()),
            Value::Flag(flag) => count(flag.to_string()),
            Value::Note(_) => {}
        }
    }

    /// 0 for what does not divide the products, up to 1.
    fn score(&self, kind: AttributeKind, size: usize) -> f64 {
        let coverage = self.products as f64 / size.max(1) as f64;
        let distinct = self.values.len();
        let most = self.values.values().max().copied().unwrap_or(0);
        let unclear = match kind {
            AttributeKind::Choice => distinct > MOST_CHOICES || distinct * 2 > self.products,
            _ => false,
        };
        if self.products < FEWEST || coverage < COVERAGE || distinct < 2 || unclear {
            return 0.0;
        }
        let divided = 1.0 - most as f64 / self.products as f64;
        // A value that nearly all have divides nobody.
        if divided < 0.05 {
            0.0
        } else {
            coverage.min(1.0) * divided.sqrt()
        }
    }
}
