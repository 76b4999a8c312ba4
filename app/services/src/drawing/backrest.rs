//! The backrest that chairs and stools share.

use super::canvas::Canvas;
use super::geometry::{P2, Path, Plane, V3, line, rrect4, v};
use super::paint::{Finish, Paint};

/// A backrest: bent around the sitter, leaning back.
pub struct Back {
    /// Middle of its lower edge.
    pub foot: V3,
    pub w: f64,
    pub h: f64,
    pub lean: f64,
    pub bend: f64,
    pub radii: [f64; 4],
    pub thick: f64,
}

impl Back {
    fn at(&self, q: P2) -> V3 {
        let s = 2.0 * q.x / self.w;
        let t = q.y / self.h;
        // A little forward at the small of the back.
        let lumbar = 1.4 * t * (1.0 - t) * (self.h / 50.0);
        self.foot
            + v(
                q.x,
                self.lean * q.y - self.bend * s * s - lumbar,
                q.y * (1.0 - self.lean * self.lean * 0.5),
            )
    }

    fn outline(&self, inset: f64) -> Path<P2> {
        let radii = self.radii.map(|r| (r - inset).max(0.5));
        rrect4(
            inset - self.w / 2.0,
            inset,
            self.w - 2.0 * inset,
            self.h - 2.0 * inset,
            radii,
        )
    }

    fn plane(&self) -> Plane {
        Plane::leaning(self.foot, self.lean)
    }

    pub fn draw(&self, c: &mut Canvas, paint: Paint, frame: Paint) {
        let face = self.outline(0.0).map(|q| self.at(q));
        if paint.finish == Finish::Mesh {
            c.sheet(&face, &self.plane(), paint, 0.0);
            c.tint(&self.outline(self.w * 0.12).map(|q| self.at(q)), true, 0.06);
            c.pipe(&face, 1.7, frame);
            return;
        }
        c.prism_body(&face, v(0.0, self.thick, 0.4), paint);
        c.sheet(&face, &self.plane(), paint, 0.06);
        if self.h < 20.0 {
            return;
        }
        let seam = self.outline(self.w * 0.07).map(|q| self.at(q));
        c.stitch(&seam, paint);
        let inner = self.w * 0.36;
        for x in [-inner * 0.42, inner * 0.42] {
            let crease = line(x, self.h * 0.14, x, self.h * 0.86).map(|q| self.at(q));
            c.groove(&crease, paint);
        }
    }
}
