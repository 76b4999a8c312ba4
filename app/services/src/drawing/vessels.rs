//! Cups, bags, bottles and what else a café pours from.

use super::canvas::Canvas;
use super::geometry::{Plane, V3, circle, ellipse, line, rrect, smooth, v};
use super::paint::{Finish, Paint};
use super::parts::black;
use super::spec::Spec;

/// The brown of coffee.
pub fn coffee() -> Paint {
    Paint::of("#5a3420", Finish::Matt)
}

/// Two points, one above the other, on the visible side of a round body.
pub fn on_side(c: &Canvas, o: V3, r: f64, across: f64, low: f64, high: f64) -> [V3; 2] {
    let right = c.cam.right();
    [
        o + right * (r * across) + v(0.0, 0.0, low),
        o + right * (r * across) + v(0.0, 0.0, high),
    ]
}

pub fn coffee_bag(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(13.0, 8.0, 24.0);
    let paint = s.body_in("#2f3b4f", Finish::Matt);
    let label = s.accent_in("#e9dcc3", Finish::Matt);
    c.angles((0.42, 0.2), (0.72, 0.24));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.74, d * 0.9, 0.42);
    let o = v(-w / 2.0, -d / 2.0, 0.0);
    let top = h * 0.82;
    // Side gusset, then the front that leans back to the sealed edge.
    let corner = o + v(w, 0.0, 0.0);
    let fold = [
        corner,
        corner + v(0.0, d, 0.0),
        corner + v(0.0, d, top * 0.94),
        corner + v(0.0, d * 0.5, top),
        corner + v(0.0, 0.0, top * 0.94),
    ];
    c.sheet(
        &super::geometry::poly3(&fold),
        &Plane::side(corner),
        paint,
        -0.1,
    );
    c.tint(
        &super::geometry::poly3(&[
            corner,
            corner + v(0.0, d * 0.5, top * 0.18),
            corner + v(0.0, d * 0.5, top),
            corner + v(0.0, 0.0, top * 0.94),
        ]),
        true,
        0.07,
    );
    let ridge = |x: f64, z: f64| o + v(x, d * 0.5, z);
    let front = [
        o,
        corner,
        corner + v(0.0, 0.0, top * 0.94),
        ridge(w, top),
        ridge(w, h),
        ridge(0.0, h),
        ridge(0.0, top),
        o + v(0.0, 0.0, top * 0.94),
    ];
    c.sheet(
        &super::geometry::poly3(&front),
        &Plane::front(o),
        paint,
        0.05,
    );
    let band = [
        o + v(0.0, 0.0, top * 0.94),
        corner + v(0.0, 0.0, top * 0.94),
        ridge(w, top),
        ridge(w, h),
        ridge(0.0, h),
        ridge(0.0, top),
    ];
    c.tint(&super::geometry::poly3(&band), true, 0.12);
    let tie = [
        ridge(0.0, h * 0.9),
        ridge(w, h * 0.9),
        ridge(w, h * 0.96),
        ridge(0.0, h * 0.96),
    ];
    c.sheet(
        &super::geometry::poly3(&tie),
        &Plane::front(o),
        label,
        -0.05,
    );
    let face = Plane::front(o);
    c.panel(
        &face,
        &rrect(w * 0.16, h * 0.14, w * 0.68, h * 0.46, 0.8),
        label,
        0.0,
    );
    c.stitch(
        &rrect(w * 0.2, h * 0.16, w * 0.6, h * 0.42, 0.6).on(&face),
        label,
    );
    for (x, y, k) in [(0.4, 0.42, 1.0), (0.6, 0.42, -1.0), (0.5, 0.3, 1.0)] {
        let (x, y, r) = (w * x, h * y, w * 0.085);
        c.inlay(&face, &ellipse(x, y, r, r * 1.35), coffee(), 0.0);
        let crease = smooth(
            &[
                (x, y + r * 1.3),
                (x + k * r * 0.3, y + r * 0.4),
                (x - k * r * 0.3, y - r * 0.4),
                (x, y - r * 1.3),
            ],
            false,
        );
        c.stroke(&crease.on(&face), r * 0.2, coffee(), 0.7);
    }
    c.panel(&face, &circle(w * 0.5, h * 0.68, w * 0.06), paint, 0.5);
    c.inlay(&face, &circle(w * 0.5, h * 0.68, w * 0.018), paint, -0.7);
    c.gleam(
        &line(w * 0.07, h * 0.08, w * 0.06, h * 0.7).on(&face),
        0.25,
        5.0,
    );
    c.focus(face.at(w * 0.6, h * 0.56), 2.4);
    c.swatch(paint);
    c.swatch(label);
}

