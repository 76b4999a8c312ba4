//! Flat pieces of surface and the lines on them.

use super::canvas::Canvas;
use super::geometry::{P2, Path, Plane, V3, circle, p, poly};
use super::paint::{Finish, Paint};
use super::shape::{Fill, Stop, Stroke};
use super::texture::Texture;

/// Width of outlines and of lines within a surface, picture units.
pub const EDGE: f64 = 2.0;

const FINE: f64 = 1.5;

impl Canvas {
    /// How far an outline may stray from the true curve, centimetres.
    pub fn tolerance(&self) -> f64 {
        let px = if self.view == 2 { 0.75 } else { 0.36 };
        px / self.px.max(1e-3)
    }

    /// How a surface of this paint is filled: textured, sheen or plain.
    pub fn fill(&self, paint: Paint, tone: f64, plane: &Plane, path: &Path<P2>) -> Fill {
        if paint.finish == Finish::Glass {
            return Fill::Flat(paint.tone(tone), 0.32);
        }
        let (low, high) = corners(path);
        let small = (high.x - low.x).max(high.y - low.y) * self.px < 44.0;
        let thin = (high.x - low.x).min(high.y - low.y) * self.px < 14.0;
        if small || (thin) {
            return Fill::Flat(paint.tone(tone), 1.0);
        }
        if paint.finish == Finish::Metal {
            // A diagonal sheen, across whatever the outline covers.
            let stop = |at, t| Stop {
                at,
                colour: paint.tone(tone + t),
                alpha: 1.0,
            };
            return Fill::Diagonal(vec![stop(0.0, 0.28), stop(1.0, -0.18)]);
        }
        match Texture::of(paint.finish) {
            Some(texture) => Fill::Texture(texture, paint, tone, *plane),
            None => Fill::Flat(paint.tone(tone), 1.0),
        }
    }

    /// A flat piece of surface, lit by its direction plus `tone`.
    pub fn panel(&mut self, plane: &Plane, outline: &Path<P2>, paint: Paint, tone: f64) {
        let path = self.project(&outline.on(plane));
        let tone = Paint::flat_tone(plane.normal()) + tone;
        let fill = self.fill(paint, tone, plane, &path);
        self.put(path, fill, Some(Stroke::hair(paint.line(), EDGE)));
    }

    /// The same without an edge line: inlays, screens, labels.
    pub fn inlay(&mut self, plane: &Plane, outline: &Path<P2>, paint: Paint, tone: f64) {
        let path = self.project(&outline.on(plane));
        let tone = Paint::flat_tone(plane.normal()) + tone;
        let fill = self.fill(paint, tone, plane, &path);
        self.put(path, fill, None);
    }

    /// Only the edge line of a panel, to draw over what fills it.
    pub fn panel_edge(&mut self, plane: &Plane, outline: &Path<P2>, paint: Paint) {
        let path = self.project(&outline.on(plane));
        self.put(path, Fill::None, Some(Stroke::hair(paint.line(), EDGE)));
    }

    /// A bent surface given point by point; `plane` carries its texture.
    pub fn sheet(&mut self, path: &Path<V3>, plane: &Plane, paint: Paint, tone: f64) {
        let path = self.project(path);
        let fill = self.fill(paint, tone, plane, &path);
        self.put(path, fill, Some(Stroke::hair(paint.line(), EDGE)));
    }

    /// A plain patch of light (white) or shade (ink) over what is there.
    pub fn tint(&mut self, path: &Path<V3>, light: bool, alpha: f64) {
        let colour = super::colour::Rgb::parse(if light { "#fff" } else { "#14121f" });
        if let Some(colour) = colour {
            let path = self.project(path);
            self.put(path, Fill::Flat(colour, alpha), None);
        }
    }

    /// A fine line within a surface.
    pub fn groove(&mut self, path: &Path<V3>, paint: Paint) {
        let path = self.project(path);
        self.put(path, Fill::None, Some(Stroke::hair(paint.groove(), FINE)));
    }

    /// A fine line of light.
    pub fn gleam(&mut self, path: &Path<V3>, alpha: f64, px: f64) {
        if let Some(white) = super::colour::Rgb::parse("#fff") {
            let path = self.project(path);
            let mut stroke = Stroke::hair(white, px);
            stroke.alpha = alpha;
            self.put(path, Fill::None, Some(stroke));
        }
    }

    /// A running stitch.
    pub fn stitch(&mut self, path: &Path<V3>, paint: Paint) {
        let path = self.project(path);
        let mut stroke = Stroke::hair(paint.line(), FINE);
        stroke.dash = Some((6.0, 4.5));
        self.put(path, Fill::None, Some(stroke));
    }

    /// Any line, its width in centimetres, without an edge.
    pub fn stroke(&mut self, path: &Path<V3>, cm: f64, paint: Paint, tone: f64) {
        let path = self.project(path);
        let mut stroke = Stroke::hair(paint.tone(tone), 0.0);
        stroke.cm = cm;
        self.put(path, Fill::None, Some(stroke));
    }

    /// A polygon on a plane; short for the commonest inlay.
    pub fn patch(&mut self, plane: &Plane, points: &[(f64, f64)], paint: Paint, tone: f64) {
        self.inlay(plane, &poly(points), paint, tone);
    }

    /// A disc lying flat.
    pub fn disc(&mut self, o: V3, r: f64, paint: Paint, tone: f64) {
        self.panel(&Plane::top(o), &circle(0.0, 0.0, r), paint, tone);
    }
}

pub fn corners(path: &Path<P2>) -> (P2, P2) {
    let (mut low, mut high) = (p(f64::MAX, f64::MAX), p(f64::MIN, f64::MIN));
    for q in path.sample(4) {
        low = p(low.x.min(q.x), low.y.min(q.y));
        high = p(high.x.max(q.x), high.y.max(q.y));
    }
    (low, high)
}
