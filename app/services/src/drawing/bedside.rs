//! What measures where the patient is: at the wrist, in the ear, standing, sitting.

use super::backrest::Back;
use super::canvas::Canvas;
use super::geometry::{Plane, V3, circle, rrect, v};
use super::paint::{Finish, Paint};
use super::parts::{black, cushion, figure, lamp, many, white};
use super::spec::Spec;

/// A lit display on a plane: its frame, its ground, and figures with a hand's breadth of room.
fn display(c: &mut Canvas, face: &Plane, at: (f64, f64), size: (f64, f64), rows: &[&[u32]]) {
    let ((x, y), (w, h)) = (at, size);
    c.panel(face, &rrect(x, y, w, h, h.min(w) * 0.12), black(), 0.0);
    let (mx, my) = (w * 0.06, h * 0.06);
    let ground = rrect(x + mx, y + my, w - 2.0 * mx, h - 2.0 * my, h.min(w) * 0.08);
    c.inlay(face, &ground, lamp("#b9cfc2"), 0.0);
    let each = (h - 2.0 * my) / rows.len() as f64;
    let mut bars = Vec::new();
    for (row, figures) in rows.iter().rev().enumerate() {
        let z = y + my + each * (row as f64 + 0.16);
        let step = (w - 2.0 * mx) / (figures.len() as f64 + 0.6);
        for (k, n) in figures.iter().enumerate() {
            let x = x + mx + step * (k as f64 + 0.42);
            bars.extend(figure(*n, x, z, step * 0.66, each * 0.68));
        }
    }
    c.inlay(face, &many(bars), lamp("#26352e"), 0.0);
}

/// A blood pressure monitor worn at the wrist: its case sits on the band.
pub fn wrist_monitor(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(8.0, 8.0, 7.0);
    let paint = s.body_in("#f1f0ec", Finish::Plastic);
    let cuff = s.accent_in("#3b4f86", Finish::Fabric);
    c.angles((0.34, 0.36), (0.62, 0.4));
    let r = w.min(d) * 0.46;
    let tall = h * 0.92;
    c.shadow(v(0.0, 0.0, 0.0), r * 1.5, r * 1.5, 0.42);
    c.cylinder(v(0.0, 0.0, 0.0), r, tall, cuff);
    let rim = v(0.0, 0.0, tall);
    c.mouth(rim, r, r * 0.14, cuff, cuff.with(Finish::Matt).step(-0.05));
    let case = v(-w * 0.46, -r - w * 0.12, h * 0.06);
    c.case(case, w * 0.92, w * 0.3, h * 0.82, w * 0.14, paint);
    let face = Plane::front(case);
    let rows: [&[u32]; 2] = [&[1, 2, 0], &[10, 8, 0]];
    display(c, &face, (w * 0.09, h * 0.2), (w * 0.52, h * 0.53), &rows);
    c.panel(
        &face,
        &circle(w * 0.765, h * 0.5, w * 0.085),
        cuff.with(Finish::Plastic),
        0.1,
    );
    c.panel(&face, &circle(w * 0.765, h * 0.25, w * 0.05), black(), 0.2);
    c.focus(face.at(w * 0.46, h * 0.46), 2.2);
    c.swatch(cuff);
    c.swatch(paint);
}

/// A thermometer for the ear: a slender grip, and a probe with a cap.
pub fn ear_thermometer(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(7.0, 4.0, 15.0);
    let paint = s.body_in("#f1f0ec", Finish::Plastic);
    let trim = s.accent_in("#3f8fa6", Finish::Plastic);
    c.angles((0.36, 0.2), (0.68, 0.24));
    c.shadow(v(w * 0.08, 0.0, 0.0), w * 0.5, d * 0.95, 0.4);
    let plane = Plane::front(v(-w / 2.0, -d / 2.0, 0.0));
    // The probe points up and to the left, out of the middle of the head.
    let root = plane.at(w * 0.26, h * 0.84) + v(0.0, d * 0.5, 0.0);
    let tip = plane.at(-w * 0.3, h * 0.95) + v(0.0, d * 0.5, 0.0);
    let between = |k: f64| root + (tip - root) * k;
    c.taper(between(0.62), tip, w * 0.1, w * 0.055, paint.step(-0.08));
    c.taper(between(0.0), between(0.66), w * 0.24, w * 0.12, trim);
    c.case(
        plane.o + v(w * 0.3, 0.0, 0.0),
        w * 0.5,
        d,
        h * 0.76,
        w * 0.2,
        paint,
    );
    c.case(
        plane.o + v(w * 0.14, -0.02, h * 0.62),
        w * 0.76,
        d,
        h * 0.38,
        w * 0.26,
        paint,
    );
    let (x, z) = (w * 0.3, h * 0.69);
    let rows: [&[u32]; 1] = [&[3, 6, 6]];
    display(c, &plane, (x, z), (w * 0.46, h * 0.16), &rows);
    c.panel(&plane, &circle(w * 0.55, h * 0.52, w * 0.12), trim, 0.1);
    c.inlay(
        &plane,
        &rrect(w * 0.4, h * 0.07, w * 0.3, h * 0.28, w * 0.1),
        trim,
        0.2,
    );
    c.focus(plane.at(w * 0.5, h * 0.74), 2.4);
    c.swatch(paint);
    c.swatch(trim);
}

