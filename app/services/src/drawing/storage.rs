//! Bookcases, cabinets, pedestals and what else things are put into.

use super::canvas::Canvas;
use super::geometry::{Plane, circle, rect, v};
use super::paint::{Finish, Paint};
use super::parts::{black, handle, recess, sight, steel};
use super::spec::Spec;

/// Muted cloth bindings, for what stands on shelves.
const BINDINGS: [&str; 5] = ["#5d6d94", "#b5654a", "#e5dccb", "#d9a441", "#6f8a76"];

pub fn bookcase(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(80.0, 32.0, 180.0);
    let paint = s.body_in("#c9a06a", s.finish(Finish::Wood));
    let usual = (h / 36.0).floor().clamp(2.0, 6.0) as u32;
    let n = s.count("shelves", usual, 1, 7);
    let doors = s.count("doors", 0, 0, 2);
    let (t, plinth) = (2.4, 6.0);
    c.shadow(v(0.0, 0.0, 0.0), w * 0.68, d * 0.95, 0.34);
    let o = v(-w / 2.0, -d / 2.0, 0.0);
    c.block(o, w, d, h, paint);
    let front = Plane::front(o);
    c.inlay(
        &front,
        &rect(t, 1.2, w - 2.0 * t, plinth - 2.4),
        paint,
        -0.45,
    );
    let cell = (h - plinth - t) / f64::from(n);
    let inner = w - 2.0 * t;
    for i in 0..n {
        let z = plinth + f64::from(i) * cell;
        if doors > 0 && i == 0 && n > 2 {
            let each = inner / f64::from(doors);
            for k in 0..doors {
                let x = t + f64::from(k) * each;
                c.panel(&front, &rect(x + 0.3, z, each - 0.6, cell - t), paint, 0.06);
                let side = if k == 0 { x + each - 4.0 } else { x + 4.0 };
                handle(
                    c,
                    front.at(side, z + cell * 0.5),
                    front.at(side, z + cell * 0.75),
                    steel(),
                );
            }
            continue;
        }
        recess(c, &front, (t, z), (inner, cell - t), d - 2.0, paint);
        // Nothing is sold with the shelf, but a few books give it its size.
        let (_, b) = sight(c, d * 0.55);
        let from = t + inner * [0.42, 0.12, 0.52, 0.3][i as usize % 4];
        let count = [4, 0, 3, 5][i as usize % 4];
        let mut x = from;
        for k in 0..count {
            let j = (i as usize * 2 + k) % 5;
            let thick = [3.4, 4.6, 2.8, 4.0, 3.2][j];
            let tall = cell * [0.7, 0.62, 0.74, 0.66, 0.58][j];
            if x + thick > t + inner - 1.0 {
                break;
            }
            let book = Paint::of(BINDINGS[j], Finish::Matt);
            c.panel(&front, &rect(x, z + b * 0.55, thick, tall), book, -0.2);
            x += thick;
        }
    }
    c.focus(
        v(
            -w / 2.0 + w * 0.7,
            -d / 2.0,
            plinth + cell * f64::from(n - 1) + 2.0,
        ),
        2.9,
    );
    c.swatch(paint);
}

