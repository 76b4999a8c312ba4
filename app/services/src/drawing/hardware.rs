//! Cables, drives and other small hardware of imported catalogues.

use super::canvas::Canvas;
use super::geometry::{Plane, circle, line, rect, rrect, rrect4, smooth3, v};
use super::paint::{Finish, Paint};
use super::parts::{black, chrome, lamp, many};
use super::spec::Spec;

pub fn cable(c: &mut Canvas, s: &Spec) {
    let (w, _, _) = s.size(16.0, 16.0, 1.0);
    let paint = s.body_in("#3b4252", Finish::Plastic);
    let trim = s.accent_in("#2b2d36", Finish::Plastic);
    c.angles((0.0, 0.86), (0.3, 0.6));
    let r = w * 0.36;
    let thick = w * 0.04;
    c.shadow(v(0.0, -r * 0.1, 0.0), r * 1.7, r * 1.6, 0.13);
    // A coil of three turns, tied, with both ends lying out to the front.
    let plug = |c: &mut Canvas, a: super::geometry::V3, u: super::geometry::V3| {
        let across = v(u.y, -u.x, 0.0);
        let plane = Plane { o: a, u, v: across };
        c.panel(
            &plane,
            &rrect4(
                0.0,
                -thick * 0.85,
                w * 0.12,
                thick * 1.7,
                [0.2, thick * 0.3, thick * 0.3, 0.2],
            ),
            trim,
            0.3,
        );
        c.panel(
            &plane,
            &rect(w * 0.12, -thick * 0.6, w * 0.07, thick * 1.2),
            chrome(),
            0.0,
        );
        c.inlay(
            &plane,
            &many([
                (w * 0.14, -thick * 0.32, w * 0.025, thick * 0.22),
                (w * 0.14, thick * 0.1, w * 0.025, thick * 0.22),
            ]),
            black(),
            0.0,
        );
        c.groove(
            &line(w * 0.03, -thick * 0.4, w * 0.03, thick * 0.4)
                .and(line(w * 0.05, -thick * 0.4, w * 0.05, thick * 0.4))
                .on(&plane),
            trim,
        );
    };
    for (k, lift) in [(1.0, 0.0), (0.88, 0.4), (1.06, 0.8)] {
        let ring = super::geometry::ellipse(k * 0.1, lift * 0.3, r * k, r * (k - 0.03));
        c.pipe(&ring.on(&Plane::top(v(0.0, 0.0, lift * 0.4))), thick, paint);
    }
    let ends = [
        [
            v(-r * 0.9, -r * 0.45, 0.6),
            v(-r * 0.6, -r * 1.15, 0.6),
            v(0.0, -r * 1.42, 0.6),
            v(r * 0.36, -r * 1.5, 0.6),
        ],
        [
            v(r * 0.95, -r * 0.1, 0.6),
            v(r * 1.02, r * 0.45, 0.6),
            v(r * 0.95, r * 0.9, 0.6),
            v(r * 0.62, r * 1.22, 0.6),
        ],
    ];
    for points in ends {
        c.pipe(&smooth3(&points), thick, paint);
        let u = (points[3] - points[2]).unit();
        plug(c, points[3] - u * (thick * 0.6), u);
    }
    let tie = Plane::top(v(-r * 1.02, r * 0.15, 0.7));
    c.panel(
        &tie,
        &rrect(-thick * 2.2, -thick * 0.8, thick * 4.6, thick * 1.6, 0.2),
        trim,
        0.2,
    );
    c.focus(ends[0][3] + v(w * 0.04, 0.0, 0.0), 2.6);
    c.swatch(paint);
    c.swatch(trim);
}

