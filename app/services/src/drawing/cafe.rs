//! Machines and vessels of a café.

use super::canvas::Canvas;
use super::geometry::{Plane, V3, circle, ellipse, line, poly, rect, rrect, smooth, smooth3, v};
use super::paint::{Finish, Paint};
use super::parts::{black, chrome, lamp, many, steel};
use super::spec::Spec;

fn coffee() -> Paint {
    Paint::of("#5a3420", Finish::Matt)
}

pub fn espresso_machine(c: &mut Canvas, s: &Spec) {
    let n = s.count("groups", 2, 1, 4);
    let (w, d, h) = s.size(28.0 + 24.0 * f64::from(n), 52.0, 50.0);
    let paint = s.body_in("#b5402f", s.finish(Finish::Metal));
    let wood = s.accent_in("#8a5a33", Finish::Wood);
    c.angles((0.36, 0.24), (0.68, 0.28));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.64, d * 0.76, 0.38);
    let corners = [(-0.42, 0.36), (0.42, 0.36), (-0.42, -0.36), (0.42, -0.36)];
    c.stamp(&corners.map(|(x, y)| v(x * w, y * d, 0.0)), |c| {
        c.cylinder(v(0.0, 0.0, 0.0), 2.2, 4.2, black());
    });
    let o = v(-w / 2.0, -d / 2.0, 4.0);
    let metal = chrome();
    // Base with its drip tray, then the back wall, then the head over it.
    c.case(o, w, d, h * 0.2, 1.6, paint);
    let deck = Plane::top(o + v(0.0, 0.0, h * 0.2));
    c.panel(
        &deck,
        &rrect(w * 0.05, d * 0.03, w * 0.9, d * 0.5, 1.0),
        metal,
        -0.2,
    );
    let bars = (0..9).map(|k| {
        (
            w * (0.08 + 0.095 * f64::from(k)),
            d * 0.07,
            w * 0.045,
            d * 0.42,
        )
    });
    c.inlay(&deck, &many(bars), black(), -0.4);
    let wall = o + v(0.0, d * 0.52, h * 0.2);
    c.block(wall, w, d * 0.48, h * 0.34, paint.step(-0.02));
    let back = Plane::front(wall);
    c.panel(
        &back,
        &rect(w * 0.03, 0.0, w * 0.94, h * 0.34),
        metal,
        -0.35,
    );
    // Cups wait under each group, handles and spouts above them.
    let each = w * 0.8 / f64::from(n);
    let groups: Vec<V3> = (0..n)
        .map(|i| o + v(w * 0.1 + each * (f64::from(i) + 0.5), d * 0.24, 0.0))
        .collect();
    let white = Paint::of("#f7f5f0", Finish::Ceramic);
    c.stamp(&groups, |c| {
        let foot = v(0.0, 0.0, h * 0.2);
        c.turned(foot, &[(1.8, 0.0), (2.9, 1.6), (3.3, 4.6)], true, white);
        c.mouth(foot + v(0.0, 0.0, 4.6), 3.3, 0.5, white, coffee());
        let group = v(0.0, 0.0, h * 0.44);
        c.cylinder(group, 4.6, h * 0.13, metal);
        c.cylinder(group - v(0.0, 0.0, 2.6), 4.0, 2.6, steel());
        let spouts = line(-1.2, -2.6, -1.2, -5.0).and(line(1.2, -2.6, 1.2, -5.0));
        c.pipe(&spouts.on(&Plane::front(group)), 1.0, metal);
        c.rod(
            &[group - v(0.0, 3.0, 1.4), group - v(0.0, 7.0, 1.8)],
            1.4,
            metal,
        );
        c.rod(
            &[group - v(0.0, 7.0, 1.8), group - v(0.0, 16.0, 3.0)],
            2.4,
            wood.with(Finish::Plastic),
        );
    });
    let head = o + v(0.0, d * 0.06, h * 0.54);
    c.case(head, w, d * 0.94, h * 0.3, 2.4, paint);
    let front = Plane::front(head);
    c.inlay(
        &front,
        &rrect(w * 0.04, h * 0.045, w * 0.92, h * 0.075, 1.0),
        metal,
        0.1,
    );
    let buttons = (0..n).flat_map(|i| {
        let x = w * 0.1 + each * (f64::from(i) + 0.5);
        (0..3).map(move |k| (x - 4.4 + 3.6 * f64::from(k), h * 0.066, 1.8, 1.6))
    });
    c.inlay(&front, &many(buttons), black(), 0.0);
    let dial = if n > 1 { w * 0.5 } else { w * 0.82 };
    c.panel(&front, &circle(dial, h * 0.2, h * 0.06), metal, 0.3);
    c.inlay(
        &front,
        &circle(dial, h * 0.2, h * 0.046),
        Paint::of("#fbfaf6", Finish::Matt),
        0.0,
    );
    c.stroke(
        &line(dial, h * 0.2, dial + h * 0.025, h * 0.225).on(&front),
        0.5,
        black(),
        0.0,
    );
    // Steam wands at both ends, cups keep warm behind the rail.
    for x in [w * 0.04, w * 0.96] {
        let top = o + v(x, d * 0.04, h * 0.58);
        c.ball(top, 1.6, wood.with(Finish::Plastic));
        c.bend(
            &[
                top,
                top - v(0.0, 2.4, h * 0.06),
                top - v(0.0, 3.2, h * 0.28),
            ],
            1.1,
            metal,
        );
    }
    let lid = head + v(0.0, 0.0, h * 0.3);
    let top = Plane::top(lid);
    let cups = if n > 1 { 4 } else { 2 };
    let rows: Vec<V3> = (0..cups)
        .map(|k| {
            lid + v(
                w * (0.24 + 0.56 / f64::from(cups) * f64::from(k)),
                d * 0.42,
                0.0,
            )
        })
        .collect();
    c.stamp(&rows, |c| {
        c.turned(
            v(0.0, 0.0, 0.0),
            &[(3.2, 0.0), (2.8, 2.8), (1.8, 4.6)],
            true,
            white,
        );
        c.inlay(
            &Plane::top(v(0.0, 0.0, 4.6)),
            &circle(0.0, 0.0, 1.7),
            white,
            -0.2,
        );
    });
    let rail = rrect(w * 0.08, d * 0.08, w * 0.84, d * 0.74, 2.0)
        .map(|q| top.at(q.x, q.y) + v(0.0, 0.0, 4.0));
    c.stroke(&rail, 0.7, metal, -0.5);
    c.focus(
        o + v(w * 0.1 + each * (f64::from(n) - 0.5), d * 0.1, h * 0.42),
        2.7,
    );
    c.swatch(paint);
    c.swatch(wood);
}