/// A tall vessel for hot water, with a tap.
fn urn(c: &mut Canvas, size: (f64, f64), paint: Paint, grip: Paint) {
    let (w, h) = size;
    let r = w * 0.4;
    c.shadow(v(0.0, 0.0, 0.0), r * 1.4, r * 1.4, 0.44);
    let right = c.cam.right();
    for k in [-1.0, 1.0] {
        let at = |x: f64, z: f64| right * (k * r * x) + v(0.0, 0.0, h * z);
        c.bend(
            &[at(0.95, 0.72), at(1.25, 0.72), at(1.25, 0.6), at(0.95, 0.6)],
            r * 0.1,
            grip,
        );
    }
    c.dome(
        v(0.0, 0.0, 0.0),
        &[(r * 0.96, 0.0), (r * 0.96, h * 0.12)],
        grip,
    );
    c.dome(
        v(0.0, 0.0, h * 0.1),
        &[(r * 0.94, 0.0), (r * 0.94, h * 0.68)],
        paint,
    );
    c.dome(
        v(0.0, 0.0, h * 0.78),
        &[
            (r, 0.0),
            (r, h * 0.03),
            (r * 0.7, h * 0.09),
            (r * 0.2, h * 0.11),
        ],
        paint,
    );
    c.cylinder(v(0.0, 0.0, h * 0.89), r * 0.16, h * 0.07, grip);
    let towards = c.cam.towards();
    let near = v(towards.x, towards.y, 0.0).unit();
    let tap = near * r + v(0.0, 0.0, h * 0.2);
    c.rod(&[tap, tap + near * (r * 0.35)], r * 0.16, grip);
    c.rod(
        &[
            tap + near * (r * 0.35) + v(0.0, 0.0, h * 0.05),
            tap + near * (r * 0.35) - v(0.0, 0.0, h * 0.06),
        ],
        r * 0.13,
        grip,
    );
    c.focus(tap + v(0.0, 0.0, h * 0.08), 2.4);
    c.swatch(paint);
    c.swatch(grip);
}

/// The plate a kettle stands on, with the dial that sets the heat and a figure that tells it.
fn dial_base(c: &mut Canvas, r: f64, paint: Paint) {
    let (w, d, tall) = (r * 2.5, r * 3.3, r * 0.34);
    let o = v(-w / 2.0, -d * 0.62, -tall);
    c.shadow(v(0.0, -d * 0.12, -tall), w * 0.66, d * 0.6, 0.4);
    c.slab(o, w, d, tall, r * 0.5, paint);
    let top = Plane::top(o + v(0.0, 0.0, tall));
    c.inlay(
        &top,
        &rrect(w * 0.14, d * 0.06, w * 0.34, d * 0.13, r * 0.08),
        super::parts::lamp("#9db8ea"),
        0.0,
    );
    let knob = top.at(w * 0.7, d * 0.13);
    c.cylinder(knob, r * 0.26, r * 0.18, super::parts::chrome());
}

