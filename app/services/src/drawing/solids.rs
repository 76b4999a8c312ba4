//! Simple bodies, each lit from the same side and edged with the same line.
//!
//! Bodies are drawn in the order they are called: first what is far, low and
//! to the left, then what covers it.

use super::canvas::{Canvas, Fill, Stop, Stroke, hull_path};
use super::geometry::{P2, Path, Plane, V3, circle, open3, p, poly, rect, rrect, smooth3, v};
use super::paint::{Finish, Paint};
use super::texture::Texture;

/// Width of outlines and of lines within a surface, picture units.
const EDGE: f64 = 2.0;
const FINE: f64 = 1.5;

impl Canvas {
    /// How far an outline may stray from the true curve, centimetres.
    fn tolerance(&self) -> f64 {
        let px = if self.view == 2 { 0.75 } else { 0.36 };
        px / self.px.max(1e-3)
    }

    fn fill(&self, paint: Paint, tone: f64, plane: &Plane, path: &Path<P2>) -> Fill {
        if paint.finish == Finish::Glass {
            return Fill::Flat(paint.tone(tone), 0.32);
        }
        let (low, high) = corners(path);
        let small = (high.x - low.x).max(high.y - low.y) * self.px < 44.0;
        let thin = (high.x - low.x).min(high.y - low.y) * self.px < 14.0;
        if small || (thin) {
            return Fill::Flat(paint.tone(tone), 1.0);
        }
        if paint.finish == Finish::Metal {
            // A diagonal sheen, across whatever the outline covers.
            let stop = |at, t| Stop {
                at,
                colour: paint.tone(tone + t),
                alpha: 1.0,
            };
            return Fill::Diagonal(vec![stop(0.0, 0.28), stop(1.0, -0.18)]);
        }
        match Texture::of(paint.finish) {
            Some(texture) => Fill::Texture(texture, paint, tone, *plane),
            None => Fill::Flat(paint.tone(tone), 1.0),
        }
    }

    /// A flat piece of surface, lit by its direction plus `tone`.
    pub fn panel(&mut self, plane: &Plane, outline: &Path<P2>, paint: Paint, tone: f64) {
        let path = self.project(&outline.on(plane));
        let tone = Paint::flat_tone(plane.normal()) + tone;
        let fill = self.fill(paint, tone, plane, &path);
        self.put(path, fill, Some(Stroke::hair(paint.line(), EDGE)));
    }

    /// The same without an edge line: inlays, screens, labels.
    pub fn inlay(&mut self, plane: &Plane, outline: &Path<P2>, paint: Paint, tone: f64) {
        let path = self.project(&outline.on(plane));
        let tone = Paint::flat_tone(plane.normal()) + tone;
        let fill = self.fill(paint, tone, plane, &path);
        self.put(path, fill, None);
    }

    /// Only the edge line of a panel, to draw over what fills it.
    pub fn panel_edge(&mut self, plane: &Plane, outline: &Path<P2>, paint: Paint) {
        let path = self.project(&outline.on(plane));
        self.put(path, Fill::None, Some(Stroke::hair(paint.line(), EDGE)));
    }

    /// A bent surface given point by point; `plane` carries its texture.
    pub fn sheet(&mut self, path: &Path<V3>, plane: &Plane, paint: Paint, tone: f64) {
        let path = self.project(path);
        let fill = self.fill(paint, tone, plane, &path);
        self.put(path, fill, Some(Stroke::hair(paint.line(), EDGE)));
    }

    /// A plain patch of light (white) or shade (ink) over what is there.
    pub fn tint(&mut self, path: &Path<V3>, light: bool, alpha: f64) {
        let colour = super::colour::Rgb::parse(if light { "#fff" } else { "#14121f" });
        if let Some(colour) = colour {
            let path = self.project(path);
            self.put(path, Fill::Flat(colour, alpha), None);
        }
    }

    /// A fine line within a surface.
    pub fn groove(&mut self, path: &Path<V3>, paint: Paint) {
        let path = self.project(path);
        self.put(path, Fill::None, Some(Stroke::hair(paint.groove(), FINE)));
    }

    /// A fine line of light.
    pub fn gleam(&mut self, path: &Path<V3>, alpha: f64, px: f64) {
        if let Some(white) = super::colour::Rgb::parse("#fff") {
            let path = self.project(path);
            let mut stroke = Stroke::hair(white, px);
            stroke.alpha = alpha;
            self.put(path, Fill::None, Some(stroke));
        }
    }

    /// A running stitch.
    pub fn stitch(&mut self, path: &Path<V3>, paint: Paint) {
        let path = self.project(path);
        let mut stroke = Stroke::hair(paint.line(), FINE);
        stroke.dash = Some((6.0, 4.5));
        self.put(path, Fill::None, Some(stroke));
    }

    /// Any line, its width in centimetres, without an edge.
    pub fn stroke(&mut self, path: &Path<V3>, cm: f64, paint: Paint, tone: f64) {
        let path = self.project(path);
        let mut stroke = Stroke::hair(paint.tone(tone), 0.0);
        stroke.cm = cm;
        self.put(path, Fill::None, Some(stroke));
    }

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

    /// A disc lying flat.
    pub fn disc(&mut self, o: V3, r: f64, paint: Paint, tone: f64) {
        self.panel(&Plane::top(o), &circle(0.0, 0.0, r), paint, tone);
    }

    /// A wheel whose axle points along x, seen from its right side.
    pub fn wheel(&mut self, centre: V3, r: f64, width: f64, paint: Paint, hub: Paint) {
        let plane = Plane::side(centre + v(width / 2.0, 0.0, 0.0));
        self.prism(&plane, &circle(0.0, 0.0, r), v(-width, 0.0, 0.0), paint);
        self.inlay(&plane, &circle(0.0, 0.0, r * 0.45), hub, 0.5);
    }

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

    /// A polygon on a plane; short for the commonest inlay.
    pub fn patch(&mut self, plane: &Plane, points: &[(f64, f64)], paint: Paint, tone: f64) {
        self.inlay(plane, &poly(points), paint, tone);
    }
}

fn corners(path: &Path<P2>) -> (P2, P2) {
    let (mut low, mut high) = (p(f64::MAX, f64::MAX), p(f64::MIN, f64::MIN));
    for q in path.sample(4) {
        low = p(low.x.min(q.x), low.y.min(q.y));
        high = p(high.x.max(q.x), high.y.max(q.y));
    }
    (low, high)
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
fn thin(stops: &[(f64, f64)]) -> Vec<(f64, f64)> {
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
