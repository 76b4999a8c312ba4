//! Round bodies: tubes, balls, and whatever a lathe can turn.

use super::canvas::Canvas;
use super::geometry::{P2, Path, Plane, V3, circle, hull_path, open3, p, poly, smooth3, v};
use super::paint::{Finish, Paint};
use super::shape::{Fill, Stop, Stroke};
use super::solids::thin;
use super::surfaces::{EDGE, corners};

impl Canvas {
    /// A tube along straight pieces.
    pub fn rod(&mut self, points: &[V3], cm: f64, paint: Paint) {
        let path = open3(points);
        self.pipe(&path, cm, paint);
    }

    /// A tube along a smooth curve.
    pub fn bend(&mut self, points: &[V3], cm: f64, paint: Paint) {
        let path = smooth3(points);
        self.pipe(&path, cm, paint);
    }

    /// A tube along any path: edge, body and a line of light.
    pub fn pipe(&mut self, path: &Path<V3>, cm: f64, paint: Paint) {
        let path = self.project(path);
        let stroke = |colour, cm, px| Stroke {
            cm,
            ..Stroke::hair(colour, px)
        };
        let mut strokes = vec![
            stroke(paint.line(), cm, EDGE * 1.6),
            stroke(paint.tone(-0.12), cm, 0.0),
        ];
        // Only metal shows its line of light when it is thin.
        let metal = paint.finish == Finish::Metal;
        if cm * self.px > if metal { 6.5 } else { 12.0 } {
            let sheen = if metal { 0.85 } else { 0.5 };
            strokes.push(stroke(paint.tone(sheen), cm * 0.26, 0.0));
        }
        self.put_line(path, strokes, cm * 0.16);
    }

    /// A rounded lump: the outline around points of its surface.
    pub fn lump(&mut self, points: &[V3], paint: Paint) {
        let flat: Vec<P2> = points.iter().map(|&q| self.cam.project(q)).collect();
        let stop = |at, tone| Stop {
            at,
            colour: paint.tone(tone),
            alpha: 1.0,
        };
        let fill = Fill::Radial(vec![stop(0.0, 0.6), stop(0.45, 0.05), stop(1.0, -0.7)]);
        self.put(
            hull_path(&flat, self.tolerance() * 0.6),
            fill,
            Some(Stroke::hair(paint.line(), EDGE)),
        );
    }

    /// A round bar between two points, thinner at one end if need be.
    pub fn taper(&mut self, a: V3, b: V3, ra: f64, rb: f64, paint: Paint) {
        let (pa, pb) = (self.cam.project(a), self.cam.project(b));
        let (dx, dy) = (pb.x - pa.x, pb.y - pa.y);
        let length = (dx * dx + dy * dy).sqrt().max(1e-9);
        // Across the bar, towards the light at the top of the picture.
        let mut n = p(dy / length, -dx / length);
        if n.y > 0.0 {
            n = p(-n.x, -n.y);
        }
        let path = poly(&[
            (pa.x + n.x * ra, pa.y + n.y * ra),
            (pb.x + n.x * rb, pb.y + n.y * rb),
            (pb.x - n.x * rb, pb.y - n.y * rb),
            (pa.x - n.x * ra, pa.y - n.y * ra),
        ]);
        let r = ra.max(rb);
        let sheen = paint.finish == Finish::Metal;
        let stop = |at, tone| Stop {
            at,
            colour: paint.tone(tone),
            alpha: 1.0,
        };
        let stops = if sheen {
            vec![
                stop(0.0, 0.0),
                stop(0.3, 0.9),
                stop(0.55, 0.0),
                stop(0.9, -0.8),
                stop(1.0, -0.3),
            ]
        } else {
            vec![
                stop(0.0, 0.1),
                stop(0.28, 0.6),
                stop(0.5, 0.0),
                stop(1.0, -0.8),
            ]
        };
        let (x, y) = ((pa.x + pb.x) / 2.0, (pa.y + pb.y) / 2.0);
        let fill = Fill::Linear(
            p(x + n.x * r, y + n.y * r),
            p(x - n.x * r, y - n.y * r),
            stops,
        );
        self.put(path, fill, Some(Stroke::hair(paint.line(), EDGE)));
    }

    /// Lamplight that fades downwards.
    pub fn glow(&mut self, path: &Path<V3>) {
        let path = self.project(path);
        let (low, high) = corners(&path);
        let Some(warm) = super::colour::Rgb::parse("#ffd98a") else {
            return;
        };
        let stop = |at, alpha| Stop {
            at,
            colour: warm,
            alpha,
        };
        let x = (low.x + high.x) / 2.0;
        let fill = Fill::Linear(
            p(x, low.y),
            p(x, high.y),
            vec![stop(0.0, 0.75), stop(1.0, 0.0)],
        );
        self.put(path, fill, None);
    }

    /// A ball.
    pub fn ball(&mut self, centre: V3, r: f64, paint: Paint) {
        let c = self.cam.project(centre);
        let stop = |at, tone| Stop {
            at,
            colour: paint.tone(tone),
            alpha: 1.0,
        };
        let fill = Fill::Radial(vec![stop(0.0, 0.55), stop(0.45, 0.0), stop(1.0, -0.75)]);
        self.put(
            circle(c.x, c.y, r),
            fill,
            Some(Stroke::hair(paint.line(), EDGE)),
        );
    }

