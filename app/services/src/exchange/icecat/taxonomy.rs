//! The tree of categories, kept as a table beside this file: the two levels,
//! their names in both languages, and the phrases that speak for each leaf.

use engine::Text;
use engine::catalog::{Category, Picture};
use engine::text::{slug, terms};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The category of what no rule knows.
pub(super) const OTHER: &str = "other";

/// A category.
#[derive(Debug)]
pub(super) struct Node {
    pub id: &'static str,
    /// The id of its parent; empty at the top.
    pub parent: &'static str,
    kind: &'static str,
    en: &'static str,
    ar: &'static str,
}

/// What a phrase in a title says: the node it speaks for and how loudly, from
/// 1 (a hint) to 3 (a noun that settles it).
#[derive(Clone, Copy, Debug)]
pub(super) struct Voice {
    pub node: usize,
    pub strength: i32,
}

pub(super) struct Tree {
    pub nodes: Vec<Node>,
    /// By the phrase's words, joined with a space.
    pub phrases: HashMap<String, Voice>,
    /// Words in the longest phrase.
    pub longest: usize,
    /// The index of [`OTHER`].
    pub other: usize,
}

/// The tree, parsed once.
pub(super) fn tree() -> &'static Tree {
    static TREE: LazyLock<Tree> = LazyLock::new(|| parse(include_str!("taxonomy.tsv")));
    &TREE
}

fn parse(table: &'static str) -> Tree {
    let lines = table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let rows: Vec<[&str; 6]> = lines
        .map(|line| {
            let mut cells = line.split('\t');
            [(); 6].map(|()| cells.next().unwrap_or("").trim())
        })
        .collect();
    let mut tree = Tree {
        nodes: Vec::new(),
        phrases: HashMap::new(),
        longest: 1,
        other: 0,
    };
    for (node, [id, parent, kind, en, ar, phrases]) in rows.into_iter().enumerate() {
        tree.nodes.push(Node {
            id,
            parent,
            kind,
            en,
            ar,
        });
        if id == OTHER {
            tree.other = node;
        }
        for phrase in phrases
            .split(';')
            .map(str::trim)
            .filter(|phrase| !phrase.is_empty())
        {
            let (strength, phrase) = match (phrase.strip_prefix('!'), phrase.strip_prefix('~')) {
                (Some(rest), _) => (3, rest),
                (_, Some(rest)) => (1, rest),
                _ => (2, phrase),
            };
            let words = terms(phrase);
            tree.longest = tree.longest.max(words.len());
            tree.phrases
                .insert(words.join(" "), Voice { node, strength });
        }
    }
    tree
}

impl Node {
    /// The category with its facets, at a place among its siblings.
    pub fn category(&self, position: usize, facets: Vec<String>) -> Category {
        Category {
            id: self.id.to_owned(),
            parent: (!self.parent.is_empty()).then(|| self.parent.to_owned()),
            slug: Text::new(self.id, slug(self.ar)),
            name: Text::new(self.en, self.ar),
            facets,
            picture: Some(Picture {
                src: format!("/media/kind-{}.svg", self.kind),
                alt: Text::default(),
            }),
            position: i32::try_from(position).unwrap_or(i32::MAX),
            ..Category::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_category_has_a_parent_a_drawing_and_both_names() {
        let tree = tree();
        for node in &tree.nodes {
            let parent = tree.nodes.iter().find(|other| other.id == node.parent);
            assert!(
                node.parent.is_empty() || parent.is_some_and(|p| p.parent.is_empty()),
                "{node:?}"
            );
            assert!(
                !node.kind.is_empty() && !node.en.is_empty() && !node.ar.is_empty(),
                "{node:?}"
            );
        }
        assert_eq!(tree.nodes[tree.other].id, OTHER);
    }

    #[test]
    fn addresses_are_unique_in_both_languages() {
        let nodes = &tree().nodes;
        let en: HashSet<_> = nodes.iter().map(|node| node.id).collect();
        let ar: HashSet<_> = nodes.iter().map(|node| slug(node.ar)).collect();
        assert_eq!((en.len(), ar.len()), (nodes.len(), nodes.len()));
    }

    #[test]
    fn a_phrase_speaks_for_one_category() {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for line in include_str!("taxonomy.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
        {
            let cells: Vec<&str> = line.split('\t').collect();
            for phrase in cells[5]
                .split(';')
                .map(|phrase| phrase.trim().trim_start_matches(['!', '~']))
            {
                let words = terms(phrase).join(" ");
                if !words.is_empty() {
                    let before = seen.insert(words.clone(), cells[0]);
                    assert_eq!(
                        before, None,
                        "'{words}' is written twice, again in {}",
                        cells[0]
                    );
                }
            }
        }
    }
}
