//! The SVG as it is written: every repeated thing once.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::canvas::WINDOW;
use super::geometry::{Camera, P2, Path, V3, p};
use super::paint::Paint;
use super::shape::{Fill, Shadow, Shape, Stroke};
use super::text::{digest, glue, number, path_data, short, stops_svg, tenths};
use super::texture::Texture;

/// A shape as it will be written: where it starts, and the rest relative to it.
/// Without an outline, `fill` is an element of its own.
struct Mark {
    start: (i64, i64),
    d: String,
    fill: String,
    stroke: String,
}

/// The SVG as it grows.
pub struct Sheet {
    marks: Vec<Mark>,
    defs: String,
    body: String,
    scale: f64,
    zoom: f64,
}

impl Sheet {
    /// A sheet on which a centimetre is `scale` picture units; what has a size
    /// of its own, textures and hairlines, is drawn larger in a close-up.
    pub fn new(scale: f64, close: bool) -> Self {
        Self {
            marks: Vec::new(),
            defs: String::new(),
            body: String::new(),
            scale,
            zoom: if close { 1.7 } else { 1.0 },
        }
    }

    /// The whole picture.
    pub fn finish(mut self) -> String {
        self.flush();
        let Self { defs, body, .. } = self;
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

    pub fn shape(&mut self, shape: &Shape, place: &dyn Fn(P2) -> P2, cam: Camera) {
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
    pub fn stamp(&mut self, shapes: &[Shape], at: P2, place: &dyn Fn(P2) -> P2, cam: Camera) {
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
                let fill = self.texture(*texture, *paint, *tone, dir(plane.u), dir(plane.v));
                format!(" fill=\"{fill}\"")
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

    fn texture(&mut self, texture: Texture, paint: Paint, tone: f64, u: P2, v: P2) -> String {
        let marks = self.def("g", &format!(">{}", texture.marks()));
        let marks = marks.trim_start_matches("url(#").trim_end_matches(')');
        let body = texture.pattern(paint, tone, u, v, marks);
        self.def("pattern", &body)
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

    pub fn shadow(&mut self, shadow: &Shadow, at: P2) {
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
    pub fn close_up(&mut self, swatches: &[Paint]) {
        self.flush();
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
            Some(texture) => self.texture(texture, paint, 0.1, p(1.6, 0.0), p(0.0, -1.6)),
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