    /// A body turned about an upright axis, from its profile of (radius,
    /// height) points, lowest first, smoothed between where `soft`.
    pub fn turned(&mut self, o: V3, profile: &[(f64, f64)], soft: bool, paint: Paint) {
        let right = self.cam.right();
        let tilt = self.cam.towards().z;
        let side = |k: f64| -> Vec<P2> {
            profile
                .iter()
                .map(|&(r, z)| self.cam.project(o + v(0.0, 0.0, z) + right * (r * k)))
                .collect()
        };
        let (left, mut path) = (side(-1.0), Vec::new());
        let mut edge = side(1.0);
        edge.reverse();
        use super::geometry::Seg;
        let curve = |points: &[P2]| {
            let flat: Vec<(f64, f64)> = points.iter().map(|q| (q.x, q.y)).collect();
            if soft {
                super::geometry::smooth(&flat, false)
            } else {
                super::geometry::open(&flat)
            }
        };
        path.extend(curve(&left).0);
        let cap = |path: &mut Vec<Seg<P2>>, r: f64, z: f64, from_left: bool| {
            let c = self.cam.project(o + v(0.0, 0.0, z));
            let (rx, ry) = (r, r * tilt);
            let k = 0.5523;
            let (dir, sag) = if from_left { (1.0, -1.0) } else { (-1.0, 1.0) };
            path.push(Seg::C(
                p(c.x - dir * rx, c.y + sag * ry * k),
                p(c.x - dir * rx * k, c.y + sag * ry),
                p(c.x, c.y + sag * ry),
            ));
            path.push(Seg::C(
                p(c.x + dir * rx * k, c.y + sag * ry),
                p(c.x + dir * rx, c.y + sag * ry * k),
                p(c.x + dir * rx, c.y),
            ));
        };
        let (Some(&(r0, z0)), Some(&(r1, z1))) = (profile.first(), profile.last()) else {
            return;
        };
        cap(&mut path, r1, z1, true);
        path.extend(curve(&edge).0.into_iter().skip(1));
        cap(&mut path, r0, z0, false);
        path.push(Seg::Z);
        let widest = profile.iter().map(|q| q.0).fold(0.0, f64::max);
        let fill = if widest * self.px < 8.0 {
            Fill::Flat(paint.tone(-0.1), 1.0)
        } else {
            self.round_fill(paint)
        };
        self.put(Path(path), fill, Some(Stroke::hair(paint.line(), EDGE)));
    }

    /// The same for a profile that only bulges outwards, seen from above: the
    /// far rim of a wide ring shows over the narrower ones.
    pub fn dome(&mut self, o: V3, profile: &[(f64, f64)], paint: Paint) {
        let mut points = Vec::new();
        for &(r, z) in profile {
            let ring = circle(0.0, 0.0, r).on(&Plane::top(o + v(0.0, 0.0, z)));
            points.extend(self.project(&ring).sample(8));
        }
        let fill = self.round_fill(paint);
        let outline = hull_path(&points, self.tolerance());
        self.put(outline, fill, Some(Stroke::hair(paint.line(), EDGE)));
    }

    /// Shading across an upright round body.
    pub fn round_fill(&self, paint: Paint) -> Fill {
        let view = self.cam.towards();
        let right = self.cam.right();
        let front = v(view.x, view.y, 0.0).unit();
        let alpha = if paint.finish == Finish::Glass {
            0.34
        } else {
            1.0
        };
        let tones: Vec<(f64, f64)> = [-1.0, -0.8, -0.6, -0.4, -0.15, 0.2, 0.5, 0.85, 1.0]
            .iter()
            .map(|&s: &f64| {
                let normal = right * s + front * (1.0 - s * s).max(0.0).sqrt();
                // The far rim of a shiny body picks up light from behind.
                let rim = if s > 0.95 && paint.finish == Finish::Metal {
                    0.35
                } else {
                    0.0
                };
                ((s + 1.0) / 2.0, paint.curved_tone(normal, view) + rim)
            })
            .collect();
        let stops = thin(&tones)
            .iter()
            .map(|&(at, tone)| Stop {
                at,
                colour: paint.tone(tone),
                alpha,
            })
            .collect();
        Fill::Across(stops)
    }

    /// The inside of a vessel seen through its mouth, and its rim.
    pub fn mouth(&mut self, o: V3, r: f64, rim: f64, paint: Paint, inside: Paint) {
        self.disc(o, r, paint, 0.1);
        self.inlay(&Plane::top(o), &circle(0.0, 0.0, r - rim), inside, -0.75);
    }

    /// A wheel whose axle points along x, seen from its right side.
    pub fn wheel(&mut self, centre: V3, r: f64, width: f64, paint: Paint, hub: Paint) {
        let plane = Plane::side(centre + v(width / 2.0, 0.0, 0.0));
        self.prism(&plane, &circle(0.0, 0.0, r), v(-width, 0.0, 0.0), paint);
        self.inlay(&plane, &circle(0.0, 0.0, r * 0.45), hub, 0.5);
    }
}
