//! Screens, computers and what is put beside them.

use super::canvas::Canvas;
use super::geometry::{Path, Plane, circle, ellipse, line, poly, rect, rrect, smooth, smooth3, v};
use super::paint::{Finish, Paint};
use super::parts::{black, lamp, many, paper, recess, steel, white};
use super::spec::Spec;

/// A picture on a screen: two hills of the accent under a quiet sky.
fn wallpaper(c: &mut Canvas, plane: &Plane, at: (f64, f64), size: (f64, f64), accent: Paint) {
    let ((x, y), (w, h)) = (at, size);
    let sky = Paint::of("#1d2340", Finish::Matt);
    c.inlay(plane, &rect(x, y, w, h), sky, 0.0);
    c.inlay(
        plane,
        &circle(x + w * 0.7, y + h * 0.66, w.min(h) * 0.11),
        Paint::of("#f0c368", Finish::Matt),
        0.0,
    );
    let hill = |from: f64, mid: f64, to: f64| {
        let mut path = smooth(
            &[
                (x, y + h * from),
                (x + w * 0.3, y + h * mid),
                (x + w * 0.62, y + h * (mid + to) * 0.42),
                (x + w, y + h * to),
            ],
            false,
        );
        path.0.extend(open_down(x, y, w));
        path
    };
    c.inlay(
        plane,
        &hill(0.3, 0.58, 0.52),
        accent.with(Finish::Matt),
        -0.2,
    );
    c.inlay(
        plane,
        &hill(0.12, 0.26, 0.4),
        accent.with(Finish::Matt),
        0.25,
    );
    // The light of the room across the glass.
    let glare = poly(&[(x, y + h), (x, y + h * 0.45), (x + w * 0.3, y + h)]);
    c.tint(&glare.on(plane), true, 0.09);
}

fn open_down(x: f64, y: f64, w: f64) -> [super::geometry::Seg<super::geometry::P2>; 3] {
    use super::geometry::{Seg, p};
    [Seg::L(p(x + w, y)), Seg::L(p(x, y)), Seg::Z]
}

pub fn monitor(c: &mut Canvas, s: &Spec) {
    let inches = s.option("screen", 27.0).clamp(10.0, 100.0);
    let (w, d, h) = s.size(inches * 2.26, 20.0, inches * 1.3 + 14.0);
    let paint = s.body_in("#2b2d36", Finish::Plastic);
    let accent = s.accent_in("#6f86c9", Finish::Matt);
    c.angles((0.42, 0.18), (0.82, 0.22));
    let tall = (w * 0.585).min(h * 0.86);
    let z = h - tall;
    let thick = 3.2;
    c.shadow(v(0.0, 2.0, 0.0), w * 0.36, d * 0.95, 0.36);
    c.slab(v(-w * 0.19, -d * 0.42, 0.0), w * 0.38, d, 1.3, 3.0, paint);
    c.slab(
        v(-w * 0.035, d * 0.1, 1.3),
        w * 0.07,
        3.0,
        z + tall * 0.45,
        1.0,
        paint.step(0.03),
    );
    let o = v(-w / 2.0, -thick, z);
    c.case(
        o + v(w * 0.15, thick, tall * 0.2),
        w * 0.7,
        3.4,
        tall * 0.6,
        3.0,
        paint,
    );
    c.case(o, w, thick, tall, 0.9, paint);
    let front = Plane::front(o);
    let m = w * 0.014;
    wallpaper(
        c,
        &front,
        (m, m * 2.4),
        (w - 2.0 * m, tall - m * 3.4),
        accent,
    );
    c.inlay(
        &front,
        &rect(w * 0.93, m * 0.9, w * 0.02, m * 0.5),
        lamp("#7fe0c0"),
        0.0,
    );
    c.focus(v(w * 0.28, -thick, z + 4.0), 3.4);
    c.swatch(paint.with(Finish::Plastic));
}

