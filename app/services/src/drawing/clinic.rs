//! What a clinic works with.

use super::canvas::Canvas;
use super::geometry::{
    Plane, circle, ellipse, line, poly, rect, rrect, rrect4, smooth, smooth3, v,
};
use super::paint::{Finish, Paint};
use super::parts::{black, cushion, lamp, many, paper, steel, white};
use super::spec::Spec;

pub fn exam_couch(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(190.0, 65.0, 80.0);
    let paint = s.body_in("#3f8fa6", s.finish(Finish::Leather));
    let frame = s.accent_in("#e4e6e8", Finish::Metal);
    c.angles((0.4, 0.3), (0.72, 0.32));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.58, d * 0.72, 0.3);
    let thick = 9.0;
    let (x, y, z) = (w * 0.4, d * 0.4, h - thick);
    let drawers = s.count("drawers", 0, 0, 4);
    c.rod(
        &[v(-x, y, 1.0), v(-x, y, z), v(x, y, z), v(x, y, 1.0)],
        4.0,
        frame,
    );
    c.rod(&[v(-x, y, 18.0), v(x, y, 18.0)], 2.6, frame);
    c.rod(&[v(-x, y, 18.0), v(-x, -y, 18.0)], 2.6, frame);
    if drawers > 0 {
        let o = v(-x + 4.0, -y + 2.0, 10.0);
        let (bw, tall) = (2.0 * x - 8.0, z - 13.0);
        c.block(o, bw, 2.0 * y - 4.0, tall, white());
        let front = Plane::front(o);
        let each = bw / f64::from(drawers);
        for i in 0..drawers {
            let b = f64::from(i) * each;
            c.panel(
                &front,
                &rect(b + 1.2, 1.4, each - 2.4, tall - 2.8),
                white(),
                0.1,
            );
            c.rod(
                &[
                    front.at(b + each * 0.35, tall * 0.8),
                    front.at(b + each * 0.65, tall * 0.8),
                ],
                1.2,
                steel(),
            );
        }
    }
    c.rod(&[v(x, y, 18.0), v(x, -y, 18.0)], 2.6, frame);
    c.rod(
        &[v(-x, -y, 1.0), v(-x, -y, z), v(x, -y, z), v(x, -y, 1.0)],
        4.0,
        frame,
    );
    if drawers == 0 {
        c.rod(&[v(-x, -y, 18.0), v(x, -y, 18.0)], 2.6, frame);
    }
    let feet = [(-x, y), (x, y), (-x, -y), (x, -y)].map(|(a, b)| v(a, b, 0.0));
    c.stamp(&feet, |c| c.cylinder(v(0.0, 0.0, 0.0), 2.8, 2.4, black()));
    // The head end rises to the left; the seat lies flat.
    let hinge = -w * 0.16;
    let len = w / 2.0 + hinge;
    let rise = 0.5;
    let head = Plane {
        o: v(hinge, -d / 2.0, h),
        u: v(-1.0, 0.0, rise).unit(),
        v: v(0.0, 1.0, 0.0),
    };
    c.rod(
        &[
            v(hinge - len * 0.5, 0.0, z),
            head.at(len * 0.6, d / 2.0) - v(0.0, 0.0, thick),
        ],
        2.4,
        steel(),
    );
    let outline = rrect(0.0, 0.0, len, d, 7.0);
    c.prism_body(&outline.on(&head), v(-0.2, 0.0, -1.0).unit() * thick, paint);
    c.panel(&head, &outline, paint, 0.86);
    c.stitch(&rrect(4.0, 4.0, len - 8.0, d - 8.0, 5.0).on(&head), paint);
    cushion(
        c,
        v(hinge + 1.0, -d / 2.0, z),
        (w / 2.0 - hinge - 1.0, d, thick),
        7.0,
        paint,
    );
    // Paper from the roll at the head runs over the couch.
    if s.has("paper", true) {
        let strip = d * 0.62;
        let m = (d - strip) / 2.0;
        let flat = Plane::top(v(hinge, -d / 2.0, h - 0.8));
        c.panel(&head, &rect(0.0, m, len * 0.98, strip), paper(), 0.9);
        c.panel(&flat, &rect(0.5, m, w * 0.42, strip), paper(), 0.0);
        c.groove(
            &line(w * 0.14, m, w * 0.14, m + strip)
                .and(line(w * 0.28, m, w * 0.28, m + strip))
                .on(&flat),
            paper(),
        );
        let end = head.at(len + 3.0, m);
        let roll = Plane::front(end);
        c.prism(&roll, &circle(0.0, -1.0, 5.5), v(0.0, strip, 0.0), paper());
        c.inlay(
            &roll,
            &circle(0.0, -1.0, 1.8),
            Paint::of("#b79a72", Finish::Matt),
            0.0,
        );
    }
    c.focus(v(hinge + 8.0, -d / 2.0, h - 4.0), 3.6);
    c.swatch(paint);
    c.swatch(frame);
}

