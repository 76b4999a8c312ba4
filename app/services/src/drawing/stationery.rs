//! Paper, pens, binders and the wrapped parcel.

use super::canvas::Canvas;
use super::geometry::{Plane, circle, ellipse, line, poly, rect, rrect, smooth, v};
use super::paint::{Finish, Paint};
use super::parts::{black, chrome, paper, steel, white};
use super::spec::Spec;

pub fn paper_ream(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(29.7, 21.0, 5.2);
    let paint = s.body_in("#f4f1ea", Finish::Matt);
    let band = s.accent_in("#3f5fae", Finish::Matt);
    let n = s.count("pack", 1, 1, 5);
    c.angles((0.46, 0.4), (0.8, 0.42));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.74, d * 0.78, 0.4);
    for i in 0..n {
        let o = v(-w / 2.0, -d / 2.0, h * f64::from(i));
        c.block(o, w, d, h, paint);
        let front = Plane::front(o);
        c.inlay(&front, &rect(w * 0.2, 0.0, w * 0.34, h), band, 0.0);
        c.inlay(&front, &rect(w * 0.56, 0.0, w * 0.015, h), band, 0.3);
        // The folded end of the wrapper.
        let side = Plane::side(o + v(w, 0.0, 0.0));
        let fold = line(0.0, 0.0, d * 0.16, h * 0.5)
            .and(line(0.0, h, d * 0.16, h * 0.5))
            .and(line(d * 0.16, h * 0.5, d * 0.84, h * 0.5))
            .and(line(d, 0.0, d * 0.84, h * 0.5))
            .and(line(d, h, d * 0.84, h * 0.5));
        c.groove(&fold.on(&side), paint);
    }
    let top = Plane::top(v(-w / 2.0, -d / 2.0, h * f64::from(n)));
    c.inlay(&top, &rect(w * 0.2, 0.0, w * 0.34, d), band, -0.1);
    c.inlay(&top, &rect(w * 0.56, 0.0, w * 0.015, d), band, 0.2);
    // A sheet as emblem, its corner turned.
    let (x, y, e) = (w * 0.28, d * 0.22, w * 0.18);
    let sheet = poly(&[
        (x, y),
        (x + e, y),
        (x + e, y + e * 0.9),
        (x + e * 0.7, y + e * 1.3),
        (x, y + e * 1.3),
    ]);
    c.inlay(&top, &sheet, paper(), 0.0);
    let turned = poly(&[
        (x + e, y + e * 0.9),
        (x + e * 0.7, y + e * 0.9),
        (x + e * 0.7, y + e * 1.3),
    ]);
    c.inlay(&top, &turned, band, 0.5);
    if n == 1 {
        // One corner torn open shows the sheets.
        let o = v(-w / 2.0, -d / 2.0, 0.0);
        let front = Plane::front(o);
        c.panel(&front, &rect(0.0, h * 0.05, w * 0.1, h * 0.9), paper(), 0.1);
        let mut leaves = line(0.0, h * 0.2, w * 0.1, h * 0.2);
        for k in 2..8 {
            let z = h * f64::from(k) * 0.115;
            leaves = leaves.and(line(0.0, z, w * 0.1, z));
        }
        c.groove(&leaves.on(&front), paper());
        let tear = smooth(
            &[
                (0.0, 0.0),
                (w * 0.1, 0.0),
                (w * 0.085, d * 0.12),
                (w * 0.06, d * 0.2),
                (0.0, d * 0.34),
            ],
            false,
        );
        c.panel(&top, &tear, paper(), 0.1);
    }
    c.focus(v(-w * 0.42, -d * 0.5, h), 3.2);
    c.swatch(paint.with(Finish::Matt));
    c.swatch(band);
}

