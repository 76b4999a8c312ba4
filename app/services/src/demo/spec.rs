//! What a picture of a variant is drawn from.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A parametric drawing: the kind of thing, its true proportions and colours.
///
/// Known options, each absent unless it applies: `view` (0 front, 1 side or
/// other, 2 detail), `arms`, `headrest`, `castors`, `drawers`, `shelves`,
/// `doors`, `panels`, `groups`, `lid`, `handles`, `round` and `open` (1 is
/// yes, other figures are counts).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Spec {
    /// One of the drawing kinds: `task-chair`, `desk`, `cup` …
    pub kind: String,
    /// Centimetres.
    pub width: f64,
    /// Centimetres.
    pub depth: f64,
    /// Centimetres.
    pub height: f64,
    /// The main colour: `#2f3b52`.
    pub body: String,
    /// The colour of legs, frame or print.
    pub accent: String,
    /// `wood`, `metal`, `fabric`, `leather`, `plastic`, `glass`, `mesh`,
    /// `paper` or `ceramic`.
    pub material: String,
    pub options: BTreeMap<String, f64>,
}
