//! Cups, with and without a saucer.

use super::canvas::Canvas;
use super::geometry::{Plane, V3, circle, ellipse, smooth, v};
use super::paint::{Finish, Paint};
use super::parts::black;
use super::spec::Spec;
use super::vessels::{coffee, on_side};

pub fn cup(c: &mut Canvas, s: &Spec) {
    let (w, _, h) = s.size(9.0, 9.0, 7.0);
    let paint = s.body_in("#f7f5f0", s.finish(Finish::Ceramic));
    let inside = s.accent_in("#f7f5f0", Finish::Ceramic);
    c.angles((0.5, 0.42), (0.86, 0.62));
    let r = w / 2.0;
    let handle = s.has("handle", true);
    let saucer = s.has("saucer", h < 9.5 && handle);
    let lift = if saucer { h * 0.13 } else { 0.0 };
    if saucer {
        c.shadow(v(0.0, 0.0, 0.0), r * 2.1, r * 2.1, 0.42);
        c.turned(
            v(0.0, 0.0, 0.0),
            &[(r * 0.8, 0.0), (r * 1.4, h * 0.07), (r * 1.72, h * 0.19)],
            true,
            paint,
        );
        let plate = Plane::top(v(0.0, 0.0, h * 0.19));
        c.panel(&plate, &circle(0.0, 0.0, r * 1.72), paint, 0.0);
        c.inlay(
            &Plane::top(v(0.0, 0.0, h * 0.13)),
            &circle(0.0, 0.0, r * 1.16),
            paint,
            -0.5,
        );
        c.inlay(
            &Plane::top(v(0.0, 0.0, h * 0.11)),
            &circle(0.0, 0.0, r * 1.1),
            paint,
            -0.16,
        );
        c.shadow(v(r * 0.2, 0.0, h * 0.12), r * 0.95, r * 0.95, 0.4);
    } else {
        c.shadow(v(0.0, 0.0, 0.0), r * 1.35, r * 1.35, 0.45);
    }
    // The handle, to the right, behind the wall.
    let right = c.cam.right();
    let mid = v(0.0, 0.0, lift);
    let ear = [
        mid + right * (r * 0.84) + v(0.0, 0.0, h * 0.82),
        mid + right * (r * 1.32) + v(0.0, 0.0, h * 0.86),
        mid + right * (r * 1.44) + v(0.0, 0.0, h * 0.58),
        mid + right * (r * 1.16) + v(0.0, 0.0, h * 0.32),
        mid + right * (r * 0.74) + v(0.0, 0.0, h * 0.26),
    ];
    if handle {
        c.bend(&ear, r * 0.2, paint);
    }
    let profile = if saucer {
        [
            (r * 0.46, 0.0),
            (r * 0.62, h * 0.12),
            (r * 0.86, h * 0.42),
            (r * 0.97, h * 0.74),
            (r, h),
        ]
    } else {
        [
            (r * 0.86, 0.0),
            (r * 0.94, h * 0.08),
            (r * 0.97, h * 0.35),
            (r * 0.98, h * 0.7),
            (r, h),
        ]
    };
    c.turned(mid, &profile, true, paint);
    let brim = mid + v(0.0, 0.0, h);
    c.mouth(brim, r, r * 0.08, paint, inside);
    latte(c, brim, r * 0.92, h * 0.12);
    let [a, b] = on_side(c, mid, r, -0.72, h * 0.5, h * 0.84);
    c.gleam(&super::geometry::open3(&[a, b]), 0.75, 5.0);
    c.focus(brim + v(0.0, 0.0, -h * 0.1), 2.0);
    c.swatch(paint);
    c.swatch(coffee());
}

/// Coffee with a leaf of milk, seen through the mouth of a cup.
fn latte(c: &mut Canvas, brim: V3, r: f64, below: f64) {
    // Only what lies within the mouth is seen: the level is drawn smaller and
    // moved up the picture instead of being clipped.
    let top = Plane::top(brim - v(0.0, 0.0, below * 0.35));
    c.inlay(&top, &circle(0.0, 0.0, r * 0.9), coffee(), 0.0);
    c.inlay(
        &top,
        &circle(0.0, 0.0, r * 0.83),
        Paint::of("#a8703f", Finish::Matt),
        0.0,
    );
    let milk = Paint::of("#f3e6d2", Finish::Matt);
    let k = r * 0.55;
    let heart = smooth(
        &[
            (0.0, -k),
            (k * 0.75, -k * 0.1),
            (k * 0.85, k * 0.5),
            (k * 0.4, k * 0.75),
            (0.0, k * 0.4),
            (-k * 0.4, k * 0.75),
            (-k * 0.85, k * 0.5),
            (-k * 0.75, -k * 0.1),
        ],
        true,
    );
    c.inlay(&top, &heart, milk, 0.0);
    let inner = heart.map(|q| super::geometry::p(q.x * 0.55, q.y * 0.55 - k * 0.02));
    let ring = c.project(&inner.on(&top));
    c.put(
        ring,
        super::shape::Fill::None,
        Some(super::shape::Stroke::hair(
            Paint::of("#a8703f", Finish::Matt).tone(0.0),
            3.0,
        )),
    );
}

