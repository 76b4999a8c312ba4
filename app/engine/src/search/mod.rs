//! Finding and narrowing: the text index, and refinement by facets.

mod columns;
mod facets;
mod filters;
mod index;
mod known;
mod refine;
mod refinement;

pub use columns::{Column, Columns, Entries};
pub use facets::{FacetGroup, FacetOption, FacetValues};
pub use index::{TextIndex, TextIndexBuilder};
pub use refine::{Outcome, refine};
pub use refinement::{Bounds, MAX_QUERY, Refinement, Sort};
