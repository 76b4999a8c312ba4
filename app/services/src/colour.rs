//! Colours as a merchant writes them, and their contrast (WCAG 2.2, 1.4.3).

use std::fmt;

/// The least contrast of text with its ground.
pub const TEXT_CONTRAST: f64 = 4.5;

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb([u8; 3]);

impl Rgb {
    const BLACK: Rgb = Rgb([0; 3]);
    pub const NEAR_BLACK: Rgb = Rgb([0x12, 0x12, 0x18]);
    pub const WHITE: Rgb = Rgb([255; 3]);

    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Rgb> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let [_, r, g, b] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Rgb([r, g, b]))
    }

    /// Relative luminance, 0 to 1.
    fn luminance(self) -> f64 {
        let [r, g, b] = self.0.map(|channel| {
            let value = f64::from(channel) / 255.0;
            match value <= 0.040_45 {
                true => value / 12.92,
                false => ((value + 0.055) / 1.055).powf(2.4),
            }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// The contrast ratio, 1 to 21.
    pub fn contrast(self, other: Rgb) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The colour of text on this ground: near black or white, whichever is easier to read, and
    /// black where neither has the contrast of text. One of black and white always has.
    pub fn text_upon(self) -> Rgb {
        let better = match self.contrast(Rgb::NEAR_BLACK) >= self.contrast(Rgb::WHITE) {
            true => Rgb::NEAR_BLACK,
            false => Rgb::WHITE,
        };
        match self.contrast(better) >= TEXT_CONTRAST {
            true => better,
            false => Rgb::BLACK,
        }
    }

    /// A shade for a pressed button: darker, or lighter where its text could not be read then.
    pub fn pressed(self) -> Rgb {
        let darker = Rgb(self.0.map(|channel| channel - channel / 12));
        match darker.contrast(self.text_upon()) >= TEXT_CONTRAST {
            true => darker,
            false => Rgb(self.0.map(|channel| channel + (255 - channel) / 12)),
        }
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(out, "#{r:02x}{g:02x}{b:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_as_wcag_says() {
        let (black, white) = (Rgb::BLACK, Rgb::WHITE);
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        assert!((white.contrast(white) - 1.0).abs() < 1e-9);
        let grey = Rgb::parse("#767676").unwrap();
        assert!((grey.contrast(white) - 4.54).abs() < 0.01);
        assert_eq!(Rgb::parse("#12345"), None);
        assert_eq!(Rgb::parse("#+12345"), None);
    }

    #[test]
    fn text_can_be_read_on_every_accent_pressed_or_not() {
        let levels = (0..=255).step_by(15);
        for r in levels.clone() {
            for g in levels.clone() {
                for b in levels.clone() {
                    let accent = Rgb([r, g, b]);
                    let text = accent.text_upon();
                    assert!(accent.contrast(text) >= TEXT_CONTRAST, "{accent}");
                    assert!(
                        accent.pressed().contrast(text) >= TEXT_CONTRAST,
                        "{accent} pressed"
                    );
                }
            }
        }
    }
}
