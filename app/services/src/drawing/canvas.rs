//! A sheet that collects shapes in projected centimetres and, at the end, fits
//! them into the square of the picture and writes compact SVG.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::rc::Rc;

use super::colour::Rgb;
use super::geometry::{Camera, P2, Path, Plane, Seg, V3, hull, p};
use super::paint::Paint;
use super::texture::Texture;

/// Side of the picture in its own units.
const SIDE: f64 = 600.0;
/// Radius of the round window of a close-up.
const WINDOW: f64 = 236.0;

#[derive(Clone, Copy, Debug)]
pub struct Stop {
    pub at: f64,
    pub colour: Rgb,
    pub alpha: f64,
}

#[derive(Clone, Debug)]
pub enum Fill {
    None,
    Flat(Rgb, f64),
    Linear(P2, P2, Vec<Stop>),
    /// From the left to the right of whatever is filled.
    Across(Vec<Stop>),
    /// From the upper left to the lower right of what is filled.
    Diagonal(Vec<Stop>),
    /// From the lit upper left of what is filled outwards.
    Radial(Vec<Stop>),
    Texture(Texture, Paint, f64, Plane),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    pub colour: Rgb,
    pub alpha: f64,
    /// Width that scales with the object, centimetres.
    pub cm: f64,
    /// Width added in picture units.
    pub px: f64,
    pub dash: Option<(f64, f64)>,
    /// Cut off at the ends instead of rounded.
    pub butt: bool,
}

impl Stroke {
    pub fn hair(colour: Rgb, px: f64) -> Self {
        Self {
            colour,
            alpha: 1.0,
            cm: 0.0,
            px,
            dash: None,
            butt: false,
        }
    }
}

struct Shape {
    path: Path<P2>,
    fill: Fill,
    /// Drawn one over the other; the last may be moved aside (a line of light).
    strokes: Vec<Stroke>,
    lift: f64,
}

/// What the sheet holds: a shape, or several that are drawn in several places.
enum Item {
    One(Shape),
    Stamp(Rc<Vec<Shape>>, P2),
}

/// A soft round shadow on the ground: centre and two radii as directions.
struct Shadow {
    centre: P2,
    u: P2,
    v: P2,
    alpha: f64,
    /// How many shapes were there before it: shadows fall on what is below.
    after: usize,
}

pub struct Canvas {
    pub cam: Camera,
    /// 0 the main view, 1 another angle, 2 a close-up.
    pub view: u8,
    /// Picture units to a centimetre, as far as known: small things are drawn
    /// with fewer points and tones.
    pub px: f64,
    shapes: Vec<Item>,
    shadows: Vec<Shadow>,
    focus: Option<(V3, f64)>,
    swatches: Vec<Paint>,
}

impl Canvas {
    pub fn new(view: u8, px: f64) -> Self {
        let cam = if view == 1 {
            Camera::new(0.86, 0.3)
        } else {
            Camera::new(0.5, 0.26)
        };
        Self {
            cam,
            view,
            px,
            shapes: Vec::new(),
            shadows: Vec::new(),
            focus: None,
            swatches: Vec::new(),
        }
    }

    /// Chooses other angles for the views of a kind, as sines of turn and tilt.
    pub fn angles(&mut self, main: (f64, f64), other: (f64, f64)) {
        let (turn, tilt) = if self.view == 1 { other } else { main };
        self.cam = Camera::new(turn, tilt);
    }

    /// Where the close-up looks, and how many times closer than the main view.
    pub fn focus(&mut self, at: V3, times: f64) {
        self.focus = Some((at, times));
    }

    /// The materials shown as cloth samples beside a close-up.
    pub fn swatch(&mut self, paint: Paint) {
        self.swatches.push(paint);
    }

    pub fn project(&self, path: &Path<V3>) -> Path<P2> {
        path.map(|q| self.cam.project(q))
    }

    pub fn put(&mut self, path: Path<P2>, fill: Fill, stroke: Option<Stroke>) {
        self.shapes.push(Item::One(Shape {
            path,
            fill,
            strokes: stroke.into_iter().collect(),
            lift: 0.0,
        }));
    }

