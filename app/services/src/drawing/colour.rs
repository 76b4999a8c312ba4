//! Colour arithmetic in a perceptual space, so that "a little darker" looks the
//! same step on saffron, on navy and on white.
//!
//! The space is Oklab (Björn Ottosson, 2020) with the sRGB curve approximated
//! by a square, which needs only `+ − × ÷ √` and is therefore the same on every
//! machine.

/// A colour of three display components from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rgb {
    r: f64,
    g: f64,
    b: f64,
}

#[derive(Clone, Copy)]
struct Lab {
    l: f64,
    a: f64,
    b: f64,
}

impl Rgb {
    pub const fn new(r: f64, g: f64, b: f64) -> Self {
        Self { r, g, b }
    }

    /// Reads `#rgb` or `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: Vec<u32> = text
            .strip_prefix('#')?
            .chars()
            .map(|c| c.to_digit(16))
            .collect::<Option<_>>()?;
        let part = |high: u32, low: u32| f64::from(high * 16 + low) / 255.0;
        match digits[..] {
            [r, g, b] => Some(Self::new(part(r, r), part(g, g), part(b, b))),
            [a, b, c, d, e, f] => Some(Self::new(part(a, b), part(c, d), part(e, f))),
            _ => None,
        }
    }

    /// `#rrggbb`, or `#rgb` where that says the same.
    pub fn hex(self) -> String {
        let byte = |v: f64| (v.clamp(0.0, 1.0) * 255.0).round() as u32;
        let (r, g, b) = (byte(self.r), byte(self.g), byte(self.b));
        if r % 17 == 0 && g % 17 == 0 && b % 17 == 0 {
            format!("#{:x}{:x}{:x}", r / 17, g / 17, b / 17)
        } else {
            format!("#{r:02x}{g:02x}{b:02x}")
        }
    }

    /// Perceived lightness, 0 black to 1 white.
    pub fn lightness(self) -> f64 {
        self.lab().l
    }

    /// The same hue at another lightness.
    pub fn with_lightness(self, l: f64) -> Self {
        Lab {
            l: l.clamp(0.0, 1.0),
            ..self.lab()
        }
        .rgb()
    }

    /// Lighter (positive) or darker (negative) by a step of lightness.
    pub fn step(self, by: f64) -> Self {
        self.with_lightness(self.lightness() + by)
    }

    fn lab(self) -> Lab {
        let (r, g, b) = (self.r * self.r, self.g * self.g, self.b * self.b);
        let l = cube_root(0.412_221_5 * r + 0.536_332_5 * g + 0.051_446 * b);
        let m = cube_root(0.211_903_5 * r + 0.680_699_5 * g + 0.107_397 * b);
        let s = cube_root(0.088_302_5 * r + 0.281_718_8 * g + 0.629_978_7 * b);
        Lab {
            l: 0.210_454_3 * l + 0.793_617_8 * m - 0.004_072 * s,
            a: 1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s,
            b: 0.025_904 * l + 0.782_771_8 * m - 0.808_675_8 * s,
        }
    }
}

impl Lab {
    fn rgb(self) -> Rgb {
        let l = self.l + 0.396_337_8 * self.a + 0.215_803_8 * self.b;
        let m = self.l - 0.105_561_3 * self.a - 0.063_854_2 * self.b;
        let s = self.l - 0.089_484_2 * self.a - 1.291_485_5 * self.b;
        let (l, m, s) = (l * l * l, m * m * m, s * s * s);
        let display = |v: f64| v.clamp(0.0, 1.0).sqrt();
        Rgb::new(
            display(4.076_741_7 * l - 3.307_711_6 * m + 0.230_969_9 * s),
            display(-1.268_438 * l + 2.609_757_4 * m - 0.341_319_4 * s),
            display(-0.004_196_1 * l - 0.703_418_6 * m + 1.707_614_7 * s),
        )
    }
}

/// Newton's method from above; two dozen steps settle every value from 0 to 1.
fn cube_root(x: f64) -> f64 {
    if x <= 1e-9 {
        return 0.0;
    }
    let mut y = 1.0;
    for _ in 0..24 {
        y = (2.0 * y + x / (y * y)) / 3.0;
    }
    y
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_survives_the_round_trip_through_the_perceptual_space() {
        for text in ["#1a1c2b", "#f7f4ee", "#c8102e", "#0a7", "#fff", "#000"] {
            let colour = Rgb::parse(text).unwrap();
            assert_eq!(colour.step(0.0).hex(), text);
        }
        assert!(Rgb::parse("red").is_none());
        assert!(Rgb::parse("#12").is_none());
    }

    #[test]
    fn a_step_changes_lightness_by_that_step() {
        let blue = Rgb::parse("#3a5a9c").unwrap();
        assert!((blue.step(0.1).lightness() - blue.lightness() - 0.1).abs() < 0.01);
    }
}
