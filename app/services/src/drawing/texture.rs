//! Repeating textures of materials, as SVG patterns that follow the surface.

use super::geometry::P2;
use super::paint::{Finish, Paint};
use super::text::number;

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

    /// Side lengths of the repeated piece, how opaque its ground is, and its
    /// marks: shade and light over whatever colour is below, so that every
    /// tone of a material shares them.
    fn piece(self) -> (u32, u32, f64, &'static str) {
        match self {
            Self::Weave => (
                8,
                8,
                1.0,
                "<path d=\"M0 2h4M4 6h4\" stroke=\"#fff\" stroke-opacity=\".14\"/>\
                 <path d=\"M6 0v4M2 4v4\" stroke=\"#14121f\" stroke-opacity=\".17\"/>",
            ),
            Self::Net => (
                9,
                9,
                0.55,
                "<path d=\"M0 0L9 9M9 0L0 9\" stroke=\"#fff\" stroke-opacity=\".2\"/>\
                 <path d=\"M0 1L8 9M9 1L1 9\" stroke=\"#14121f\" stroke-opacity=\".5\" stroke-width=\"1.4\"/>",
            ),
            Self::Hide => (
                22,
                22,
                1.0,
                "<path d=\"M2 4q4 3 8 1M14 9q4-2 6 2M5 15q3-3 6 0t6 1M1 20l3-2\" \
                 stroke=\"#14121f\" stroke-opacity=\".14\"/><path d=\"M12 3l4 2M3 10q3-2 5 1M16 19l4-1\" \
                 stroke=\"#fff\" stroke-opacity=\".13\"/>",
            ),
            Self::Brushed => (
                120,
                9,
                1.0,
                "<path d=\"M0 2h70M90 5h30M20 8h60\" stroke=\"#fff\" stroke-opacity=\".17\"/>\
                 <path d=\"M40 4h60M0 7h14\" stroke=\"#14121f\" stroke-opacity=\".08\"/>",
            ),
            Self::Grain => (
                160,
                34,
                1.0,
                "<path d=\"M0 5q40 5 80 0t80 0M0 15q30-6 80 1t80-1M0 27q50 5 90 0t70 0\" \
                 stroke=\"#2a1405\" stroke-opacity=\".16\"/><path d=\"M20 10q30 3 60 0M70 21q30-4 80 0\" \
                 stroke=\"#fff\" stroke-opacity=\".17\"/>",
            ),
        }
    }

    /// The marks of the texture, to be defined once in a drawing.
    pub fn marks(self) -> &'static str {
        self.piece().3
    }

    /// Attributes and content of the `<pattern>`, without its name and closing
    /// tag; `u` and `v` are the surface's directions in the picture, `marks`
    /// the name the marks were given.
    pub fn pattern(self, paint: Paint, tone: f64, u: P2, v: P2, marks: &str) -> String {
        let (w, h, ground, _) = self.piece();
        let base = paint.tone(tone).hex();
        let see = if ground < 1.0 {
            format!(" fill-opacity=\"{ground}\"")
        } else {
            String::new()
        };
        format!(
            "width=\"{w}\" height=\"{h}\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"matrix({} {} {} {} 0 0)\"><path d=\"M0 0h{w}v{h}H0z\" fill=\"{base}\"{see}/>\
             <use href=\"#{marks}\"/>",
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