    /// One line drawn with several strokes, the last moved up and left.
    pub fn put_line(&mut self, path: Path<P2>, strokes: Vec<Stroke>, lift: f64) {
        self.shapes.push(Item::One(Shape {
            path,
            fill: Fill::None,
            strokes,
            lift,
        }));
    }

    /// Draws the same thing in several places: under a parallel camera it looks
    /// the same everywhere, so it is written once. Shadows do not travel along.
    pub fn stamp(&mut self, places: &[V3], thing: impl FnOnce(&mut Self)) {
        let before = std::mem::take(&mut self.shapes);
        let shadows = self.shadows.len();
        thing(self);
        self.shadows.truncate(shadows);
        let drawn = std::mem::replace(&mut self.shapes, before);
        let shapes: Vec<Shape> = drawn
            .into_iter()
            .filter_map(|item| match item {
                Item::One(shape) => Some(shape),
                Item::Stamp(..) => None,
            })
            .collect();
        let shapes = Rc::new(shapes);
        for place in places {
            let at = self.cam.project(*place);
            self.shapes.push(Item::Stamp(Rc::clone(&shapes), at));
        }
    }

    /// A soft shadow on the horizontal plane through `at`.
    pub fn shadow(&mut self, at: V3, rx: f64, ry: f64, alpha: f64) {
        self.shadow_along(at, V3::new(rx, 0.0, 0.0), V3::new(0.0, ry, 0.0), alpha);
    }

    /// The same with its two radii as directions, for what lies aslant.
    pub fn shadow_along(&mut self, at: V3, u: V3, v: V3, alpha: f64) {
        let o = self.cam.project(V3::new(0.0, 0.0, 0.0));
        let dir = |q: V3| {
            let e = self.cam.project(q);
            p(e.x - o.x, e.y - o.y)
        };
        self.shadows.push(Shadow {
            centre: self.cam.project(at),
            u: dir(u),
            v: dir(v),
            alpha,
            after: self.shapes.len(),
        });
    }

    /// Smallest and largest corner of everything but the shadows.
    fn bounds(&self) -> (P2, P2) {
        let (mut low, mut high) = (p(f64::MAX, f64::MAX), p(f64::MIN, f64::MIN));
        for shape in &self.shapes {
            let (a, b) = item_extent(shape);
            low = p(low.x.min(a.x), low.y.min(a.y));
            high = p(high.x.max(b.x), high.y.max(b.y));
        }
        if low.x > high.x {
            (p(0.0, 0.0), p(1.0, 1.0))
        } else {
            (low, high)
        }
    }

    /// Picture units to a centimetre and the middle of the picture.
    pub fn fit(&self) -> (f64, P2) {
        let (low, high) = self.bounds();
        let (w, h) = (high.x - low.x, high.y - low.y);
        let largest = w.max(h).max(1e-6);
        // A cup fills less of its picture than a wardrobe, so that a page of
        // products keeps a hint of their real sizes.
        let share = (largest / 130.0).clamp(0.0, 1.0).sqrt();
        let mut scale = (400.0 + 84.0 * share) / largest;
        let mut centre = p((low.x + high.x) / 2.0, (low.y + high.y) / 2.0);
        if self.view == 2 {
            let (at, times) = self
                .focus
                .map_or((centre, 2.2), |(at, times)| (self.cam.project(at), times));
            centre = at;
            scale *= times;
        }
        (scale, centre)
    }

