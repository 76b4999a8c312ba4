//! What a clinic measures with.

use super::bedside;
use super::canvas::Canvas;
use super::geometry::{Plane, circle, line, rrect, rrect4, smooth, smooth3, v};
use super::paint::Finish;
use super::parts::{black, figure, lamp, many, steel, white};
use super::spec::Spec;

pub fn blood_pressure_monitor(c: &mut Canvas, s: &Spec) {
    if s.has("wrist", false) {
        return bedside::wrist_monitor(c, s);
    }
    let (w, d, h) = s.size(13.0, 15.0, 8.0);
    let paint = s.body_in("#f1f0ec", Finish::Plastic);
    let cuff = s.accent_in("#3b4f86", Finish::Fabric);
    c.angles((0.4, 0.42), (0.7, 0.44));
    // The cuff stands behind and to the right, a tube leads to it.
    let (cr, ch) = (w * 0.44, h * 1.35);
    let at = v(w * 0.78, d * 0.5, 0.0);
    c.shadow(v(0.0, 0.0, 0.0), w * 0.75, d * 0.72, 0.4);
    c.shadow(at, cr * 1.5, cr * 1.5, 0.36);
    c.cylinder(at, cr, ch, cuff);
    c.mouth(
        at + v(0.0, 0.0, ch),
        cr,
        cr * 0.16,
        cuff,
        cuff.with(Finish::Matt),
    );
    let right = c.cam.right();
    let towards = c.cam.towards();
    let flat = v(towards.x, towards.y, 0.0).unit();
    let tag = Plane {
        o: at + flat * cr - right * (cr * 0.3),
        u: right,
        v: v(0.0, 0.0, 1.0),
    };
    c.inlay(
        &tag,
        &rrect(0.0, ch * 0.28, cr * 0.72, ch * 0.4, 0.4),
        white().with(Finish::Matt),
        -0.1,
    );
    c.stitch(
        &line(-cr * 0.62, ch * 0.1, cr * 1.1, ch * 0.1)
            .and(line(-cr * 0.62, ch * 0.9, cr * 1.1, ch * 0.9))
            .on(&tag),
        cuff,
    );
    c.bend(
        &[
            v(w * 0.1, d * 0.45, h * 0.3),
            v(w * 0.16, d * 0.85, h * 0.5),
            v(w * 0.34, d * 0.8, h * 0.3),
            at - right * cr + v(0.0, 0.0, ch * 0.25),
        ],
        0.55,
        black(),
    );
    // A wedge-shaped case: low in front, high at the back.
    let (low, high) = (h * 0.34, h * 0.82);
    let o = v(-w / 2.0, -d / 2.0, 0.0);
    let face = Plane {
        o: o + v(0.0, 0.0, low),
        u: v(1.0, 0.0, 0.0),
        v: v(0.0, d, high - low).unit(),
    };
    let long = (d * d + (high - low) * (high - low)).sqrt();
    c.patch(
        &Plane::side(o + v(w, 0.0, 0.0)),
        &[(0.0, 0.0), (d, 0.0), (d, high), (0.0, low)],
        paint,
        0.0,
    );
    c.prism_body(
        &rrect(0.0, 0.0, w, long, 1.6).on(&face),
        v(0.0, 0.0, -low),
        paint,
    );
    c.panel(&face, &rrect(0.0, 0.0, w, long, 1.6), paint, 0.0);
    c.panel(
        &face,
        &rrect(w * 0.1, long * 0.36, w * 0.8, long * 0.54, 0.8),
        black(),
        0.0,
    );
    c.inlay(
        &face,
        &rrect(w * 0.14, long * 0.39, w * 0.72, long * 0.48, 0.5),
        lamp("#b9cfc2"),
        0.0,
    );
    // A healthy reading.
    let mut digits = Vec::new();
    for (figures, y) in [([1, 2, 0], 0.65), ([10, 8, 0], 0.43)] {
        for (k, n) in figures.into_iter().enumerate() {
            let x = w * (0.3 + 0.17 * k as f64);
            digits.extend(figure(n, x, long * y, w * 0.11, long * 0.17));
        }
    }
    c.inlay(&face, &many(digits), lamp("#26352e"), 0.0);
    c.panel(
        &face,
        &rrect(w * 0.34, long * 0.09, w * 0.32, long * 0.18, 1.2),
        cuff.with(Finish::Plastic),
        0.1,
    );
    for x in [0.18, 0.82] {
        c.panel(&face, &circle(w * x, long * 0.18, w * 0.065), steel(), 0.1);
    }
    c.focus(face.at(w * 0.5, long * 0.5), 2.2);
    c.swatch(cuff);
    c.swatch(paint);
}