pub fn laptop(c: &mut Canvas, s: &Spec) {
    let inches = s.option("screen", 14.0).clamp(9.0, 20.0);
    let (w, d, _) = s.size(inches * 2.24, inches * 1.56, 1.8);
    let paint = s.body_in("#b9bec6", s.finish(Finish::Metal));
    let accent = s.accent_in("#6f86c9", Finish::Matt);
    c.angles((0.46, 0.36), (0.8, 0.36));
    let thick = 1.3;
    c.shadow(v(0.0, 0.0, 0.0), w * 0.7, d * 0.8, 0.4);
    let o = v(-w / 2.0, -d / 2.0, 0.0);
    let lid = Plane::leaning(v(-w / 2.0, d / 2.0 - 0.4, thick), 0.32);
    c.prism(
        &lid,
        &rrect(0.0, 0.0, w, d * 0.96, 1.1),
        v(0.0, 0.6, 0.1),
        paint,
    );
    c.panel(
        &lid,
        &rrect(0.25, 0.2, w - 0.5, d * 0.96 - 0.45, 0.9),
        black(),
        -0.1,
    );
    wallpaper(c, &lid, (0.9, 1.3), (w - 1.8, d * 0.96 - 2.4), accent);
    c.slab(o, w, d, thick, 1.1, paint);
    let deck = Plane::top(o + v(0.0, 0.0, thick));
    let (kx, kw, ky, kh) = (w * 0.08, w * 0.84, d * 0.42, d * 0.46);
    c.inlay(
        &deck,
        &rrect(kx - 0.3, ky - 0.3, kw + 0.6, kh + 0.6, 0.4),
        paint,
        -0.5,
    );
    let keys = keyboard_rows(kx, ky, kw, kh, 11, 5, 0.28);
    c.inlay(&deck, &keys, black(), -0.1);
    c.panel(
        &deck,
        &rrect(w * 0.33, d * 0.06, w * 0.34, d * 0.28, 0.5),
        paint,
        0.05,
    );
    c.focus(v(w * 0.18, 0.0, thick), 2.8);
    c.swatch(paint);
}

/// Rows of keys; the lowest row has a long bar.
fn keyboard_rows(
    x: f64,
    y: f64,
    w: f64,
    h: f64,
    columns: u32,
    rows: u32,
    gap: f64,
) -> Path<super::geometry::P2> {
    let (kw, kh) = (w / f64::from(columns), h / f64::from(rows));
    let mut keys: Vec<(f64, f64, f64, f64)> = Vec::new();
    for row in 0..rows {
        let z = y + f64::from(row) * kh;
        let mut column = 0;
        while column < columns {
            let long = row == 0 && column == columns / 4;
            let span = if long { columns / 2 } else { 1 };
            keys.push((
                x + f64::from(column) * kw,
                z,
                kw * f64::from(span) - gap,
                kh - gap,
            ));
            column += span;
        }
    }
    many(keys)
}

pub fn keyboard(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(44.0, 13.5, 2.2);
    let paint = s.body_in("#2b2d36", Finish::Plastic);
    let keys = s.accent_in("#4a4e5b", Finish::Matt);
    c.angles((0.26, 0.66), (0.6, 0.56));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.62, d * 0.8, 0.4);
    let o = v(-w / 2.0, -d / 2.0, 0.0);
    c.slab(o, w, d, h * 0.7, 1.2, paint);
    let deck = Plane::top(o + v(0.0, 0.0, h * 0.7));
    let caps = Plane::top(o + v(0.0, 0.0, h));
    let full = w > 36.0;
    let main = if full { w * 0.76 } else { w - 1.8 };
    let mut rows = keyboard_rows(0.9, 0.9, main, d - 1.8, 13, 5, 0.3);
    if full {
        rows = rows.and(keyboard_rows(
            0.9 + main + 0.8,
            0.9,
            w - main - 2.6,
            d - 1.8,
            4,
            5,
            0.3,
        ));
    }
    c.inlay(&deck, &rows, keys, -1.2);
    c.inlay(&caps, &rows, keys, 0.0);
    c.inlay(
        &deck,
        &rect(w - 4.4, d - 0.6, 2.4, 0.25),
        lamp("#7fe0c0"),
        0.0,
    );
    c.focus(v(w * 0.16, -d * 0.05, h), 3.2);
    c.swatch(keys.with(Finish::Plastic));
    c.swatch(paint);
}

