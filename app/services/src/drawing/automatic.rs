//! The coffee machine that does it all: it grinds, brews and pours at one touch.

use super::canvas::Canvas;
use super::geometry::{Plane, circle, line, rect, rrect, v};
use super::paint::{Finish, Paint};
use super::parts::{black, chrome, lamp, many, steel};
use super::spec::Spec;
use super::vessels::coffee;

pub fn automatic(c: &mut Canvas, s: &Spec) {
    let (w, d, h) = s.size(38.0, 52.0, 56.0);
    let paint = s.body_in("#b5402f", Finish::Metal);
    let metal = chrome();
    c.angles((0.4, 0.24), (0.7, 0.28));
    c.shadow(v(0.0, 0.0, 0.0), w * 0.72, d * 0.74, 0.38);
    let o = v(-w / 2.0, -d / 2.0, 1.0);
    // The tray for drops in front, the body behind, the head over both.
    c.case(o, w, d, h * 0.12, 1.6, black());
    let deck = Plane::top(o + v(0.0, 0.0, h * 0.12));
    c.panel(
        &deck,
        &rrect(w * 0.06, d * 0.04, w * 0.88, d * 0.36, 1.4),
        metal,
        -0.2,
    );
    let bars = (0..8).map(|k| {
        (
            w * (0.11 + 0.1 * f64::from(k)),
            d * 0.08,
            w * 0.045,
            d * 0.28,
        )
    });
    c.inlay(&deck, &many(bars), black(), -0.4);
    c.case(
        o + v(0.0, d * 0.44, h * 0.12),
        w,
        d * 0.56,
        h * 0.42,
        1.4,
        paint,
    );
    let niche = Plane::front(o + v(0.0, d * 0.44, h * 0.12));
    c.inlay(
        &niche,
        &rect(w * 0.06, 0.0, w * 0.88, h * 0.42),
        black(),
        -0.1,
    );
    let cup = o + v(w * 0.5, d * 0.2, h * 0.12);
    let white = Paint::of("#f7f5f0", Finish::Ceramic);
    c.turned(cup, &[(2.2, 0.0), (3.4, 1.8), (4.0, 6.4)], true, white);
    c.mouth(cup + v(0.0, 0.0, 6.4), 4.0, 0.55, white, coffee());
    let head = o + v(0.0, d * 0.06, h * 0.5);
    // The spout moves up and down before the head, over the cup.
    let spout = o + v(w * 0.38, d * 0.08, h * 0.33);
    c.stroke(
        &line(w * 0.08, 0.0, w * 0.08, -2.4)
            .and(line(w * 0.16, 0.0, w * 0.16, -2.4))
            .on(&Plane::front(spout + v(0.0, d * 0.06, 0.0))),
        1.5,
        steel(),
        0.0,
    );
    c.case(spout, w * 0.24, d * 0.2, h * 0.2, 1.2, metal);
    c.case(head, w, d * 0.94, h * 0.34, 2.4, paint);
    let front = Plane::front(head);
    c.panel(
        &front,
        &rrect(w * 0.1, h * 0.07, w * 0.8, h * 0.2, 1.4),
        black(),
        0.0,
    );
    c.inlay(
        &front,
        &rrect(w * 0.14, h * 0.09, w * 0.46, h * 0.16, 0.8),
        lamp("#9db8ea"),
        -0.2,
    );
    for (k, hex) in ["#7a4a2a", "#c9a06a", "#f1e3cc"].into_iter().enumerate() {
        let x = w * (0.23 + 0.14 * k as f64);
        c.inlay(
            &front,
            &circle(x, h * 0.17, w * 0.045),
            Paint::of(hex, Finish::Matt),
            0.0,
        );
    }
    for k in 0..3 {
        let z = h * (0.115 + 0.055 * f64::from(k));
        c.inlay(&front, &circle(w * 0.76, z, w * 0.026), metal, 0.1);
    }
    // Beans wait under a lid one can see through.
    let lid = head + v(0.0, 0.0, h * 0.34);
    let beans = Paint::of("#6b452c", Finish::Matt);
    c.slab(
        lid + v(w * 0.16, d * 0.26, 0.0),
        w * 0.68,
        d * 0.56,
        h * 0.05,
        3.0,
        beans,
    );
    let glass = Paint::of("#c9d6dc", Finish::Glass);
    c.slab(
        lid + v(w * 0.14, d * 0.24, 0.0),
        w * 0.72,
        d * 0.6,
        h * 0.1,
        3.4,
        glass,
    );
    c.focus(front.at(w * 0.45, h * 0.02), 2.6);
    c.swatch(paint);
}
