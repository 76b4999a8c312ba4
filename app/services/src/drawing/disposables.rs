//! Boxes that gloves and masks are drawn from.

use super::canvas::Canvas;
use super::geometry::{Plane, ellipse, line, poly, rect, rrect, rrect4, smooth, v};
use super::paint::{Finish, Paint};
use super::parts::white;
use super::spec::Spec;

/// A box of disposables with an opening on its top or front.
fn dispenser(c: &mut Canvas, s: &Spec, size: (f64, f64, f64)) -> (Plane, Paint, Paint) {
    let (w, d, h) = size;
    // The box is printed in the accent; the main colour is what is inside.
    let paint = s.accent_in("#3f8fa6", Finish::Matt);
    let band = Paint::of("#f7f4ee", Finish::Matt);
    c.angles((0.46, 0.38), (0.72, 0.4));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.72, d * 0.82, 0.4);
    let o = v(-w / 2.0, -d / 2.0, 0.0);
    c.block(o, w, d, h, paint);
    let front = Plane::front(o);
    let wave = smooth(
        &[
            (0.0, h * 0.34),
            (w * 0.3, h * 0.5),
            (w * 0.62, h * 0.28),
            (w, h * 0.44),
        ],
        false,
    );
    let mut lower = wave;
    lower
        .0
        .push(super::geometry::Seg::L(super::geometry::p(w, 0.0)));
    lower
        .0
        .push(super::geometry::Seg::L(super::geometry::p(0.0, 0.0)));
    lower.0.push(super::geometry::Seg::Z);
    c.inlay(&front, &lower, band, -0.05);
    let side = Plane::side(o + v(w, 0.0, 0.0));
    c.inlay(
        &side,
        &poly(&[(0.0, 0.0), (d, 0.0), (d, h * 0.44), (0.0, h * 0.44)]),
        band,
        -0.05,
    );
    // A cross says "clinic" in every language.
    let (x, y, k) = (w * 0.17, h * 0.7, h * 0.075);
    let cross = poly(&[
        (x - k, y - k * 3.0),
        (x + k, y - k * 3.0),
        (x + k, y - k),
        (x + k * 3.0, y - k),
        (x + k * 3.0, y + k),
        (x + k, y + k),
        (x + k, y + k * 3.0),
        (x - k, y + k * 3.0),
        (x - k, y + k),
        (x - k * 3.0, y + k),
        (x - k * 3.0, y - k),
        (x - k, y - k),
    ]);
    c.inlay(&front, &cross, band, 0.1);
    (Plane::top(o + v(0.0, 0.0, h)), paint, band)
}