pub fn pen(c: &mut Canvas, s: &Spec) {
    let marker = s.has("marker", false);
    let (l, t) = s.span(14.2, if marker { 1.9 } else { 1.1 });
    let paint = s.body_in("#2f4a8a", s.finish(Finish::Plastic));
    let trim = s.accent_in("#b9bec6", Finish::Metal);
    let n = s.count("pack", 1, 1, 6);
    if c.view == 1 {
        c.angles((0.0, 0.9), (0.5, 0.5));
    } else {
        c.angles((0.0, 0.94), (0.5, 0.5));
    }
    // Written direction: lying on the desk, aslant.
    let along = v(0.82, 0.57, 0.0);
    let across = v(0.57, -0.82, 0.0);
    let r = t / 2.0;
    for i in 0..n {
        let shift = (f64::from(i) - f64::from(n - 1) / 2.0) * t * 2.1;
        let from = across * shift - along * (l / 2.0) + v(0.0, 0.0, r);
        let at = |k: f64| from + along * (l * k);
        let mid = at(0.5) - v(0.0, 0.0, r) + across * (r * 0.8);
        c.shadow_along(mid, along * (l * 0.5), across * (t * 1.5), 0.42);
        let barrel = |c: &mut Canvas, a: f64, b: f64, ra: f64, rb: f64, paint: Paint| {
            c.taper(at(a), at(b), ra, rb, paint);
        };
        if marker {
            barrel(c, 0.0, 0.04, r * 0.3, r * 0.42, paint.with(Finish::Matt));
            barrel(c, 0.04, 0.12, r * 0.55, r * 0.8, black());
            barrel(c, 0.12, 0.72, r * 0.94, r, white());
            barrel(c, 0.2, 0.3, r * 0.96, r * 0.97, paint);
            barrel(c, 0.72, 0.97, r * 1.06, r * 1.02, paint);
            barrel(c, 0.97, 1.0, r * 0.8, r * 0.7, paint);
            continue;
        }
        barrel(c, 0.0, 0.03, r * 0.16, r * 0.28, steel());
        barrel(c, 0.03, 0.13, r * 0.34, r * 0.86, trim);
        barrel(c, 0.13, 0.36, r * 0.92, r, paint.step(-0.05));
        let mut rings = line(0.0, -r * 0.96, 0.0, r * 0.96);
        for k in 1..6 {
            let x = f64::from(k) * l * 0.03;
            rings = rings.and(line(x, -r * 0.96, x, r * 0.96));
        }
        let grip = Plane {
            o: at(0.17),
            u: along,
            v: across,
        };
        c.groove(&rings.on(&grip), paint);
        barrel(c, 0.36, 0.39, r, r, trim);
        barrel(c, 0.39, 0.92, r, r * 0.96, paint);
        barrel(c, 0.92, 0.95, r * 0.9, r * 0.86, trim);
        barrel(c, 0.95, 1.0, r * 0.48, r * 0.48, trim);
        let clip = Plane {
            o: at(0.64),
            u: along,
            v: across,
        };
        c.panel(&clip, &rrect4_clip(l * 0.27, r * 0.5), trim, 0.2);
    }
    c.focus(at_pen(along, l), 2.9);
    c.swatch(paint);
    c.swatch(trim);
}

fn rrect4_clip(l: f64, w: f64) -> super::geometry::Path<super::geometry::P2> {
    super::geometry::rrect4(0.0, -w / 2.0, l, w, [w / 2.0, 0.05, 0.05, w / 2.0])
}

fn at_pen(along: super::geometry::V3, l: f64) -> super::geometry::V3 {
    along * (-l * 0.28)
}

pub fn binder(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(7.5, 28.5, 32.0);
    let paint = s.body_in("#b5402f", Finish::Matt);
    let trim = s.accent_in("#b9bec6", Finish::Metal);
    let n = s.count("pack", 1, 1, 4);
    c.angles((0.6, 0.24), (0.36, 0.3));
    let all = w * f64::from(n);
    c.shadow(v(0.0, 0.0, 0.0), all * 0.9 + 2.0, d * 0.72, 0.4);
    for i in 0..n {
        let o = v(-all / 2.0 + w * f64::from(i), -d / 2.0, 0.0);
        // Covers, with the pages between them seen from above.
        c.block(o, w, d, h, paint);
        let top = Plane::top(o + v(0.0, 0.0, h));
        c.inlay(
            &top,
            &rect(w * 0.08, d * 0.03, w * 0.84, d * 0.97),
            paint,
            -0.9,
        );
        c.panel(
            &top,
            &rect(w * 0.16, d * 0.08, w * 0.5, d * 0.88),
            paper(),
            -0.15,
        );
        let mut leaves = line(w * 0.26, d * 0.08, w * 0.26, d * 0.96);
        for k in [0.36, 0.46, 0.56] {
            leaves = leaves.and(line(w * k, d * 0.08, w * k, d * 0.96));
        }
        c.groove(&leaves.on(&top), paper());
        let spine = Plane::front(o);
        c.panel(
            &spine,
            &rrect(w * 0.16, h * 0.42, w * 0.68, h * 0.46, 0.3),
            paper(),
            0.0,
        );
        let rules = line(w * 0.26, h * 0.8, w * 0.74, h * 0.8)
            .and(line(w * 0.26, h * 0.73, w * 0.74, h * 0.73))
            .and(line(w * 0.26, h * 0.66, w * 0.6, h * 0.66));
        c.groove(&rules.on(&spine), paper());
        c.panel(&spine, &circle(w * 0.5, h * 0.2, w * 0.2), trim, 0.2);
        c.inlay(&spine, &circle(w * 0.5, h * 0.2, w * 0.13), paint, -1.4);
        c.inlay(&spine, &rect(0.0, 0.0, w, h * 0.025), trim, 0.0);
        let side = Plane::side(o + v(w, 0.0, 0.0));
        c.groove(
            &line(d * 0.07, 0.0, d * 0.07, h)
                .and(line(d * 0.1, 0.0, d * 0.1, h))
                .on(&side),
            paint,
        );
    }
    c.focus(v(0.0, -d / 2.0, h * 0.22), 3.0);
    c.swatch(paint);
    c.swatch(trim);
}

