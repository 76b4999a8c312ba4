//! Bookcases, cabinets, pedestals and what else things are put into.

use super::canvas::Canvas;
use super::geometry::{Plane, circle, line, rect, rrect, v};
use super::paint::{Finish, Paint};
use super::parts::{black, chrome, handle, many, recess, sight, steel};
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
    let wheels = s.has("wheels", true);
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

pub fn trolley(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(70.0, 48.0, 92.0);
    let paint = s.body_in("#e9ecee", s.finish(Finish::Metal));
    let frame = s.accent_in("#b9bec6", Finish::Metal);
    let n = s.count("drawers", 0, 0, 5);
    let shelves = s.count("shelves", if n > 0 { 2 } else { 3 }, 2, 4);
    let (x, y) = (w * 0.46, d * 0.44);
    let low = 14.0;
    let top = h - 8.0;
    c.shadow(v(0.0, 0.0, 0.0), w * 0.68, d * 0.75, 0.32);
    let castor = |c: &mut Canvas, x: f64, y: f64| {
        c.shadow(v(x, y, 0.0), 6.0, 6.0, 0.35);
        c.stamp(&[v(x, y, 0.0)], |c| {
            c.wheel(v(0.0, 0.0, 4.8), 4.8, 3.0, black(), steel());
            c.block(v(-2.2, -2.0, 8.0), 4.4, 4.0, 2.4, steel());
        });
    };
    castor(c, -x, y);
    castor(c, x, y);
    c.rod(&[v(-x, y, 10.0), v(-x, y, h)], 2.2, frame);
    c.rod(&[v(x, y, 10.0), v(x, y, h)], 2.2, frame);
    for i in 0..shelves {
        let z = low + (top - low) * f64::from(i) / f64::from(shelves - 1);
        let tray = v(-x, -y, z);
        let (tw, td) = (2.0 * x, 2.0 * y);
        c.block(tray, tw, td, 3.6, paint);
        let lip = Plane::top(tray + v(0.0, 0.0, 3.6));
        c.inlay(&lip, &rrect(1.4, 1.4, tw - 2.8, td - 2.8, 1.0), paint, -0.3);
        if i == 0 && n > 0 {
            let (o, tall) = (tray + v(3.0, 2.0, 3.6), (top - low) * 0.92);
            let body = paint.with(Finish::Plastic);
            c.block(o, tw - 6.0, td - 4.0, tall, body);
            let front = Plane::front(o);
            let each = tall / f64::from(n);
            for k in 0..n {
                let b = f64::from(k) * each;
                c.panel(
                    &front,
                    &rect(1.0, b + 0.7, tw - 8.0, each - 1.4),
                    frame.with(Finish::Plastic),
                    0.1,
                );
                handle(
                    c,
                    front.at(tw * 0.36, b + each * 0.62),
                    front.at(tw * 0.56, b + each * 0.62),
                    steel(),
                );
            }
        }
    }
    castor(c, -x, -y);
    castor(c, x, -y);
    c.rod(&[v(-x, -y, 10.0), v(-x, -y, h)], 2.2, frame);
    c.rod(&[v(x, -y, 10.0), v(x, -y, h)], 2.2, frame);
    c.bend(
        &[
            v(x, -y, h - 2.0),
            v(x + 5.0, -y + 1.0, h + 0.5),
            v(x + 6.0, 0.0, h + 0.5),
            v(x + 5.0, y - 1.0, h + 0.5),
            v(x, y, h - 2.0),
        ],
        2.0,
        frame,
    );
    c.focus(v(x, -y, 14.0), 3.0);
    c.swatch(paint);
    c.swatch(frame);
}