    /// Writes the picture.
    pub fn svg(&self) -> String {
        let (scale, centre) = self.fit();
        let close = self.view == 2;
        let place = |q: P2| {
            p(
                (q.x - centre.x) * scale + SIDE / 2.0,
                (q.y - centre.y) * scale + SIDE / 2.0,
            )
        };
        let mut sheet = Sheet {
            marks: Vec::new(),
            defs: String::new(),
            body: String::new(),
            scale,
            zoom: if close { 1.7 } else { 1.0 },
        };
        let inside = |a: P2, b: P2| {
            !close || {
                let (a, b) = (place(a), place(b));
                let near = |low: f64, high: f64| (SIDE / 2.0).clamp(low, high) - SIDE / 2.0;
                let (x, y) = (near(a.x, b.x), near(a.y, b.y));
                x * x + y * y < WINDOW * WINDOW
            }
        };
        for (i, shape) in self.shapes.iter().enumerate() {
            for shadow in self.shadows.iter().filter(|s| s.after == i) {
                sheet.shadow(shadow, place(shadow.centre));
            }
            let (a, b) = item_extent(shape);
            if inside(a, b) {
                match shape {
                    Item::One(shape) => sheet.shape(shape, &place, self.cam),
                    Item::Stamp(shapes, at) => {
                        let (zero, at) = (place(p(0.0, 0.0)), place(*at));
                        sheet.stamp(shapes, p(at.x - zero.x, at.y - zero.y), &place, self.cam);
                    }
                }
            }
        }
        for shadow in self.shadows.iter().filter(|s| s.after >= self.shapes.len()) {
            sheet.shadow(shadow, place(shadow.centre));
        }
        sheet.flush();
        if close {
            sheet.window(&self.swatches, self.cam);
        }
        let Sheet { defs, body, .. } = sheet;
        let defs = if defs.is_empty() {
            defs
        } else {
            format!("<defs>{defs}</defs>")
        };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 600 600\" fill=\"none\" \
             stroke-width=\"2\" stroke-linejoin=\"round\" stroke-linecap=\"round\">{defs}{body}</svg>"
        )
    }
}

fn item_extent(item: &Item) -> (P2, P2) {
    match item {
        Item::One(shape) => extent(shape),
        Item::Stamp(shapes, at) => {
            let (mut low, mut high) = (p(f64::MAX, f64::MAX), p(f64::MIN, f64::MIN));
            for shape in shapes.iter() {
                let (a, b) = extent(shape);
                low = p(low.x.min(a.x + at.x), low.y.min(a.y + at.y));
                high = p(high.x.max(b.x + at.x), high.y.max(b.y + at.y));
            }
            (low, high)
        }
    }
}

fn extent(shape: &Shape) -> (P2, P2) {
    let pad = shape.strokes.first().map_or(0.0, |s| s.cm / 2.0);
    let (mut low, mut high) = (p(f64::MAX, f64::MAX), p(f64::MIN, f64::MIN));
    for q in shape.path.sample(6) {
        low = p(low.x.min(q.x - pad), low.y.min(q.y - pad));
        high = p(high.x.max(q.x + pad), high.y.max(q.y + pad));
    }
    (low, high)
}

/// A shape as it will be written: where it starts, and the rest relative to it.
/// Without an outline, `fill` is an element of its own.
struct Mark {
    start: (i64, i64),
    d: String,
    fill: String,
    stroke: String,
}

/// The SVG as it grows.
struct Sheet {
    marks: Vec<Mark>,
    defs: String,
    body: String,
    scale: f64,
    zoom: f64,
}

impl Sheet {
    fn shape(&mut self, shape: &Shape, place: &dyn Fn(P2) -> P2, cam: Camera) {
        let path = shape.path.map(place);
        let fill = self.fill(&shape.fill, &path, place, cam);
        let (start, d) = path_data(&path);
        let lift = (shape.lift * self.scale * 10.0).round() as i64;
        let last = shape.strokes.len().max(1) - 1;
        for i in 0..=last {
            let stroke = shape.strokes.get(i).map(|s| self.stroke(*s));
            let lift = if i == last && last > 0 { lift } else { 0 };
            self.marks.push(Mark {
                start: (start.0 - lift, start.1 - lift),
                d: d.clone(),
                fill: fill.clone(),
                stroke: stroke.unwrap_or_default(),
            });
        }
    }

