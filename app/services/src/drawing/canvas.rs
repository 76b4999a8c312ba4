//! A sheet that collects shapes in projected centimetres and, at the end, fits
//! them into the square of the picture and writes compact SVG.

use std::rc::Rc;

use super::geometry::{Camera, P2, Path, V3, p};
use super::paint::Paint;
use super::shape::{Fill, Item, Shadow, Shape, Stroke, item_extent, pieces};
use super::sheet::Sheet;

/// Side of the picture in its own units.
pub const SIDE: f64 = 600.0;

/// Radius of the round window of a close-up.
pub const WINDOW: f64 = 236.0;

pub struct Canvas {
    pub cam: Camera,
    /// 0 the main view, 1 another angle, 2 a close-up.
    pub view: u8,
    /// Picture units to a centimetre, as far as known: small things are drawn
    /// with fewer points and tones.
    pub px: f64,
    shapes: Vec<Item>,
    shadows: Vec<Shadow>,
    focus: Option<(V3, f64)>,
    swatches: Vec<Paint>,
}

impl Canvas {
    pub fn new(view: u8, px: f64) -> Self {
        let cam = if view == 1 {
            Camera::new(0.86, 0.3)
        } else {
            Camera::new(0.5, 0.26)
        };
        Self {
            cam,
            view,
            px,
            shapes: Vec::new(),
            shadows: Vec::new(),
            focus: None,
            swatches: Vec::new(),
        }
    }

    /// Chooses other angles for the views of a kind, as sines of turn and tilt.
    pub fn angles(&mut self, main: (f64, f64), other: (f64, f64)) {
        let (turn, tilt) = if self.view == 1 { other } else { main };
        self.cam = Camera::new(turn, tilt);
    }

    /// Where the close-up looks, and how many times closer than the main view.
    pub fn focus(&mut self, at: V3, times: f64) {
        self.focus = Some((at, times));
    }

    /// The materials shown as cloth samples beside a close-up.
    pub fn swatch(&mut self, paint: Paint) {
        self.swatches.push(paint);
    }

    pub fn project(&self, path: &Path<V3>) -> Path<P2> {
        path.map(|q| self.cam.project(q))
    }

    pub fn put(&mut self, path: Path<P2>, fill: Fill, stroke: Option<Stroke>) {
        self.shapes.push(Item::One(Shape {
            path,
            fill,
            strokes: stroke.into_iter().collect(),
            lift: 0.0,
        }));
    }

    /// One line drawn with several strokes, the last moved up and left.
    pub fn put_line(&mut self, path: Path<P2>, strokes: Vec<Stroke>, lift: f64) {
        self.shapes.push(Item::One(Shape {
            path,
            fill: Fill::None,
            strokes,
            lift,
        }));
    }

    /// Draws the same thing in several places: under a parallel camera it looks
    /// the same everywhere, so it is written once. Shadows do not travel along.
    pub fn stamp(&mut self, places: &[V3], thing: impl FnOnce(&mut Self)) {
        let before = std::mem::take(&mut self.shapes);
        let shadows = self.shadows.len();
        thing(self);
        self.shadows.truncate(shadows);
        let drawn = std::mem::replace(&mut self.shapes, before);
        let shapes: Vec<Shape> = drawn
            .into_iter()
            .filter_map(|item| match item {
                Item::One(shape) => Some(shape),
                Item::Stamp(..) => None,
            })
            .collect();
        let shapes = Rc::new(shapes);
        for place in places {
            let at = self.cam.project(*place);
            self.shapes.push(Item::Stamp(Rc::clone(&shapes), at));
        }
    }

    /// A soft shadow on the horizontal plane through `at`.
    pub fn shadow(&mut self, at: V3, rx: f64, ry: f64, alpha: f64) {
        self.shadow_along(at, V3::new(rx, 0.0, 0.0), V3::new(0.0, ry, 0.0), alpha);
    }

