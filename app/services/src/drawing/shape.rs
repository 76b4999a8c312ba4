//! What lies on the sheet before it is written: outlines, fills, strokes.

use std::rc::Rc;

use super::colour::Rgb;
use super::geometry::{P2, Path, Plane, Seg, p};
use super::paint::Paint;
use super::texture::Texture;

#[derive(Clone, Copy, Debug)]
pub struct Stop {
    pub at: f64,
    pub colour: Rgb,
    pub alpha: f64,
}

#[derive(Clone, Debug)]
pub enum Fill {
    None,
    Flat(Rgb, f64),
    Linear(P2, P2, Vec<Stop>),
    /// From the left to the right of whatever is filled.
    Across(Vec<Stop>),
    /// From the upper left to the lower right of what is filled.
    Diagonal(Vec<Stop>),
    /// From the lit upper left of what is filled outwards.
    Radial(Vec<Stop>),
    Texture(Texture, Paint, f64, Plane),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    pub colour: Rgb,
    pub alpha: f64,
    /// Width that scales with the object, centimetres.
    pub cm: f64,
    /// Width added in picture units.
    pub px: f64,
    pub dash: Option<(f64, f64)>,
    /// Cut off at the ends instead of rounded.
    pub butt: bool,
}

impl Stroke {
    pub fn hair(colour: Rgb, px: f64) -> Self {
        Self {
            colour,
            alpha: 1.0,
            cm: 0.0,
            px,
            dash: None,
            butt: false,
        }
    }
}

pub struct Shape {
    pub path: Path<P2>,
    pub fill: Fill,
    /// Drawn one over the other; the last may be moved aside (a line of light).
    pub strokes: Vec<Stroke>,
    pub lift: f64,
}

/// What the sheet holds: a shape, or several that are drawn in several places.
pub enum Item {
    One(Shape),
    Stamp(Rc<Vec<Shape>>, P2),
}

/// A soft round shadow on the ground: centre and two radii as directions.
pub struct Shadow {
    pub centre: P2,
    pub u: P2,
    pub v: P2,
    pub alpha: f64,
    /// How many shapes were there before it: shadows fall on what is below.
    pub after: usize,
}

pub fn item_extent(item: &Item) -> (P2, P2) {
    match item {
        Item::One(shape) => extent(shape),
        Item::Stamp(shapes, at) => {
            let (mut low, mut high) = (p(f64::MAX, f64::MAX), p(f64::MIN, f64::MIN));
            for shape in shapes.iter() {
                let (a, b) = extent(shape);
                low = p(low.x.min(a.x + at.x), low.y.min(a.y + at.y));
                high = p(high.x.max(b.x + at.x), high.y.max(b.y + at.y));
            }
            (low, high)
        }
    }
}

/// The pieces of a path whose extent passes the test.
pub fn pieces(path: &Path<P2>, test: &dyn Fn(P2, P2) -> bool) -> Path<P2> {
    let mut out = Path(Vec::new());
    let mut rest = &path.0[..];
    while !rest.is_empty() {
        let next = rest[1..].iter().position(|s| matches!(s, Seg::M(_)));
        let (piece, after) = rest.split_at(next.map_or(rest.len(), |i| i + 1));
        let piece = Path(piece.to_vec());
        let (mut low, mut high) = (p(f64::MAX, f64::MAX), p(f64::MIN, f64::MIN));
        for q in piece.sample(4) {
            low = p(low.x.min(q.x), low.y.min(q.y));
            high = p(high.x.max(q.x), high.y.max(q.y));
        }
        if test(low, high) || path.0.len() < 12 {
            out = out.and(piece);
        }
        rest = after;
    }
    out
}

pub fn extent(shape: &Shape) -> (P2, P2) {
    let pad = shape.strokes.first().map_or(0.0, |s| s.cm / 2.0);
    let (mut low, mut high) = (p(f64::MAX, f64::MAX), p(f64::MIN, f64::MIN));
    for q in shape.path.sample(6) {
        low = p(low.x.min(q.x - pad), low.y.min(q.y - pad));
        high = p(high.x.max(q.x + pad), high.y.max(q.y + pad));
    }
    (low, high)
}