    /// Uses a group of shapes, which is defined the first time.
    fn stamp(&mut self, shapes: &[Shape], at: P2, place: &dyn Fn(P2) -> P2, cam: Camera) {
        let outer = (
            std::mem::take(&mut self.marks),
            std::mem::take(&mut self.body),
        );
        for shape in shapes {
            self.shape(shape, place, cam);
        }
        self.flush();
        let content = std::mem::replace(&mut self.body, outer.1);
        self.marks = outer.0;
        let id = digest("g", &content);
        if !self.defs.contains(&format!("id=\"{id}\"")) {
            let _ = write!(self.defs, "<g id=\"{id}\">{content}</g>");
        }
        let (x, y) = (number(at.x), number(at.y));
        self.marks.push(Mark {
            start: (0, 0),
            d: String::new(),
            fill: format!("<use href=\"#{id}\" x=\"{x}\" y=\"{y}\"/>"),
            stroke: String::new(),
        });
    }

    /// Writes the shapes collected.
    ///
    /// What repeats is written once: an outline needed again, elsewhere or with
    /// another stroke, becomes a definition that is used; and neighbours with
    /// one stroke share a group.
    fn flush(&mut self) {
        let marks = std::mem::take(&mut self.marks);
        let mut count: BTreeMap<&str, u32> = BTreeMap::new();
        for mark in &marks {
            *count.entry(&mark.d).or_default() += 1;
        }
        let mut from = 0;
        while from < marks.len() {
            let stroke = &marks[from].stroke;
            let run = marks[from..]
                .iter()
                .take_while(|m| m.stroke == *stroke)
                .count();
            let shared = run > 1 && !stroke.is_empty();
            if shared {
                let _ = write!(self.body, "<g{stroke}>");
            }
            for mark in &marks[from..from + run] {
                let d = &mark.d;
                if d.is_empty() {
                    self.body.push_str(&mark.fill);
                    continue;
                }
                let times = count.get(d.as_str()).copied().unwrap_or(0) as usize;
                if times > 1 && (times - 1) * d.len() > 28 * times + 30 {
                    let id = digest("path", d);
                    if !self.defs.contains(&format!("id=\"{id}\"")) {
                        let _ = write!(self.defs, "<path id=\"{id}\" d=\"M0 0{d}\"/>");
                    }
                    let (mut x, mut y) = (String::new(), String::new());
                    tenths(&mut x, mark.start.0);
                    tenths(&mut y, mark.start.1);
                    let _ = write!(self.body, "<use href=\"#{id}\" x=\"{x}\" y=\"{y}\"");
                } else {
                    self.body.push_str("<path d=\"M");
                    glue(&mut self.body, mark.start.0);
                    glue(&mut self.body, mark.start.1);
                    let _ = write!(self.body, "{d}\"");
                }
                let own = if shared { "" } else { stroke };
                let _ = write!(self.body, "{}{own}/>", mark.fill);
            }
            if shared {
                self.body.push_str("</g>");
            }
            from += run;
        }
    }

    fn fill(
        &mut self,
        fill: &Fill,
        path: &Path<P2>,
        place: &dyn Fn(P2) -> P2,
        cam: Camera,
    ) -> String {
        match fill {
            Fill::None => String::new(),
            Fill::Flat(colour, alpha) => {
                let mut out = format!(" fill=\"{}\"", colour.hex());
                if *alpha < 1.0 {
                    let _ = write!(out, " fill-opacity=\"{}\"", short(*alpha));
                }
                out
            }
            Fill::Across(stops) => {
                let body = format!(">{}", stops_svg(stops));
                format!(" fill=\"{}\"", self.def("linearGradient", &body))
            }
            Fill::Linear(from, to, stops) => {
                let (a, b) = slanted(path, place(*from), place(*to));
                let body = format!(
                    "x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\">{}",
                    short(a.x),
                    short(a.y),
                    short(b.x),
                    short(b.y),
                    stops_svg(stops)
                );
                format!(" fill=\"{}\"", self.def("linearGradient", &body))
            }
            Fill::Diagonal(stops) => {
                let body = format!("y2=\"1\">{}", stops_svg(stops));
                format!(" fill=\"{}\"", self.def("linearGradient", &body))
            }
            Fill::Radial(stops) => {
                let body = format!("cx=\".34\" cy=\".3\" r=\".75\">{}", stops_svg(stops));
                format!(" fill=\"{}\"", self.def("radialGradient", &body))
            }
            Fill::Texture(texture, paint, tone, plane) => {
                let o = cam.project(V3::new(0.0, 0.0, 0.0));
                let dir = |q: V3| {
                    let e = cam.project(q);
                    p((e.x - o.x) * self.zoom, (e.y - o.y) * self.zoom)
                };
                let body = texture.pattern(*paint, *tone, dir(plane.u), dir(plane.v));
                format!(" fill=\"{}\"", self.def("pattern", &body))
            }
        }
    }

