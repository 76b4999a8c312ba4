//! Repeating textures of materials, as SVG patterns that follow the surface.

use super::canvas::number;
use super::geometry::P2;
use super::paint::{Finish, Paint};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texture {
    /// A plain weave.
    Weave,
    /// An open net one can see through.
    Net,
    /// The small creases of hide.
    Hide,
    /// Brushed metal.
    Brushed,
    /// Long grain.
    Grain,
    /// Round holes in a sheet.
    Holes,
}

impl Texture {
    /// The texture that belongs to a finish, if it has one.
    pub fn of(finish: Finish) -> Option<Self> {
        match finish {
            Finish::Fabric => Some(Self::Weave),
            Finish::Mesh => Some(Self::Net),
            Finish::Leather => Some(Self::Hide),
            Finish::Metal => Some(Self::Brushed),
            Finish::Wood => Some(Self::Grain),
            _ => None,
        }
    }

    /// Attributes and content of the `<pattern>`, without its name and closing
    /// tag; `u` and `v` are the surface's directions in the picture.
    pub fn pattern(self, paint: Paint, tone: f64, u: P2, v: P2) -> String {
        let base = paint.tone(tone).hex();
        let dark = paint.tone(tone - 0.3).hex();
        let light = paint.tone(tone + 0.32).hex();
        let (w, h, ground, marks) = match self {
            Self::Weave => (
                8,
                8,
                1.0,
                format!(
                    "<path d=\"M0 2h4M4 6h4\" stroke=\"{light}\" stroke-opacity=\".7\"/>\
                     <path d=\"M6 0v4M2 4v4\" stroke=\"{dark}\" stroke-opacity=\".7\"/>"
                ),
            ),
            Self::Net => (
                9,
                9,
                0.5,
                format!(
                    "<path d=\"M0 0L9 9M9 0L0 9\" stroke=\"{}\" stroke-width=\"1.5\"/>",
                    paint.line().mix(paint.tone(tone), 0.35).hex()
                ),
            ),
            Self::Hide => (
                22,
                22,
                1.0,
                format!(
                    "<path d=\"M2 4q4 3 8 1M14 9q4-2 6 2M5 15q3-3 6 0t6 1M1 20l3-2\" \
                     stroke=\"{dark}\" stroke-opacity=\".5\"/><path d=\"M12 3l4 2M3 10q3-2 5 1M16 19l4-1\" \
                     stroke=\"{light}\" stroke-opacity=\".5\"/>"
                ),
            ),
            Self::Brushed => (
                120,
                9,
                1.0,
                format!(
                    "<path d=\"M0 2h70M90 5h30M20 8h60\" stroke=\"{light}\" stroke-opacity=\".5\"/>\
                     <path d=\"M40 4h60M0 7h14\" stroke=\"{dark}\" stroke-opacity=\".25\"/>"
                ),
            ),
            Self::Grain => (
                160,
                34,
                1.0,
                format!(
                    "<path d=\"M0 5q40 5 80 0t80 0M0 15q30-6 80 1t80-1M0 27q50 5 90 0t70 0\" \
                     stroke=\"{dark}\" stroke-opacity=\".75\"/><path d=\"M20 10q30 3 60 0M70 21q30-4 80 0\" \
                     stroke=\"{light}\" stroke-opacity=\".7\"/>"
                ),
            ),
            Self::Holes => (
                10,
                10,
                1.0,
                format!("<circle cx=\"5\" cy=\"5\" r=\"2.4\" fill=\"{dark}\"/>"),
            ),
        };
        let see = if ground < 1.0 {
            format!(" fill-opacity=\"{ground}\"")
        } else {
            String::new()
        };
        format!(
            "width=\"{w}\" height=\"{h}\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"matrix({} {} {} {} 0 0)\"><path d=\"M0 0h{w}v{h}H0z\" fill=\"{base}\"{see}/>{marks}",
            two(u.x),
            two(u.y),
            two(v.x),
            two(v.y)
        )
    }
}

/// Directions need a second decimal: a texture is repeated many times.
fn two(n: f64) -> String {
    let n = (n * 100.0).round() / 100.0;
    if n == n.trunc() {
        number(n)
    } else {
        format!("{n}")
    }
}
