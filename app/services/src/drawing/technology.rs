//! Screens, computers and what is put beside them.

use super::canvas::Canvas;
use super::geometry::{Plane, circle, ellipse, line, poly, rect, rrect, smooth3, v};
use super::paint::{Finish, Paint};
use super::parts::{black, lamp, many, paper, recess, steel, white};
use super::spec::Spec;

pub fn mouse(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(6.4, 11.2, 3.9);
    let paint = s.body_in("#2b2d36", Finish::Plastic);
    let accent = s.accent_in("#8d939d", Finish::Metal);
    c.angles((0.5, 0.46), (0.9, 0.3));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.66, d * 0.6, 0.5);
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
    let mono = s.has("mono", false);
    let neckband = s.has("neckband", false);
    if mono {
        // Only a cushion rests on the other temple.
        let pad = Plane::side(v(-x, 0.0, z + r * 0.7));
        c.prism(
            &pad,
            &ellipse(0.0, 0.0, r * 0.42, r * 0.6),
            v(-1.2, 0.0, 0.0),
            soft,
        );
    } else {
        cup(c, -1.0);
    }
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
    .map(|&(a, t): &(f64, f64)| {
        if neckband {
            v(a * x, w * 0.9 * t, z + r * (0.7 - 0.5 * t))
        } else {
            v(a * x, 0.0, z + r * 0.7 + (h - z - r * 0.7) * t)
        }
    })
    .collect();
    c.bend(&arc, 1.5, paint);
    if !neckband {
        let inner: Vec<_> = arc[2..7].iter().map(|q| *q - v(0.0, 0.0, 0.9)).collect();
        c.bend(&inner, 1.1, soft);
    }
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
    if s.has("tank", false) {
        // Windows onto the four inks, so that one sees what is left.
        for (k, hex) in ["#27272c", "#2f9fc4", "#c43f7d", "#e0b92f"]
            .into_iter()
            .enumerate()
        {
            let x = w * (0.62 + 0.07 * k as f64);
            let full = h * (0.16 - 0.02 * k as f64);
            let window = |tall| rrect(x, h * 0.06, w * 0.05, tall, 0.5);
            c.panel(&base, &window(h * 0.2), trim, 0.0);
            c.inlay(&base, &window(full), Paint::of(hex, Finish::Plastic), 0.0);
        }
    }
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
    let floor = s.has("floor", s.height > 90.0);
    let (w, d, h) = s.size(42.0, 18.0, if floor { 150.0 } else { 48.0 });
    let paint = s.body_in("#d99a2b", s.finish(Finish::Metal));
    let arm = s.accent_in("#b9bec6", Finish::Metal);
    c.angles((0.34, 0.2), (0.8, 0.24));
    let r = (d * 0.5).min(w * 0.26);
    let x = w * 0.5 - r;
    let clamp = s.has("clamp", false);
    if !clamp {
        c.shadow(v(x, 0.0, 0.0), r * 1.5, r * 1.5, 0.4);
    }
    if clamp {
        // A bracket that grips the edge of a table.
        c.block(v(x - 2.0, -2.0, 0.0), 4.0, 4.0, 1.2, black());
        c.block(v(x + 1.2, -2.0, -6.0), 1.4, 4.0, 6.0, black());
        c.block(v(x - 3.0, -2.0, -7.0), 5.6, 4.0, 1.2, black());
        c.rod(&[v(x - 1.4, 0.0, -7.0), v(x - 1.4, 0.0, -3.4)], 0.9, arm);
    } else {
        c.dome(v(x, 0.0, 0.0), &[(r, 0.0), (r, 1.2), (r * 0.9, 2.0)], paint);
        c.disc(v(x, 0.0, 2.0), r * 0.9, paint, 0.0);
    }
    // A floor lamp is a pole with the same head.
    let (knee, reach) = if floor { (0.8, 0.95) } else { (0.56, 0.94) };
    let shade = if floor { h * 0.36 } else { h };
    let elbow = v(x + if floor { 0.0 } else { w * 0.06 }, 0.0, h * knee);
    let (foot, head) = (v(x, 0.0, 2.0), v(-w * 0.24, 0.0, h * reach));
    c.rod(&[foot, elbow], 1.3, arm);
    c.rod(&[elbow, head], 1.3, arm);
    c.ball(elbow, 1.7, paint);
    let tip = head + v(-w * 0.04, 0.0, shade * 0.01);
    // Light under the shade.
    let glow = poly(&[
        (-w * 0.13, -shade * 0.2),
        (w * 0.13, -shade * 0.2),
        (w * 0.27, -shade * 0.62),
        (-w * 0.27, -shade * 0.62),
    ]);
    c.glow(&glow.on(&Plane::front(tip)));
    let sr = w * 0.19;
    c.turned(
        tip + v(0.0, 0.0, -shade * 0.2),
        &[
            (sr, 0.0),
            (sr * 0.92, shade * 0.05),
            (sr * 0.55, shade * 0.13),
            (sr * 0.32, shade * 0.19),
            (sr * 0.28, shade * 0.23),
        ],
        true,
        paint,
    );
    c.ball(head, 1.5, arm);
    c.focus(
        head + v(0.0, 0.0, -shade * 0.1),
        if floor { 4.5 } else { 2.4 },
    );
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