    fn stroke(&self, s: Stroke) -> String {
        let mut out = format!(" stroke=\"{}\"", s.colour.hex());
        let zoom = if s.cm > 0.0 { 1.0 } else { self.zoom.sqrt() };
        let width = short(((s.cm * self.scale + s.px * zoom) * 10.0).round() / 10.0);
        let mut attribute = |name: &str, value: &str| {
            let _ = write!(out, " {name}=\"{value}\"");
        };
        if width != "2" {
            attribute("stroke-width", &width);
        }
        if s.alpha < 1.0 {
            attribute("stroke-opacity", &short(s.alpha));
        }
        if s.butt {
            attribute("stroke-linecap", "butt");
        }
        if let Some((on, off)) = s.dash {
            let (on, off) = (on * self.zoom, off * self.zoom);
            attribute(
                "stroke-dasharray",
                &format!("{} {}", number(on), number(off)),
            );
        }
        out
    }

    /// Adds a definition once and returns its reference. The name is a digest
    /// of the content: equal names mean equal things, even on one page.
    fn def(&mut self, element: &str, body: &str) -> String {
        let id = digest(element, body);
        if !self.defs.contains(&format!("id=\"{id}\"")) {
            let gap = if body.starts_with('>') { "" } else { " " };
            let _ = write!(self.defs, "<{element} id=\"{id}\"{gap}{body}</{element}>");
        }
        format!("url(#{id})")
    }

    fn shadow(&mut self, shadow: &Shadow, at: P2) {
        let ink = "stop-color=\"#14121f\"";
        let fill = self.def(
            "radialGradient",
            &format!(
                "gradientUnits=\"userSpaceOnUse\" cx=\"0\" cy=\"0\" r=\"1\"><stop {ink}/>\
                 <stop offset=\".55\" {ink} stop-opacity=\".55\"/>\
                 <stop offset=\"1\" {ink} stop-opacity=\"0\"/>"
            ),
        );
        let k = self.scale;
        self.marks.push(Mark {
            start: (0, 0),
            d: String::new(),
            fill: format!(
                "<circle r=\"1\" transform=\"matrix({} {} {} {} {} {})\" fill=\"{fill}\" opacity=\"{}\"/>",
                number(shadow.u.x * k),
                number(shadow.u.y * k),
                number(shadow.v.x * k),
                number(shadow.v.y * k),
                number(at.x),
                number(at.y),
                short(shadow.alpha)
            ),
            stroke: String::new(),
        });
    }

    /// Cuts the drawing to a round window with a tape's ticks around it, and
    /// pins samples of the materials beside it.
    fn window(&mut self, swatches: &[Paint], cam: Camera) {
        let clip = self.def(
            "clipPath",
            &format!("><circle cx=\"300\" cy=\"300\" r=\"{}\"/>", number(WINDOW)),
        );
        let chalk = "#8c9fd0";
        let inside = std::mem::take(&mut self.body);
        let _ = write!(
            self.body,
            "<circle cx=\"300\" cy=\"300\" r=\"{r}\" fill=\"{chalk}\" fill-opacity=\".13\"/>\
             <g clip-path=\"{clip}\">{inside}</g>\
             <g stroke=\"{chalk}\"><circle cx=\"300\" cy=\"300\" r=\"{r}\" stroke-width=\"2\"/>\
             <circle cx=\"300\" cy=\"300\" r=\"{t}\" stroke-width=\"9\" stroke-linecap=\"butt\" \
             stroke-dasharray=\"1.4 13.51\"/></g>",
            r = number(WINDOW),
            t = number(WINDOW + 9.0),
        );
        let _ = cam;
        for (i, paint) in swatches.iter().take(2).enumerate().rev() {
            self.swatch(*paint, i);
        }
    }

