//! Pieces that several families share: bases, legs, recesses, cushions.

use super::canvas::Canvas;
use super::geometry::{P2, Path, Plane, V3, circle, line, open3, rect, rrect, v};
use super::paint::{Finish, Paint};

/// The five directions of a star base, far ones first.
const STAR: [(f64, f64); 5] = [
    (0.0, 1.0),
    (-0.951, 0.309),
    (0.951, 0.309),
    (-0.588, -0.809),
    (0.588, -0.809),
];

pub fn chrome() -> Paint {
    Paint::of("#b9bec6", Finish::Metal)
}

pub fn steel() -> Paint {
    Paint::of("#8d939d", Finish::Metal)
}

pub fn black() -> Paint {
    Paint::of("#2b2d36", Finish::Plastic)
}

pub fn white() -> Paint {
    Paint::of("#f1f0ec", Finish::Plastic)
}

pub fn paper() -> Paint {
    Paint::of("#fbfaf6", Finish::Matt)
}

/// A light that says "on".
pub fn lamp(hex: &str) -> Paint {
    Paint::of(hex, Finish::Matt)
}

/// A five-armed base on castors or glides, with the column above it.
pub fn star_base(c: &mut Canvas, r: f64, column: (f64, f64), wheels: bool, paint: Paint) {
    let (column_r, top) = column;
    c.shadow(v(0.0, 0.0, 0.0), r * 1.25, r * 1.25, 0.32);
    let lift = if wheels { 6.6 } else { 2.0 };
    let ends = STAR.map(|(x, y)| v(x * r, y * r, 0.0));
    c.stamp(&ends, |c| {
        if wheels {
            c.wheel(v(0.6, 0.0, 3.0), 3.0, 3.6, black(), steel());
        } else {
            c.cylinder(v(0.0, 0.0, 0.0), 2.0, 1.6, black());
        }
    });
    let mut arms = Path(Vec::new());
    for (x, y) in STAR {
        let end = v(x * r, y * r, lift);
        arms = arms.and(open3(&[v(0.0, 0.0, lift + 3.4), end]));
    }
    c.pipe(&arms, 3.4, paint);
    c.cylinder(v(0.0, 0.0, lift), column_r * 1.9, 6.0, paint);
    // The shroud and the piston of the gas spring; their caps are never seen.
    let middle = lift + 6.0 + (top - lift - 6.0) * 0.5;
    let mut sleeve = |r: f64, low: f64, high: f64, paint: Paint| {
        let rim = circle(0.0, 0.0, r).on(&Plane::top(v(0.0, 0.0, high)));
        c.prism_body(&rim, v(0.0, 0.0, low - high), paint);
    };
    sleeve(column_r * 1.35, lift + 6.0, middle, black());
    sleeve(column_r, middle - 0.5, top, chrome());
}

/// A turned foot: a low disc and a column.
pub fn pedestal_base(c: &mut Canvas, r: f64, column_r: f64, top: f64, paint: Paint) {
    c.shadow(v(0.0, 0.0, 0.0), r * 1.3, r * 1.3, 0.34);
    c.dome(
        v(0.0, 0.0, 0.0),
        &[(r, 0.0), (r, 1.0), (r * 0.93, 1.7)],
        paint,
    );
    let rim = Plane::top(v(0.0, 0.0, 1.7));
    c.inlay(&rim, &circle(0.0, 0.0, r * 0.93), paint, 0.05);
    c.turned(
        v(0.0, 0.0, 1.7),
        &[
            (column_r * 2.4, 0.0),
            (column_r * 1.5, 1.4),
            (column_r, 4.0),
        ],
        true,
        paint,
    );
    c.cylinder(v(0.0, 0.0, 3.4), column_r, top - 3.4, paint);
}

/// An upholstered cushion lying flat, with a running stitch along its edge.
pub fn cushion(c: &mut Canvas, o: V3, size: (f64, f64, f64), r: f64, paint: Paint) {
    let (w, d, h) = size;
    let rim = Plane::top(o + v(0.0, 0.0, h * 0.72));
    let edge = rrect(0.0, 0.0, w, d, r);
    c.prism_body(&edge.on(&rim), v(0.0, 0.0, -h * 0.72), paint);
    c.panel(&rim, &edge, paint.with(Finish::Matt), 0.0);
    let inset = h * 0.16;
    let top = Plane::top(o + v(inset, inset, h * 0.88));
    let outline = rrect(0.0, 0.0, w - 2.0 * inset, d - 2.0 * inset, r - inset);
    c.inlay(&top, &outline, paint, 0.12);
    let m = (w.min(d) * 0.07).max(inset);
    let seam = rrect(m, m, w - 2.0 * (inset + m), d - 2.0 * (inset + m), r - m);
    c.stitch(&seam.on(&top), paint);
}

