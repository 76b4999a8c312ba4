//! Finding and narrowing: the text index, and refinement by facets.

mod columns;
mod facets;
mod filters;
mod known;
mod refine;
mod refinement;
mod text;

pub(crate) use columns::places;
pub use columns::{Column, Columns, Entries};
pub use facets::{FacetGroup, FacetOption, FacetValues};
pub use refine::{Outcome, refine};
pub use refinement::{Bounds, MAX_QUERY, Refinement, Sort};
pub(crate) use text::{Arriving, send};
pub use text::{Correction, Field, Hit, Lexicon, TextIndex, TextIndexBuilder, Tuning};