    /// A square of material with a pinked edge and a running stitch.
    fn swatch(&mut self, paint: Paint, place: usize) {
        let (teeth, tooth) = (7, 18.0);
        let side = f64::from(teeth) * tooth;
        let mut edge = String::from("M0 0");
        for (dx, dy) in [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)] {
            let half = tooth / 2.0;
            let out = (dx * half + dy * 5.0, dy * half - dx * 5.0);
            let back = (dx * half - dy * 5.0, dy * half + dx * 5.0);
            edge.push('l');
            for _ in 0..teeth {
                for n in [out.0, out.1, back.0, back.1] {
                    glue(&mut edge, (n * 10.0).round() as i64);
                }
            }
        }
        edge.push('z');
        let fill = match Texture::of(paint.finish) {
            Some(texture) => {
                let body = texture.pattern(paint, 0.1, p(1.6, 0.0), p(0.0, -1.6));
                self.def("pattern", &body)
            }
            None => paint.tone(0.1).hex(),
        };
        let turn = if place == 0 { 6 } else { -9 };
        let (x, y) = if place == 0 { (418, 420) } else { (372, 440) };
        let id = digest("path", &edge);
        if !self.defs.contains(&id) {
            let _ = write!(self.defs, "<path id=\"{id}\" d=\"{edge}\"/>");
        }
        let _ = write!(
            self.body,
            "<g transform=\"translate({x} {y}) rotate({turn})\"><use href=\"#{id}\" x=\"4\" y=\"6\" \
             fill=\"#14121f\" fill-opacity=\".2\"/><g stroke=\"{line}\" stroke-width=\"1.6\">\
             <use href=\"#{id}\" fill=\"{fill}\"/>\
             <path d=\"M13 13h{m}v{m}h-{m}z\" stroke-dasharray=\"7 5\"/></g></g>",
            line = paint.line().hex(),
            m = number(side - 26.0),
        );
    }
}

fn stops_svg(stops: &[Stop]) -> String {
    let mut out = String::new();
    for stop in stops {
        out.push_str("<stop");
        if stop.at > 0.02 {
            let _ = write!(out, " offset=\"{}\"", short(stop.at));
        }
        let _ = write!(out, " stop-color=\"{}\"", stop.colour.hex());
        if stop.alpha < 1.0 {
            let _ = write!(out, " stop-opacity=\"{}\"", short(stop.alpha));
        }
        out.push_str("/>");
    }
    out
}

