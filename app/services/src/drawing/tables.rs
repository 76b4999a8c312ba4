//! Desks and tables.

use super::canvas::Canvas;
use super::geometry::{Plane, circle, line, rect, rrect, v};
use super::paint::{Finish, Paint};
use super::parts::{black, handle, pedestal_base, post, steel};
use super::spec::Spec;

/// A table top in the middle: rounded corners, its edge a shade of its own.
fn top(c: &mut Canvas, w: f64, d: f64, z: f64, thick: f64, r: f64, paint: Paint) {
    slab_top(c, (-w / 2.0, -d / 2.0), (w, d), (z, thick), r, paint);
}

/// The same from its left, near corner; `z` is its upper side and how thick it is.
fn slab_top(
    c: &mut Canvas,
    (x, y): (f64, f64),
    (w, d): (f64, f64),
    (z, thick): (f64, f64),
    r: f64,
    paint: Paint,
) {
    let edge = match paint.finish {
        Finish::Wood => paint.with(Finish::Matt).step(-0.03),
        _ => paint.with(Finish::Plastic),
    };
    let plane = Plane::top(v(x, y, z));
    let outline = rrect(0.0, 0.0, w, d, r);
    c.prism_body(&outline.on(&plane), v(0.0, 0.0, -thick), edge);
    c.panel(&plane, &outline, paint, 0.0);
}

/// A block of drawers under a desk, its front at `y`.
fn drawers(c: &mut Canvas, x: f64, y: f64, size: (f64, f64), z: (f64, f64), n: u32, paint: Paint) {
    let (w, d) = size;
    c.block(v(x, y, z.0), w, d, z.1 - z.0, paint);
    let front = Plane::front(v(x, y, z.0));
    let each = (z.1 - z.0) / f64::from(n);
    for i in 0..n {
        let b = f64::from(i) * each;
        c.panel(
            &front,
            &rect(0.8, b + 0.6, w - 1.6, each - 1.2),
            paint,
            0.08,
        );
        let h = b + each * 0.78;
        handle(c, front.at(w * 0.32, h), front.at(w * 0.68, h), steel());
    }
}

pub fn desk(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(140.0, 70.0, 74.0);
    let paint = s.body_in("#c9a06a", s.finish(Finish::Wood));
    let frame = s.accent_in("#3a3d46", Finish::Metal);
    if s.has("corner", false) {
        return corner_desk(c, (w, d, h), paint, frame);
    }
    let n = s.count("drawers", 0, 0, 5);
    let (x, y, t, thick) = (w / 2.0 - 6.0, d / 2.0 - 5.0, 4.0, 2.8);
    c.shadow(v(0.0, 0.0, 0.0), w * 0.62, d * 0.66, 0.26);
    let under = h - thick;
    post(c, -x, y - t, (0.0, under), t, frame);
    c.block(
        v(-x, y - 2.0, under - 32.0),
        2.0 * x - 2.0,
        1.6,
        24.0,
        paint.step(-0.03),
    );
    post(c, x - t, y - t, (0.0, under), t, frame);
    c.block(v(-x, -y + t, under - 4.0), t, 2.0 * y - 2.0 * t, 4.0, frame);
    post(c, -x, -y, (0.0, under), t, frame);
    if n > 0 {
        let pw = (w * 0.28).min(42.0);
        drawers(
            c,
            x - pw - 1.0,
            -y + 3.0,
            (pw, d * 0.72),
            (
                if n > 2 {
                    12.0
                } else {
                    under - 14.0 * f64::from(n)
                },
                under,
            ),
            n,
            paint,
        );
    }
    c.block(
        v(x - t, -y + t, under - 4.0),
        t,
        2.0 * y - 2.0 * t,
        4.0,
        frame,
    );
    c.block(v(-x + t, -y, under - 4.0), 2.0 * x - 2.0 * t, t, 4.0, frame);
    post(c, x - t, -y, (0.0, under), t, frame);
    top(c, w, d, h, thick, 1.6, paint);
    let surface = Plane::top(v(0.0, d / 2.0 - 9.0, h));
    c.inlay(&surface, &circle(w * 0.32, 0.0, 3.2), black(), 0.0);
    c.focus(v(w / 2.0 - 8.0, -d / 2.0, h - 6.0), 4.2);
    c.swatch(paint);
    c.swatch(frame);
}

