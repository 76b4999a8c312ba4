//! Chairs and stools.
//!
//! `legs`: 1 a pedestal, 2 a sled, 4 four legs, 5 a star.

use super::canvas::Canvas;
use super::geometry::{P2, Path, Plane, V3, circle, ellipse, line, open3, rect, rrect4, v};
use super::paint::{Finish, Paint};
use super::parts::{black, chrome, cushion, pedestal_base, round_cushion, star_base};
use super::spec::Spec;

/// A backrest: bent around the sitter, leaning back.
struct Back {
    /// Middle of its lower edge.
    foot: V3,
    w: f64,
    h: f64,
    lean: f64,
    bend: f64,
    radii: [f64; 4],
    thick: f64,
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

    fn draw(&self, c: &mut Canvas, paint: Paint, frame: Paint) {
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

pub fn task_chair(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(66.0, 64.0, 112.0);
    let finish = match s.finish(Finish::Fabric) {
        cover @ (Finish::Fabric | Finish::Leather | Finish::Mesh) => cover,
        _ => Finish::Plastic,
    };
    let paint = s.body_in("#3b4252", finish);
    let seat_paint = if paint.finish == Finish::Mesh {
        paint.with(Finish::Fabric)
    } else {
        paint
    };
    let frame = s.accent_in("#2b2d36", Finish::Plastic);
    let head = s.has("headrest", h > 118.0);
    let seat = (h * 0.43).clamp(40.0, 52.0);
    let (sw, sd) = (w * 0.76, d * 0.76);
    star_base(c, w * 0.47, (2.3, seat - 6.0), s.has("wheels", true), frame);
    let under = v(-8.0, -10.0, seat - 10.0);
    c.panel(
        &Plane::side(under + v(16.0, 0.0, 0.0)),
        &rect(0.0, 0.0, 22.0, 3.5),
        black(),
        0.0,
    );
    c.panel(
        &Plane::front(under),
        &rect(0.0, 0.0, 16.0, 3.5),
        black(),
        0.0,
    );
    let top = if head { h * 0.83 } else { h };
    let foot = v(0.0, sd * 0.44, seat + 6.0);
    let lean = 0.2;
    // The spine goes from under the seat up behind the back.
    c.bend(
        &[
            v(0.0, 8.0, seat - 8.0),
            v(0.0, sd * 0.56, seat - 5.0),
            v(0.0, sd * 0.62, seat + 8.0),
            v(0.0, sd * 0.56 + 8.0, seat + (top - seat) * 0.55),
        ],
        4.2,
        frame,
    );
    let back = Back {
        foot,
        w: w * 0.72,
        h: top - seat - 6.0,
        lean,
        bend: 3.6,
        radii: [9.0, 9.0, 15.0, 15.0],
        thick: 5.0,
    };
    let arms = s.has("armrests", true);
    let (arm_x, arm_z) = (sw * 0.5 + 3.2, seat + 21.0);
    let arm = |c: &mut Canvas, x: f64| {
        c.rod(
            &[
                v(x * 0.72, 2.0, seat - 6.0),
                v(x, 2.0, seat - 5.0),
                v(x, 4.0, arm_z - 1.0),
            ],
            3.2,
            frame,
        );
        c.slab(v(x - 4.0, -13.0, arm_z - 1.0), 8.0, 26.0, 2.6, 3.8, black());
    };
    if arms {
        arm(c, -arm_x);
    }
    back.draw(c, paint, frame);
    if head {
        let z = top - seat + 2.0;
        let post = |x: f64| {
            open3(&[
                foot + v(x, lean * z + 1.0, z - 12.0),
                foot + v(x, lean * z + 2.0, z + 4.0),
            ])
        };
        c.pipe(&post(-4.0).and(post(4.0)), 1.6, frame);
        let rest = Back {
            foot: foot + v(0.0, lean * z - 1.5, z - 2.0),
            w: w * 0.44,
            h: h - top - 1.0,
            lean,
            bend: 2.5,
            radii: [5.0, 5.0, 6.0, 6.0],
            thick: 4.0,
        };
        rest.draw(c, paint, frame);
    }
    cushion(
        c,
        v(-sw / 2.0, -sd / 2.0 - 2.0, seat - 6.5),
        (sw, sd, 8.0),
        13.0,
        seat_paint,
    );
    if arms {
        arm(c, arm_x);
    }
    c.focus(v(w * 0.22, sd * 0.4, seat + 12.0), 2.7);
    c.swatch(paint);
    c.swatch(frame);
}

pub fn visitor_chair(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(56.0, 58.0, 84.0);
    let paint = s.body_in("#5b6b8c", s.finish(Finish::Fabric));
    let frame = s.accent_in("#b9bec6", Finish::Metal);
    let seat = (h * 0.54).clamp(38.0, 50.0);
    let (sw, sd) = (w * 0.84, d * 0.8);
    let x = w * 0.46;
    let (front, rear) = (-d * 0.44, d * 0.42);
    let arms = s.has("armrests", false);
    let arm_z = seat + 20.0;
    let legs = s.count("legs", 2, 1, 5);
    c.shadow(v(0.0, 0.0, 0.0), w * 0.72, d * 0.72, 0.3);
    let side = |c: &mut Canvas, x: f64| match legs {
        4 => {
            c.rod(
                &[v(x, rear + 4.0, 0.8), v(x * 0.92, rear - 4.0, seat)],
                2.4,
                frame,
            );
            c.rod(
                &[v(x, front - 1.0, 0.8), v(x * 0.92, front + 5.0, seat - 3.0)],
                2.4,
                frame,
            );
            if arms {
                c.rod(
                    &[
                        v(x * 0.95, front + 5.0, seat - 2.0),
                        v(x, front + 5.0, arm_z),
                        v(x, rear, arm_z),
                    ],
                    2.2,
                    frame,
                );
            }
        }
        _ => {
            let height = if arms { arm_z } else { seat - 3.0 };
            c.rod(
                &[
                    v(x, rear - 2.0, height),
                    v(x, front + 1.0, height),
                    v(x, front, height - 2.0),
                    v(x, front, 2.6),
                    v(x, front + 2.0, 1.0),
                    v(x, rear + 2.0, 1.0),
                ],
                2.4,
                frame,
            );
        }
    };
    let wide = legs == 1 || legs == 5;
    match legs {
        5 => star_base(
            c,
            w * 0.45,
            (2.2, seat - 5.0),
            s.has("wheels", false),
            frame,
        ),
        1 => pedestal_base(c, w * 0.4, 2.6, seat - 5.0, frame),
        _ => side(c, -x),
    }
    let back = Back {
        foot: v(0.0, sd * 0.46, seat + 6.0),
        w: sw * 0.98,
        h: h - seat - 6.0,
        lean: 0.2,
        bend: 4.0,
        radii: [6.0, 6.0, 9.0, 9.0],
        thick: 4.0,
    };
    for x in [-sw * 0.34, sw * 0.34] {
        c.rod(
            &[
                v(x, sd * 0.3, seat - 3.0),
                v(x, sd * 0.52, seat),
                v(x, sd * 0.56, seat + 14.0),
            ],
            2.0,
            frame,
        );
    }
    back.draw(c, paint, frame);
    let seat_paint = if paint.finish == Finish::Mesh {
        paint.with(Finish::Fabric)
    } else {
        paint
    };
    cushion(
        c,
        v(-sw / 2.0, -sd / 2.0, seat - 5.0),
        (sw, sd, 6.5),
        9.0,
        seat_paint,
    );
    if !wide {
        side(c, x);
    }
    c.focus(v(sw * 0.3, sd * 0.4, seat + 8.0), 2.7);
    c.swatch(paint);
    c.swatch(frame);
}

pub fn doctor_stool(c: &mut Canvas, s: &Spec) {
    let (w, _, h) = s.size(38.0, 38.0, 58.0);
    let paint = s.body_in("#2f6f8f", s.finish(Finish::Leather));
    let r = w * 0.5;
    let back = s.has("back", false) || h > 75.0;
    let seat = if back { h * 0.66 } else { h };
    star_base(
        c,
        r * 1.25,
        (2.2, seat - 8.0),
        s.has("wheels", true),
        chrome(),
    );
    let ring = circle(0.0, 0.0, r * 0.72).on(&Plane::top(v(0.0, 0.0, seat * 0.42)));
    if s.has("ring", false) {
        c.pipe(&ring, 1.6, chrome());
    }
    c.cylinder(v(0.0, 0.0, seat - 9.5), r * 0.5, 2.0, black());
    if back {
        c.bend(
            &[
                v(0.0, r * 0.3, seat - 8.0),
                v(0.0, r * 1.2, seat - 6.0),
                v(0.0, r * 1.3, seat + 8.0),
            ],
            2.6,
            chrome(),
        );
        let rest = Back {
            foot: v(0.0, r * 1.08, seat + 6.0),
            w: w * 0.86,
            h: h - seat - 6.0,
            lean: 0.08,
            bend: 5.0,
            radii: [6.0; 4],
            thick: 4.0,
        };
        rest.draw(c, paint, chrome());
    }
    round_cushion(c, v(0.0, 0.0, seat - 8.0), r, 8.0, paint);
    c.bend(
        &[
            v(r * 0.3, -r * 0.2, seat - 9.0),
            v(r * 0.8, -r * 0.3, seat - 10.5),
            v(r * 0.95, -r * 0.34, seat - 10.0),
        ],
        1.0,
        black(),
    );
    c.focus(v(r * 0.3, -r * 0.3, seat - 5.0), 2.4);
    c.swatch(paint);
    c.swatch(chrome());
}

pub fn cafe_chair(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(44.0, 48.0, 82.0);
    let paint = s.body_in("#a9743f", s.finish(Finish::Wood));
    let frame = if paint.finish == Finish::Wood {
        paint.step(-0.04)
    } else {
        s.accent_in("#3a3d46", Finish::Metal)
    };
    let seat = (h * 0.56).clamp(42.0, 48.0);
    let (x, front, rear) = (w * 0.38, -d * 0.36, d * 0.36);
    c.shadow(v(0.0, 0.0, 0.0), w * 0.75, d * 0.72, 0.3);
    c.rod(
        &[v(-x * 1.12, rear + 3.0, 0.5), v(-x, rear, seat)],
        2.5,
        frame,
    );
    c.rod(
        &[v(x * 1.12, rear + 3.0, 0.5), v(x, rear, seat)],
        2.5,
        frame,
    );
    let ring = ellipse(0.0, 0.0, x * 1.0, d * 0.34).on(&Plane::top(v(0.0, 0.0, seat * 0.52)));
    c.pipe(&ring, 1.3, frame);
    c.rod(
        &[
            v(-x * 1.12, front - 3.0, 0.5),
            v(-x * 0.94, front, seat - 1.0),
        ],
        2.5,
        frame,
    );
    c.rod(
        &[
            v(x * 1.12, front - 3.0, 0.5),
            v(x * 0.94, front, seat - 1.0),
        ],
        2.5,
        frame,
    );
    // The hoop of the back, a smaller one within it.
    let hoop = |k: f64, top: f64| -> Vec<V3> {
        let lean = |z: f64| rear + (z - seat) * 0.2;
        [
            (-1.0, 0.0),
            (-1.03, 0.5),
            (-0.82, 0.86),
            (0.0, 1.0),
            (0.82, 0.86),
            (1.03, 0.5),
            (1.0, 0.0),
        ]
        .iter()
        .map(|&(a, t)| {
            let z = seat + (top - seat) * t;
            v(a * x * k, lean(z) + (1.0 - a * a) * 2.0, z)
        })
        .collect()
    };
    c.bend(&hoop(0.5, seat + (h - seat) * 0.76), 1.9, frame);
    c.bend(&hoop(1.02, h), 2.7, frame);
    if paint.finish == Finish::Wood {
        c.slab(
            v(-w * 0.45, -d * 0.43, seat - 2.5),
            w * 0.9,
            d * 0.84,
            3.0,
            w * 0.4,
            paint,
        );
        let top = Plane::top(v(0.0, -d * 0.01, seat + 0.5));
        c.groove(&ellipse(0.0, 0.0, w * 0.34, d * 0.31).on(&top), paint);
    } else {
        cushion(
            c,
            v(-w * 0.45, -d * 0.43, seat - 2.5),
            (w * 0.9, d * 0.84, 4.5),
            w * 0.36,
            paint,
        );
    }
    c.focus(v(x * 0.6, rear * 0.6, seat + 4.0), 2.6);
    c.swatch(paint);
}

pub fn bar_stool(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(40.0, 40.0, 76.0);
    let paint = s.body_in("#8a5a33", s.finish(Finish::Wood));
    let frame = s.accent_in("#33353d", Finish::Metal);
    let back = s.has("back", h > 88.0);
    let seat = if back { h * 0.78 } else { h };
    let legs = s.count("legs", 4, 1, 5);
    let (x, y) = (w * 0.3, d * 0.3);
    if legs == 1 {
        pedestal_base(c, w * 0.52, 2.7, seat - 4.0, frame);
        let ring = circle(0.0, 0.0, w * 0.36).on(&Plane::top(v(0.0, 0.0, seat * 0.36)));
        c.pipe(&ring, 1.8, frame);
    } else {
        c.shadow(v(0.0, 0.0, 0.0), w * 0.8, d * 0.8, 0.3);
        let foot = 1.45;
        let leg = |c: &mut Canvas, a: f64, b: f64| {
            c.rod(
                &[
                    v(a * x * foot, b * y * foot, 0.5),
                    v(a * x, b * y, seat - 3.0),
                ],
                2.3,
                frame,
            );
        };
        leg(c, -1.0, 1.0);
        leg(c, 1.0, 1.0);
        let k = 1.32;
        let z = seat * 0.3;
        c.rod(
            &[
                v(x * k, -y * k, z),
                v(x * k, y * k, z),
                v(-x * k, y * k, z),
                v(-x * k, -y * k, z),
                v(x * k, -y * k, z),
            ],
            1.7,
            frame,
        );
        leg(c, -1.0, -1.0);
        leg(c, 1.0, -1.0);
    }
    if back {
        for a in [-x, x] {
            c.rod(&[v(a, y, seat - 2.0), v(a, y + 5.0, h - 4.0)], 2.0, frame);
        }
        let rest = Back {
            foot: v(0.0, y + 2.6, h - 13.0),
            w: w * 0.86,
            h: 12.0,
            lean: 0.15,
            bend: 3.0,
            radii: [3.0, 3.0, 5.0, 5.0],
            thick: 2.5,
        };
        rest.draw(c, paint, frame);
    }
    if s.has("round", paint.finish == Finish::Wood) {
        if paint.finish == Finish::Wood {
            c.cylinder(v(0.0, 0.0, seat - 3.6), w * 0.46, 3.6, paint);
            let top = Plane::top(v(0.0, 0.0, seat));
            c.groove(&circle(0.0, 0.0, w * 0.37).on(&top), paint);
        } else {
            round_cushion(c, v(0.0, 0.0, seat - 6.0), w * 0.46, 6.0, paint);
        }
    } else {
        cushion(
            c,
            v(-w * 0.45, -d * 0.45, seat - 6.0),
            (w * 0.9, d * 0.9, 6.5),
            7.0,
            paint,
        );
    }
    c.focus(v(x * 0.4, -y * 0.4, seat - 6.0), 2.8);
    c.swatch(paint);
    c.swatch(frame);
}