pub fn grinder(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(19.0, 27.0, 54.0);
    let paint = s.body_in("#2b2d36", s.finish(Finish::Metal));
    let trim = s.accent_in("#b9bec6", Finish::Metal);
    c.angles((0.5, 0.22), (0.82, 0.26));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.8, d * 0.78, 0.42);
    let o = v(-w / 2.0, -d / 2.0, 0.0);
    c.slab(o, w, d, h * 0.07, 3.0, paint);
    let pan = Plane::top(o + v(0.0, 0.0, h * 0.07));
    c.inlay(
        &pan,
        &rrect(w * 0.14, d * 0.06, w * 0.72, d * 0.4, 1.6),
        trim,
        -0.2,
    );
    c.slab(
        o + v(w * 0.06, d * 0.42, h * 0.07),
        w * 0.88,
        d * 0.56,
        h * 0.34,
        3.0,
        paint,
    );
    let wall = Plane::front(o + v(w * 0.06, d * 0.42, h * 0.07));
    c.inlay(
        &wall,
        &rrect(w * 0.26, h * 0.16, w * 0.36, h * 0.09, 0.8),
        lamp("#9db8ea"),
        -0.2,
    );
    // The fork that holds a filter under the spout.
    let fork = o + v(w * 0.5, d * 0.42, h * 0.16);
    for k in [-1.0, 1.0] {
        c.rod(
            &[
                fork + v(k * w * 0.12, 0.0, 0.0),
                fork + v(k * w * 0.12, -d * 0.2, 0.0),
            ],
            1.0,
            trim,
        );
    }
    c.turned(
        o + v(w * 0.5, d * 0.22, h * 0.33),
        &[(w * 0.06, 0.0), (w * 0.13, h * 0.08)],
        false,
        trim,
    );
    c.slab(
        o + v(w * 0.02, d * 0.02, h * 0.41),
        w * 0.96,
        d * 0.96,
        h * 0.14,
        4.0,
        paint,
    );
    let brow = Plane::front(o + v(w * 0.02, d * 0.02, h * 0.41));
    c.inlay(&brow, &circle(w * 0.34, h * 0.07, w * 0.05), trim, 0.2);
    c.inlay(
        &brow,
        &circle(w * 0.48, h * 0.07, w * 0.05),
        lamp("#7fe0c0"),
        0.0,
    );
    c.inlay(&brow, &circle(w * 0.62, h * 0.07, w * 0.05), trim, 0.2);
    let neck = v(0.0, 0.0, h * 0.55);
    c.cylinder(neck, w * 0.3, h * 0.05, trim);
    // The hopper, half full of beans.
    let glass = Paint::of("#cfdbe6", Finish::Glass);
    let r = w * 0.46;
    let hop = neck + v(0.0, 0.0, h * 0.05);
    c.turned(
        hop,
        &[(w * 0.26, 0.0), (r * 0.92, h * 0.12), (r * 0.95, h * 0.2)],
        false,
        coffee(),
    );
    beans(c, hop + v(0.0, 0.0, h * 0.2), r * 0.94);
    c.turned(
        hop,
        &[(w * 0.27, 0.0), (r * 0.96, h * 0.12), (r, h * 0.32)],
        false,
        glass,
    );
    c.gleam(
        &smooth3(&on_side(c, hop, r * 0.8, -0.62, h * 0.13, h * 0.3)),
        0.6,
        5.0,
    );
    c.cylinder(hop + v(0.0, 0.0, h * 0.32), r * 1.05, h * 0.035, paint);
    c.cylinder(hop + v(0.0, 0.0, h * 0.355), r * 0.2, h * 0.025, trim);
    c.focus(hop + v(0.0, 0.0, h * 0.14), 2.6);
    c.swatch(paint);
    c.swatch(coffee());
}

