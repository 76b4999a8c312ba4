//! Simple bodies, each lit from the same side and edged with the same line.
//!
//! Bodies are drawn in the order they are called: first what is far, low and
//! to the left, then what covers it.

use super::canvas::Canvas;
use super::geometry::{P2, Path, Plane, V3, circle, hull_path, p, rect, rrect, v};
use super::paint::{Finish, Paint};
use super::shape::{Fill, Stop, Stroke};
use super::surfaces::EDGE;

impl Canvas {
    /// A convex outline carried `away` from the viewer: sides and near face.
    pub fn prism(&mut self, plane: &Plane, outline: &Path<P2>, away: V3, paint: Paint) {
        self.prism_body(&outline.on(plane), away, paint);
        // The near face may be seen from behind its plane's own direction.
        let facing = if plane.normal().dot(away) > 0.0 {
            -1.0
        } else {
            1.0
        };
        let path = self.project(&outline.on(plane));
        let tone = Paint::flat_tone(plane.normal() * facing);
        let fill = self.fill(paint, tone, plane, &path);
        self.put(path, fill, Some(Stroke::hair(paint.line(), EDGE)));
    }

    /// The sides of a prism. Along its length the light does not change, so one
    /// gradient across it shades every side exactly.
    pub fn prism_body(&mut self, face: &Path<V3>, away: V3, paint: Paint) {
        let near = sample3(face, if self.px > 0.0 { 8 } else { 2 });
        let view = self.cam.towards();
        let zero = self.cam.project(v(0.0, 0.0, 0.0));
        let end = self.cam.project(away);
        let (dx, dy) = (end.x - zero.x, end.y - zero.y);
        let length = (dx * dx + dy * dy).sqrt();
        if length < 1e-9 || near.len() < 3 {
            return;
        }
        let across = p(-dy / length, dx / length);
        let place = |q: V3| {
            let e = self.cam.project(q);
            e.x * across.x + e.y * across.y
        };
        let centre = near.iter().fold(v(0.0, 0.0, 0.0), |a, &b| a + b) * (1.0 / near.len() as f64);
        let places: Vec<f64> = near.iter().map(|&q| place(q)).collect();
        let low = places.iter().copied().fold(f64::MAX, f64::min);
        let high = places.iter().copied().fold(f64::MIN, f64::max);
        let span = (high - low).max(1e-9);
        let mut stops: Vec<(f64, f64)> = Vec::new();
        for i in 0..near.len() {
            let (a, b) = (near[i], near[(i + 1) % near.len()]);
            let edge = b - a;
            if edge.dot(edge) < 1e-12 {
                continue;
            }
            let mut normal = edge.cross(away).unit();
            if normal.dot((a + b) * 0.5 - centre) < 0.0 {
                normal = normal * -1.0;
            }
            if normal.dot(view) <= 0.0 {
                continue;
            }
            let tone = paint.curved_tone(normal, view);
            let (s, t) = ((place(a) - low) / span, (place(b) - low) / span);
            if (s - t).abs() > 0.14 {
                let flat = Paint::flat_tone(normal);
                stops.push((s.min(t), flat));
                stops.push((s.max(t), flat));
            } else {
                stops.push(((s + t) / 2.0, tone));
            }
        }
        stops.sort_by(|a, b| a.0.total_cmp(&b.0));
        let stops = thin(&stops);
        let far: Vec<V3> = near.iter().map(|&q| q + away).collect();
        let points: Vec<P2> = near
            .iter()
            .chain(&far)
            .map(|&q| self.cam.project(q))
            .collect();
        let alpha = if paint.finish == Finish::Glass {
            0.38
        } else {
            1.0
        };
        let fill = match stops[..] {
            [] => Fill::Flat(paint.tone(0.0), alpha),
            [(_, tone)] => Fill::Flat(paint.tone(tone), alpha),
            _ if span * self.px < 20.0 => {
                let mean = stops.iter().map(|s| s.1).sum::<f64>() / stops.len() as f64;
                Fill::Flat(paint.tone(mean), alpha)
            }
            _ if across.y.abs() < 1e-9 => Fill::Across(
                (if across.x > 0.0 {
                    stops
                } else {
                    mirrored(&stops)
                })
                .iter()
                .map(|&(at, tone)| Stop {
                    at,
                    colour: paint.tone(tone),
                    alpha,
                })
                .collect(),
            ),
            _ => Fill::Linear(
                p(across.x * low, across.y * low),
                p(across.x * high, across.y * high),
                stops
                    .iter()
                    .map(|&(at, tone)| Stop {
                        at,
                        colour: paint.tone(tone),
                        alpha,
                    })
                    .collect(),
            ),
        };
        self.put(
            hull_path(&points, self.tolerance()),
            fill,
            Some(Stroke::hair(paint.line(), EDGE)),
        );
    }

