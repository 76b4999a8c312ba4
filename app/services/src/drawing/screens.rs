//! Things with a screen to look at.

use super::canvas::Canvas;
use super::geometry::{Path, Plane, circle, poly, rect, rrect, smooth, v};
use super::paint::{Finish, Paint};
use super::parts::{black, lamp, many};
use super::spec::Spec;

/// A picture on a screen: two hills of the accent under a quiet sky.
fn wallpaper(c: &mut Canvas, plane: &Plane, at: (f64, f64), size: (f64, f64), accent: Paint) {
    let ((x, y), (w, h)) = (at, size);
    // A dark accent would sink into the sky.
    let lift = (0.58 - accent.colour.lightness()).max(0.0);
    let accent = accent.step(lift);
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
    c.focus(v(0.0, 0.0, z * 0.7), 2.5);
    c.swatch(paint.with(Finish::Plastic));
}

pub fn laptop(c: &mut Canvas, s: &Spec) {
    let inches = s.option("screen", 14.0).clamp(9.0, 20.0);
    let (w, d, _) = s.size(inches * 2.24, inches * 1.56, 1.8);
    let paint = s.body_in("#b9bec6", s.finish(Finish::Metal));
    let accent = s.accent_in("#6f86c9", Finish::Matt);
    if s.has("touch", false) {
        return tent(c, (w, d), paint, accent);
    }
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

/// A laptop folded back on itself until it stands like a tent, its screen towards us.
fn tent(c: &mut Canvas, (w, d): (f64, f64), paint: Paint, accent: Paint) {
    c.angles((0.5, 0.24), (0.82, 0.26));
    let lean = 0.42;
    let high = d * 0.96;
    let foot = Plane::leaning(v(-w / 2.0, -d * 0.36, 0.0), lean);
    let ridge = foot.at(0.0, high);
    // The half with the keys leans the other way and meets it in the hinge.
    let behind = Plane {
        o: v(-w / 2.0, 2.0 * ridge.y + d * 0.36, 0.0),
        u: v(1.0, 0.0, 0.0),
        v: v(0.0, -lean, 1.0).unit(),
    };
    c.shadow(v(0.0, ridge.y, 0.0), w * 0.66, d * 0.62, 0.4);
    let half = rrect(0.0, 0.0, w, high, 1.1);
    c.prism(&behind, &half, v(0.0, 0.9, 0.3), paint.step(-0.06));
    c.rod(&[ridge, ridge + v(w, 0.0, 0.0)], 1.5, black());
    c.prism(&foot, &half, v(0.0, 0.7, 0.0), paint);
    c.panel(
        &foot,
        &rrect(0.25, 0.2, w - 0.5, high - 0.4, 0.9),
        black(),
        -0.1,
    );
    wallpaper(c, &foot, (0.9, 0.9), (w - 1.8, high - 2.2), accent);
    c.focus(foot.at(w * 0.78, high * 0.8), 2.6);
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
    c.focus(v(w * 0.3, 0.0, h * 0.52), 2.2);
    c.swatch(paint);
}
