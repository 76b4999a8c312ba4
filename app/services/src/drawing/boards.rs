//! What stands up or hangs on a wall: boards and screens.

use super::canvas::Canvas;
use super::geometry::{Plane, line, rect, rrect, v};
use super::paint::{Finish, Paint};
use super::parts::{black, many, steel};
use super::spec::Spec;

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
    let pin = s.has("pin", false);
    let surface = match s.finish(Finish::Ceramic) {
        _ if pin => Finish::Fabric,
        Finish::Glass => Finish::Ceramic,
        Finish::Metal | Finish::Plastic => Finish::Ceramic,
        other => other,
    };
    let board = s.body_in("#fbfbf8", surface);
    let frame = s.accent_in("#c3c8cf", if pin { Finish::Matt } else { Finish::Metal });
    let bright = board.colour.lightness() > 0.6;
    let accent = Paint::of(if bright { "#3f5fae" } else { "#f4f1ea" }, Finish::Matt);
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
    c.case(o, w, d.clamp(2.0, 5.0), tall, 2.0, frame);
    let front = Plane::front(o);
    c.panel(
        &front,
        &rrect(2.6, 2.6, w - 5.2, tall - 5.2, 0.8),
        board,
        0.15,
    );
    if pin {
        // A few notes and pins; no tray.
        for (x, y, hex) in [
            (0.16, 0.52, "#fbfaf6"),
            (0.38, 0.4, "#f0c368"),
            (0.62, 0.56, "#fbfaf6"),
        ] {
            let (nw, nh) = (w * 0.16, w * 0.15);
            c.panel(
                &front,
                &rect(w * x, tall * y, nw, nh),
                Paint::of(hex, Finish::Matt),
                0.0,
            );
            c.ball(
                front.at(w * x + nw / 2.0, tall * y + nh * 0.86),
                w * 0.013,
                Paint::of("#c0453b", Finish::Plastic),
            );
        }
        c.focus(front.at(w * 0.46, tall * 0.5), 3.0);
        c.swatch(board);
        c.swatch(frame);
        return;
    }
    c.patch(
        &front,
        &[
            (w * 0.56, 2.8),
            (w * 0.7, 2.8),
            (w * 0.95, tall - 2.8),
            (w * 0.81, tall - 2.8),
        ],
        Paint::of("#e6ecf4", Finish::Glass),
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
    c.swatch(board);
}
