//! The category of each product.
//!
//! A title is read for the phrases of the taxonomy. The head of the title, up
//! to the first `for`, `with`, comma or bracket, says what a thing is; the
//! rest says what it goes with. A loud, long or head phrase settles the
//! matter. All products with a fair claim then teach a naive Bayes model
//! (words, pairs of words, attributes, supplier), which decides for titles
//! that say nothing ("HP 81 Original Magenta") and may overrule a mere hint.

use super::row::{Field, Row};
use super::taxonomy::{Node, Tree, tree};
use engine::text::terms;
use std::collections::HashMap;

/// A claim this strong teaches the model.
const TEACHES: f64 = 23.0;
/// A claim this strong is not questioned.
const SETTLED: f64 = 30.0;
/// The model must be this much surer (in log odds) per point of the claim it overrules.
const DOUBT: f64 = 0.9;
/// The lead over the runner-up, in log odds, that the model needs where no phrase speaks.
const LEAD: f64 = 1.0;

/// The best that the phrases of a title say.
#[derive(Clone, Copy, Debug)]
struct Claim {
    node: usize,
    score: f64,
}

/// A category for every row, in their order.
pub(super) fn classify(rows: &[Row]) -> Vec<&'static Node> {
    let tree = tree();
    let claims: Vec<Option<Claim>> = rows.iter().map(|row| claim(tree, &row.title)).collect();
    let mut vocabulary = Vocabulary::default();
    let features: Vec<Vec<u32>> = rows.iter().map(|row| vocabulary.features(row)).collect();
    let mut model = Model::new(tree.nodes.len(), vocabulary.counts.len());
    for (claim, features) in claims.iter().zip(&features) {
        if let Some(claim) = claim.filter(|claim| claim.score >= TEACHES) {
            model.learn(features, claim.node);
        }
    }
    let decide = |(claim, features): (&Option<Claim>, &Vec<u32>)| match claim {
        Some(claim) if claim.score >= SETTLED => claim.node,
        Some(claim) => {
            let own = (claim.score >= TEACHES).then_some(claim.node);
            let scores = model.scores(features, own);
            let (best, _) = two_best(&scores);
            let ahead = scores[best] - scores[claim.node];
            if ahead > claim.score * DOUBT {
                best
            } else {
                claim.node
            }
        }
        None => {
            let scores = model.scores(features, None);
            let (best, second) = two_best(&scores);
            if scores[best] - scores[second] > LEAD {
                best
            } else {
                tree.other
            }
        }
    };
    claims
        .iter()
        .zip(&features)
        .map(decide)
        .map(|node| &tree.nodes[node])
        .collect()
}

/// The strongest claim the title's phrases make.
fn claim(tree: &Tree, title: &str) -> Option<Claim> {
    // "6 pc(s)" is a quantity, not a computer.
    let title = title.replace("pc(s)", "").replace("PC(s)", "");
    let words = terms(&title);
    let head = terms(head(&title)).len();
    let mut best: Option<Claim> = None;
    for start in 0..words.len() {
        let mut phrase = String::new();
        for end in start + 1..=words.len().min(start + tree.longest) {
            if end > start + 1 {
                phrase.push(' ');
            }
            phrase.push_str(&words[end - 1]);
            let Some(voice) = tree.phrases.get(&phrase) else {
                continue;
            };
            // In an English noun phrase the last noun is what the thing is;
            // behind the head, what comes first matters more.
            let place = if end <= head {
                9.0 + 3.0 * end as f64 / (head + 1) as f64
            } else {
                -(end as f64) / words.len() as f64
            };
            let length = 4 * (end - start - 1);
            let score = f64::from(voice.strength) * 10.0 + length as f64 + place;
            if best.is_none_or(|best| score > best.score) {
                best = Some(Claim {
                    node: voice.node,
                    score,
                });
            }
        }
    }
    best
}

/// The part of a title that names the thing itself.
fn head(title: &str) -> &str {
    const ENDS: [&str; 11] = [
        " for ",
        " with ",
        " compatible ",
        " equivalent ",
        " f ",
        ",",
        "(",
        " - ",
        " – ",
        " | ",
        ";",
    ];
    let lower = title.to_ascii_lowercase();
    let cut = ENDS
        .iter()
        .filter_map(|end| lower.find(end))
        .filter(|at| *at > 0)
        .min();
    &title[..cut.unwrap_or(title.len())]
}

/// The features of products as numbers.
#[derive(Default)]
struct Vocabulary {
    ids: HashMap<String, u32>,
    counts: Vec<u32>,
}