pub fn mouse(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(6.4, 11.2, 3.9);
    let paint = s.body_in("#2b2d36", Finish::Plastic);
    let accent = s.accent_in("#8d939d", Finish::Metal);
    c.angles((0.5, 0.46), (0.9, 0.3));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.85, d * 0.72, 0.45);
    // The hump is highest behind the middle.
    let rise = |t: f64| (1.0 - t * t).max(0.0).sqrt() * (0.86 + 0.14 * t) * h;
    let rings: Vec<_> = (-14..=14)
        .flat_map(|i| {
            let t = f64::from(i) / 14.0;
            // More rings near the ends, where the outline turns.
            let t = t * (1.5 - 0.5 * t * t);
            let round =
                (1.0 - t * t * t * t).max(0.0).sqrt() * 0.55 + (1.0 - t * t).max(0.0).sqrt() * 0.45;
            let half = w / 2.0 * round * (0.96 + 0.06 * t);
            let y = t * d / 2.0;
            (0..=10).map(move |k| {
                let a = f64::from(k) / 5.0 - 1.0;
                v(a * half, y, (1.0 - a * a).max(0.0).sqrt() * rise(t))
            })
        })
        .collect();
    c.lump(&rings, paint);
    let at = |x: f64, t: f64| v(x, t * d / 2.0, rise(t) * 1.01);
    let ridge: Vec<_> = (-9..=2).map(|i| at(0.0, f64::from(i) / 10.0)).collect();
    c.groove(&smooth3(&ridge), paint);
    let across = [
        at(-w * 0.46, 0.12) - v(0.0, 0.0, h * 0.5),
        at(-w * 0.3, 0.2) - v(0.0, 0.0, h * 0.12),
        at(0.0, 0.22),
        at(w * 0.3, 0.2) - v(0.0, 0.0, h * 0.12),
        at(w * 0.46, 0.12) - v(0.0, 0.0, h * 0.5),
    ];
    c.groove(&smooth3(&across), paint);
    c.rod(&[at(0.0, -0.62), at(0.0, -0.3)], 0.75, accent);
    c.gleam(
        &smooth3(&[at(-w * 0.28, 0.62), at(-w * 0.3, 0.35), at(-w * 0.31, 0.0)]),
        0.35,
        5.0,
    );
    c.focus(at(0.0, -0.3), 2.6);
    c.swatch(paint);
    c.swatch(accent);
}

