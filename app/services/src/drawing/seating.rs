//! Chairs and stools.
//!
//! `legs`: 1 a pedestal, 2 a sled, 4 four legs, 5 a star.

use super::backrest::Back;
use super::canvas::Canvas;
use super::geometry::{Plane, open3, rect, v};
use super::paint::Finish;
use super::parts::{black, cushion, pedestal_base, star_base};
use super::spec::Spec;

pub fn task_chair(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(66.0, 64.0, 112.0);
    let finish = match s.finish(Finish::Fabric) {
        cover @ (Finish::Fabric | Finish::Leather | Finish::Mesh) => cover,
        _ => Finish::Plastic,
    };
    let paint = s.body_in("#3b4252", finish);
    let seat_paint = if paint.finish == Finish::Mesh {
        paint.with(Finish::Fabric)
    } else {
        paint
    };
    let frame = s.accent_in("#2b2d36", Finish::Plastic);
    let head = s.has("headrest", h > 118.0);
    let seat = (h * 0.43).clamp(40.0, 52.0);
    let (sw, sd) = (w * 0.76, d * 0.76);
    star_base(c, w * 0.47, (2.3, seat - 6.0), s.has("wheels", true), frame);
    let under = v(-8.0, -10.0, seat - 10.0);
    c.panel(
        &Plane::side(under + v(16.0, 0.0, 0.0)),
        &rect(0.0, 0.0, 22.0, 3.5),
        black(),
        0.0,
    );
    c.panel(
        &Plane::front(under),
        &rect(0.0, 0.0, 16.0, 3.5),
        black(),
        0.0,
    );
    let top = if head { h * 0.83 } else { h };
    let foot = v(0.0, sd * 0.44, seat + 6.0);
    let lean = 0.2;
    // The spine goes from under the seat up behind the back.
    c.bend(
        &[
            v(0.0, 8.0, seat - 8.0),
            v(0.0, sd * 0.56, seat - 5.0),
            v(0.0, sd * 0.62, seat + 8.0),
            v(0.0, sd * 0.56 + 8.0, seat + (top - seat) * 0.55),
        ],
        4.2,
        frame,
    );
    let back = Back {
        foot,
        w: w * 0.72,
        h: top - seat - 6.0,
        lean,
        bend: 3.6,
        radii: [9.0, 9.0, 15.0, 15.0],
        thick: 5.0,
    };
    let arms = s.has("armrests", true);
    let (arm_x, arm_z) = (sw * 0.5 + 3.2, seat + 21.0);
    let arm = |c: &mut Canvas, x: f64| {
        c.rod(
            &[
                v(x * 0.72, 2.0, seat - 6.0),
                v(x, 2.0, seat - 5.0),
                v(x, 4.0, arm_z - 1.0),
            ],
            3.2,
            frame,
        );
        c.slab(v(x - 4.0, -13.0, arm_z - 1.0), 8.0, 26.0, 2.6, 3.8, black());
    };
    if arms {
        arm(c, -arm_x);
    }
    back.draw(c, paint, frame);
    if head {
        let z = top - seat + 2.0;
        let post = |x: f64| {
            open3(&[
                foot + v(x, lean * z + 1.0, z - 12.0),
                foot + v(x, lean * z + 2.0, z + 4.0),
            ])
        };
        c.pipe(&post(-4.0).and(post(4.0)), 1.6, frame);
        let rest = Back {
            foot: foot + v(0.0, lean * z - 1.5, z - 2.0),
            w: w * 0.44,
            h: h - top - 1.0,
            lean,
            bend: 2.5,
            radii: [5.0, 5.0, 6.0, 6.0],
            thick: 4.0,
        };
        rest.draw(c, paint, frame);
    }
    cushion(
        c,
        v(-sw / 2.0, -sd / 2.0 - 2.0, seat - 6.5),
        (sw, sd, 8.0),
        13.0,
        seat_paint,
    );
    if arms {
        arm(c, arm_x);
    }
    c.focus(v(w * 0.22, sd * 0.4, seat + 12.0), 2.7);
    c.swatch(paint);
    c.swatch(frame);
}

pub fn visitor_chair(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(56.0, 58.0, 84.0);
    let paint = s.body_in("#5b6b8c", s.finish(Finish::Fabric));
    let frame = s.accent_in("#b9bec6", Finish::Metal);
    let seat = (h * 0.54).clamp(38.0, 50.0);
    let (sw, sd) = (w * 0.84, d * 0.8);
    let x = w * 0.46;
    let (front, rear) = (-d * 0.44, d * 0.42);
    let arms = s.has("armrests", false);
    let arm_z = seat + 20.0;
    let legs = s.count("legs", 2, 1, 5);
    c.shadow(v(0.0, 0.0, 0.0), w * 0.72, d * 0.72, 0.3);
    let side = |c: &mut Canvas, x: f64| match legs {
        4 => {
            c.rod(
                &[v(x, rear + 4.0, 0.8), v(x * 0.92, rear - 4.0, seat)],
                2.4,
                frame,
            );
            c.rod(
                &[v(x, front - 1.0, 0.8), v(x * 0.92, front + 5.0, seat - 3.0)],
                2.4,
                frame,
            );
            if arms {
                c.rod(
                    &[
                        v(x * 0.95, front + 5.0, seat - 2.0),
                        v(x, front + 5.0, arm_z),
                        v(x, rear, arm_z),
                    ],
                    2.2,
                    frame,
                );
            }
        }
        _ => {
            let height = if arms { arm_z } else { seat - 3.0 };
            c.rod(
                &[
                    v(x, rear - 2.0, height),
                    v(x, front + 1.0, height),
                    v(x, front, height - 2.0),
                    v(x, front, 2.6),
                    v(x, front + 2.0, 1.0),
                    v(x, rear + 2.0, 1.0),
                ],
                2.4,
                frame,
            );
        }
    };
    let wide = legs == 1 || legs == 5;
    match legs {
        5 => star_base(
            c,
            w * 0.45,
            (2.2, seat - 5.0),
            s.has("wheels", false),
            frame,
        ),
        1 => pedestal_base(c, w * 0.4, 2.6, seat - 5.0, frame),
        _ => side(c, -x),
    }
    let back = Back {
        foot: v(0.0, sd * 0.46, seat + 6.0),
        w: sw * 0.98,
        h: h - seat - 6.0,
        lean: 0.2,
        bend: 4.0,
        radii: [6.0, 6.0, 9.0, 9.0],
        thick: 4.0,
    };
    for x in [-sw * 0.34, sw * 0.34] {
        c.rod(
            &[
                v(x, sd * 0.3, seat - 3.0),
                v(x, sd * 0.52, seat),
                v(x, sd * 0.56, seat + 14.0),
            ],
            2.0,
            frame,
        );
    }
    back.draw(c, paint, frame);
    let seat_paint = if paint.finish == Finish::Mesh {
        paint.with(Finish::Fabric)
    } else {
        paint
    };
    cushion(
        c,
        v(-sw / 2.0, -sd / 2.0, seat - 5.0),
        (sw, sd, 6.5),
        9.0,
        seat_paint,
    );
    if !wide {
        side(c, x);
    }
    c.focus(v(sw * 0.3, sd * 0.4, seat + 8.0), 2.7);
    c.swatch(paint);
    c.swatch(frame);
}