/// Two points, one above the other, on the visible side of a round body.
fn on_side(c: &Canvas, o: V3, r: f64, across: f64, low: f64, high: f64) -> [V3; 2] {
    let right = c.cam.right();
    [
        o + right * (r * across) + v(0.0, 0.0, low),
        o + right * (r * across) + v(0.0, 0.0, high),
    ]
}

/// Coffee beans on a round surface.
fn beans(c: &mut Canvas, o: V3, r: f64) {
    let top = Plane::top(o);
    c.inlay(&top, &circle(0.0, 0.0, r), coffee(), -0.3);
    let mut all = super::geometry::Path(Vec::new());
    for (x, y) in [
        (-0.6, 0.0),
        (-0.3, 0.4),
        (-0.1, -0.2),
        (0.2, 0.3),
        (0.5, -0.1),
        (0.1, 0.7),
        (-0.4, -0.5),
        (0.3, -0.6),
        (0.66, 0.36),
    ] {
        all = all.and(ellipse(x * r, y * r, r * 0.17, r * 0.13));
    }
    c.inlay(&top, &all, coffee().step(0.09), 0.0);
}

pub fn cup(c: &mut Canvas, s: &Spec) {
    let (w, _, h) = s.size(9.0, 9.0, 7.0);
    let paint = s.body_in("#f7f5f0", s.finish(Finish::Ceramic));
    let inside = s.accent_in("#f7f5f0", Finish::Ceramic);
    c.angles((0.5, 0.42), (0.86, 0.62));
    let r = w / 2.0;
    let saucer = s.has("saucer", h < 9.5);
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
    c.bend(&ear, r * 0.2, paint);
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
        super::canvas::Fill::None,
        Some(super::canvas::Stroke::hair(
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
    let lid = s.has("lid", true) && n == 1;
    c.shadow(v(0.0, 0.0, 0.0), r * 1.3, r * 1.3, 0.45);
    let at = |t: f64| r * (0.66 + 0.28 * t);
    c.turned(
        v(0.0, 0.0, 0.0),
        &[(at(0.0), 0.0), (at(1.0), h * 0.92)],
        false,
        paint,
    );
    let (a, b) = (0.26, 0.68);
    if s.has("sleeve", true) {
        c.turned(
            v(0.0, 0.0, h * 0.92 * a),
            &[(at(a) + 0.12, 0.0), (at(b) + 0.12, h * 0.92 * (b - a))],
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

pub fn kettle(c: &mut Canvas, s: &Spec) {
    let (w, _, h) = s.size(28.0, 16.0, 21.0);
    let paint = s.body_in("#c3c8cf", s.finish(Finish::Metal));
    let grip = s.accent_in("#2b2d36", Finish::Plastic);
    c.angles((0.3, 0.24), (0.5, 0.4));
    let r = w * 0.27;
    let right = c.cam.right();
    c.shadow(v(0.0, 0.0, 0.0), r * 1.5, r * 1.5, 0.44);
    c.cylinder(v(0.0, 0.0, 0.0), r * 1.04, h * 0.06, grip);
    let at = |x: f64, z: f64| right * (x * w) + v(0.0, 0.0, z * h);
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
    c.turned(
        lid,
        &[
            (r * 0.76, 0.0),
            (r * 0.74, h * 0.03),
            (r * 0.4, h * 0.07),
            (r * 0.12, h * 0.08),
        ],
        true,
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
    c.focus(at(0.3, 0.72), 2.4);
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
    c.focus(v(0.0, 0.0, h * 0.48), 2.6);
    c.swatch(syrup.with(Finish::Matt));
    c.swatch(label);
}

pub fn pastry_case(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(90.0, 55.0, 75.0);
    let paint = s.body_in("#33353d", s.finish(Finish::Metal));
    let trim = s.accent_in("#b9bec6", Finish::Metal);
    c.angles((0.42, 0.24), (0.7, 0.3));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.66, d * 0.76, 0.38);
    let base = h * 0.24;
    let o = v(-w / 2.0, -d / 2.0, 0.0);
    c.block(o, w, d, base, paint);
    let skirt = Plane::front(o);
    let vents = (0..6).map(|k| {
        (
            w * 0.08 + f64::from(k) * w * 0.05,
            base * 0.3,
            w * 0.03,
            base * 0.36,
        )
    });
    c.inlay(&skirt, &many(vents), paint, -0.9);
    c.inlay(
        &skirt,
        &rrect(w * 0.8, base * 0.34, w * 0.12, base * 0.32, 0.6),
        lamp("#9db8ea"),
        0.0,
    );
    let n = s.count("shelves", 2, 1, 4);
    let room = h - base - 3.0;
    let inside = o + v(0.0, 0.0, base);
    // Back wall and shelves with pastries, then the glass over them.
    c.panel(
        &Plane::front(inside + v(0.0, d - 1.0, 0.0)),
        &rect(0.0, 0.0, w, room),
        trim,
        -0.3,
    );
    let crust = Paint::of("#d08b3c", Finish::Matt);
    let cream = Paint::of("#f3dfc0", Finish::Matt);
    let berry = Paint::of("#b23a4e", Finish::Matt);
    let cell = room / f64::from(n);
    for i in 0..n {
        let z = cell * f64::from(i);
        let depth = d * (0.88 - 0.2 * f64::from(i) / f64::from(n));
        let shelf = inside + v(1.5, d - depth, z + if i == 0 { 0.2 } else { -0.8 });
        c.block(
            shelf,
            w - 3.0,
            depth - 1.0,
            if i == 0 { 0.6 } else { 1.0 },
            if i == 0 {
                trim
            } else {
                trim.with(Finish::Glass)
            },
        );
        let places = 5;
        for k in 0..places {
            let at = shelf + v((w - 3.0) * (0.1 + 0.2 * f64::from(k)), depth * 0.42, 1.0);
            let r = (w * 0.065).min(cell * 0.3);
            match (i + k) % 3 {
                0 => {
                    c.turned(
                        at,
                        &[(r * 0.7, 0.0), (r * 0.9, r * 0.7)],
                        false,
                        berry.step(-0.05),
                    );
                    c.turned(
                        at + v(0.0, 0.0, r * 0.7),
                        &[(r * 1.02, 0.0), (r * 0.9, r * 0.5), (r * 0.2, r * 0.9)],
                        true,
                        cream,
                    );
                }
                1 => c.bend(
                    &[
                        at + v(-r, 0.0, r * 0.4),
                        at + v(-r * 0.5, -r * 0.5, r * 0.5),
                        at + v(r * 0.5, -r * 0.5, r * 0.5),
                        at + v(r, 0.0, r * 0.4),
                    ],
                    r * 0.85,
                    crust,
                ),
                _ => {
                    c.cylinder(at, r, r * 0.7, crust);
                    c.inlay(
                        &Plane::top(at + v(0.0, 0.0, r * 0.7)),
                        &circle(0.0, 0.0, r * 0.72),
                        if k % 2 == 0 { berry } else { coffee() },
                        0.0,
                    );
                }
            }
        }
    }
    let glass = Paint::of("#dbe6f0", Finish::Glass);
    let front = Plane::front(inside);
    let side = Plane::side(inside + v(w, 0.0, 0.0));
    c.panel(&side, &rect(0.0, 0.0, d, room), glass, -0.1);
    c.panel(&front, &rect(0.0, 0.0, w, room), glass.step(0.06), 0.1);
    c.tint(
        &poly(&[
            (w * 0.08, 0.5),
            (w * 0.2, 0.5),
            (w * 0.42, room),
            (w * 0.3, room),
        ])
        .on(&front),
        true,
        0.2,
    );
    c.tint(
        &poly(&[
            (w * 0.24, 0.5),
            (w * 0.27, 0.5),
            (w * 0.49, room),
            (w * 0.46, room),
        ])
        .on(&front),
        true,
        0.2,
    );
    c.block(inside + v(-0.4, -0.4, room), w + 0.8, d + 0.8, 3.0, paint);
    c.focus(inside + v(w * 0.6, 0.0, cell * 0.5), 2.6);
    c.swatch(paint);
    c.swatch(trim);
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
        for x in [w * 0.035, w * 0.965] {
            let grip = rrect(x - w * 0.012, d * 0.36, w * 0.024, d * 0.28, w * 0.012);
            c.inlay(&top, &grip, edge, -1.1);
        }
    }
    c.focus(v(w * 0.36, -d * 0.36, h), 3.0);
    c.swatch(paint);
}