pub fn headset(c: &mut Canvas, s: &Spec) {
    let (w, _, h) = s.size(17.0, 8.0, 19.0);
    let paint = s.body_in("#2b2d36", Finish::Plastic);
    let soft = s.accent_in("#55596a", Finish::Leather);
    c.angles((0.62, 0.14), (0.9, 0.1));
    let x = w * 0.44;
    let (r, z) = (h * 0.21, h * 0.25);
    c.shadow(v(0.0, 0.0, 0.0), w * 0.6, h * 0.28, 0.3);
    let cup = |c: &mut Canvas, side: f64| {
        let centre = v(side * x, 0.0, z);
        let plane = Plane::side(centre + v(1.1, 0.0, 0.0));
        let pad = Plane::side(centre + v(-0.6, 0.0, 0.0));
        if side < 0.0 {
            c.prism(
                &Plane::side(centre + v(0.2, 0.0, 0.0)),
                &ellipse(0.0, 0.0, r * 0.86, r),
                v(-1.6, 0.0, 0.0),
                paint,
            );
            c.prism(
                &Plane::side(centre + v(1.8, 0.0, 0.0)),
                &ellipse(0.0, 0.0, r * 0.84, r * 0.98),
                v(-1.6, 0.0, 0.0),
                soft,
            );
            c.inlay(
                &Plane::side(centre + v(1.8, 0.0, 0.0)),
                &ellipse(0.0, 0.0, r * 0.5, r * 0.62),
                soft,
                -0.5,
            );
        } else {
            c.prism(
                &pad,
                &ellipse(0.0, 0.0, r * 0.84, r * 0.98),
                v(-1.8, 0.0, 0.0),
                soft,
            );
            c.prism(
                &plane,
                &ellipse(0.0, 0.0, r * 0.86, r),
                v(-1.7, 0.0, 0.0),
                paint,
            );
            c.panel(&plane, &ellipse(0.0, 0.0, r * 0.58, r * 0.68), paint, 0.3);
        }
    };
    cup(c, -1.0);
    let arc: Vec<_> = [
        (-1.0, 0.0),
        (-1.06, 0.35),
        (-0.86, 0.74),
        (-0.42, 0.96),
        (0.0, 1.0),
        (0.42, 0.96),
        (0.86, 0.74),
        (1.06, 0.35),
        (1.0, 0.0),
    ]
    .iter()
    .map(|&(a, t): &(f64, f64)| v(a * x, 0.0, z + r * 0.7 + (h - z - r * 0.7) * t))
    .collect();
    c.bend(&arc, 1.5, paint);
    let inner: Vec<_> = arc[2..7].iter().map(|q| *q - v(0.0, 0.0, 0.9)).collect();
    c.bend(&inner, 1.1, soft);
    cup(c, 1.0);
    if s.has("microphone", true) {
        let a = v(x + 1.4, 0.0, z);
        c.bend(
            &[
                a,
                a + v(0.6, -r * 1.1, -r * 0.75),
                v(x * 0.5, -r * 2.3, z - r * 1.02),
                v(x * 0.05, -r * 2.8, z - r * 0.96),
            ],
            0.5,
            paint,
        );
        c.ball(v(x * 0.02, -r * 2.85, z - r * 0.96), 0.85, black());
        c.ball(a, 0.9, paint);
    }
    c.focus(v(x, 0.0, z), 2.3);
    c.swatch(soft);
    c.swatch(paint);
}

pub fn printer(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(42.0, 38.0, 30.0);
    let paint = s.body_in("#f1f0ec", Finish::Plastic);
    let trim = s.accent_in("#3a3d46", Finish::Plastic);
    c.shadow(v(0.0, 0.0, 0.0), w * 0.75, d * 0.78, 0.38);
    let o = v(-w / 2.0, -d / 2.0, 0.0);
    c.case(o, w, d, h * 0.34, 1.6, paint.step(-0.02));
    let base = Plane::front(o);
    c.panel(
        &base,
        &rrect(w * 0.06, h * 0.05, w * 0.88, h * 0.2, 0.8),
        paint,
        0.05,
    );
    c.inlay(
        &base,
        &rrect(w * 0.4, h * 0.18, w * 0.2, h * 0.035, 0.5),
        trim,
        -0.2,
    );
    let body = o + v(0.0, 0.0, h * 0.34);
    c.case(body, w, d, h * 0.5, 2.0, paint);
    let front = Plane::front(body);
    recess(
        c,
        &front,
        (w * 0.1, h * 0.04),
        (w * 0.62, h * 0.22),
        d * 0.4,
        trim,
    );
    // A sheet on its way out.
    let sheet = Plane {
        o: body + v(w * 0.2, -d * 0.2, h * 0.03),
        u: v(1.0, 0.0, 0.0),
        v: v(0.0, 1.0, 0.18),
    };
    c.panel(&sheet, &rect(0.0, 0.0, w * 0.42, d * 0.3), paper(), 0.0);
    c.groove(
        &line(w * 0.05, d * 0.08, w * 0.3, d * 0.08)
            .and(line(w * 0.05, d * 0.13, w * 0.24, d * 0.13))
            .on(&sheet),
        paper(),
    );
    c.case(
        o + v(w * 0.02, d * 0.05, h * 0.84),
        w * 0.96,
        d * 0.9,
        h * 0.13,
        1.2,
        trim,
    );
    let lid = Plane::top(o + v(w * 0.02, d * 0.05, h * 0.97));
    c.inlay(
        &lid,
        &rrect(w * 0.08, d * 0.12, w * 0.8, d * 0.66, 2.0),
        trim,
        0.12,
    );
    let board = Plane::front(body + v(w * 0.76, -0.02, h * 0.08));
    c.panel(&board, &rrect(0.0, 0.0, w * 0.18, h * 0.34, 1.0), trim, 0.0);
    c.inlay(
        &board,
        &rect(w * 0.02, h * 0.15, w * 0.14, h * 0.15),
        lamp("#9db8ea"),
        0.0,
    );
    c.inlay(
        &board,
        &circle(w * 0.05, h * 0.075, w * 0.016),
        white(),
        0.0,
    );
    c.inlay(
        &board,
        &circle(w * 0.13, h * 0.075, w * 0.016),
        lamp("#7fe0c0"),
        0.0,
    );
    c.focus(body + v(w * 0.7, 0.0, h * 0.22), 2.9);
    c.swatch(paint);
    c.swatch(trim);
}