pub fn parcel(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(34.0, 28.0, 22.0);
    let paint = s.body_in("#c8a577", Finish::Matt);
    let string = s.accent_in("#f2ead9", Finish::Matt);
    c.angles((0.5, 0.34), (0.72, 0.4));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.78, d * 0.8, 0.4);
    let o = v(-w / 2.0, -d / 2.0, 0.0);
    c.block(o, w, d, h, paint);
    let (front, top, side) = (
        Plane::front(o),
        Plane::top(o + v(0.0, 0.0, h)),
        Plane::side(o + v(w, 0.0, 0.0)),
    );
    c.groove(&line(0.0, d * 0.62, w, d * 0.62).on(&top), paint);
    let folds = line(0.0, h, d * 0.3, h * 0.55)
        .and(line(d, h, d * 0.7, h * 0.55))
        .and(line(d * 0.3, h * 0.55, d * 0.7, h * 0.55));
    c.groove(&folds.on(&side), paint);
    let (x, y) = (w * 0.38, d * 0.4);
    let r = w * 0.02;
    let a = top.at(x, 0.0);
    c.rod(&[front.at(x, 0.0), a, top.at(x, d)], r, string);
    c.rod(&[top.at(0.0, y), top.at(w, y), side.at(y, 0.0)], r, string);
    let knot = top.at(x, y) + v(0.0, 0.0, 0.4);
    for k in [-1.0, 1.0] {
        c.bend(
            &[
                knot,
                knot + v(k * w * 0.1, -d * 0.14, 1.6),
                knot + v(k * w * 0.2, -d * 0.02, 1.4),
                knot + v(k * w * 0.1, d * 0.06, 1.8),
                knot,
            ],
            r * 0.9,
            string,
        );
    }
    c.ball(knot + v(0.0, 0.0, 0.3), r * 0.95, string);
    // A sewn label without a word on it.
    c.panel(
        &front,
        &rrect(w * 0.56, h * 0.2, w * 0.32, h * 0.34, 0.6),
        paper(),
        -0.05,
    );
    c.stitch(
        &rrect(w * 0.58, h * 0.23, w * 0.28, h * 0.28, 0.4).on(&front),
        paint,
    );
    c.focus(knot, 2.4);
    c.swatch(paint);
    c.swatch(string.with(Finish::Fabric));
}

pub fn bag(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(40.0, 12.0, 30.0);
    let paint = s.body_in("#4d5b7c", s.finish(Finish::Fabric));
    let trim = s.accent_in("#8a5a33", Finish::Leather);
    c.angles((0.4, 0.22), (0.74, 0.24));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.66, d * 0.95, 0.42);
    let o = v(-w / 2.0, -d / 2.0, 0.0);
    let handle = |c: &mut Canvas, y: f64| {
        let x = w * 0.17;
        c.bend(
            &[
                v(-x, y, h * 0.9),
                v(-x * 0.94, y, h * 1.1),
                v(-x * 0.5, y, h * 1.2),
                v(x * 0.5, y, h * 1.2),
                v(x * 0.94, y, h * 1.1),
                v(x, y, h * 0.9),
            ],
            1.5,
            trim,
        );
    };
    handle(c, d * 0.3);
    c.case(o, w, d, h, 4.0, paint);
    handle(c, -d * 0.36);
    let front = Plane::front(o);
    c.panel(
        &front,
        &super::geometry::rrect4(w * 0.06, h * 0.06, w * 0.88, h * 0.5, [3.0, 3.0, 1.0, 1.0]),
        paint,
        0.1,
    );
    c.stitch(
        &super::geometry::rrect4(
            w * 0.085,
            h * 0.09,
            w * 0.83,
            h * 0.44,
            [2.6, 2.6, 0.8, 0.8],
        )
        .on(&front),
        paint,
    );
    c.panel(
        &front,
        &rect(w * 0.06, h * 0.5, w * 0.88, h * 0.06),
        trim,
        0.0,
    );
    c.groove(
        &line(w * 0.04, h * 0.84, w * 0.96, h * 0.84).on(&front),
        paint,
    );
    c.inlay(
        &front,
        &rrect(w * 0.9, h * 0.78, w * 0.02, h * 0.08, 0.3),
        chrome(),
        0.2,
    );
    for x in [0.33, 0.67] {
        c.panel(
            &front,
            &rrect(w * x - 1.8, h * 0.68, 3.6, h * 0.24, 0.8),
            trim,
            0.05,
        );
        c.inlay(&front, &circle(w * x, h * 0.74, 0.6), chrome(), 0.3);
    }
    c.panel(&front, &ellipse(w * 0.5, h * 0.53, 2.2, 1.2), chrome(), 0.2);
    c.focus(front.at(w * 0.64, h * 0.62), 2.7);
    c.swatch(paint);
    c.swatch(trim);
}