pub fn waste_bin(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(26.0, 26.0, 42.0);
    let paint = s.body_in("#c7ccd3", s.finish(Finish::Metal));
    let lid = s.accent_in("#2b2d36", Finish::Plastic);
    c.angles((0.5, 0.3), (0.3, 0.42));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.72, w * 0.72, 0.4);
    let pedal = s.has("pedal", true);
    if s.has("round", true) && (w - d).abs() < w * 0.3 {
        let r = w / 2.0;
        c.turned(
            v(0.0, 0.0, 0.0),
            &[(r * 0.97, 0.0), (r * 0.97, h * 0.05)],
            false,
            lid,
        );
        c.turned(
            v(0.0, 0.0, h * 0.05),
            &[(r * 0.92, 0.0), (r * 0.95, h * 0.8)],
            false,
            paint,
        );
        if pedal {
            c.turned(
                v(0.0, 0.0, h * 0.83),
                &[
                    (r, 0.0),
                    (r, h * 0.06),
                    (r * 0.86, h * 0.125),
                    (r * 0.45, h * 0.16),
                ],
                true,
                lid,
            );
        } else {
            c.mouth(
                v(0.0, 0.0, h * 0.85),
                r * 0.97,
                r * 0.1,
                lid,
                lid.step(-0.1),
            );
        }
    } else {
        let o = v(-w / 2.0, -d / 2.0, 0.0);
        c.slab(o, w, d, h * 0.84, 3.0, paint);
        c.slab(
            o + v(-0.5, -0.5, h * 0.84),
            w + 1.0,
            d + 1.0,
            h * 0.1,
            3.4,
            lid,
        );
        c.slab(
            o + v(w * 0.1, d * 0.1, h * 0.94),
            w * 0.8,
            d * 0.8,
            h * 0.05,
            3.4,
            lid,
        );
    }
    if pedal {
        c.slab(
            v(-w * 0.16, -d * 0.68, 1.0),
            w * 0.32,
            d * 0.22,
            1.4,
            1.0,
            steel(),
        );
    }
    c.focus(v(0.0, -d * 0.4, h * 0.84), 2.4);
    c.swatch(paint);
    c.swatch(lid);
}

pub fn privacy_screen(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(180.0, 50.0, 170.0);
    let paint = s.body_in("#a9c4cf", s.finish(Finish::Fabric));
    let frame = s.accent_in("#c9cdd3", Finish::Metal);
    let n = s.count("panels", 3, 1, 4);
    let each = w / f64::from(n);
    let fold = if n > 1 {
        (d * 0.5).min(each * 0.5)
    } else {
        0.0
    };
    let run = (each * each - fold * fold).max(1.0).sqrt();
    c.shadow(
        v(0.0, 0.0, 0.0),
        run * f64::from(n) * 0.56,
        fold + 16.0,
        0.3,
    );
    let mut o = v(-run * f64::from(n) / 2.0, -fold / 2.0, 0.0);
    for i in 0..n {
        let dy = if n == 1 {
            0.0
        } else if i % 2 == 0 {
            fold
        } else {
            -fold
        };
        let u = v(run, dy, 0.0) * (1.0 / each);
        let plane = Plane {
            o: o + v(0.0, 0.0, 14.0),
            u,
            v: v(0.0, 0.0, 1.0),
        };
        let tall = h - 15.0;
        let feet = [3.0, each - 3.0].map(|x| plane.at(x, -14.0));
        c.stamp(&feet, |c| {
            c.rod(&[v(0.0, -9.0, 4.0), v(0.0, 9.0, 4.0)], 2.2, frame);
            c.wheel(v(0.0, -9.0, 2.6), 2.6, 2.2, black(), steel());
            c.rod(&[v(0.0, 0.0, 4.0), v(0.0, 0.0, 16.0)], 2.2, frame);
        });
        c.panel(&plane, &rect(2.5, 2.0, each - 5.0, tall - 4.0), paint, 0.0);
        // Soft folds of hanging cloth.
        let folds = (1..6).map(|k| {
            let x = 2.5 + (each - 5.0) * f64::from(k) / 6.0;
            (x, 3.0, if k % 2 == 0 { 2.4 } else { 1.2 }, tall - 6.0)
        });
        c.tint(&many(folds).on(&plane), i % 2 == 1, 0.13);
        let edge = rrect(1.2, 0.8, each - 2.4, tall - 1.6, 4.0).on(&plane);
        c.pipe(&edge, 2.2, frame);
        o = o + u * each;
    }
    c.focus(o + v(-run, 0.0, h * 0.82), 3.2);
    c.swatch(paint);
    c.swatch(frame);
}