/// Two tops that meet in the corner: a long one at the back, a short one that comes forward on
/// the left.
fn corner_desk(c: &mut Canvas, size: (f64, f64, f64), paint: Paint, frame: Paint) {
    let (w, d, h) = size;
    let (t, thick) = (4.0, 2.8);
    let under = h - thick;
    let (x, y) = (w / 2.0, d / 2.0);
    let (deep, arm) = ((d * 0.5).min(75.0), (w * 0.42).min(62.0));
    let (middle, reach) = (y - deep, -x + arm);
    c.shadow(v(0.0, y - deep / 2.0, 0.0), w * 0.6, deep * 0.72, 0.26);
    c.shadow(v(-x + arm / 2.0, 0.0, 0.0), arm * 0.7, d * 0.56, 0.2);
    post(c, -x + 4.0, y - 8.0, (0.0, under), t, frame);
    c.block(
        v(-x + 6.0, y - 7.0, under - 30.0),
        w - 14.0,
        1.6,
        22.0,
        paint.step(-0.03),
    );
    post(c, x - 8.0, y - 8.0, (0.0, under), t, frame);
    c.block(
        v(x - 8.0, middle + 5.0, under - 4.0),
        t,
        deep - 12.0,
        4.0,
        frame,
    );
    c.block(
        v(reach, middle + 4.0, under - 4.0),
        x - 4.0 - reach,
        t,
        4.0,
        frame,
    );
    post(c, x - 8.0, middle + 4.0, (0.0, under), t, frame);
    slab_top(c, (-x, middle), (w, deep), (h, thick), 1.0, paint);
    // The legs of the short side stand before the long one.
    let legs = |c: &mut Canvas| {
        post(c, -x + 4.0, -y + 4.0, (0.0, under), t, frame);
        c.block(
            v(-x + 8.0, -y + 4.0, under - 4.0),
            arm - 16.0,
            t,
            4.0,
            frame,
        );
        post(c, reach - 8.0, -y + 4.0, (0.0, under), t, frame);
        c.block(
            v(reach - 8.0, -y + 8.0, under - 4.0),
            t,
            d - deep - 8.0,
            4.0,
            frame,
        );
    };
    legs(c);
    slab_top(c, (-x, -y), (arm, d - deep), (h, thick), 1.0, paint);
    let surface = Plane::top(v(0.0, 0.0, h));
    c.inlay(&surface, &circle(-x + 9.0, y - 9.0, 3.2), black(), 0.0);
    c.focus(v(reach, middle, h - 4.0), 3.6);
    c.swatch(paint);
    c.swatch(frame);
}

pub fn standing_desk(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(140.0, 75.0, 105.0);
    let paint = s.body_in("#d8b98a", s.finish(Finish::Wood));
    let frame = s.accent_in("#e4e3df", Finish::Plastic);
    let thick = 2.6;
    let x = w * 0.34;
    c.shadow(v(0.0, 0.0, 0.0), w * 0.56, d * 0.62, 0.26);
    let leg = |c: &mut Canvas, x: f64| {
        c.shadow(v(x, 0.0, 0.0), 10.0, d * 0.5, 0.3);
        c.slab(v(x - 4.5, -d * 0.44, 0.6), 9.0, d * 0.88, 3.0, 2.0, frame);
        c.block(v(x - 4.0, -3.5, 3.6), 8.0, 7.5, h * 0.5, frame);
        c.block(
            v(x - 3.2, -2.7, 3.6 + h * 0.5),
            6.4,
            6.0,
            h - thick - 7.0 - h * 0.5,
            frame.step(0.04),
        );
        c.block(
            v(x - 3.4, -d * 0.38, h - thick - 4.0),
            6.8,
            d * 0.76,
            4.0,
            frame.step(-0.03),
        );
    };
    leg(c, -x);
    c.block(
        v(-x, -2.5, h - thick - 5.0),
        2.0 * x,
        5.0,
        4.0,
        frame.step(-0.05),
    );
    leg(c, x);
    top(c, w, d, h, thick, 2.2, paint);
    let pad = v(w * 0.28, -d / 2.0 + 1.0, h - thick - 2.8);
    c.block(pad, 15.0, 4.0, 2.6, black());
    let front = Plane::front(pad);
    for i in 0..3 {
        c.inlay(
            &front,
            &circle(3.0 + 3.2 * f64::from(i), 1.3, 0.6),
            super::parts::white(),
            0.0,
        );
    }
    c.inlay(
        &front,
        &rect(11.6, 0.7, 2.6, 1.2),
        super::parts::lamp("#7fe0c0"),
        0.0,
    );
    c.focus(v(w * 0.3, -d / 2.0, h - 6.0), 4.0);
    c.swatch(paint);
    c.swatch(frame);
}