    /// A box from its left, near, lower corner: three faces, each textured in
    /// its own plane.
    pub fn block(&mut self, o: V3, w: f64, d: f64, h: f64, paint: Paint) {
        self.panel(
            &Plane::side(o + v(w, 0.0, 0.0)),
            &rect(0.0, 0.0, d, h),
            paint,
            0.0,
        );
        self.panel(
            &Plane::top(o + v(0.0, 0.0, h)),
            &rect(0.0, 0.0, w, d),
            paint,
            0.0,
        );
        self.panel(&Plane::front(o), &rect(0.0, 0.0, w, h), paint, 0.0);
    }

    /// A box whose front has rounded corners.
    pub fn case(&mut self, o: V3, w: f64, d: f64, h: f64, r: f64, paint: Paint) {
        self.prism(
            &Plane::front(o),
            &rrect(0.0, 0.0, w, h, r),
            v(0.0, d, 0.0),
            paint,
        );
    }

    /// A box with rounded corners as seen from above.
    pub fn slab(&mut self, o: V3, w: f64, d: f64, h: f64, r: f64, paint: Paint) {
        self.prism(
            &Plane::top(o + v(0.0, 0.0, h)),
            &rrect(0.0, 0.0, w, d, r),
            v(0.0, 0.0, -h),
            paint,
        );
    }

    /// An upright cylinder on the middle of its foot.
    pub fn cylinder(&mut self, o: V3, r: f64, h: f64, paint: Paint) {
        self.prism(
            &Plane::top(o + v(0.0, 0.0, h)),
            &circle(0.0, 0.0, r),
            v(0.0, 0.0, -h),
            paint,
        );
    }
}

/// Points along a path in the room, `n` to a curve.
fn sample3(path: &Path<V3>, n: u32) -> Vec<V3> {
    use super::geometry::Seg;
    let mut out: Vec<V3> = Vec::new();
    for seg in &path.0 {
        match *seg {
            Seg::M(a) | Seg::L(a) => out.push(a),
            Seg::C(b, c, d) => {
                let a = out.last().copied().unwrap_or(d);
                for i in 1..=n {
                    let t = f64::from(i) / f64::from(n);
                    let s = 1.0 - t;
                    out.push(
                        a * (s * s * s)
                            + b * (3.0 * s * s * t)
                            + c * (3.0 * s * t * t)
                            + d * (t * t * t),
                    );
                }
            }
            Seg::Z => {}
        }
    }
    out
}

fn mirrored(stops: &[(f64, f64)]) -> Vec<(f64, f64)> {
    stops
        .iter()
        .rev()
        .map(|&(at, tone)| (1.0 - at, tone))
        .collect()
}

/// Keeps the stops that matter: between two kept ones, the one furthest from
/// the straight line between them is kept too if it is far enough to be seen.
pub fn thin(stops: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let (Some(&first), Some(&last)) = (stops.first(), stops.last()) else {
        return Vec::new();
    };
    let mut kept = vec![first];
    between(stops, &mut kept);
    if stops.len() > 1 {
        kept.push(last);
    }
    // An edge too close to either end to be seen needs no stop of its own.
    while kept.len() > 2 && kept[1].0 < 0.03 {
        kept.remove(0);
    }
    while kept.len() > 2 && kept[kept.len() - 2].0 > 0.97 {
        kept.pop();
    }
    kept
}

fn between(stops: &[(f64, f64)], kept: &mut Vec<(f64, f64)>) {
    let (Some(&(a, s)), Some(&(b, t))) = (stops.first(), stops.last()) else {
        return;
    };
    let off = |&(at, tone): &(f64, f64)| {
        let share = if b - a > 1e-9 {
            (at - a) / (b - a)
        } else {
            0.0
        };
        (s + (t - s) * share - tone).abs()
    };
    let inner = stops
        .iter()
        .enumerate()
        .skip(1)
        .take(stops.len().saturating_sub(2));
    let far = inner.max_by(|x, y| off(x.1).total_cmp(&off(y.1)));
    if let Some((i, stop)) = far
        && off(stop) > 0.14
    {
        between(&stops[..=i], kept);
        kept.push(*stop);
        between(&stops[i..], kept);
    }
}