pub fn cartridge(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(5.0, 11.0, 8.0);
    let paint = s.body_in("#2b2d36", Finish::Plastic);
    let ink = s.accent_in("#2f8fbf", Finish::Matt);
    c.angles((0.72, 0.28), (0.45, 0.34));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.95, d * 0.72, 0.42);
    let o = v(-w / 2.0, -d / 2.0, 0.0);
    c.block(
        o + v(w * 0.2, d * 0.62, -0.0),
        w * 0.6,
        d * 0.25,
        h * 0.12,
        paint.step(-0.02),
    );
    let base = o + v(0.0, 0.0, h * 0.1);
    c.case(base, w, d, h * 0.66, 0.5, paint);
    c.case(
        base + v(0.0, d * 0.14, h * 0.6),
        w,
        d * 0.86,
        h * 0.3,
        0.7,
        paint,
    );
    let side = Plane::side(base + v(w, 0.0, 0.0));
    c.panel(
        &side,
        &rrect(d * 0.16, h * 0.12, d * 0.74, h * 0.54, 0.4),
        ink,
        0.4,
    );
    // A drop, the sign of ink.
    let (x, y, k) = (d * 0.42, h * 0.36, h * 0.12);
    let drop = super::geometry::smooth(
        &[
            (x, y + k * 1.6),
            (x + k * 0.8, y),
            (x + k * 0.7, y - k * 0.8),
            (x, y - k * 1.2),
            (x - k * 0.7, y - k * 0.8),
            (x - k * 0.8, y),
        ],
        true,
    );
    c.inlay(&side, &drop, Paint::of("#fbfaf6", Finish::Matt), 0.5);
    c.groove(
        &line(d * 0.58, h * 0.5, d * 0.82, h * 0.5)
            .and(line(d * 0.58, h * 0.38, d * 0.82, h * 0.38))
            .and(line(d * 0.58, h * 0.26, d * 0.74, h * 0.26))
            .on(&side),
        ink,
    );
    let front = Plane::front(base);
    c.panel(
        &front,
        &rrect(w * 0.2, h * 0.12, w * 0.6, h * 0.32, 0.3),
        Paint::of("#caa350", Finish::Metal),
        0.0,
    );
    c.groove(
        &line(w * 0.4, h * 0.12, w * 0.4, h * 0.44)
            .and(line(w * 0.6, h * 0.12, w * 0.6, h * 0.44))
            .and(line(w * 0.2, h * 0.28, w * 0.8, h * 0.28))
            .on(&front),
        Paint::of("#caa350", Finish::Metal),
    );
    c.focus(front.at(w * 0.7, h * 0.3), 2.4);
    c.swatch(paint);
    c.swatch(ink);
}

pub fn storage_drive(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(8.0, 11.5, 1.6);
    let paint = s.body_in("#3a3d46", s.finish(Finish::Metal));
    let trim = s.accent_in("#6f86c9", Finish::Matt);
    c.angles((0.5, 0.5), (0.84, 0.44));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.78, d * 0.76, 0.42);
    let o = v(-w / 2.0, -d / 2.0, 0.0);
    c.slab(o, w, d, h, 0.8, paint);
    let top = Plane::top(o + v(0.0, 0.0, h));
    c.inlay(
        &top,
        &rrect(w * 0.05, d * 0.035, w * 0.9, d * 0.93, 0.6),
        paint,
        0.15,
    );
    c.inlay(
        &top,
        &rrect(w * 0.05, d * 0.7, w * 0.9, d * 0.035, 0.1),
        trim,
        0.0,
    );
    // A platter's circles hint at what turns inside.
    c.groove(
        &circle(w * 0.5, d * 0.36, w * 0.3)
            .and(circle(w * 0.5, d * 0.36, w * 0.2))
            .and(circle(w * 0.5, d * 0.36, w * 0.07))
            .on(&top),
        paint,
    );
    c.gleam(
        &super::geometry::smooth(
            &[
                (w * 0.22, d * 0.38),
                (w * 0.28, d * 0.48),
                (w * 0.4, d * 0.545),
            ],
            false,
        )
        .on(&top),
        0.5,
        3.0,
    );
    let front = Plane::front(o);
    c.panel(
        &front,
        &rrect(w * 0.38, h * 0.3, w * 0.24, h * 0.36, h * 0.18),
        black(),
        -0.3,
    );
    c.inlay(
        &front,
        &rect(w * 0.42, h * 0.44, w * 0.16, h * 0.08),
        chrome(),
        0.0,
    );
    c.inlay(
        &front,
        &circle(w * 0.76, h * 0.5, h * 0.09),
        lamp("#7fe0c0"),
        0.0,
    );
    c.focus(front.at(w * 0.6, h * 0.6), 2.8);
    c.swatch(paint);
    c.swatch(trim);
}

pub fn charger(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(5.6, 3.4, 6.4);
    let paint = s.body_in("#f1f0ec", Finish::Plastic);
    let trim = s.accent_in("#b9bec6", Finish::Metal);
    c.angles((0.52, 0.3), (0.8, 0.32));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.8, d * 1.0, 0.42);
    let o = v(-w / 2.0, -d / 2.0, 0.0);
    // Two pins point up out of the body, a cable leaves below.
    c.bend(
        &[
            v(-w * 0.1, -d * 0.5, h * 0.16),
            v(-w * 0.16, -d * 1.1, h * 0.02),
            v(-w * 0.55, -d * 1.25, 0.1),
            v(-w * 0.95, -d * 0.85, 0.1),
            v(-w * 1.15, -d * 0.1, 0.1),
            v(-w * 0.9, d * 0.5, 0.1),
        ],
        w * 0.075,
        paint,
    );
    for x in [-0.2, 0.2] {
        let at = v(x * w, 0.0, h);
        c.cylinder(at, w * 0.065, h * 0.16, paint.step(-0.03));
        c.cylinder(at + v(0.0, 0.0, h * 0.16), w * 0.062, h * 0.16, trim);
    }
    c.case(o, w, d, h, w * 0.14, paint);
    let front = Plane::front(o);
    c.inlay(
        &front,
        &rrect(w * 0.08, h * 0.07, w * 0.84, h * 0.86, w * 0.1),
        paint,
        0.12,
    );
    for z in [0.2, 0.46] {
        c.panel(
            &front,
            &rrect(w * 0.3, h * z, w * 0.4, h * 0.13, h * 0.065),
            black(),
            -0.2,
        );
        c.inlay(
            &front,
            &rrect(w * 0.37, h * (z + 0.048), w * 0.26, h * 0.034, 0.05),
            trim,
            0.0,
        );
    }
    let (x, y, k) = (w * 0.5, h * 0.78, h * 0.075);
    let bolt = super::geometry::poly(&[
        (x + k * 0.3, y + k * 1.3),
        (x - k * 0.8, y - k * 0.2),
        (x - k * 0.1, y - k * 0.2),
        (x - k * 0.3, y - k * 1.3),
        (x + k * 0.8, y + k * 0.2),
        (x + k * 0.1, y + k * 0.2),
    ]);
    c.inlay(&front, &bolt, lamp("#d99a2b"), 0.0);
    c.rod(
        &[
            front.at(w * 0.5, h * 0.26) - v(0.0, 0.0, 0.0),
            front.at(w * 0.5, h * 0.26) - v(0.0, d * 0.3, 0.0),
        ],
        w * 0.18,
        paint.step(-0.02),
    );
    c.focus(front.at(w * 0.5, h * 0.5), 2.2);
    c.swatch(paint);
    c.swatch(trim);
}