/// A height in centimetres, far from what is usual for a scale that lies flat.
fn tall(s: &Spec, usual: f64) -> f64 {
    if s.height.is_finite() && s.height > 0.0 {
        s.height.clamp(usual * 0.7, usual * 1.5)
    } else {
        usual
    }
}

/// Where somebody stands: ribbed rubber on the plate.
fn tread(c: &mut Canvas, top: &Plane, w: f64, d: f64, trim: Paint) {
    let (x, y) = (w * 0.08, d * 0.06);
    c.panel(top, &rrect(x, y, w * 0.84, d * 0.66, w * 0.06), trim, -0.1);
    let ribs = (0..7).map(|k| {
        let y = y + d * (0.08 + 0.08 * f64::from(k));
        (x + w * 0.05, y, w * 0.74, d * 0.012)
    });
    c.inlay(top, &many(ribs), trim, -0.6);
}

/// A scale with its display on a column, and a rod that measures height.
pub fn column_scale(c: &mut Canvas, s: &Spec) {
    let (w, d, _) = s.size(32.0, 32.0, 3.4);
    let h = tall(s, 140.0);
    let paint = s.body_in("#f1f0ec", s.finish(Finish::Plastic));
    let trim = s.accent_in("#b9bec6", Finish::Metal);
    let rubber = black().with(Finish::Matt).step(0.06);
    c.angles((0.5, 0.24), (0.8, 0.3));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.8, d * 0.76, 0.36);
    let (base, rear) = (6.0, d / 2.0);
    c.slab(v(-w / 2.0, -d / 2.0, 0.0), w, d, base, w * 0.1, paint);
    let top = Plane::top(v(-w / 2.0, -d / 2.0, base));
    tread(c, &top, w, d, rubber);
    // The rod rises behind the column, its flag is where a head would be.
    let head = h * 0.66;
    c.rod(
        &[v(0.0, rear - 3.0, head), v(0.0, rear - 3.0, h)],
        1.6,
        trim,
    );
    c.block(v(-1.6, rear - 18.0, h - 9.0), 3.2, 16.0, 1.6, paint);
    c.block(v(-3.2, rear - 7.0, base), 6.4, 5.0, head - base, paint);
    let case = v(-11.0, rear - 12.0, head);
    c.case(case, 22.0, 7.0, 15.0, 2.4, paint);
    let face = Plane::front(case);
    display(c, &face, (3.0, 5.0), (16.0, 7.5), &[&[6, 8, 4]]);
    for x in [7.0, 11.0, 15.0] {
        c.inlay(&face, &circle(x, 2.6, 1.0), trim, 0.1);
    }
    c.focus(face.at(11.0, 6.0), 4.0);
    c.swatch(paint);
    c.swatch(trim);
}

/// A chair that weighs who sits in it.
pub fn chair_scale(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = (54.0, 62.0, tall(s, 96.0));
    let paint = s.body_in("#f1f0ec", s.finish(Finish::Plastic));
    let frame = s.accent_in("#b9bec6", Finish::Metal);
    c.angles((0.5, 0.26), (0.8, 0.3));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.8, d * 0.72, 0.32);
    let (x, y, seat) = (w * 0.44, d * 0.4, h * 0.48);
    let foot = |c: &mut Canvas, x: f64, y: f64| {
        c.stamp(&[v(x, y, 0.0)], |c| {
            c.wheel(v(0.0, 0.0, 4.4), 4.4, 2.8, black(), frame);
        });
    };
    let leg = |x: f64, y: f64| -> [V3; 2] { [v(x, y, 6.0), v(x, y, seat)] };
    let arm = |c: &mut Canvas, x: f64| {
        c.bend(
            &[
                v(x, y, seat + 20.0),
                v(x, 0.0, seat + 21.0),
                v(x, -y * 0.8, seat + 19.0),
                v(x, -y * 0.86, seat),
            ],
            3.4,
            frame,
        );
    };
    for x in [-x, x] {
        foot(c, x, y);
        c.rod(&leg(x, y), 2.6, frame);
    }
    c.rod(&[v(-x, y, 9.0), v(-x, -y, 9.0)], 2.2, frame);
    c.rod(&[v(x, y, 9.0), v(x, -y, 9.0)], 2.2, frame);
    let rest = Back {
        foot: v(0.0, y * 0.9, seat + 6.0),
        w: w * 0.84,
        h: h - seat - 6.0,
        lean: 0.12,
        bend: 3.0,
        radii: [5.0; 4],
        thick: 3.4,
    };
    arm(c, -x);
    rest.draw(c, paint, frame);
    let plate = (w * 0.88, d * 0.82, 6.0);
    cushion(c, v(-w * 0.44, -d * 0.42, seat - 4.0), plate, 6.0, paint);
    for x in [-x, x] {
        foot(c, x, -y);
        c.rod(&leg(x, -y), 2.6, frame);
    }
    // A plate for the feet, so that all of the weight is on the chair.
    c.slab(v(-w * 0.3, -y - 15.0, 9.0), w * 0.6, 17.0, 2.0, 2.0, frame);
    arm(c, x);
    let case = v(x - 4.0, -y - 3.0, seat + 17.0);
    c.case(case, 13.0, 4.0, 10.0, 1.6, white());
    let face = Plane::front(case);
    display(c, &face, (1.4, 3.2), (10.2, 5.2), &[&[6, 8, 4]]);
    c.focus(face.at(6.0, 4.0), 4.0);
    c.swatch(paint);
    c.swatch(frame);
}
