//! Points, paths and the camera. Everything is `+ − × ÷ √`: the same drawing
//! everywhere, to the byte.

use std::ops::{Add, Mul, Sub};

/// A point or direction in the room, centimetres: x to the right, y away from
/// the viewer, z up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct V3 {
    pub x: f64,
    pub y: f64,
    pub z: f64,
}

/// Short for [`V3::new`]; drawings are full of points.
pub const fn v(x: f64, y: f64, z: f64) -> V3 {
    V3 { x, y, z }
}

impl V3 {
    pub const fn new(x: f64, y: f64, z: f64) -> Self {
        Self { x, y, z }
    }

    pub fn dot(self, o: Self) -> f64 {
        self.x * o.x + self.y * o.y + self.z * o.z
    }

    pub fn cross(self, o: Self) -> Self {
        v(
            self.y * o.z - self.z * o.y,
            self.z * o.x - self.x * o.z,
            self.x * o.y - self.y * o.x,
        )
    }

    pub fn unit(self) -> Self {
        let n = self.dot(self).sqrt();
        if n > 1e-12 { self * (1.0 / n) } else { self }
    }
}

impl Add for V3 {
    type Output = Self;
    fn add(self, o: Self) -> Self {
        v(self.x + o.x, self.y + o.y, self.z + o.z)
    }
}

impl Sub for V3 {
    type Output = Self;
    fn sub(self, o: Self) -> Self {
        v(self.x - o.x, self.y - o.y, self.z - o.z)
    }
}

impl Mul<f64> for V3 {
    type Output = Self;
    fn mul(self, k: f64) -> Self {
        v(self.x * k, self.y * k, self.z * k)
    }
}

/// A point on a plane, or on the picture (y down).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct P2 {
    pub x: f64,
    pub y: f64,
}

pub const fn p(x: f64, y: f64) -> P2 {
    P2 { x, y }
}

/// A parallel camera in front of the object, moved to its right and up.
#[derive(Clone, Copy, Debug)]
pub struct Camera {
    sin_turn: f64,
    cos_turn: f64,
    sin_tilt: f64,
    cos_tilt: f64,
}

impl Camera {
    /// From the sines of the two angles: how far to the right, how far up.
    pub fn new(sin_turn: f64, sin_tilt: f64) -> Self {
        Self {
            sin_turn,
            cos_turn: (1.0 - sin_turn * sin_turn).sqrt(),
            sin_tilt,
            cos_tilt: (1.0 - sin_tilt * sin_tilt).sqrt(),
        }
    }

    pub fn project(&self, q: V3) -> P2 {
        let back = q.y * self.cos_turn - q.x * self.sin_turn;
        p(
            q.x * self.cos_turn + q.y * self.sin_turn,
            -(q.z * self.cos_tilt + back * self.sin_tilt),
        )
    }

    /// From the object towards the viewer.
    pub fn towards(&self) -> V3 {
        v(
            self.sin_turn * self.cos_tilt,
            -self.cos_turn * self.cos_tilt,
            self.sin_tilt,
        )
    }

    /// The picture's right hand as a direction in the room.
    pub fn right(&self) -> V3 {
        v(self.cos_turn, self.sin_turn, 0.0)
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Seg<P> {
    M(P),
    L(P),
    C(P, P, P),
    Z,
}

/// A path of straight and cubic pieces over some kind of point.
#[derive(Clone, Debug, PartialEq)]
pub struct Path<P>(pub Vec<Seg<P>>);

impl<P: Copy> Path<P> {
    /// Carries the path elsewhere. Exact for planes; for gently bent surfaces
    /// moving the control points is close enough to look right.
    pub fn map<Q>(&self, f: impl Fn(P) -> Q) -> Path<Q> {
        Path(
            self.0
                .iter()
                .map(|seg| match *seg {
                    Seg::M(a) => Seg::M(f(a)),
                    Seg::L(a) => Seg::L(f(a)),
                    Seg::C(a, b, c) => Seg::C(f(a), f(b), f(c)),
                    Seg::Z => Seg::Z,
                })
                .collect(),
        )
    }

    pub fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }
}

impl Path<P2> {
    pub fn on(&self, plane: &Plane) -> Path<V3> {
        self.map(|q| plane.at(q.x, q.y))
    }

