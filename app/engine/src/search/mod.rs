//! Finding and narrowing: the text index, and refinement by facets.

mod columns;
mod facets;
mod filters;
mod known;
mod refine;
mod refinement;
mod repair;
mod suggest;
mod text;
mod written;

pub use columns::{Column, Columns, Entries};
pub use facets::{FacetGroup, FacetOption, FacetValues};
pub use refine::{Outcome, refine};
pub use refinement::{Bounds, MAX_QUERY, Refinement, Sort};
pub use repair::{Repair, Step, repair};
pub use suggest::{CategoryMatch, Completion, Phrasebook, Suggestions};
pub use text::{Correction, Field, Hit, Lexicon, TextIndex, TextIndexBuilder, Tuning};