pub fn whiteboard(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(150.0, 6.0, 100.0);
    let frame = s.body_in("#c3c8cf", Finish::Metal);
    let board = Paint::of(
        "#fbfbf8",
        if s.finish(Finish::Ceramic) == Finish::Glass {
            Finish::Glass
        } else {
            Finish::Ceramic
        },
    );
    let accent = s.accent_in("#3f5fae", Finish::Matt);
    c.angles((0.34, 0.16), (0.7, 0.2));
    let stand = s.has("wheels", false) || s.has("stand", h > 140.0);
    let (z, tall) = if stand {
        (h * 0.42, h * 0.56)
    } else {
        (0.0, h)
    };
    if stand {
        c.shadow(v(0.0, 0.0, 0.0), w * 0.55, 40.0, 0.26);
        for x in [-w * 0.46, w * 0.46] {
            c.rod(&[v(x, -26.0, 5.0), v(x, 26.0, 5.0)], 3.0, frame);
            c.wheel(v(x, 26.0, 3.0), 3.0, 2.6, black(), steel());
            c.wheel(v(x, -26.0, 3.0), 3.0, 2.6, black(), steel());
            c.rod(&[v(x, 0.0, 5.0), v(x, 0.0, h)], 3.0, frame);
        }
    }
    let o = v(-w / 2.0, -d.min(5.0) / 2.0, z);
    c.case(o, w, d.min(5.0).max(2.0), tall, 2.0, frame);
    let front = Plane::front(o);
    c.panel(
        &front,
        &rrect(2.6, 2.6, w - 5.2, tall - 5.2, 0.8),
        board,
        0.15,
    );
    c.patch(
        &front,
        &[
            (w * 0.56, 2.8),
            (w * 0.7, 2.8),
            (w * 0.95, tall - 2.8),
            (w * 0.81, tall - 2.8),
        ],
        Paint::of("#e6ecf4", Finish::Matt),
        0.05,
    );
    // A chalked pattern piece: what a workshop would leave on its board.
    let ink = super::geometry::smooth(
        &[
            (w * 0.14, tall * 0.34),
            (w * 0.22, tall * 0.68),
            (w * 0.34, tall * 0.72),
            (w * 0.4, tall * 0.5),
            (w * 0.48, tall * 0.36),
        ],
        false,
    );
    c.stroke(&ink.on(&front), w * 0.008, accent, 0.0);
    let ticks = line(w * 0.14, tall * 0.26, w * 0.48, tall * 0.26)
        .and(line(w * 0.14, tall * 0.24, w * 0.14, tall * 0.28))
        .and(line(w * 0.48, tall * 0.24, w * 0.48, tall * 0.28));
    c.stroke(&ticks.on(&front), w * 0.004, accent, 0.3);
    for (x, y) in [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)] {
        let corner = rrect(x * (w - 5.0), y * (tall - 5.0), 5.0, 5.0, 1.6);
        c.inlay(&front, &corner, black(), 0.1);
    }
    let tray = o + v(w * 0.3, -6.0, -1.0);
    c.block(tray, w * 0.4, 6.0, 1.6, frame);
    for (i, hex) in ["#c0453b", "#3f5fae", "#2b2d36"].iter().enumerate() {
        let x = w * 0.04 + i as f64 * 15.0;
        let y = tray + v(x, 3.0, 2.4);
        c.rod(
            &[y, y + v(11.0, 0.0, 0.0)],
            1.7,
            Paint::of("#f4f3ef", Finish::Plastic),
        );
        c.rod(
            &[y, y + v(3.4, 0.0, 0.0)],
            1.7,
            Paint::of(hex, Finish::Plastic),
        );
    }
    c.focus(tray + v(w * 0.1, 0.0, 4.0), 4.0);
    c.swatch(frame);
    c.swatch(chrome());
}
