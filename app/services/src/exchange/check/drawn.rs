//! How much a drawing draws: `use` copies other elements, those may copy more, and a few lines come
//! to billions of shapes.

use super::svg::{MAX_NODES, SVG, XLINK};
use roxmltree::{Document, Node, NodeId};
use std::collections::HashMap;

/// How deeply `use` may lead to another `use`; one that leads to itself has no end.
const MAX_USES: usize = 10;

/// What `use` draws is bounded: with every level of it a few elements can double.
pub(super) fn check(document: &Document<'_>) -> Result<(), String> {
    let all = document.descendants();
    let named = all.filter_map(|node| Some((node.attribute("id")?, node)));
    let mut drawn = Drawn {
        named: named.collect(),
        sizes: HashMap::new(),
    };
    match drawn.below(document.root_element(), 0)?.elements > u64::from(MAX_NODES) {
        true => Err(format!("its <use>s draw more than {MAX_NODES} elements")),
        false => Ok(()),
    }
}

/// What a subtree comes to.
#[derive(Clone, Copy)]
struct Size {
    /// Elements, those that are used as often as they are.
    elements: u64,
    /// How many `use`s lie within each other.
    uses: usize,
}

/// Sizes of elements as they are drawn.
struct Drawn<'a, 'input> {
    named: HashMap<&'a str, Node<'a, 'input>>,
    /// Of the elements that are used.
    sizes: HashMap<NodeId, Size>,
}

impl<'a, 'input> Drawn<'a, 'input> {
    /// The size of a subtree that `around` uses lead to.
    fn below(&mut self, node: Node<'a, 'input>, around: usize) -> Result<Size, String> {
        let mut size = Size {
            elements: 1,
            uses: 0,
        };
        for child in node.children().filter(Node::is_element) {
            size = size.with(self.below(child, around)?);
        }
        let target = node.attribute("href").or(node.attribute((XLINK, "href")));
        let target = target.filter(|_| node.has_tag_name((SVG, "use")));
        let target = target.and_then(|target| target.trim().strip_prefix('#'));
        if let Some(target) = target.and_then(|id| self.named.get(id).copied()) {
            let known = self.sizes.get(&target.id()).copied();
            let used = match known {
                Some(used) => used,
                None if around < MAX_USES => self.below(target, around + 1)?,
                None => return Err(too_deep()),
            };
            self.sizes.insert(target.id(), used);
            size = size.with(Size {
                uses: used.uses + 1,
                ..used
            });
        }
        match size.uses > MAX_USES {
            true => Err(too_deep()),
            false => Ok(size),
        }
    }
}

impl Size {
    fn with(self, other: Size) -> Size {
        Size {
            elements: self.elements.saturating_add(other.elements),
            uses: self.uses.max(other.uses),
        }
    }
}

fn too_deep() -> String {
    format!("its <use>s are nested more than {MAX_USES} deep")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(inside: &str) -> Option<String> {
        let body = format!("<svg xmlns=\"{SVG}\" xmlns:xlink=\"{XLINK}\">{inside}</svg>");
        check(&Document::parse(&body).unwrap()).err()
    }

    /// Groups that each use the one before `times` times.
    fn levels(levels: usize, times: usize) -> String {
        let group = |level: usize| {
            let used = format!("<use xlink:href=\"#g{}\"/>", level - 1).repeat(times);
            format!("<g id=\"g{level}\">{used}</g>")
        };
        let groups: String = (1..=levels).map(group).collect();
        format!("<path id=\"g0\"/>{groups}")
    }

    #[test]
    fn what_is_used_is_counted_as_often_as_it_is_used() {
        assert_eq!(fault(&levels(3, 20)), None);
        assert!(fault(&levels(4, 20)).unwrap().contains("draw more than"));
        assert!(fault(&levels(9, 20)).unwrap().contains("draw more than"));
        assert!(fault(&levels(12, 1)).unwrap().contains("nested"));
    }

    #[test]
    fn what_uses_itself_is_refused() {
        for inside in [
            "<g id=\"a\"><use href=\"#a\"/></g>",
            "<use id=\"a\" href=\"#b\"/><use id=\"b\" href=\"#a\"/>",
        ] {
            assert!(fault(inside).unwrap().contains("nested"), "{inside}");
        }
        assert_eq!(fault("<use href=\"#nothing\"/>"), None);
    }
}
