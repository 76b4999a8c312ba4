//! Finding and narrowing: the text index, the merchant's hand, and refinement by facets.

mod columns;
mod curate;
mod facets;
mod filters;
mod known;
mod placement;
mod refine;
mod refinement;
mod text;

pub use columns::{Column, Columns, Entries};
pub use curate::{Curations, Effect, Found};
pub use facets::{FacetGroup, FacetOption, FacetValues};
pub use placement::Placement;
pub use refine::{Outcome, refine};
pub use refinement::{Bounds, MAX_QUERY, Refinement, Sort};
pub use text::{
    Answer, Correction, Explanation, Field, Hit, Lexicon, Part, TextIndex, TextIndexBuilder, Tuning,
};