    /// Points along the path, `n` to a curve.
    pub fn sample(&self, n: u32) -> Vec<P2> {
        let mut out: Vec<P2> = Vec::new();
        for seg in &self.0 {
            match *seg {
                Seg::M(a) | Seg::L(a) => out.push(a),
                Seg::C(b, c, d) => {
                    let a = out.last().copied().unwrap_or(d);
                    for i in 1..=n {
                        let t = f64::from(i) / f64::from(n);
                        let s = 1.0 - t;
                        let (k0, k1, k2, k3) =
                            (s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t);
                        out.push(p(
                            a.x * k0 + b.x * k1 + c.x * k2 + d.x * k3,
                            a.y * k0 + b.y * k1 + c.y * k2 + d.y * k3,
                        ));
                    }
                }
                Seg::Z => {}
            }
        }
        out
    }
}

/// A flat piece of the room: an origin and two directions.
#[derive(Clone, Copy, Debug)]
pub struct Plane {
    pub o: V3,
    pub u: V3,
    pub v: V3,
}

impl Plane {
    /// Facing the viewer's side: right and up.
    pub fn front(o: V3) -> Self {
        Self {
            o,
            u: v(1.0, 0.0, 0.0),
            v: v(0.0, 0.0, 1.0),
        }
    }

    /// Facing right: backwards and up.
    pub fn side(o: V3) -> Self {
        Self {
            o,
            u: v(0.0, 1.0, 0.0),
            v: v(0.0, 0.0, 1.0),
        }
    }

    /// Facing up: right and backwards.
    pub fn top(o: V3) -> Self {
        Self {
            o,
            u: v(1.0, 0.0, 0.0),
            v: v(0.0, 1.0, 0.0),
        }
    }

    /// Facing the viewer's side and leaning back by `lean` per unit of height.
    pub fn leaning(o: V3, lean: f64) -> Self {
        Self {
            o,
            u: v(1.0, 0.0, 0.0),
            v: v(0.0, lean, 1.0).unit(),
        }
    }

    pub fn at(&self, a: f64, b: f64) -> V3 {
        self.o + self.u * a + self.v * b
    }