pub fn paper_cup(c: &mut Canvas, s: &Spec) {
    let (w, _, h) = s.size(9.0, 9.0, 12.0);
    let paint = s.body_in("#f4efe6", Finish::Matt);
    let sleeve = s.accent_in("#b48a5a", Finish::Matt);
    c.angles((0.5, 0.26), (0.8, 0.5));
    let r = w / 2.0;
    let n = s.count("pack", 1, 1, 3);
    let lid = s.has("lid", false) && n == 1;
    c.shadow(v(0.0, 0.0, 0.0), r * 1.3, r * 1.3, 0.45);
    let at = |t: f64| r * (0.66 + 0.28 * t);
    c.turned(
        v(0.0, 0.0, 0.0),
        &[(at(0.0), 0.0), (at(1.0), h * 0.92)],
        false,
        paint,
    );
    // A double wall stands out from the cup; on a single one the band is print.
    let (a, b) = (0.26, 0.68);
    let proud = if s.option("wall", 2.0) > 1.5 {
        0.12
    } else {
        0.0
    };
    if s.has("sleeve", true) {
        c.turned(
            v(0.0, 0.0, h * 0.92 * a),
            &[(at(a) + proud, 0.0), (at(b) + proud, h * 0.92 * (b - a))],
            false,
            sleeve,
        );
        let right = c.cam.right();
        let towards = c.cam.towards();
        let near = v(towards.x, towards.y, 0.0).unit();
        let mid = (at(a) + at(b)) / 2.0;
        let badge = Plane {
            o: near * mid + v(0.0, 0.0, h * 0.43),
            u: right,
            v: v(0.0, 0.0, 1.0),
        };
        let k = r * 0.24;
        if s.has("ripple", false) {
            let mut ribs = super::geometry::Path(Vec::new());
            for i in -4..=4 {
                let x = r * 0.19 * f64::from(i);
                ribs = ribs.and(super::geometry::line(x * 0.9, -h * 0.18, x, h * 0.19));
            }
            c.groove(&ribs.on(&badge), sleeve);
        }
        c.inlay(&badge, &ellipse(0.0, 0.0, k, k * 1.35), sleeve, -0.8);
        let s_line = smooth(
            &[
                (0.0, k * 1.35),
                (k * 0.22, k * 0.4),
                (-k * 0.22, -k * 0.4),
                (0.0, -k * 1.35),
            ],
            false,
        );
        c.stroke(&s_line.on(&badge), k * 0.16, sleeve, 0.5);
    }
    let rim = v(0.0, 0.0, h * 0.92);
    for i in 1..n {
        let up = rim + v(0.0, 0.0, h * 0.1 * f64::from(i - 1));
        c.turned(up, &[(at(0.98), 0.0), (r, h * 0.1)], false, paint);
    }
    let rim = rim + v(0.0, 0.0, h * 0.1 * f64::from(n - 1));
    if lid {
        let plastic = Paint::of("#f6f5f2", Finish::Plastic);
        let plastic = if paint.colour.lightness() > 0.8 {
            Paint::of("#3a3d46", Finish::Plastic)
        } else {
            plastic
        };
        c.turned(
            rim - v(0.0, 0.0, h * 0.02),
            &[
                (r * 1.02, 0.0),
                (r * 1.04, h * 0.03),
                (r * 0.96, h * 0.045),
                (r * 0.88, h * 0.1),
            ],
            false,
            plastic,
        );
        let top = rim + v(0.0, 0.0, h * 0.08);
        c.disc(top, r * 0.88, plastic, 0.0);
        c.inlay(
            &Plane::top(top),
            &circle(0.0, 0.0, r * 0.76),
            plastic,
            -0.35,
        );
        let near = Plane::top(top);
        c.inlay(
            &near,
            &ellipse(r * 0.3, -r * 0.5, r * 0.13, r * 0.07),
            black(),
            -0.4,
        );
    } else {
        c.mouth(rim, r * 0.97, r * 0.07, paint, paint.step(-0.04));
    }
    c.focus(v(0.0, -r, h * 0.62), 2.3);
    c.swatch(sleeve);
    c.swatch(paint);
}