pub fn thermometer(c: &mut Canvas, s: &Spec) {
    if s.has("stick", false) {
        return stick(c, s);
    }
    if s.has("ear", false) {
        return bedside::ear_thermometer(c, s);
    }
    // Seen from the side: the longer of the two is what the picture shows.
    let turned = Spec {
        width: s.width.max(s.depth),
        depth: s.width.min(s.depth),
        ..s.clone()
    };
    let (w, d, h) = turned.size(9.5, 4.2, 15.5);
    let paint = s.body_in("#f1f0ec", Finish::Plastic);
    let trim = s.accent_in("#3f8fa6", Finish::Plastic);
    c.angles((0.42, 0.2), (0.72, 0.24));
    c.shadow(v(w * 0.1, 0.0, 0.0), w * 0.5, d * 1.1, 0.4);
    let plane = Plane::front(v(-w / 2.0, -d / 2.0, 0.0));
    let away = v(0.0, d, 0.0);
    // The trigger in the angle of grip and head, and the nose that measures.
    c.prism(
        &plane,
        &rrect(w * 0.36, h * 0.44, w * 0.2, h * 0.18, w * 0.05),
        away * 0.7,
        trim.step(-0.04),
    );
    c.prism(
        &plane,
        &rrect(-w * 0.03, h * 0.67, w * 0.3, h * 0.25, w * 0.05),
        away * 0.9,
        trim,
    );
    // The grip leans; the head points left; each a convex piece.
    let grip = smooth(
        &[
            (w * 0.5, h * 0.02),
            (w * 0.72, 0.0),
            (w * 0.94, h * 0.03),
            (w * 0.92, h * 0.35),
            (w * 0.88, h * 0.68),
            (w * 0.44, h * 0.68),
            (w * 0.47, h * 0.35),
        ],
        true,
    );
    c.prism(&plane, &grip, away, paint);
    c.prism(
        &Plane::front(plane.o + v(0.0, -0.02, 0.0)),
        &rrect(w * 0.52, h * 0.05, w * 0.34, h * 0.36, w * 0.1),
        v(0.0, 0.01, 0.0),
        trim,
    );
    let mut grooves = line(w * 0.58, h * 0.12, w * 0.8, h * 0.12);
    for k in 1..5 {
        let z = h * (0.12 + 0.06 * f64::from(k));
        grooves = grooves.and(line(w * 0.58, z, w * 0.8, z));
    }
    c.groove(&grooves.on(&plane), trim);
    let head = rrect4(
        w * 0.06,
        h * 0.6,
        w * 0.94,
        h * 0.38,
        [w * 0.1, w * 0.16, w * 0.24, w * 0.16],
    );
    c.prism(&plane, &head, away, paint);
    c.inlay(
        &plane,
        &rrect(w * 0.22, h * 0.66, w * 0.62, h * 0.26, w * 0.09),
        trim,
        0.2,
    );
    c.inlay(
        &plane,
        &rrect(w * 0.25, h * 0.68, w * 0.56, h * 0.22, w * 0.07),
        lamp("#c4dacb"),
        0.0,
    );
    let digits = [(3, 0.33), (6, 0.47), (6, 0.65)]
        .into_iter()
        .flat_map(|(n, x)| figure(n, w * x, h * 0.72, w * 0.1, h * 0.14));
    c.inlay(&plane, &many(digits), lamp("#26352e"), 0.0);
    c.inlay(
        &plane,
        &circle(w * 0.61, h * 0.725, w * 0.014),
        lamp("#26352e"),
        0.0,
    );
    c.focus(plane.at(w * 0.5, h * 0.76), 2.5);
    c.swatch(paint);
    c.swatch(trim);
}