/// The same, round.
pub fn round_cushion(c: &mut Canvas, o: V3, r: f64, h: f64, paint: Paint) {
    let rim = Plane::top(o + v(0.0, 0.0, h * 0.75));
    c.prism_body(&circle(0.0, 0.0, r).on(&rim), v(0.0, 0.0, -h * 0.75), paint);
    c.panel(&rim, &circle(0.0, 0.0, r), paint.with(Finish::Matt), 0.0);
    let top = Plane::top(o + v(0.0, 0.0, h * 0.92));
    c.inlay(&top, &circle(0.0, 0.0, r * 0.95), paint, 0.1);
    c.stitch(&circle(0.0, 0.0, r * 0.8).on(&top), paint);
}

/// A leg with a square section, on a soft shadow of its own.
pub fn post(c: &mut Canvas, x: f64, y: f64, z: (f64, f64), thick: f64, paint: Paint) {
    if z.0 <= 0.01 {
        c.shadow(
            v(x + thick / 2.0, y + thick / 2.0, 0.0),
            thick * 1.8,
            thick * 1.8,
            0.4,
        );
    }
    let tall = z.1 - z.0;
    c.stamp(&[v(x, y, z.0)], |c| {
        c.block(v(0.0, 0.0, 0.0), thick, thick, tall, paint);
    });
}

/// A hollow in a front: its left wall, floor and back as far as the opening
/// lets them be seen.
pub fn recess(
    c: &mut Canvas,
    front: &Plane,
    at: (f64, f64),
    size: (f64, f64),
    depth: f64,
    paint: Paint,
) {
    let ((x, z), (w, h)) = (at, size);
    let (a, b) = sight(c, depth);
    let fit = (0.86 * w / a.max(1e-6))
        .min(0.86 * h / b.max(1e-6))
        .min(1.0);
    let (a, b) = (a * fit, b * fit);
    c.panel(front, &rect(x, z, w, h), paint, -0.72);
    c.patch(
        front,
        &[(x, z), (x + a, z + b), (x + a, z + h), (x, z + h)],
        paint,
        -0.42,
    );
    c.patch(
        front,
        &[(x, z), (x + w, z), (x + w, z + b), (x + a, z + b)],
        paint,
        0.12,
    );
    c.groove(&line(x + a, z + b, x + a, z + h).on(front), paint);
    c.panel_edge(front, &rect(x, z, w, h), paint);
}

/// How far something `depth` behind a front appears moved, in the front's own
/// directions.
pub fn sight(c: &Canvas, depth: f64) -> (f64, f64) {
    let t = c.cam.towards();
    // On the line of sight, going `depth` back moves x and z by these.
    (-depth * t.x / t.y, -depth * t.z / t.y)
}

/// A bar handle standing a little off a front.
pub fn handle(c: &mut Canvas, a: V3, b: V3, paint: Paint) {
    c.stamp(&[a], |c| c.rod(&[v(0.0, 0.0, 0.0), b - a], 0.9, paint));
}

/// Rows of small things laid on a plane, as one outline: keys, books, slots.
pub fn many(items: impl IntoIterator<Item = (f64, f64, f64, f64)>) -> Path<P2> {
    let mut out = Path(Vec::new());
    for (x, y, w, h) in items {
        out = out.and(rect(x, y, w, h));
    }
    out
}

/// The bars of a lit figure, as on a display; anything but 0 to 9 is dark.
pub fn figure(n: u32, x: f64, y: f64, w: f64, h: f64) -> Vec<(f64, f64, f64, f64)> {
    let t = w * 0.22;
    let bars = [
        (x, y + h - t, w, t),
        (x + w - t, y + h / 2.0, t, h / 2.0),
        (x + w - t, y, t, h / 2.0),
        (x, y, w, t),
        (x, y, t, h / 2.0),
        (x, y + h / 2.0, t, h / 2.0),
        (x, y + (h - t) / 2.0, w, t),
    ];
    // From the top clockwise, then the middle; one bit a bar.
    let lit = match n {
        0 => 0b011_1111,
        1 => 0b000_0110,
        2 => 0b101_1011,
        3 => 0b100_1111,
        4 => 0b110_0110,
        5 => 0b110_1101,
        6 => 0b111_1101,
        7 => 0b000_0111,
        8 => 0b111_1111,
        9 => 0b110_1111,
        _ => 0,
    };
    let on = |i: &usize| lit >> i & 1 == 1;
    (0..7).filter(on).map(|i| bars[i]).collect()
}
