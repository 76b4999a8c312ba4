//! Finding and narrowing: the text index, the merchant's hand, and refinement by facets.

mod columns;
mod corrected;
mod curate;
mod facets;
mod filters;
mod known;
mod meaning;
mod placement;
mod refine;
mod refinement;
mod repair;
mod suggest;
mod text;
mod written;

pub(crate) use columns::places;
pub use columns::{Column, Columns, Entries};
pub use curate::{Curations, Effect, Found};
pub(crate) use facets::telling;
pub use facets::{BRANCHES, Bin, FacetGroup, FacetOption, FacetValues};
pub(crate) use meaning::ValueNames;
pub use meaning::{Limit, Meaning, Phrase, understand};
pub use placement::Placement;
pub use refine::{Outcome, refine};
pub use refinement::{Bounds, MAX_QUERY, Refinement, Sort};
pub use repair::{Repair, Step, repair};
pub use suggest::{CategoryMatch, Completion, Phrasebook, Suggestions};
pub use text::{
    Answer, Correction, Explanation, Field, Hit, Lexicon, Part, TextIndex, TextIndexBuilder, Tuning,
};
pub(crate) use text::{Arriving, send};
