//! Stools and the chairs of a café.

use super::backrest::Back;
use super::canvas::Canvas;
use super::geometry::{Plane, V3, circle, ellipse, v};
use super::paint::{Finish, Paint};
use super::parts::{black, chrome, cushion, pedestal_base, round_cushion, star_base};
use super::spec::Spec;

pub fn doctor_stool(c: &mut Canvas, s: &Spec) {
    let (w, _, h) = s.size(38.0, 38.0, 58.0);
    let paint = s.body_in("#2f6f8f", s.finish(Finish::Leather));
    let r = w * 0.5;
    c.angles((0.5, 0.26), (0.8, 0.48));
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
    if s.has("saddle", false) {
        saddle(c, r, seat, paint);
    } else {
        round_cushion(c, v(0.0, 0.0, seat - 8.0), r, 8.0, paint);
    }
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

/// Two pads with a gap between them, each sloping to its side, raised at the back.
fn saddle(c: &mut Canvas, r: f64, seat: f64, paint: Paint) {
    for k in [-1.0, 1.0] {
        let pad = Plane {
            o: v(k * r * 0.52, 0.0, seat - 1.0),
            u: v(1.0, 0.0, -0.14 * k).unit(),
            v: v(0.0, 1.0, 0.06).unit(),
        };
        let outline = ellipse(0.0, 0.0, r * 0.5, r * 0.95);
        c.prism_body(&outline.on(&pad), v(0.0, 0.0, -7.0), paint);
        c.panel(&pad, &outline, paint.with(Finish::Matt), 0.0);
        c.inlay(&pad, &ellipse(0.0, 0.0, r * 0.45, r * 0.88), paint, 0.1);
        c.stitch(&ellipse(0.0, 0.0, r * 0.36, r * 0.74).on(&pad), paint);
    }
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
    let arm = |c: &mut Canvas, k: f64| {
        let z = seat + (h - seat) * 0.5;
        let a = v(k * x * 1.03, rear + 4.0, z + 2.0);
        c.bend(
            &[
                a,
                v(k * x * 1.3, 0.0, z),
                v(k * x * 1.25, front * 0.7, z - 2.0),
                v(k * x * 0.98, front * 0.7, seat),
            ],
            2.0,
            frame,
        );
    };
    let arms = s.has("armrests", false);
    if arms {
        arm(c, -1.0);
    }
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
    if arms {
        arm(c, 1.0);
    }
    c.focus(v(x * 0.6, rear * 0.6, seat + 4.0), 2.6);
    c.swatch(paint);
}

pub fn bar_stool(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(40.0, 40.0, 76.0);
    let paint = s.body_in("#8a5a33", s.finish(Finish::Wood));
    let frame = s.accent_in("#33353d", Finish::Metal);
    let back = s.has("back", h > 88.0);
    c.angles((0.5, 0.26), (0.8, 0.46));
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
