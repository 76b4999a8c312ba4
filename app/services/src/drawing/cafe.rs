//! Machines and vessels of a café.

use super::canvas::Canvas;
use super::geometry::{Plane, V3, circle, ellipse, line, open3, poly, rect, rrect, smooth3, v};
use super::paint::{Finish, Paint};
use super::parts::{black, chrome, lamp, many, steel};
use super::spec::Spec;
use super::vessels::{coffee, on_side};

pub fn espresso_machine(c: &mut Canvas, s: &Spec) {
    if s.has("automatic", false) {
        return super::automatic::automatic(c, s);
    }
    let n = s.count("groups", 2, 1, 4);
    let (w, d, h) = s.size(28.0 + 24.0 * f64::from(n), 52.0, 50.0);
    // No more groups than the stated width has room for.
    let n = n.min((w / 24.0).floor().max(1.0) as u32);
    let paint = s.body_in("#b5402f", Finish::Metal);
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
    let cheek = Plane::side(wall + v(w, 0.0, 0.0));
    c.panel(
        &cheek,
        &rect(0.0, 0.0, d * 0.48, h * 0.34),
        paint.step(-0.02),
        0.0,
    );
    let back = Plane::front(wall);
    c.panel(&back, &rect(0.0, 0.0, w, h * 0.34), paint.step(-0.02), 0.0);
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
        c.cylinder(group, 4.6, h * 0.13, metal.with(Finish::Plastic));
        c.cylinder(
            group - v(0.0, 0.0, 2.6),
            4.0,
            2.6,
            steel().with(Finish::Plastic),
        );
        let spouts = line(-1.2, -2.6, -1.2, -5.0).and(line(1.2, -2.6, 1.2, -5.0));
        c.stroke(&spouts.on(&Plane::front(group)), 1.3, steel(), -0.2);
        c.stroke(
            &open3(&[group - v(0.0, 3.0, 1.4), group - v(0.0, 7.0, 1.8)]),
            1.6,
            steel(),
            0.0,
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
    if c.view < 2 && w > 36.0 {
        warm_cups(
            c,
            head + v(0.0, 0.0, h * 0.3),
            (w, d),
            if n > 1 { 4 } else { 2 },
        );
    }
    c.focus(
        o + v(w * 0.1 + each * (f64::from(n) - 0.5), d * 0.1, h * 0.42),
        2.7,
    );
    c.swatch(paint);
}

/// Cups that keep warm on top of the machine, behind a rail.
fn warm_cups(c: &mut Canvas, lid: V3, size: (f64, f64), cups: u32) {
    let (w, d) = size;
    let white = Paint::of("#f7f5f0", Finish::Ceramic);
    let row: Vec<V3> = (0..cups)
        .map(|k| {
            lid + v(
                w * (0.24 + 0.56 / f64::from(cups) * f64::from(k)),
                d * 0.42,
                0.0,
            )
        })
        .collect();
    c.stamp(&row, |c| {
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
    let rail = Plane::top(lid + v(0.0, 0.0, 4.0));
    let line = rrect(w * 0.08, d * 0.08, w * 0.84, d * 0.74, 2.0);
    c.stroke(&line.on(&rail), 0.7, chrome(), -0.5);
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

/// A cupcake, an éclair or a tart, about `r` in radius.
fn pastry(c: &mut Canvas, which: u32, r: f64) {
    let crust = Paint::of("#d08b3c", Finish::Matt);
    let cream = Paint::of("#f3dfc0", Finish::Matt);
    let berry = Paint::of("#b23a4e", Finish::Matt);
    let o = v(0.0, 0.0, 0.0);
    match which {
        0 => {
            c.turned(
                o,
                &[(r * 0.7, 0.0), (r * 0.9, r * 0.7)],
                false,
                berry.step(-0.05),
            );
            let swirl = [(r * 1.02, 0.0), (r * 0.9, r * 0.5), (r * 0.2, r * 0.9)];
            c.turned(v(0.0, 0.0, r * 0.7), &swirl, true, cream);
        }
        1 => {
            let bend = [
                (-1.0, 0.0, 0.4),
                (-0.5, -0.5, 0.5),
                (0.5, -0.5, 0.5),
                (1.0, 0.0, 0.4),
            ];
            c.bend(
                &bend.map(|(x, y, z)| v(x * r, y * r, z * r)),
                r * 0.85,
                crust,
            );
        }
        _ => {
            c.cylinder(o, r, r * 0.7, crust);
            c.inlay(
                &Plane::top(v(0.0, 0.0, r * 0.7)),
                &circle(0.0, 0.0, r * 0.72),
                berry,
                0.0,
            );
        }
    }
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
            c.stamp(&[at], |c| {
                pastry(c, (i + k) % 3, (w * 0.065).min(cell * 0.3))
            });
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