/// A box of disposables with an opening on its top or front.
fn dispenser(c: &mut Canvas, s: &Spec, size: (f64, f64, f64)) -> (Plane, Paint, Paint) {
    let (w, d, h) = size;
    let paint = s.body_in("#3f8fa6", Finish::Matt);
    let band = s.accent_in("#f4f1ea", Finish::Matt);
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
    let glove = Paint::of("#7fa8e0", Finish::Plastic);
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
    let mask = Paint::of("#a9cfe6", Finish::Matt);
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

pub fn blood_pressure_monitor(c: &mut Canvas, s: &Spec) {
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
    // Two rows of figure eights, unlit and lit: a reading without a number.
    let mut digits = Vec::new();
    for (row, y) in [(0, 0.65), (1, 0.43)] {
        for k in 0..3 {
            let (x, y) = (w * (0.3 + 0.17 * f64::from(k)), long * y);
            let (dw, dh) = (w * 0.1, long * 0.17);
            digits.push((x, y, dw, dh * 0.14));
            digits.push((x, y + dh * 0.86, dw, dh * 0.14));
            if (row + k) % 2 == 0 {
                digits.push((x, y + dh * 0.43, dw, dh * 0.14));
            }
            digits.push((x, y, dw * 0.2, dh));
            digits.push((x + dw * 0.8, y, dw * 0.2, dh));
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
    let (w, d, h) = s.size(9.5, 4.2, 15.5);
    let paint = s.body_in("#f1f0ec", Finish::Plastic);
    let trim = s.accent_in("#3f8fa6", Finish::Plastic);
    c.angles((0.42, 0.2), (0.72, 0.24));
    c.shadow(v(w * 0.1, 0.0, 0.0), w * 0.5, d * 1.1, 0.4);
    let plane = Plane::front(v(-w / 2.0, -d / 2.0, 0.0));
    let away = v(0.0, d, 0.0);
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
    c.panel(
        &plane,
        &rrect(w * 0.02, h * 0.66, w * 0.1, h * 0.26, w * 0.04),
        trim,
        0.1,
    );
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
    let digits = [(0.34, 0.8), (0.48, 0.8), (0.65, 0.8)]
        .iter()
        .flat_map(|&(x, _): &(f64, f64)| {
            let (x, y, dw, dh) = (w * x, h * 0.72, w * 0.09, h * 0.13);
            [
                (x, y, dw, dh * 0.14),
                (x, y + dh * 0.43, dw, dh * 0.14),
                (x, y + dh * 0.86, dw, dh * 0.14),
                (x + dw * 0.78, y, dw * 0.22, dh),
            ]
        });
    c.inlay(&plane, &many(digits), lamp("#26352e"), 0.0);
    c.inlay(
        &plane,
        &circle(w * 0.61, h * 0.725, w * 0.014),
        lamp("#26352e"),
        0.0,
    );
    // The trigger, in the angle of grip and head.
    c.panel(
        &plane,
        &rrect4(
            w * 0.38,
            h * 0.46,
            w * 0.1,
            h * 0.13,
            [w * 0.05, 0.0, 0.0, w * 0.05],
        ),
        trim,
        -0.1,
    );
    c.focus(plane.at(w * 0.5, h * 0.76), 2.5);
    c.swatch(paint);
    c.swatch(trim);
}

pub fn stethoscope(c: &mut Canvas, s: &Spec) {
    let (w, _, h) = s.size(30.0, 6.0, 42.0);
    let paint = s.body_in("#2f4a8a", Finish::Plastic);
    let metal = s.accent_in("#b9bec6", Finish::Metal);
    c.angles((0.0, 0.94), (0.3, 0.8));
    let at = |x: f64, y: f64| v(x * w, (y - 0.5) * h, 0.6);
    let thick = w * 0.035;
    c.shadow_along(
        at(0.02, 0.4),
        v(w * 0.62, 0.0, 0.0),
        v(0.0, h * 0.5, 0.0),
        0.14,
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
    let (w, d, h) = s.size(32.0, 32.0, 3.4);
    let paint = s.body_in("#f1f0ec", s.finish(Finish::Plastic));
    let trim = s.accent_in("#b9bec6", Finish::Metal);
    let tall = h > 40.0;
    if tall {
        c.angles((0.5, 0.26), (0.8, 0.3));
    } else {
        c.angles((0.4, 0.5), (0.68, 0.46));
    }
    c.shadow(v(0.0, 0.0, 0.0), w * 0.74, d * 0.74, 0.38);
    let base = if tall { 6.0 } else { h };
    let o = v(-w / 2.0, -d / 2.0, 0.0);
    if tall {
        c.block(
            v(-3.0, d / 2.0 - 5.0, base),
            6.0,
            4.0,
            h - base - 12.0,
            trim,
        );
    }
    c.slab(o, w, d, base, w * 0.1, paint);
    let top = Plane::top(o + v(0.0, 0.0, base));
    if paint.finish == Finish::Glass {
        c.gleam(
            &line(w * 0.12, d * 0.3, w * 0.4, d * 0.88).on(&top),
            0.6,
            5.0,
        );
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
    let (face, x, y, sw, sh) = if tall {
        let at = v(-11.0, d / 2.0 - 6.0, h - 14.0);
        c.case(at, 22.0, 5.0, 14.0, 2.0, paint);
        (Plane::front(at), 3.0, 4.0, 16.0, 7.0)
    } else {
        (top, w * 0.33, d * 0.75, w * 0.34, d * 0.16)
    };
    c.panel(&face, &rrect(x, y, sw, sh, sh * 0.2), black(), 0.0);
    let digits = (0..3).flat_map(|k| {
        let (x, y, dw, dh) = (
            x + sw * (0.2 + 0.22 * f64::from(k)),
            y + sh * 0.22,
            sw * 0.13,
            sh * 0.56,
        );
        [
            (x, y, dw, dh * 0.16),
            (x, y + dh * 0.42, dw, dh * 0.16),
            (x, y + dh * 0.84, dw, dh * 0.16),
            (x, y, dw * 0.24, dh),
            (x + dw * 0.76, y, dw * 0.24, dh),
        ]
    });
    c.inlay(&face, &many(digits), lamp("#bfe8d6"), 0.0);
    c.focus(face.at(x + sw * 0.5, y), if tall { 4.2 } else { 2.6 });
    c.swatch(paint);
    c.swatch(trim);
}
