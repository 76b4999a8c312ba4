//! What merchants see.

mod explain;

pub use explain::ExplainPage;
