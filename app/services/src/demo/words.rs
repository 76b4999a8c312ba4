//! Filling the words of a sheet with what a product is.

use super::DemoError;
use super::sheet::Pair;
use engine::Text;
use engine::catalog::Value;
use std::collections::BTreeMap;

/// What the names in braces stand for.
pub(super) struct Words<'a> {
    pub family: &'a Pair,
    pub brand: &'a Pair,
    pub attributes: &'a BTreeMap<String, Value>,
}

impl Words<'_> {
    /// The pair with every `{name}` replaced.
    ///
    /// # Errors
    /// A name that stands for nothing here, or a brace that is not closed.
    pub(super) fn fill(&self, pair: &Pair) -> Result<Text, DemoError> {
        let en = self.side(&pair.0, |pair| &pair.0, ["", ""])?;
        // A model's name is often a common noun, and Arabic has no capitals.
        let ar = self.side(&pair.1, |pair| &pair.1, ["«", "»"])?;
        Ok(Text::new(en, ar))
    }

    fn side(
        &self,
        text: &str,
        side: impl Fn(&Pair) -> &str,
        [open, close]: [&str; 2],
    ) -> Result<String, DemoError> {
        let mut out = String::with_capacity(text.len() + 16);
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after
                .split_once('}')
                .ok_or_else(|| DemoError::Placeholder(text.to_owned()))?;
            out.push_str(before);
            match (name, self.attributes.get(name)) {
                ("f", _) => {
                    out.push_str(open);
                    out.push_str(side(self.family));
                    out.push_str(close);
                }
                ("brand", _) => out.push_str(side(self.brand)),
                // `Display` writes a whole number without decimals: 140, 1.5.
                (_, Some(Value::Number(number))) => out.push_str(&number.to_string()),
                _ => return Err(DemoError::Placeholder(format!("{{{name}}} in: {text}"))),
            }
            rest = after;
        }
        out.push_str(rest);
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_braces_become_what_they_stand_for() {
        let attributes = BTreeMap::from([("width".to_owned(), Value::Number(140.0))]);
        let family = Pair("Sila".into(), "سيلا".into());
        let words = Words {
            family: &family,
            brand: &family,
            attributes: &attributes,
        };
        let filled = words
            .fill(&Pair("{f}, {width} cm".into(), "{f}، {width} سم".into()))
            .unwrap();
        assert_eq!(filled, Text::new("Sila, 140 cm", "«سيلا»، 140 سم"));
        assert!(words.fill(&Pair("{load}".into(), String::new())).is_err());
        assert!(words.fill(&Pair("{f".into(), String::new())).is_err());
    }
}
