//! What rolls or is filled: trolleys and bins.

use super::canvas::Canvas;
use super::geometry::{Plane, line, rect, rrect, v};
use super::paint::{Finish, Paint};
use super::parts::{black, handle, steel};
use super::spec::Spec;

pub fn trolley(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(70.0, 48.0, 92.0);
    let paint = s.body_in("#e9ecee", s.finish(Finish::Metal));
    let frame = s.accent_in("#b9bec6", Finish::Metal);
    let n = s.count("drawers", 0, 0, 5);
    // Drawers stand between a lower and an upper shelf.
    let (usual, least) = if n > 0 { (2, 2) } else { (3, 1) };
    let shelves = s.count("shelves", usual, least, 4);
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
        let z = low
            + (top - low)
                * if shelves > 1 {
                    f64::from(i) / f64::from(shelves - 1)
                } else {
                    1.0
                };
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
    let lid = if s.has("sharps", false) {
        // The lid of a container for needles is red by custom.
        Paint::of("#b3302e", Finish::Plastic)
    } else {
        s.accent_in("#2b2d36", Finish::Plastic)
    };
    c.angles((0.5, 0.3), (0.3, 0.42));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.72, w * 0.72, 0.4);
    let sharps = s.has("sharps", false);
    let sections = s.count("sections", 1, 1, 4);
    if sections > 1 {
        sorted(c, (w, d, h), sections, paint, lid);
        c.swatch(paint);
        c.swatch(lid);
        return;
    }
    let pedal = s.has("pedal", !sharps && !s.has("sensor", false));
    if s.has("round", !sharps) && (w - d).abs() < w * 0.3 {
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
        if pedal || s.has("sensor", false) {
            let lid_at = v(0.0, 0.0, h * 0.83);
            c.dome(
                lid_at,
                &[
                    (r, 0.0),
                    (r, h * 0.05),
                    (r * 0.93, h * 0.09),
                    (r * 0.72, h * 0.125),
                    (r * 0.4, h * 0.145),
                ],
                lid,
            );
            let right = c.cam.right();
            let arc = [-0.7, -0.45, -0.1].map(|k: f64| {
                lid_at + right * (r * k) + v(0.0, 0.0, h * 0.1 + r * 0.2 * (1.0 - k * k))
            });
            c.gleam(&super::geometry::smooth3(&arc), 0.35, 4.0);
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

/// Bins side by side in one body, each under a lid in the colour of what it takes.
fn sorted(c: &mut Canvas, (w, d, h): (f64, f64, f64), n: u32, paint: Paint, lid: Paint) {
    const COLOURS: [&str; 3] = ["#2f6fb0", "#3f8f5a", "#d9a520"];
    let each = w / f64::from(n);
    let o = v(-w / 2.0, -d / 2.0, 0.0);
    c.slab(o, w, d, h * 0.86, 3.0, paint);
    let front = Plane::front(o);
    for k in 0..n {
        let x = each * f64::from(k);
        let colour = COLOURS.get(k as usize);
        let colour = colour.map_or(lid, |hex| Paint::of(hex, Finish::Plastic));
        if k > 0 {
            let seam = line(x, h * 0.03, x, h * 0.84);
            c.groove(&seam.on(&front), paint);
        }
        let mark = rrect(
            x + each * 0.34,
            h * 0.56,
            each * 0.32,
            each * 0.32,
            each * 0.06,
        );
        c.inlay(&front, &mark, colour, 0.0);
        let rim = o + v(x + 0.4, -0.5, h * 0.86);
        c.slab(rim, each - 0.8, d + 1.0, h * 0.07, 2.4, colour);
        let slot = Plane::top(rim + v(0.0, 0.0, h * 0.07));
        let hole = rrect(each * 0.2, d * 0.3, each * 0.56, d * 0.4, each * 0.16);
        c.inlay(&slot, &hole, colour, -1.2);
    }
    c.focus(v(0.0, -d * 0.4, h * 0.84), 2.4);
}