/// A digital thermometer for the arm or the tongue.
fn stick(c: &mut Canvas, s: &Spec) {
    let (l, t) = s.span(13.0, 1.6);
    let paint = s.body_in("#f1f0ec", Finish::Plastic);
    let trim = s.accent_in("#3f8fa6", Finish::Plastic);
    c.angles((0.0, 0.94), (0.5, 0.5));
    let along = v(0.82, 0.57, 0.0);
    let across = v(0.57, -0.82, 0.0);
    let r = t.min(l * 0.16) * 0.5;
    let at = |k: f64| along * (l * (k - 0.5)) + v(0.0, 0.0, r);
    c.shadow_along(
        across * (r * 0.8),
        along * (l * 0.5),
        across * (r * 3.0),
        0.42,
    );
    c.taper(at(0.0), at(0.07), r * 0.3, r * 0.34, steel());
    c.taper(at(0.07), at(0.36), r * 0.36, r * 0.55, trim);
    let body = Plane {
        o: at(0.36),
        u: along,
        v: across * -1.0,
    };
    c.panel(
        &body,
        &rrect4(0.0, -r, l * 0.64, 2.0 * r, [r * 0.3, r, r, r * 0.3]),
        paint,
        0.0,
    );
    c.panel(
        &body,
        &rrect(l * 0.1, -r * 0.62, l * 0.24, r * 1.24, r * 0.2),
        lamp("#c4dacb"),
        0.0,
    );
    let digits = [(3, 0.13), (6, 0.19), (6, 0.265)]
        .into_iter()
        .flat_map(|(n, x)| figure(n, l * x, -r * 0.42, l * 0.042, r * 0.84));
    c.inlay(&body, &many(digits), lamp("#26352e"), 0.0);
    c.panel(&body, &circle(l * 0.44, 0.0, r * 0.52), trim, 0.1);
    c.focus(body.at(l * 0.2, 0.0), 2.6);
    c.swatch(paint);
    c.swatch(trim);
}

pub fn stethoscope(c: &mut Canvas, s: &Spec) {
    let (w, _, h) = s.size(30.0, 6.0, 42.0);
    // It hangs folded in a catalogue's measures, and lies open in a picture.
    let w = w.max(h * 0.7);
    let paint = s.body_in("#2f4a8a", Finish::Plastic);
    let metal = s.accent_in("#b9bec6", Finish::Metal);
    c.angles((0.0, 0.94), (0.3, 0.8));
    let at = |x: f64, y: f64| v(x * w, (y - 0.5) * h, 0.6);
    let thick = w * 0.035;
    c.shadow_along(
        at(0.02, 0.4),
        v(w * 0.62, 0.0, 0.0),
        v(0.0, h * 0.5, 0.0),
        0.1,
    );
    // Ear tubes rise from the fork and curve in to the tips.
    for k in [-1.0, 1.0] {
        c.pipe(
            &smooth3(&[
                at(-0.12 + k * 0.05, 0.62),
                at(-0.12 + k * 0.2, 0.74),
                at(-0.12 + k * 0.25, 0.87),
                at(-0.12 + k * 0.13, 0.965),
            ]),
            thick * 0.62,
            metal,
        );
        c.ball(at(-0.12 + k * 0.115, 0.972), thick * 0.95, black());
    }
    let tube = smooth3(&[
        at(-0.12, 0.5),
        at(-0.14, 0.36),
        at(-0.04, 0.14),
        at(0.2, 0.06),
        at(0.4, 0.16),
        at(0.4, 0.34),
        at(0.3, 0.44),
    ]);
    for k in [-1.0, 1.0] {
        c.pipe(
            &smooth3(&[
                at(-0.12, 0.49),
                at(-0.12 + k * 0.02, 0.56),
                at(-0.12 + k * 0.06, 0.635),
            ]),
            thick,
            paint,
        );
    }
    c.pipe(&tube, thick, paint);
    c.rod(&[at(0.3, 0.44), at(0.27, 0.475)], thick * 0.8, metal);
    // The chest piece.
    let centre = at(0.2, 0.54);
    let r = w * 0.13;
    c.shadow_along(centre, v(r * 1.4, 0.0, 0.0), v(0.0, r * 1.4, 0.0), 0.3);
    c.cylinder(centre, r, 0.9, metal);
    let top = Plane::top(centre + v(0.0, 0.0, 0.9));
    c.panel(&top, &circle(0.0, 0.0, r * 0.86), paint, 0.0);
    c.panel(&top, &circle(0.0, 0.0, r * 0.74), metal, 0.2);
    c.gleam(
        &smooth(
            &[
                (-r * 0.5, r * 0.05),
                (-r * 0.38, r * 0.38),
                (-r * 0.02, r * 0.52),
            ],
            false,
        )
        .on(&top),
        0.8,
        4.0,
    );
    c.focus(centre, 2.5);
    c.swatch(paint);
    c.swatch(metal);
}

