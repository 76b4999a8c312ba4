//! A colour in a material: how it answers light, and which line draws its edge.

use super::colour::Rgb;
use super::geometry::V3;

/// How a surface is finished, which decides its sheen and its texture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    Matt,
    Plastic,
    Metal,
    Wood,
    Fabric,
    Leather,
    Mesh,
    Glass,
    Ceramic,
}

impl Finish {
    /// The finish of a material's name; an unknown one is plain plastic.
    pub fn named(material: &str) -> Self {
        match material {
            "wood" => Self::Wood,
            "metal" => Self::Metal,
            "fabric" => Self::Fabric,
            "leather" => Self::Leather,
            "glass" => Self::Glass,
            "mesh" => Self::Mesh,
            "paper" => Self::Matt,
            "ceramic" => Self::Ceramic,
            _ => Self::Plastic,
        }
    }

    /// Strength of the highlight where a curved surface faces the light.
    fn sheen(self) -> f64 {
        match self {
            Self::Metal => 1.1,
            Self::Ceramic | Self::Glass => 0.8,
            Self::Plastic | Self::Leather => 0.4,
            Self::Wood => 0.2,
            Self::Matt | Self::Fabric | Self::Mesh => 0.0,
        }
    }
}

/// A colour in a finish.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    pub colour: Rgb,
    pub finish: Finish,
}

/// From the upper left, in front of the object.
const LIGHT: V3 = V3::new(-0.42, -0.55, 0.72);

impl Paint {
    pub fn new(colour: Rgb, finish: Finish) -> Self {
        // Room is kept above white for highlights and below black for shade.
        let l = colour.lightness();
        let kept = if l < 0.27 {
            0.27 - (0.27 - l) * 0.3
        } else if l > 0.94 {
            0.94 + (l - 0.94) * 0.3
        } else {
            l
        };
        Self {
            colour: colour.with_lightness(kept),
            finish,
        }
    }

    /// A fixed colour that belongs to the drawing, not to the variant.
    pub fn of(hex: &str, finish: Finish) -> Self {
        Self::new(Rgb::parse(hex).unwrap_or(Rgb::new(0.6, 0.6, 0.6)), finish)
    }

    pub fn with(self, finish: Finish) -> Self {
        Self { finish, ..self }
    }

    /// The same material, lighter or darker by a step of lightness.
    pub fn step(self, by: f64) -> Self {
        Self {
            colour: self.colour.step(by),
            ..self
        }
    }

    /// The colour at a tone from −1 (deep shade) to 1 (full light).
    pub fn tone(self, tone: f64) -> Rgb {
        self.colour.step(tone * 0.2)
    }

    /// The tone of a flat surface with this outward normal.
    pub fn flat_tone(normal: V3) -> f64 {
        let t = normal.dot(LIGHT) - 0.55;
        if t > 0.0 { t * 2.0 } else { t * 0.62 }
    }

    /// The tone of a curved surface there, with the finish's highlight.
    pub fn curved_tone(self, normal: V3, view: V3) -> f64 {
        let half = (LIGHT + view).unit();
        let h = normal.dot(half).max(0.0);
        let (h2, h4) = (h * h, h * h * h * h);
        Self::flat_tone(normal) + self.finish.sheen() * h4 * h4 * h2
    }

    /// The hairline around this paint: darker than a light object, lighter than
    /// a dark one, so that both read on paper and on the night ground.
    pub fn line(self) -> Rgb {
        let l = self.colour.lightness();
        if l < 0.42 {
            self.colour.step(0.19)
        } else {
            self.colour.step(-0.22 - 0.12 * (l - 0.42))
        }
    }

    /// A line within the surface: a seam, a gap, a shadow gap.
    pub fn groove(self) -> Rgb {
        let l = self.colour.lightness();
        if l < 0.3 {
            self.colour.step(-0.1)
        } else {
            self.colour.step(-0.17)
        }
    }
}
