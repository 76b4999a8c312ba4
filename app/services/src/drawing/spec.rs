//! What a drawing is made from: the kind of thing and one variant's measures.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::colour::Rgb;
use super::paint::{Finish, Paint};

/// One variant of one product, as far as a drawing needs to know it.
///
/// Lengths are centimetres. A length that is missing (zero), negative or not a
/// number falls back to what is usual for the kind, so that an imported
/// catalogue with gaps still gets a believable picture.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spec {
    /// One of [`super::KINDS`].
    pub kind: String,
    pub width: f64,
    pub depth: f64,
    pub height: f64,
    /// Main colour, `#rgb` or `#rrggbb`.
    pub body: String,
    /// Second colour, `#rgb` or `#rrggbb`.
    pub accent: String,
    /// wood, metal, fabric, leather, plastic, glass, mesh, paper or ceramic.
    pub material: String,
    /// Counts and switches such as `drawers`, `armrests`, `screen`, `view`;
    /// `arms` and `castors` are other names for `armrests` and `wheels`.
    pub options: BTreeMap<String, f64>,
}

impl Spec {
    /// Width, depth and height, each held near what is usual for the kind.
    pub(super) fn size(&self, w: f64, d: f64, h: f64) -> (f64, f64, f64) {
        (
            near(self.width, w),
            near(self.depth, d),
            near(self.height, h),
        )
    }

    /// The longest of the lengths and the shortest, for things that lie or
    /// stand either way round in a catalogue.
    pub(super) fn span(&self, long: f64, short: f64) -> (f64, f64) {
        let given = [self.width, self.depth, self.height];
        let given = given.into_iter().filter(|n| n.is_finite() && *n > 0.0);
        let most = given.clone().fold(0.0, f64::max);
        let least = given.fold(f64::MAX, f64::min);
        (
            near(most, long),
            near(if least < most { least } else { 0.0 }, short),
        )
    }

    /// An option, or what is usual when it is absent or not a number.
    pub(super) fn option(&self, name: &str, usual: f64) -> f64 {
        let other = match name {
            "armrests" => "arms",
            "wheels" => "castors",
            _ => name,
        };
        match self.options.get(name).or_else(|| self.options.get(other)) {
            Some(value) if value.is_finite() => *value,
            _ => usual,
        }
    }

    /// A switch: any value of at least one half is "on".
    pub(super) fn has(&self, name: &str, usual: bool) -> bool {
        self.option(name, if usual { 1.0 } else { 0.0 }) >= 0.5
    }

    /// A count between `least` and `most`.
    pub(super) fn count(&self, name: &str, usual: u32, least: u32, most: u32) -> u32 {
        let value = self.option(name, f64::from(usual)).round();
        value.clamp(f64::from(least), f64::from(most)) as u32
    }

    /// The main colour in a material the kind prescribes.
    pub(super) fn body_in(&self, usual: &str, finish: Finish) -> Paint {
        Paint::new(colour(&self.body, usual), finish)
    }

    /// The second colour in a material the kind prescribes.
    pub(super) fn accent_in(&self, usual: &str, finish: Finish) -> Paint {
        Paint::new(colour(&self.accent, usual), finish)
    }

    /// The material named, if one was.
    pub(super) fn finish(&self, usual: Finish) -> Finish {
        if self.material.is_empty() {
            usual
        } else {
            Finish::named(&self.material)
        }
    }
}

fn colour(text: &str, usual: &str) -> Rgb {
    Rgb::parse(text)
        .or_else(|| Rgb::parse(usual))
        .unwrap_or(Rgb::new(0.6, 0.6, 0.6))
}

/// Keeps a length within 0.4 to 2.5 times the usual one: a wrong unit in
/// a catalogue should not turn a chair into a needle.
fn near(value: f64, usual: f64) -> f64 {
    if value.is_finite() && value > 0.0 {
        value.clamp(usual * 0.4, usual * 2.5)
    } else {
        usual
    }
}