pub fn meeting_table(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(240.0, 110.0, 74.0);
    let paint = s.body_in("#b98a58", s.finish(Finish::Wood));
    let frame = s.accent_in("#3a3d46", Finish::Metal);
    let thick = 3.0;
    let under = h - thick;
    if s.has("round", w / d < 1.15) {
        let r = w.min(d) / 2.0;
        pedestal_base(c, r * 0.62, 5.0, under, frame);
        round_top(c, r, h, thick, paint);
        c.focus(v(r * 0.5, -r * 0.7, h), 3.4);
    } else {
        let r = if s.has("oval", false) {
            d * 0.5
        } else {
            (d * 0.34).min(30.0)
        };
        let x = w * 0.29;
        c.shadow(v(0.0, 0.0, 0.0), w * 0.58, d * 0.62, 0.26);
        let leg = |c: &mut Canvas, x: f64| {
            c.shadow(v(x, 0.0, 0.0), d * 0.2, d * 0.42, 0.3);
            c.slab(v(x - 13.0, -d * 0.33, 0.0), 26.0, d * 0.66, 2.0, 4.0, frame);
            c.block(v(x - 4.0, -d * 0.2, 2.0), 8.0, d * 0.4, under - 2.0, frame);
        };
        leg(c, -x);
        c.block(v(-x, -2.0, under - 8.0), 2.0 * x, 4.0, 6.0, frame);
        leg(c, x);
        top(c, w, d, h, thick, r, paint);
        let surface = Plane::top(v(0.0, 0.0, h));
        c.panel(&surface, &rrect(-17.0, -5.5, 34.0, 11.0, 1.5), black(), 0.0);
        c.groove(&line(-17.0, 0.0, 17.0, 0.0).on(&surface), black());
        c.focus(v(w * 0.06, -d * 0.12, h), 4.4);
    }
    c.swatch(paint);
    c.swatch(frame);
}

fn round_top(c: &mut Canvas, r: f64, z: f64, thick: f64, paint: Paint) {
    let plane = Plane::top(v(0.0, 0.0, z));
    let edge = match paint.finish {
        Finish::Wood => paint.with(Finish::Matt).step(-0.03),
        other => paint.with(other),
    };
    c.prism_body(&circle(0.0, 0.0, r).on(&plane), v(0.0, 0.0, -thick), edge);
    c.panel(&plane, &circle(0.0, 0.0, r), paint, 0.0);
    if paint.finish != Finish::Wood {
        c.gleam(
            &super::geometry::smooth(
                &[(-r * 0.75, r * 0.3), (-r * 0.45, r * 0.66), (0.0, r * 0.8)],
                false,
            )
            .on(&plane),
            0.5,
            3.0,
        );
    }
}

pub fn cafe_table(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(70.0, 70.0, 75.0);
    let paint = s.body_in("#efe9df", s.finish(Finish::Ceramic));
    let frame = s.accent_in("#2e3038", Finish::Metal);
    let thick = 2.4;
    c.angles((0.5, 0.26), (0.8, 0.5));
    pedestal_base(c, w.min(d) * 0.32, 2.9, h - thick - 1.0, frame);
    c.block(v(-w * 0.2, -2.0, h - thick - 2.0), w * 0.4, 4.0, 2.0, frame);
    if s.has("round", (w - d).abs() < 1.0) {
        round_top(c, w.min(d) / 2.0, h, thick, paint);
    } else {
        top(c, w, d, h, thick, 3.0, paint);
    }
    c.focus(v(w * 0.2, -d * 0.34, h), 2.9);
    c.swatch(paint);
    c.swatch(frame);
}