pub fn cabinet(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(90.0, 42.0, 110.0);
    let paint = s.body_in("#e7e4dc", s.finish(Finish::Plastic));
    let trim = s.accent_in("#8d939d", Finish::Metal);
    let n = s.count("drawers", 0, 0, 6);
    let doors = s.count("doors", if n > 0 { 0 } else { 2 }, 0, 3);
    let plinth = 5.0;
    c.shadow(v(0.0, 0.0, 0.0), w * 0.68, d * 0.9, 0.34);
    let o = v(-w / 2.0, -d / 2.0, 0.0);
    c.block(o + v(1.5, 1.5, 0.0), w - 3.0, d - 3.0, plinth, black());
    c.block(o + v(0.0, 0.0, plinth), w, d, h - plinth, paint);
    let front = Plane::front(o + v(0.0, 0.0, plinth));
    let tall = h - plinth - 2.4;
    let drawer_part = match (n, doors) {
        (0, _) => 0.0,
        (_, 0) => tall,
        _ => (tall * 0.16 * f64::from(n)).min(tall * 0.6),
    };
    for i in 0..n {
        let each = drawer_part / f64::from(n);
        let z = 1.2 + tall - f64::from(i + 1) * each;
        c.panel(
            &front,
            &rect(1.2, z + 0.3, w - 2.4, each - 0.6),
            paint,
            0.05,
        );
        let z = z + each * 0.66;
        handle(c, front.at(w * 0.38, z), front.at(w * 0.62, z), trim);
    }
    let glass = s.finish(Finish::Plastic) == Finish::Glass || s.has("glass", false);
    for k in 0..doors {
        let each = (w - 2.4) / f64::from(doors);
        let (x, z, dw, dh) = (
            1.2 + f64::from(k) * each,
            1.2,
            each - 0.5,
            tall - drawer_part,
        );
        if glass {
            recess(
                c,
                &front,
                (x + 3.0, z + 3.0),
                (dw - 6.0, dh - 6.0),
                d * 0.8,
                paint.with(Finish::Plastic),
            );
            for j in 1..3 {
                let z = z + dh * f64::from(j) / 3.0;
                c.panel(
                    &front,
                    &rect(x + 3.0, z, dw - 6.0, 1.4),
                    paint.with(Finish::Plastic),
                    0.1,
                );
            }
            c.patch(
                &front,
                &[
                    (x + dw * 0.2, z + 4.0),
                    (x + dw * 0.45, z + 4.0),
                    (x + dw * 0.8, z + dh - 4.0),
                    (x + dw * 0.55, z + dh - 4.0),
                ],
                Paint::of("#eef4fb", Finish::Glass),
                0.6,
            );
            c.panel_edge(&front, &rect(x, z, dw, dh), paint);
        } else {
            c.panel(&front, &rect(x, z, dw, dh), paint, 0.05);
        }
        let hx = if k % 2 == 0 { x + dw - 3.4 } else { x + 3.4 };
        handle(
            c,
            front.at(hx, z + dh * 0.5),
            front.at(hx, z + dh * 0.5 + 14.0),
            trim,
        );
    }
    let (x, z) = (w / 2.0 - 6.0, 1.2 + tall * 0.62);
    if doors > 1 {
        c.inlay(&front, &circle(x, z - 6.0, 0.9), trim, -0.3);
    }
    c.focus(
        v(
            0.0,
            -d / 2.0,
            plinth + tall * if doors > 0 { 0.58 } else { 0.7 },
        ),
        3.4,
    );
    c.swatch(paint);
    c.swatch(trim);
}

pub fn pedestal(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(42.0, 56.0, 60.0);
    let paint = s.body_in("#e7e4dc", s.finish(Finish::Plastic));
    let trim = s.accent_in("#8d939d", Finish::Metal);
    let n = s.count("drawers", 3, 1, 5);
    // Who states the drawers states the castors too.
    let wheels = s.has("wheels", !s.options.contains_key("drawers"));
    let lift = if wheels { 6.0 } else { 2.0 };
    c.shadow(v(0.0, 0.0, 0.0), w * 0.75, d * 0.75, 0.36);
    if wheels {
        let corners = [(-0.4, 0.38), (0.4, 0.38), (-0.4, -0.38), (0.4, -0.38)];
        c.stamp(&corners.map(|(x, y)| v(x * w, y * d, 3.0)), |c| {
            c.wheel(v(0.0, 0.0, 0.0), 3.0, 2.6, black(), steel());
        });
    } else {
        c.block(
            v(-w * 0.45, -d * 0.45, 0.0),
            w * 0.9,
            d * 0.9,
            lift,
            black(),
        );
    }
    let o = v(-w / 2.0, -d / 2.0, lift);
    c.block(o, w, d, h - lift, paint);
    let front = Plane::front(o);
    let tall = h - lift - 3.0;
    // The lowest drawer is deeper, for hanging files.
    let parts = if n > 1 { f64::from(n) + 0.8 } else { 1.0 };
    let mut z = 1.0;
    for i in 0..n {
        let each = tall / parts * if i == 0 && n > 1 { 1.8 } else { 1.0 };
        c.panel(
            &front,
            &rect(1.0, z + 0.3, w - 2.0, each - 0.6),
            paint,
            0.05,
        );
        let hz = z + each - 4.6;
        handle(c, front.at(w * 0.3, hz), front.at(w * 0.7, hz), trim);
        z += each;
    }
    c.inlay(&front, &circle(w - 5.0, z - 4.4, 1.0), trim, -0.4);
    c.focus(v(w * 0.22, -d / 2.0, h - 8.0), 3.2);
    c.swatch(paint);
    c.swatch(trim);
}