pub fn desk_lamp(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(42.0, 18.0, 48.0);
    let paint = s.body_in("#d99a2b", s.finish(Finish::Metal));
    let arm = s.accent_in("#b9bec6", Finish::Metal);
    c.angles((0.34, 0.2), (0.8, 0.24));
    let r = (d * 0.5).min(w * 0.26);
    let x = w * 0.5 - r;
    c.shadow(v(x, 0.0, 0.0), r * 1.5, r * 1.5, 0.4);
    c.turned(
        v(x, 0.0, 0.0),
        &[(r, 0.0), (r, 1.2), (r * 0.9, 2.0), (r * 0.2, 2.6)],
        false,
        paint,
    );
    let (foot, elbow, head) = (
        v(x, 0.0, 2.4),
        v(x + w * 0.06, 0.0, h * 0.56),
        v(-w * 0.24, 0.0, h * 0.94),
    );
    c.rod(&[foot, elbow], 1.3, arm);
    c.rod(&[elbow, head], 1.3, arm);
    c.ball(elbow, 1.7, paint);
    let tip = head + v(-w * 0.04, 0.0, h * 0.01);
    // Light under the shade.
    let glow = poly(&[
        (-w * 0.13, -h * 0.2),
        (w * 0.13, -h * 0.2),
        (w * 0.27, -h * 0.62),
        (-w * 0.27, -h * 0.62),
    ]);
    c.glow(&glow.on(&Plane::front(tip)));
    let sr = w * 0.19;
    c.turned(
        tip + v(0.0, 0.0, -h * 0.2),
        &[
            (sr, 0.0),
            (sr * 0.92, h * 0.05),
            (sr * 0.55, h * 0.13),
            (sr * 0.32, h * 0.19),
            (sr * 0.28, h * 0.23),
        ],
        true,
        paint,
    );
    c.ball(head, 1.5, arm);
    c.focus(elbow + v(-w * 0.06, 0.0, h * 0.06), 2.6);
    c.swatch(paint);
    c.swatch(arm);
}

pub fn camera(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(13.0, 8.0, 9.5);
    let paint = s.body_in("#2b2d36", Finish::Leather);
    let trim = s.accent_in("#9aa0aa", Finish::Metal);
    c.angles((0.45, 0.24), (0.75, 0.26));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.66, d * 0.6, 0.42);
    let o = v(-w / 2.0, -d * 0.1, 0.0);
    let body = d * 0.42;
    c.case(o, w, body, h * 0.68, h * 0.08, paint);
    c.case(o + v(0.0, 0.0, h * 0.66), w, body, h * 0.17, h * 0.05, trim);
    c.case(
        o + v(w * 0.36, 0.0, h * 0.8),
        w * 0.28,
        body,
        h * 0.2,
        h * 0.05,
        trim,
    );
    c.cylinder(
        o + v(w * 0.82, body * 0.5, h * 0.83),
        w * 0.07,
        h * 0.08,
        black(),
    );
    c.cylinder(
        o + v(w * 0.14, body * 0.5, h * 0.83),
        w * 0.055,
        h * 0.05,
        trim,
    );
    let lens = |depth: f64| Plane::front(o + v(w * 0.5, -depth, h * 0.38));
    let r = h * 0.34;
    c.prism(
        &lens(d * 0.2),
        &circle(0.0, 0.0, r),
        v(0.0, d * 0.2, 0.0),
        trim,
    );
    c.prism(
        &lens(d * 0.5),
        &circle(0.0, 0.0, r * 0.9),
        v(0.0, d * 0.3, 0.0),
        black(),
    );
    c.inlay(
        &lens(d * 0.5),
        &circle(0.0, 0.0, r * 0.72),
        Paint::of("#14161f", Finish::Matt),
        -0.3,
    );
    c.inlay(
        &lens(d * 0.5),
        &circle(0.0, 0.0, r * 0.5),
        Paint::of("#2b3a78", Finish::Matt),
        0.0,
    );
    c.tint(
        &ellipse(-r * 0.2, r * 0.24, r * 0.16, r * 0.11).on(&lens(d * 0.5)),
        true,
        0.75,
    );
    c.focus(o + v(w * 0.5, -d * 0.5, h * 0.45), 2.2);
    c.swatch(paint);
    c.swatch(trim);
}

