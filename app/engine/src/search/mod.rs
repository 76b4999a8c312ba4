//! Finding and narrowing: the text index, and refinement by facets.

mod facets;
mod index;
mod known;
mod refinement;

pub use facets::{FacetGroup, FacetOption, FacetValues, Outcome, refine};
pub use index::{TextIndex, TextIndexBuilder};
pub use refinement::{Bounds, MAX_QUERY, Refinement, Sort};
