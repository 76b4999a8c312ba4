//! What a clinic works with.

use super::canvas::Canvas;
use super::geometry::{Plane, circle, line, rect, rrect, v};
use super::paint::{Finish, Paint};
use super::parts::{black, cushion, paper, steel, white};
use super::spec::Spec;

pub fn exam_couch(c: &mut Canvas, s: &Spec) {
    // Catalogues call either the length or the breadth of a couch its width.
    let long = s.width.max(s.depth);
    let broad = if s.depth > s.width { s.width } else { s.depth };
    let turned = Spec {
        width: long,
        depth: broad,
        ..s.clone()
    };
    let (w, d, h) = turned.size(190.0, 65.0, 80.0);
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