pub fn phone(c: &mut Canvas, s: &Spec) {
    let inches = s.option("screen", 6.2).clamp(2.0, 13.0);
    let (w, _, h) = s.size(inches * 1.17, 0.8, inches * 2.42);
    let paint = s.body_in("#2b2d36", Finish::Metal);
    let accent = s.accent_in("#6f86c9", Finish::Matt);
    c.angles((0.42, 0.18), (0.7, 0.2));
    c.shadow(v(0.0, 0.4, 0.0), w * 0.66, w * 0.3, 0.4);
    let o = v(-w / 2.0, 0.0, 0.0);
    let r = w * 0.13;
    c.case(o, w, 0.85, h, r, paint);
    let front = Plane::front(o);
    let m = w * 0.04;
    c.inlay(
        &front,
        &rrect(m, m, w - 2.0 * m, h - 2.0 * m, r - m),
        black(),
        -0.4,
    );
    wallpaper(
        c,
        &front,
        (m * 1.6, m * 2.6),
        (w - 3.2 * m, h - 5.2 * m),
        accent,
    );
    c.inlay(
        &front,
        &rrect(w * 0.4, h - m * 2.3, w * 0.2, m * 1.0, m),
        black(),
        -0.6,
    );
    c.focus(v(w * 0.1, 0.0, h * 0.84), 2.6);
    c.swatch(paint);
}

pub fn server(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(48.0, 60.0, 18.0);
    let paint = s.body_in("#3a3d46", Finish::Metal);
    let trim = s.accent_in("#8d939d", Finish::Metal);
    c.angles((0.42, 0.32), (0.72, 0.34));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.75, d * 0.75, 0.36);
    let units = s.count("units", (h / 4.5).round().clamp(1.0, 6.0) as u32, 1, 8);
    let o = v(-w / 2.0, -d / 2.0, 0.0);
    c.block(o, w, d, h, paint);
    let front = Plane::front(o);
    let each = h / f64::from(units);
    let places: Vec<_> = (0..units)
        .map(|i| v(0.0, 0.0, f64::from(i) * each))
        .collect();
    c.stamp(&places, |c| {
        c.panel(&front, &rect(0.6, 0.3, w - 1.2, each - 0.6), paint, 0.1);
        let slots = (0..5).map(|k| {
            (
                w * (0.06 + f64::from(k) * 0.125),
                each * 0.2,
                w * 0.115,
                each * 0.58,
            )
        });
        c.inlay(&front, &many(slots), trim, -0.5);
        let vents = (0..5).map(|k| {
            (
                w * (0.72 + f64::from(k) * 0.025),
                each * 0.24,
                w * 0.011,
                each * 0.5,
            )
        });
        c.inlay(&front, &many(vents), black(), -0.5);
        c.inlay(
            &front,
            &circle(w * 0.88, each * 0.5, each * 0.1),
            lamp("#7fe0c0"),
            0.0,
        );
        c.inlay(
            &front,
            &circle(w * 0.925, each * 0.5, each * 0.1),
            lamp("#8fb0ff"),
            0.0,
        );
    });
    c.focus(o + v(w * 0.74, 0.0, h * 0.5), 2.8);
    c.swatch(paint);
    c.swatch(steel());
}