pub fn scale(c: &mut Canvas, s: &Spec) {
    if s.has("chair", false) {
        return bedside::chair_scale(c, s);
    }
    if s.has("column", false) {
        return bedside::column_scale(c, s);
    }
    let (w, d, h) = s.size(32.0, 32.0, 3.4);
    let paint = s.body_in("#f1f0ec", s.finish(Finish::Plastic));
    let trim = s.accent_in("#b9bec6", Finish::Metal);
    c.angles((0.4, 0.5), (0.68, 0.46));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.74, d * 0.74, 0.38);
    let base = h;
    let o = v(-w / 2.0, -d / 2.0, 0.0);
    c.slab(o, w, d, base, w * 0.1, paint);
    let top = Plane::top(o + v(0.0, 0.0, base));
    if paint.finish == Finish::Glass {
        c.gleam(
            &line(w * 0.12, d * 0.3, w * 0.4, d * 0.88).on(&top),
            0.6,
            5.0,
        );
    }
    if s.has("baby", false) {
        // A shallow cradle for a newborn lies on the plate.
        let cradle = Plane::top(o + v(0.0, 0.0, base * 1.9));
        c.prism(
            &cradle,
            &rrect(-w * 0.04, d * 0.1, w * 1.08, d * 0.86, d * 0.3),
            v(0.0, 0.0, -base * 0.7),
            paint,
        );
        c.inlay(
            &cradle,
            &rrect(0.0, d * 0.16, w, d * 0.74, d * 0.26),
            paint,
            -0.45,
        );
        let bed = Plane::top(o + v(0.0, 0.0, base * 1.3));
        c.inlay(
            &bed,
            &rrect(w * 0.04, d * 0.26, w * 0.9, d * 0.56, d * 0.22),
            paint,
            -0.1,
        );
        let front = Plane::front(o);
        c.panel(
            &front,
            &rrect(w * 0.36, base * 0.14, w * 0.28, base * 0.62, base * 0.16),
            black(),
            0.0,
        );
        let digits = [3, 4, 2].into_iter().enumerate().flat_map(|(k, n)| {
            figure(
                n,
                w * (0.42 + 0.055 * k as f64),
                base * 0.26,
                w * 0.035,
                base * 0.38,
            )
        });
        c.inlay(&front, &many(digits), lamp("#bfe8d6"), 0.0);
        c.focus(front.at(w * 0.5, base), 2.6);
        c.swatch(paint);
        c.swatch(trim);
        return;
    }
    for x in [0.16, 0.54] {
        let foot = rrect(w * x, d * 0.12, w * 0.3, d * 0.56, w * 0.1);
        c.panel(&top, &foot, trim, -0.1);
        let mut grip = line(w * (x + 0.06), d * 0.22, w * (x + 0.24), d * 0.22);
        for k in 1..7 {
            let y = d * (0.22 + 0.06 * f64::from(k));
            grip = grip.and(line(w * (x + 0.06), y, w * (x + 0.24), y));
        }
        c.groove(&grip.on(&top), trim);
    }
    let (face, x, y, sw, sh) = (top, w * 0.33, d * 0.75, w * 0.34, d * 0.16);
    c.panel(&face, &rrect(x, y, sw, sh, sh * 0.2), black(), 0.0);
    let digits = [6, 8, 4].into_iter().enumerate().flat_map(|(k, n)| {
        let x = x + sw * (0.2 + 0.22 * k as f64);
        figure(n, x, y + sh * 0.22, sw * 0.13, sh * 0.56)
    });
    c.inlay(&face, &many(digits), lamp("#bfe8d6"), 0.0);
    c.focus(face.at(x + sw * 0.5, y), 2.6);
    c.swatch(paint);
    c.swatch(trim);
}
