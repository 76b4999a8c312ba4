//! The two languages of the shop and text that exists in one or both.

use serde::ser::{SerializeStruct, Serializer};
use serde::{Deserialize, Serialize};

/// A language the shop speaks.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    En,
    Ar,
}

impl Lang {
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Ar];

    /// The BCP 47 tag, which is also the first segment of every path.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Ar => "ar",
        }
    }

    /// The language of a tag such as `ar` or `en`; `None` for any other.
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The value of the HTML `dir` attribute.
    pub const fn dir(self) -> &'static str {
        match self {
            Lang::En => "ltr",
            Lang::Ar => "rtl",
        }
    }

    pub const fn other(self) -> Lang {
        match self {
            Lang::En => Lang::Ar,
            Lang::Ar => Lang::En,
        }
    }

    /// The language's name in itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Lang::En => "English",
            Lang::Ar => "العربية",
        }
    }

    /// The language of those offered that a browser asks for in `Accept-Language`, by its
    /// quality values (RFC 9110, 12.5.4); the first offered where it names none of them.
    pub fn negotiate(header: &str, offered: &[Lang]) -> Lang {
        let mut best = (0u32, offered.first().copied().unwrap_or_default());
        for part in header.split(',') {
            let mut fields = part.split(';').map(str::trim);
            let tag = fields.next().unwrap_or("");
            let primary = tag.split('-').next().unwrap_or("").to_ascii_lowercase();
            let Some(lang) = Lang::from_code(&primary).filter(|lang| offered.contains(lang)) else {
                continue;
            };
            let quality = fields
                .find_map(|field| field.strip_prefix("q="))
                .and_then(|q| q.parse::<f32>().ok())
                .map_or(1000, |q| (q.clamp(0.0, 1.0) * 1000.0) as u32);
            if quality > best.0 {
                best = (quality, lang);
            }
        }
        best.1
    }
}

/// A text in one or both languages. An empty string means "not written yet".
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    #[serde(default)]
    pub en: String,
    #[serde(default)]
    pub ar: String,
}

/// Where people read it, what is not written is left out; a binary form needs both.
impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let all = !serializer.is_human_readable();
        let written = |text: &String| all || !text.is_empty();
        let count = usize::from(written(&self.en)) + usize::from(written(&self.ar));
        let mut text = serializer.serialize_struct("Text", count)?;
        if written(&self.en) {
            text.serialize_field("en", &self.en)?;
        }
        if written(&self.ar) {
            text.serialize_field("ar", &self.ar)?;
        }
        text.end()
    }
}

impl Text {
    pub fn new(en: impl Into<String>, ar: impl Into<String>) -> Text {
        Text {
            en: en.into(),
            ar: ar.into(),
        }
    }

    /// A text that exists in one language only.
    pub fn only(lang: Lang, text: impl Into<String>) -> Text {
        match lang {
            Lang::En => Text::new(text, ""),
            Lang::Ar => Text::new("", text),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.ar.is_empty()
    }

    /// Exactly this language's text, empty where it is not written.
    pub fn exact(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Ar => &self.ar,
        }
    }

    /// The text in `lang`, or in the other language where it is missing.
    pub fn get(&self, lang: Lang) -> &str {
        self.spoken(lang).1
    }

    /// Like [`Text::get`], with the language the answer is really in, for the
    /// `lang` and `dir` attributes of the element that shows it.
    pub fn spoken(&self, lang: Lang) -> (Lang, &str) {
        match self.exact(lang) {
            "" => (lang.other(), self.exact(lang.other())),
            text => (lang, text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negotiation_follows_quality_not_order() {
        let negotiate = |header| Lang::negotiate(header, &Lang::ALL);
        assert_eq!(negotiate("en;q=0.5, ar-JO;q=0.9"), Lang::Ar);
        assert_eq!(negotiate("fr, ar;q=0.2"), Lang::Ar);
        assert_eq!(negotiate("ar;q=0, de"), Lang::En);
        assert_eq!(negotiate(""), Lang::En);
        assert_eq!(Lang::negotiate("", &[Lang::Ar, Lang::En]), Lang::Ar);
        assert_eq!(Lang::negotiate("en", &[Lang::Ar]), Lang::Ar);
    }

    #[test]
    fn a_missing_text_is_spoken_in_the_other_language() {
        let text = Text::only(Lang::En, "Chair");
        assert_eq!(text.spoken(Lang::Ar), (Lang::En, "Chair"));
    }
}