    /// The same with its two radii as directions, for what lies aslant.
    pub fn shadow_along(&mut self, at: V3, u: V3, v: V3, alpha: f64) {
        let o = self.cam.project(V3::new(0.0, 0.0, 0.0));
        let dir = |q: V3| {
            let e = self.cam.project(q);
            p(e.x - o.x, e.y - o.y)
        };
        self.shadows.push(Shadow {
            centre: self.cam.project(at),
            u: dir(u),
            v: dir(v),
            alpha,
            after: self.shapes.len(),
        });
    }

    /// Smallest and largest corner of everything but the shadows.
    fn bounds(&self) -> (P2, P2) {
        let (mut low, mut high) = (p(f64::MAX, f64::MAX), p(f64::MIN, f64::MIN));
        for shape in &self.shapes {
            let (a, b) = item_extent(shape);
            low = p(low.x.min(a.x), low.y.min(a.y));
            high = p(high.x.max(b.x), high.y.max(b.y));
        }
        if low.x > high.x {
            (p(0.0, 0.0), p(1.0, 1.0))
        } else {
            (low, high)
        }
    }

    /// Picture units to a centimetre and the middle of the picture.
    pub fn fit(&self) -> (f64, P2) {
        let (low, high) = self.bounds();
        let (w, h) = (high.x - low.x, high.y - low.y);
        let largest = w.max(h).max(1e-6);
        // A cup fills less of its picture than a wardrobe, so that a page of
        // products keeps a hint of their real sizes.
        let share = (largest / 130.0).clamp(0.0, 1.0).sqrt();
        let mut scale = (400.0 + 84.0 * share) / largest;
        let mut centre = p((low.x + high.x) / 2.0, (low.y + high.y) / 2.0);
        if self.view == 2 {
            let (at, times) = self
                .focus
                .map_or((centre, 2.2), |(at, times)| (self.cam.project(at), times));
            centre = at;
            scale *= times;
        }
        (scale, centre)
    }

    /// Writes the picture.
    pub fn svg(&self) -> String {
        let (scale, centre) = self.fit();
        let close = self.view == 2;
        let place = |q: P2| {
            p(
                (q.x - centre.x) * scale + SIDE / 2.0,
                (q.y - centre.y) * scale + SIDE / 2.0,
            )
        };
        let mut sheet = Sheet::new(scale, close);
        let inside = |a: P2, b: P2| {
            !close || {
                let (a, b) = (place(a), place(b));
                let near = |low: f64, high: f64| (SIDE / 2.0).clamp(low, high) - SIDE / 2.0;
                let (x, y) = (near(a.x, b.x), near(a.y, b.y));
                x * x + y * y < WINDOW * WINDOW
            }
        };
        for (i, shape) in self.shapes.iter().enumerate() {
            for shadow in self.shadows.iter().filter(|s| s.after == i) {
                sheet.shadow(shadow, place(shadow.centre));
            }
            let (a, b) = item_extent(shape);
            if inside(a, b) {
                match shape {
                    Item::One(shape) if close => {
                        let near = Shape {
                            path: pieces(&shape.path, &inside),
                            fill: shape.fill.clone(),
                            strokes: shape.strokes.clone(),
                            lift: shape.lift,
                        };
                        sheet.shape(&near, &place, self.cam);
                    }
                    Item::One(shape) => sheet.shape(shape, &place, self.cam),
                    Item::Stamp(shapes, at) => {
                        let (zero, at) = (place(p(0.0, 0.0)), place(*at));
                        sheet.stamp(shapes, p(at.x - zero.x, at.y - zero.y), &place, self.cam);
                    }
                }
            }
        }
        for shadow in self.shadows.iter().filter(|s| s.after >= self.shapes.len()) {
            sheet.shadow(shadow, place(shadow.centre));
        }
        if close {
            sheet.close_up(&self.swatches);
        }
        sheet.finish()
    }
}