/// FNV-1a, written as a short name that begins with a letter.
fn digest(element: &str, body: &str) -> String {
    let mut hash: u32 = 0x811c_9dc5;
    for byte in element.bytes().chain(body.bytes()) {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    let mut out = String::from("d");
    for _ in 0..5 {
        let digit = hash % 36;
        hash /= 36;
        out.push(char::from_digit(digit, 36).unwrap_or('0'));
    }
    out
}

/// One decimal, without trailing zeros.
pub fn number(n: f64) -> String {
    let mut out = String::new();
    tenths(&mut out, (n * 10.0).round() as i64);
    out
}

/// Two decimals, without a leading or trailing zero.
fn short(n: f64) -> String {
    let text = format!("{n:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match text {
        "-0" => "0".to_owned(),
        _ if text.starts_with("0.") => text[1..].to_owned(),
        _ if text.starts_with("-0.") => format!("-{}", &text[2..]),
        _ => text.to_owned(),
    }
}

fn tenths(out: &mut String, n: i64) {
    if n < 0 {
        out.push('-');
    }
    let n = n.unsigned_abs();
    if n >= 10 || n == 0 {
        let _ = write!(out, "{}", n / 10);
    }
    if n % 10 != 0 {
        let _ = write!(out, ".{}", n % 10);
    }
}

/// Appends a number, with a space only where it would run into the last one.
fn glue(out: &mut String, n: i64) {
    let digits = out.trim_end_matches(|c: char| c.is_ascii_digit());
    let after_digit = digits.len() < out.len();
    let starts_with_point = (1..10).contains(&n);
    if after_digit && n >= 0 && !(starts_with_point && digits.ends_with('.')) {
        out.push(' ');
    }
    tenths(out, n);
}

/// Path data in whole tenths, relative, so that digits are few. Every point is
/// rounded against the start: rounding never drifts, and equal shapes are equal
/// text wherever they stand. Returns the start and what follows it.
fn path_data(path: &Path<P2>) -> ((i64, i64), String) {
    let origin = match path.0.first() {
        Some(Seg::M(a) | Seg::L(a) | Seg::C(_, _, a)) => *a,
        _ => p(0.0, 0.0),
    };
    let round = |q: P2| {
        let whole = |n: f64| (n * 10.0).round() as i64;
        (whole(q.x - origin.x), whole(q.y - origin.y))
    };
    let mut out = String::new();
    let (mut here, mut start, mut last) = ((0, 0), (0, 0), ' ');
    for (i, seg) in path.0.iter().enumerate() {
        match *seg {
            Seg::M(a) => {
                let a = round(a);
                if i > 0 {
                    out.push('m');
                    glue(&mut out, a.0 - here.0);
                    glue(&mut out, a.1 - here.1);
                }
                (here, start, last) = (a, a, 'm');
            }
            Seg::L(a) => {
                let a = round(a);
                let (dx, dy) = (a.0 - here.0, a.1 - here.1);
                let (command, used): (char, &[i64]) = match (dx, dy) {
                    (0, 0) => continue,
                    (dx, 0) => ('h', &[dx]),
                    (0, dy) => ('v', &[dy]),
                    (dx, dy) => ('l', &[dx, dy]),
                };
                if command != last {
                    out.push(command);
                }
                for n in used {
                    glue(&mut out, *n);
                }
                (here, last) = (a, command);
            }
            Seg::C(a, b, c) => {
                let (a, b, c) = (round(a), round(b), round(c));
                if last != 'c' {
                    out.push('c');
                }
                for q in [a, b, c] {
                    glue(&mut out, q.0 - here.0);
                    glue(&mut out, q.1 - here.1);
                }
                (here, last) = (c, 'c');
            }
            Seg::Z => {
                out.push('z');
                (here, last) = (start, 'z');
            }
        }
    }
    let whole = |n: f64| (n * 10.0).round() as i64;
    ((whole(origin.x), whole(origin.y)), out)
}

/// The ends of a gradient within the box of its shape.
///
/// The box is stretched to a square there, which would turn the lines of equal
/// colour; so the ends are chosen for those lines to come out right.
fn slanted(path: &Path<P2>, from: P2, to: P2) -> (P2, P2) {
    let (mut low, mut high) = (p(f64::MAX, f64::MAX), p(f64::MIN, f64::MIN));
    for q in path.sample(8) {
        low = p(low.x.min(q.x), low.y.min(q.y));
        high = p(high.x.max(q.x), high.y.max(q.y));
    }
    let (w, h) = ((high.x - low.x).max(1e-6), (high.y - low.y).max(1e-6));
    let inside = |q: P2| p((q.x - low.x) / w, (q.y - low.y) / h);
    let (a, b) = (inside(from), inside(to));
    let g = p((to.x - from.x) * w, (to.y - from.y) * h);
    let size = (g.x * g.x + g.y * g.y).max(1e-9);
    let t = ((b.x - a.x) * g.x + (b.y - a.y) * g.y) / size;
    (a, p(a.x + g.x * t, a.y + g.y * t))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::geometry::{line, rect};

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        assert_eq!(number(0.5), ".5");
        assert_eq!(number(-0.04), "0");
        assert_eq!(number(-12.34), "-12.3");
        assert_eq!(short(0.25), ".25");
        assert_eq!(short(2.0), "2");
        assert_eq!(short(-0.001), "0");
        assert_eq!(short(-0.25), "-.25");
    }

    #[test]
    fn paths_are_relative_and_need_few_spaces() {
        let rect = path_data(&rect(1.0, 2.0, 3.0, 4.5));
        assert_eq!(rect, ((10, 20), "h3v4.5h-3z".to_owned()));
        assert_eq!(path_data(&line(0.0, 0.0, -1.5, 0.5)).1, "l-1.5.5");
    }
}