pub fn gloves_box(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(24.0, 12.5, 8.0);
    let (top, paint, band) = dispenser(c, s, (w, d, h));
    let glove = s.body_in("#7fa8e0", Finish::Plastic);
    c.panel(
        &top,
        &ellipse(w * 0.5, d * 0.5, w * 0.3, d * 0.27),
        paint,
        -1.3,
    );
    // A glove half drawn out: cuff in the opening, fingers up and over.
    let foot = top.at(w * 0.5, d * 0.5);
    let plane = Plane::leaning(foot + v(0.0, 0.0, -0.4), -0.25);
    let k = h * 0.16;
    let hand = smooth(
        &[
            (-k * 2.4, 0.0),
            (-k * 2.0, k * 2.6),
            (-k * 2.3, k * 4.0),
            (-k * 3.9, k * 5.3),
            (-k * 3.5, k * 6.0),
            (-k * 1.9, k * 5.4),
            (-k * 1.5, k * 6.4),
            (-k * 1.6, k * 8.8),
            (-k * 0.95, k * 9.2),
            (-k * 0.5, k * 7.2),
            (-k * 0.3, k * 9.7),
            (k * 0.4, k * 9.7),
            (k * 0.45, k * 7.2),
            (k * 1.0, k * 9.2),
            (k * 1.6, k * 8.9),
            (k * 1.3, k * 6.7),
            (k * 2.2, k * 8.0),
            (k * 2.7, k * 7.5),
            (k * 2.2, k * 4.4),
            (k * 2.1, k * 2.4),
            (k * 2.5, 0.0),
        ],
        true,
    );
    c.panel(&plane, &hand, glove, 0.1);
    c.groove(
        &smooth(&[(-k * 1.2, k * 0.9), (0.0, k * 0.6), (k * 1.3, k)], false)
            .and(smooth(
                &[
                    (-k * 1.3, k * 4.6),
                    (-k * 0.7, k * 3.6),
                    (-k * 0.8, k * 2.4),
                ],
                false,
            ))
            .on(&plane),
        glove,
    );
    c.gleam(
        &smooth(
            &[(k * 1.3, k * 2.0), (k * 1.2, k * 3.6), (k * 1.4, k * 5.2)],
            false,
        )
        .on(&plane),
        0.4,
        4.0,
    );
    let lip = smooth(
        &[
            (w * 0.2, d * 0.5),
            (w * 0.3, d * 0.29),
            (w * 0.5, d * 0.23),
            (w * 0.7, d * 0.29),
            (w * 0.8, d * 0.5),
        ],
        false,
    );
    let mut near = lip;
    near.0.extend(
        smooth(
            &[
                (w * 0.8, d * 0.5),
                (w * 0.68, d * 0.34),
                (w * 0.5, d * 0.31),
                (w * 0.32, d * 0.34),
                (w * 0.2, d * 0.5),
            ],
            false,
        )
        .0
        .into_iter()
        .skip(1),
    );
    c.inlay(&top, &near, paint, 0.0);
    c.focus(foot + v(0.0, 0.0, h * 0.4), 2.4);
    c.swatch(glove);
    c.swatch(band);
}

pub fn mask_box(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(19.0, 10.0, 9.0);
    let (top, paint, band) = dispenser(c, s, (w, d, h));
    let mask = s.body_in("#a9cfe6", Finish::Matt);
    c.panel(
        &top,
        &rrect(w * 0.1, d * 0.3, w * 0.8, d * 0.4, d * 0.2),
        paint,
        -1.3,
    );
    let plane = Plane::leaning(top.at(w * 0.14, d * 0.5) + v(0.0, 0.0, -0.5), -0.1);
    let (mw, mh) = (w * 0.72, h * 0.72);
    for x in [0.0, mw] {
        let out = if x > 0.0 { 1.0 } else { -1.0 };
        let loops = smooth(
            &[
                (x, mh * 0.94),
                (x + out * w * 0.12, mh * 0.86),
                (x + out * w * 0.13, mh * 0.4),
                (x, mh * 0.2),
            ],
            false,
        );
        c.stroke(
            &loops.on(&plane),
            0.28,
            Paint::of("#eef2f4", Finish::Matt),
            -0.3,
        );
        c.stroke(&loops.on(&plane), 0.2, white(), 0.0);
    }
    c.panel(
        &plane,
        &rrect4(0.0, 0.0, mw, mh, [0.0, 0.0, 1.2, 1.2]),
        mask,
        0.1,
    );
    let mut pleats = line(0.4, mh * 0.3, mw - 0.4, mh * 0.3);
    for k in [0.46, 0.62] {
        pleats = pleats.and(line(0.4, mh * k, mw - 0.4, mh * k));
    }
    c.groove(&pleats.on(&plane), mask);
    c.inlay(
        &plane,
        &rrect(mw * 0.3, mh * 0.84, mw * 0.4, mh * 0.06, 0.3),
        white(),
        0.0,
    );
    c.stitch(
        &rrect(0.5, mh * 0.1, mw - 1.0, mh * 0.84, 0.9).on(&plane),
        mask,
    );
    c.inlay(
        &top,
        &rect(w * 0.12, d * 0.27, w * 0.76, d * 0.16),
        paint,
        0.0,
    );
    c.focus(top.at(w * 0.6, d * 0.5) + v(0.0, 0.0, h * 0.3), 2.6);
    c.swatch(mask.with(Finish::Fabric));
    c.swatch(band);
}