pub fn component(c: &mut Canvas, s: &Spec) {
    let (w, d, _) = s.size(20.0, 13.0, 1.5);
    let board = s.body_in("#2c6e5a", Finish::Matt);
    let trim = s.accent_in("#d0a546", Finish::Metal);
    c.angles((0.46, 0.52), (0.76, 0.46));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.7, d * 0.76, 0.42);
    let o = v(-w / 2.0, -d / 2.0, 0.4);
    c.block(o, w, d, 0.35, board);
    let top = Plane::top(o + v(0.0, 0.0, 0.35));
    // Gold edge contacts, tracks, a chip in the middle.
    let pins = (0..16).map(|k| (w * (0.1 + 0.045 * f64::from(k)), 0.1, w * 0.026, d * 0.08));
    c.inlay(&top, &many(pins), trim, 0.0);
    let mut tracks = line(w * 0.1, d * 0.2, w * 0.3, d * 0.2);
    for k in 0..5 {
        let t = f64::from(k) * d * 0.05;
        tracks = tracks
            .and(super::geometry::open(&[
                (w * 0.06, d * 0.5 + t),
                (w * 0.22, d * 0.5 + t),
                (w * 0.28, d * 0.42 + t),
                (w * 0.38, d * 0.42 + t),
            ]))
            .and(super::geometry::open(&[
                (w * 0.62, d * 0.4 + t),
                (w * 0.72, d * 0.4 + t),
                (w * 0.78, d * 0.32 + t),
                (w * 0.94, d * 0.32 + t),
            ]));
    }
    let tracks = c.project(&tracks.on(&top));
    c.put(
        tracks,
        super::shape::Fill::None,
        Some(super::shape::Stroke::hair(board.tone(0.65), 1.6)),
    );
    for (x, y) in [(0.04, 0.07), (0.96, 0.07), (0.96, 0.93), (0.04, 0.93)] {
        c.inlay(&top, &circle(w * x, d * y, d * 0.035), trim, 0.0);
        c.inlay(&top, &circle(w * x, d * y, d * 0.018), board, -1.3);
    }
    let at = |x: f64, y: f64| o + v(w * x, d * y, 0.35);
    for k in 0..2 {
        c.block(
            at(0.12 + 0.1 * f64::from(k), 0.74),
            w * 0.07,
            d * 0.14,
            0.5,
            black(),
        );
    }
    let feet = [0.72, 0.805, 0.89].map(|x| at(x, 0.8));
    c.stamp(&feet, |c| {
        c.cylinder(v(0.0, 0.0, 0.0), d * 0.055, 1.5, chrome())
    });
    c.block(
        at(0.37, 0.32),
        w * 0.26,
        w * 0.26,
        0.3,
        trim.with(Finish::Plastic),
    );
    c.block(
        at(0.385, 0.345) + v(0.0, 0.0, 0.3),
        w * 0.23,
        w * 0.23,
        0.6,
        black(),
    );
    let chip = Plane::top(at(0.385, 0.345) + v(0.0, 0.0, 0.9));
    c.groove(
        &rrect(w * 0.03, w * 0.03, w * 0.17, w * 0.17, 0.3).on(&chip),
        chrome(),
    );
    c.inlay(&chip, &circle(w * 0.035, w * 0.035, w * 0.008), trim, 0.2);
    c.block(
        at(0.74, 0.12),
        w * 0.2,
        d * 0.12,
        0.8,
        Paint::of("#ece9e2", Finish::Plastic),
    );
    c.focus(at(0.5, 0.5), 2.5);
    c.swatch(board);
    c.swatch(trim);
}
