//! What of a refinement a catalogue still knows. Addresses outlive catalogues: a bookmark may
//! ask for a brand that is no longer sold, and no page could show a filter without a name to
//! take off again.

use super::Refinement;
use super::facets::brand_key;
use crate::catalog::{AttributeKind, Catalog};

/// How the address writes that a flag is asked for.
const YES: &str = "yes";

impl Refinement {
    /// The same refinement without the filters this catalogue does not know: categories,
    /// brands and choices that left it, attributes it never had, that are of another kind
    /// or not to filter by. They narrow nothing, as everything in an address that is not
    /// understood.
    pub fn known_to(mut self, catalog: &Catalog) -> Refinement {
        let definition = |key: &str| catalog.attributes.get(catalog.facet(key)?);
        self.categories
            .retain(|id| catalog.category_by_id(id).is_some());
        self.brands
            .retain(|brand| catalog.brands.iter().any(|known| brand_key(known) == brand));
        self.choices.retain(|key, ticked| {
            let Some(attribute) = definition(key) else {
                return false;
            };
            ticked.retain(|ticked| match attribute.kind {
                AttributeKind::Choice => attribute.choices.iter().any(|known| known.key == *ticked),
                AttributeKind::Flag => ticked == YES,
                AttributeKind::Number | AttributeKind::Note => false,
            });
            !ticked.is_empty()
        });
        self.ranges.retain(|key, bounds| {
            let number = |kind| matches!(kind, AttributeKind::Number);
            !bounds.is_open() && definition(key).is_some_and(|attribute| number(attribute.kind))
        });
        self
    }
}