pub fn kettle(c: &mut Canvas, s: &Spec) {
    let (w, _, h) = s.size(28.0, 16.0, 21.0);
    let paint = s.body_in("#c3c8cf", s.finish(Finish::Metal));
    let grip = s.accent_in("#2b2d36", Finish::Plastic);
    c.angles((0.3, 0.24), (0.5, 0.4));
    if s.has("urn", false) {
        return urn(c, (w, h), paint, grip);
    }
    let r = w * 0.27;
    let right = c.cam.right();
    c.shadow(v(0.0, 0.0, 0.0), r * 1.5, r * 1.5, 0.44);
    if s.has("dial", false) {
        dial_base(c, r, grip);
    }
    c.cylinder(v(0.0, 0.0, 0.0), r * 1.04, h * 0.06, grip);
    let at = |x: f64, z: f64| right * (x * w) + v(0.0, 0.0, z * h);
    if s.has("gooseneck", s.options.is_empty()) {
        // The gooseneck leaves low on the left and pours from above.
        c.bend(
            &[
                at(-0.22, 0.2),
                at(-0.33, 0.24),
                at(-0.38, 0.42),
                at(-0.39, 0.66),
                at(-0.44, 0.82),
                at(-0.5, 0.84),
            ],
            h * 0.055,
            paint,
        );
    } else {
        let spout = [
            at(-0.2, 0.5),
            at(-0.4, 0.72),
            at(-0.36, 0.76),
            at(-0.16, 0.74),
        ];
        c.sheet(
            &super::geometry::poly3(&spout),
            &Plane::front(at(0.0, 0.0)),
            paint,
            0.05,
        );
    }
    c.bend(
        &[
            at(0.2, 0.74),
            at(0.34, 0.82),
            at(0.46, 0.76),
            at(0.47, 0.58),
            at(0.44, 0.36),
            at(0.42, 0.28),
        ],
        h * 0.085,
        grip,
    );
    c.turned(
        v(0.0, 0.0, h * 0.06),
        &[
            (r, 0.0),
            (r * 0.98, h * 0.1),
            (r * 0.86, h * 0.45),
            (r * 0.74, h * 0.7),
        ],
        true,
        paint,
    );
    let lid = v(0.0, 0.0, h * 0.76);
    c.dome(
        lid,
        &[
            (r * 0.78, 0.0),
            (r * 0.76, h * 0.02),
            (r * 0.4, h * 0.06),
            (r * 0.12, h * 0.075),
        ],
        paint,
    );
    c.turned(
        lid + v(0.0, 0.0, h * 0.085),
        &[
            (r * 0.1, 0.0),
            (r * 0.12, h * 0.05),
            (r * 0.2, h * 0.09),
            (r * 0.16, h * 0.13),
        ],
        true,
        grip,
    );
    let [a, b] = on_side(c, v(0.0, 0.0, 0.0), r, -0.6, h * 0.18, h * 0.6);
    c.gleam(&super::geometry::open3(&[a, b]), 0.6, 6.0);
    c.focus(at(0.06, 0.8), 2.5);
    c.swatch(paint);
    c.swatch(grip);
}

pub fn syrup_bottle(c: &mut Canvas, s: &Spec) {
    let (w, _, h) = s.size(7.6, 7.6, 31.0);
    let syrup = s.body_in("#b3621f", Finish::Glass);
    let label = s.accent_in("#f2ead9", Finish::Matt);
    c.angles((0.5, 0.2), (0.8, 0.4));
    let r = w / 2.0;
    c.shadow(v(0.0, 0.0, 0.0), r * 1.5, r * 1.5, 0.45);
    let body = [
        (r * 0.94, 0.0),
        (r, h * 0.03),
        (r, h * 0.3),
        (r, h * 0.5),
        (r * 0.86, h * 0.6),
        (r * 0.44, h * 0.68),
        (r * 0.38, h * 0.76),
    ];
    c.turned(
        v(0.0, 0.0, 0.0),
        &body[..6],
        true,
        syrup.with(Finish::Ceramic).step(-0.02),
    );
    c.turned(
        v(0.0, 0.0, 0.0),
        &body,
        true,
        Paint::of("#e8eef4", Finish::Glass),
    );
    // The label goes round; a leaf and a drop say what is in it.
    c.turned(
        v(0.0, 0.0, h * 0.12),
        &[(r * 1.01, 0.0), (r * 1.01, h * 0.3)],
        false,
        label,
    );
    let towards = c.cam.towards();
    let face = Plane {
        o: v(towards.x, towards.y, 0.0).unit() * r + v(0.0, 0.0, h * 0.27),
        u: c.cam.right(),
        v: v(0.0, 0.0, 1.0),
    };
    let k = r * 0.5;
    let drop = smooth(
        &[
            (0.0, k * 1.5),
            (k * 0.7, k * 0.1),
            (k * 0.72, -k * 0.7),
            (0.0, -k * 1.2),
            (-k * 0.72, -k * 0.7),
            (-k * 0.7, k * 0.1),
        ],
        true,
    );
    c.inlay(&face, &drop, syrup.with(Finish::Matt), 0.0);
    c.gleam(
        &smooth(
            &[
                (-k * 0.4, -k * 0.1),
                (-k * 0.42, -k * 0.5),
                (-k * 0.1, -k * 0.8),
            ],
            false,
        )
        .on(&face),
        0.7,
        4.0,
    );
    let [a, b] = on_side(c, v(0.0, 0.0, 0.0), r, -0.7, h * 0.46, h * 0.56);
    c.gleam(&super::geometry::open3(&[a, b]), 0.8, 5.0);
    let neck = v(0.0, 0.0, h * 0.76);
    c.cylinder(neck, r * 0.46, h * 0.05, black());
    if s.has("pump", true) {
        c.rod(
            &[neck + v(0.0, 0.0, h * 0.05), neck + v(0.0, 0.0, h * 0.16)],
            r * 0.2,
            Paint::of("#dfe3e8", Finish::Plastic),
        );
        let top = neck + v(0.0, 0.0, h * 0.17);
        c.bend(
            &[
                top,
                top - c.cam.right() * (r * 0.8),
                top - c.cam.right() * (r * 1.5) - v(0.0, 0.0, h * 0.02),
            ],
            r * 0.3,
            black(),
        );
        c.cylinder(top - v(0.0, 0.0, h * 0.01), r * 0.34, h * 0.03, black());
    }
    c.focus(v(0.0, 0.0, h * 0.36), 2.6);
    c.swatch(syrup.with(Finish::Matt));
    c.swatch(label);
}