impl Vocabulary {
    /// A row's features: words and pairs of words with digits made alike,
    /// attribute columns, short text values, and the supplier; sorted, each once.
    fn features(&mut self, row: &Row) -> Vec<u32> {
        let mut out = Vec::new();
        let title: Vec<String> = terms(&row.title).iter().map(|w| shape(w)).collect();
        for pair in title.windows(2) {
            out.push(self.id(&format!("{} {}", pair[0], pair[1])));
        }
        let summary = terms(&row.summary);
        for word in title
            .iter()
            .cloned()
            .chain(summary.iter().map(|word| shape(word)))
        {
            if word.chars().count() > 1 {
                out.push(self.id(&word));
            }
        }
        for (column, field) in &row.fields {
            out.push(self.id(column));
            if let Field::Text(text) = field
                && text.len() < 30
            {
                out.push(self.id(&format!("{column}={}", text.to_lowercase())));
            }
        }
        out.push(self.id(&format!("by {}", row.supplier)));
        out.sort_unstable();
        out.dedup();
        for id in &out {
            self.counts[*id as usize] += 1;
        }
        out
    }

    fn id(&mut self, feature: &str) -> u32 {
        if let Some(id) = self.ids.get(feature) {
            return *id;
        }
        let id = self.counts.len() as u32;
        self.ids.insert(feature.to_owned(), id);
        self.counts.push(0);
        id
    }
}

/// A word with every run of digits written as one zero: `tn2110` is `tn0`.
fn shape(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match c.is_ascii_digit() {
            true if out.ends_with('0') => {}
            true => out.push('0'),
            false => out.push(c),
        }
    }
    out
}

/// Naive Bayes over the presence of features.
struct Model {
    /// Products learnt per node.
    products: Vec<u32>,
    total: u32,
    /// Per feature: how often it was seen with which node.
    seen: Vec<Vec<(u16, u32)>>,
}

impl Model {
    fn new(nodes: usize, features: usize) -> Model {
        Model {
            products: vec![0; nodes],
            total: 0,
            seen: vec![Vec::new(); features],
        }
    }

    fn learn(&mut self, features: &[u32], node: usize) {
        self.products[node] += 1;
        self.total += 1;
        for feature in features {
            let seen = &mut self.seen[*feature as usize];
            match seen
                .iter_mut()
                .find(|(other, _)| usize::from(*other) == node)
            {
                Some((_, count)) => *count += 1,
                None => seen.push((node as u16, 1)),
            }
        }
    }

    /// The log odds of each node against the average, leaving the product's
    /// own lesson out where it was learnt under `own`. Nodes that were never
    /// learnt are at minus infinity.
    fn scores(&self, features: &[u32], own: Option<usize>) -> Vec<f64> {
        const SMOOTH: f64 = 0.02;
        const LEAST: f64 = 1e-5;
        let total = f64::from(self.total);
        let mut scores: Vec<f64> = self
            .products
            .iter()
            .map(|n| match n {
                0 => f64::NEG_INFINITY,
                // The prior counts for little: rare categories are as good as common ones.
                n => 0.3 * (f64::from(n + 1) / (total + self.products.len() as f64)).ln(),
            })
            .collect();
        let divisors: Vec<f64> = self.products.iter().map(|n| f64::from(*n) + 1.0).collect();
        let mut counts = vec![0u32; scores.len()];
        for feature in features {
            let seen = &self.seen[*feature as usize];
            let known: u32 = seen.iter().map(|(_, count)| count).sum();
            let known = known - u32::from(own.is_some());
            if known == 0 {
                continue;
            }
            for (node, count) in seen {
                counts[usize::from(*node)] = *count;
            }
            if let Some(own) = own {
                counts[own] -= 1;
            }
            let average = (f64::from(known) + 1.0) / (total + 50.0);
            for ((score, count), divisor) in scores.iter_mut().zip(&mut counts).zip(&divisors) {
                let share = (f64::from(*count) + SMOOTH) / divisor;
                *score += (share.max(LEAST) / average).ln();
                *count = 0;
            }
        }
        scores
    }
}

/// The places of the best and the second-best score; ties go to the first.
fn two_best(scores: &[f64]) -> (usize, usize) {
    let mut best = (0, 0);
    for (i, score) in scores.iter().enumerate() {
        if *score > scores[best.0] {
            best = (i, best.0);
        } else if i != best.0 && (best.1 == best.0 || *score > scores[best.1]) {
            best.1 = i;
        }
    }
    best
}