    /// Outward normal, for planes made as above.
    pub fn normal(&self) -> V3 {
        self.u.cross(self.v).unit()
    }
}

/// Bézier handle length for a quarter of a circle.
const ROUND: f64 = 0.5523;

pub fn poly(points: &[(f64, f64)]) -> Path<P2> {
    let mut out = open(points);
    out.0.push(Seg::Z);
    out
}

pub fn open(points: &[(f64, f64)]) -> Path<P2> {
    Path(
        points
            .iter()
            .enumerate()
            .map(|(i, &(x, y))| {
                if i == 0 {
                    Seg::M(p(x, y))
                } else {
                    Seg::L(p(x, y))
                }
            })
            .collect(),
    )
}

pub fn line(x0: f64, y0: f64, x1: f64, y1: f64) -> Path<P2> {
    open(&[(x0, y0), (x1, y1)])
}

pub fn rect(x: f64, y: f64, w: f64, h: f64) -> Path<P2> {
    poly(&[(x, y), (x + w, y), (x + w, y + h), (x, y + h)])
}

/// A rectangle with rounded corners.
pub fn rrect(x: f64, y: f64, w: f64, h: f64, r: f64) -> Path<P2> {
    rrect4(x, y, w, h, [r; 4])
}

/// Corner radii in order: (x, y), (x+w, y), (x+w, y+h), (x, y+h).
pub fn rrect4(x: f64, y: f64, w: f64, h: f64, radii: [f64; 4]) -> Path<P2> {
    let most = (w.min(h) / 2.0).max(0.0);
    let [a, b, c, d] = radii.map(|r| r.clamp(0.0, most));
    let k = 1.0 - ROUND;
    let (x1, y1) = (x + w, y + h);
    let mut out = vec![Seg::M(p(x + a, y)), Seg::L(p(x1 - b, y))];
    let mut corner = |c0: P2, c1: P2, end: P2, r: f64| {
        if r > 0.0 {
            out.push(Seg::C(c0, c1, end));
        }
    };
    corner(p(x1 - b * k, y), p(x1, y + b * k), p(x1, y + b), b);
    out.push(Seg::L(p(x1, y1 - c)));
    let mut corner = |c0: P2, c1: P2, end: P2, r: f64| {
        if r > 0.0 {
            out.push(Seg::C(c0, c1, end));
        }
    };
    corner(p(x1, y1 - c * k), p(x1 - c * k, y1), p(x1 - c, y1), c);
    out.push(Seg::L(p(x + d, y1)));
    if d > 0.0 {
        out.push(Seg::C(p(x + d * k, y1), p(x, y1 - d * k), p(x, y1 - d)));
    }
    out.push(Seg::L(p(x, y + a)));
    if a > 0.0 {
        out.push(Seg::C(p(x, y + a * k), p(x + a * k, y), p(x + a, y)));
    }
    out.push(Seg::Z);
    Path(out)
}

pub fn ellipse(cx: f64, cy: f64, rx: f64, ry: f64) -> Path<P2> {
    let (kx, ky) = (rx * ROUND, ry * ROUND);
    Path(vec![
        Seg::M(p(cx + rx, cy)),
        Seg::C(p(cx + rx, cy + ky), p(cx + kx, cy + ry), p(cx, cy + ry)),
        Seg::C(p(cx - kx, cy + ry), p(cx - rx, cy + ky), p(cx - rx, cy)),
        Seg::C(p(cx - rx, cy - ky), p(cx - kx, cy - ry), p(cx, cy - ry)),
        Seg::C(p(cx + kx, cy - ry), p(cx + rx, cy - ky), p(cx + rx, cy)),
        Seg::Z,
    ])
}

pub fn circle(cx: f64, cy: f64, r: f64) -> Path<P2> {
    ellipse(cx, cy, r, r)
}

/// A smooth curve through points (Catmull–Rom).
pub fn smooth(points: &[(f64, f64)], closed: bool) -> Path<P2> {
    let n = points.len();
    let at = |i: isize| {
        let i = if closed {
            i.rem_euclid(n as isize) as usize
        } else {
            i.clamp(0, n as isize - 1) as usize
        };
        points[i]
    };
    let mut out = vec![Seg::M(p(points[0].0, points[0].1))];
    let last = if closed { n } else { n - 1 };
    for i in 0..last as isize {
        let (a, b, c, d) = (at(i - 1), at(i), at(i + 1), at(i + 2));
        out.push(Seg::C(
            p(b.0 + (c.0 - a.0) / 6.0, b.1 + (c.1 - a.1) / 6.0),
            p(c.0 - (d.0 - b.0) / 6.0, c.1 - (d.1 - b.1) / 6.0),
            p(c.0, c.1),
        ));
    }
    if closed {
        out.push(Seg::Z);
    }
    Path(out)
}

/// The same through points in the room.
pub fn smooth3(points: &[V3]) -> Path<V3> {
    let n = points.len() as isize;
    let at = |i: isize| points[i.clamp(0, n - 1) as usize];
    let mut out = vec![Seg::M(at(0))];
    for i in 0..n - 1 {
        let (a, b, c, d) = (at(i - 1), at(i), at(i + 1), at(i + 2));
        out.push(Seg::C(
            b + (c - a) * (1.0 / 6.0),
            c - (d - b) * (1.0 / 6.0),
            c,
        ));
    }
    Path(out)
}

pub fn open3(points: &[V3]) -> Path<V3> {
    Path(
        points
            .iter()
            .enumerate()
            .map(|(i, &q)| if i == 0 { Seg::M(q) } else { Seg::L(q) })
            .collect(),
    )
}

pub fn poly3(points: &[V3]) -> Path<V3> {
    let mut out = open3(points);
    out.0.push(Seg::Z);
    out
}

/// Convex hull, in order (Andrew's monotone chain).
pub fn hull(points: &[P2]) -> Vec<P2> {
    let mut q = points.to_vec();
    q.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    let turn = |a: P2, b: P2, c: P2| (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    let mut out: Vec<P2> = Vec::new();
    for pass in 0..2 {
        let start = out.len();
        for &c in &q {
            while out.len() >= start + 2 && turn(out[out.len() - 2], out[out.len() - 1], c) <= 1e-9
            {
                out.pop();
            }
            out.push(c);
        }
        out.pop();
        if pass == 0 {
            q.reverse();
        }
    }
    out
}

/// The outline around a set of projected points, without points that move it
/// by less than `tolerance`.
pub fn hull_path(points: &[P2], tolerance: f64) -> Path<P2> {
    let all = hull(points);
    let n = all.len();
    let mut kept: Vec<P2> = Vec::new();
    for (i, &q) in all.iter().enumerate() {
        if let (Some(&a), true) = (kept.last(), n > 8) {
            let b = all[(i + 1) % n];
            let (dx, dy) = (b.x - a.x, b.y - a.y);
            let length = (dx * dx + dy * dy).sqrt().max(1e-9);
            let off = ((q.x - a.x) * dy - (q.y - a.y) * dx).abs() / length;
            if off < tolerance && i + 1 < n {
                continue;
            }
        }
        kept.push(q);
    }
    Path(
        kept.into_iter()
            .enumerate()
            .map(|(i, q)| if i == 0 { Seg::M(q) } else { Seg::L(q) })
            .chain([Seg::Z])
            .collect(),
    )
}