pub fn tray(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(45.0, 32.0, 3.0);
    let paint = s.body_in("#8a5a33", s.finish(Finish::Wood));
    c.angles((0.42, 0.5), (0.74, 0.46));
    let edge = paint.with(if paint.finish == Finish::Wood {
        Finish::Matt
    } else {
        paint.finish
    });
    if s.has("round", false) {
        let r = w.min(d) / 2.0;
        c.shadow(v(0.0, 0.0, 0.0), r * 1.28, r * 1.28, 0.42);
        c.turned(v(0.0, 0.0, 0.0), &[(r * 0.94, 0.0), (r, h)], false, edge);
        let top = Plane::top(v(0.0, 0.0, h));
        c.panel(&top, &circle(0.0, 0.0, r), edge, 0.1);
        c.inlay(&top, &circle(0.0, 0.0, r * 0.96), edge, -0.7);
        c.panel(
            &Plane::top(v(0.0, 0.0, h * 0.7)),
            &circle(0.0, 0.0, r * 0.92),
            paint,
            0.0,
        );
    } else {
        c.shadow(v(0.0, 0.0, 0.0), w * 0.68, d * 0.74, 0.42);
        let o = v(-w / 2.0, -d / 2.0, 0.0);
        let r = w * 0.08;
        c.slab(o, w, d, h, r, edge);
        let top = Plane::top(o + v(0.0, 0.0, h));
        let m = w * 0.022;
        c.inlay(
            &top,
            &rrect(m, m, w - 2.0 * m, d - 2.0 * m, r - m),
            edge,
            -0.75,
        );
        // The floor lies deeper, so its near edge hides behind the rim.
        let sunk = Plane::top(o + v(0.0, 0.0, h * 0.45));
        let hidden = h * 0.55 / c.cam.towards().z * 0.75;
        c.panel(
            &sunk,
            &rrect(
                m * 1.6,
                m + hidden * 0.9,
                w - 3.2 * m - hidden * 0.3,
                d - 2.0 * m - hidden * 0.9 - 0.4,
                r - m,
            ),
            paint,
            0.0,
        );
        if s.has("handles", false) {
            for x in [-w / 2.0, w / 2.0] {
                c.bend(
                    &[
                        v(x, d * 0.2, h),
                        v(x * 1.03, d * 0.17, h + 3.6),
                        v(x * 1.04, 0.0, h + 4.4),
                        v(x * 1.03, -d * 0.17, h + 3.6),
                        v(x, -d * 0.2, h),
                    ],
                    1.7,
                    edge,
                );
            }
        }
        for x in [w * 0.035, w * 0.965] {
            let grip = rrect(x - w * 0.012, d * 0.36, w * 0.024, d * 0.28, w * 0.012);
            c.inlay(&top, &grip, edge, -1.1);
        }
    }
    c.focus(v(w * 0.36, -d * 0.36, h), 3.0);
    c.swatch(paint);
}
