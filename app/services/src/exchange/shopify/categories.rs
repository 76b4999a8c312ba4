//! The tree of categories, made of types and of paths like
//! `Women > Shoes > Sandals`.

use super::names::{address, folded, hash, key_of, short_hash, spoken};
use engine::Text;
use engine::catalog::Category;
use std::collections::{HashMap, HashSet};

/// The most steps of a path; Shopify's own have seven.
const MAX_STEPS: usize = 12;
/// The longest id and the longest address, in characters.
const MAX_ID: usize = 100;
const MAX_ADDRESS: usize = 80;
/// Where products go that name no category. No step of a path has an
/// underscore in its id.
const EVERYTHING_ELSE: &str = "everything_else";

/// Categories in the order in which they were met.
#[derive(Default)]
pub(super) struct Tree {
    nodes: Vec<Category>,
    /// Ids.
    known: HashSet<String>,
}

impl Tree {
    /// The id of the category of a product: of its type or, without one, of
    /// Shopify's own path. Every step is a category, told apart by the steps
    /// above it; spaces, hyphens and capitals do not tell steps apart, and
    /// `&` is read as "and".
    pub fn place(&mut self, kind: &str, path: &str) -> Result<String, String> {
        let steps_of = |path: &str| -> Vec<String> {
            let steps = path.split('>').map(words);
            steps.filter(|step| !step.is_empty()).collect()
        };
        let mut steps = steps_of(kind);
        if steps.is_empty() {
            steps = steps_of(path);
        }
        if steps.len() > MAX_STEPS {
            let count = steps.len();
            return Err(format!(
                "its category has {count} steps, more than {MAX_STEPS}"
            ));
        }
        let keys: Vec<String> = steps
            .iter()
            .map(|step| folded(&step.replace('&', " and ")))
            .collect();
        if keys.is_empty() || keys == ["everything else"] {
            let slug = Text::new("everything-else", "منتجات-أخرى");
            let name = Text::new("Everything else", "منتجات أخرى");
            return Ok(self.node(EVERYTHING_ELSE.into(), None, slug, name));
        }
        let mut above: Option<String> = None;
        for (depth, step) in steps.iter().enumerate() {
            let path = keys.get(..=depth).unwrap_or_default();
            let slug = address_of(path);
            let slug = Text::new(slug.clone(), slug);
            above = Some(self.node(id_of(path), above, slug, spoken(step)));
        }
        Ok(above.unwrap_or_default())
    }

    fn node(&mut self, id: String, parent: Option<String>, slug: Text, name: Text) -> String {
        if self.known.insert(id.clone()) {
            self.nodes.push(Category {
                id: id.clone(),
                parent,
                slug,
                name,
                position: i32::try_from(self.nodes.len()).unwrap_or(i32::MAX),
                ..Category::default()
            });
        }
        id
    }

    /// The categories, no two with one address: where a path of several steps
    /// reads like another of fewer, its address ends in its hash.
    pub fn finish(mut self) -> Vec<Category> {
        let parents: HashMap<String, Option<String>> = self
            .nodes
            .iter()
            .map(|node| (node.id.clone(), node.parent.clone()))
            .collect();
        let depth = |node: &Category| {
            let parent = |id: &Option<String>| parents.get(id.as_ref()?).cloned().flatten();
            std::iter::successors(node.parent.clone().map(Some), |id| Some(Some(parent(id)?)))
                .count()
        };
        let mut order: Vec<(usize, usize)> = self.nodes.iter().map(depth).zip(0..).collect();
        order.sort_unstable();
        let mut taken = HashSet::new();
        for (_, place) in order {
            let Some(node) = self.nodes.get_mut(place) else {
                continue;
            };
            if taken.contains(&node.slug.en) || taken.contains(&node.slug.ar) {
                let own = format!("{}-{}", node.slug.en, short_hash(&node.id));
                node.slug = Text::new(own.clone(), own);
            }
            taken.extend([node.slug.en.clone(), node.slug.ar.clone()]);
        }
        self.nodes
    }
}

/// A step as it is shown: with single spaces.
fn words(step: &str) -> String {
    step.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn id_of(path: &[String]) -> String {
    let steps: Vec<String> = path.iter().map(|step| key_of(step, "category")).collect();
    match steps.join(".") {
        id if id.len() <= MAX_ID => id,
        id => format!("category-{}", hash(&id)),
    }
}

fn address_of(path: &[String]) -> String {
    let steps: Vec<String> = path.iter().map(|step| address(step, "category")).collect();
    let whole = steps.join("-");
    match steps.last() {
        Some(last) if whole.chars().count() > MAX_ADDRESS => {
            format!("{last}-{}", short_hash(&whole))
        }
        _ => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(types: &[&str]) -> (Vec<String>, Vec<Category>) {
        let mut tree = Tree::default();
        let ids = types
            .iter()
            .map(|kind| tree.place(kind, "").unwrap())
            .collect();
        (ids, tree.finish())
    }

    fn distinct(categories: &[Category]) {
        let mut slugs = HashSet::new();
        for category in categories {
            let own = HashSet::from([&category.slug.en, &category.slug.ar]);
            assert!(
                own.iter().all(|slug| slugs.insert((*slug).clone())),
                "{categories:#?}"
            );
        }
    }

    #[test]
    fn each_path_is_its_own_and_keeps_every_step() {
        let (ids, categories) =
            tree(&["Women > Shoes", "Men > Shoes", "Men>Shoes > Boots", "Shoes"]);
        assert_eq!(
            ids,
            ["women.shoes", "men.shoes", "men.shoes.boots", "shoes"]
        );
        let boots = categories
            .iter()
            .find(|c| c.id == "men.shoes.boots")
            .unwrap();
        assert_eq!(boots.parent.as_deref(), Some("men.shoes"));
        assert_eq!(
            (boots.name.en.as_str(), boots.slug.en.as_str()),
            ("Boots", "men-shoes-boots")
        );
        assert_eq!(categories.len(), 6);
        distinct(&categories);
    }

    #[test]
    fn spellings_are_one_and_signs_tell_apart() {
        let (ids, _) = tree(&[
            "Office Chairs",
            "office chairs ",
            "OFFICE  CHAIRS",
            "Office-Chairs",
        ]);
        assert!(ids.iter().all(|id| id == "office-chairs"), "{ids:?}");
        let apart = [
            "Office Chairs",
            "Office & Chairs",
            "Office/Chairs",
            "***",
            "!!!",
            "كراسي",
            "كراسي!",
            "other",
            "",
        ];
        let (ids, categories) = tree(&apart);
        assert_eq!(
            ids.iter().collect::<HashSet<_>>().len(),
            apart.len(),
            "{ids:?}"
        );
        assert_eq!(ids[1], "office-and-chairs");
        distinct(&categories);
    }

    #[test]
    fn paths_that_read_like_others_have_their_own_address() {
        let types = [
            "Women > Shoes",
            "Women Shoes",
            "أحذية > نساء",
            "أحذية نساء",
            "Everything else",
            "منتجات أخرى",
        ];
        let (ids, categories) = tree(&types);
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), types.len());
        distinct(&categories);
        let long = [
            "Apparel & Accessories > Clothing Accessories > Bridal Accessories > Bridal Veils and Garters and more",
        ];
        let (ids, categories) = tree(&long);
        assert!(ids[0].len() <= 120, "{ids:?}");
        assert!(categories.iter().all(|c| c.slug.en.chars().count() <= 120));
        assert!(Tree::default().place(&"a>".repeat(13), "").is_err());
    }
}
