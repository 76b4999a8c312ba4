//! The options of a product, and the combinations of them that its variants are.

use super::line::Line;
use super::names::{choice_key, folded, key_of, short_hash};
use std::collections::HashMap;

const NAMES: [&str; 3] = ["option1 name", "option2 name", "option3 name"];
const VALUES: [&str; 3] = ["option1 value", "option2 value", "option3 value"];

/// What the first line of a product calls its options.
#[derive(Default)]
pub(super) struct ProductOptions {
    /// Attribute key and name of each; empty where it has fewer.
    options: [(String, String); 3],
    /// The combinations met so far, as keys, with the cells they were made of.
    combinations: HashMap<Vec<String>, Vec<String>>,
}

/// One option of a variant.
pub(super) struct Chosen<'a> {
    /// Of the attribute.
    pub key: String,
    /// As written.
    pub value: &'a str,
    /// The key of the choice.
    pub choice: String,
}

impl ProductOptions {
    pub fn of(row: &Line) -> ProductOptions {
        let mut own = ProductOptions::default();
        for (place, (name, value)) in NAMES.into_iter().zip(VALUES).enumerate() {
            let name = row.get(name);
            // What Shopify writes where a product has no option.
            if name.is_empty()
                || (name == "Title" && matches!(row.get(value), "" | "Default Title"))
            {
                continue;
            }
            let mut key = key_of(&folded(name), "option");
            // Grams and tags are every product's, whatever its options are called.
            if ["weight", "tags"].contains(&key.as_str()) {
                key = format!("{key}-option");
            }
            if own.options.iter().any(|(taken, _)| *taken == key) {
                key = format!("{key}-{}", place + 1);
            }
            if let Some(option) = own.options.get_mut(place) {
                *option = (key, name.to_owned());
            }
        }
        own
    }

    /// Attribute keys, to be changed where they are another attribute's, and names.
    pub fn named(&mut self) -> impl Iterator<Item = (&mut String, &str)> {
        let named = self.options.iter_mut().filter(|(key, _)| !key.is_empty());
        named.map(|(key, name)| (key, name.as_str()))
    }

    /// The options of a further variant.
    ///
    /// Where they differ from those of one before only in what keys do not
    /// tell (spaces, capitals, the composed form of letters), the choices that
    /// differ get keys of their own, so that both can be chosen.
    ///
    /// # Errors
    /// It is the same as one before, and has no SKU to tell it by.
    pub fn combination<'a>(&mut self, row: &'a Line) -> Result<Vec<Chosen<'a>>, String> {
        let mut written = Vec::new();
        let mut chosen = Vec::new();
        for ((key, _), column) in self.options.iter().zip(VALUES) {
            let value = row.get(column);
            if !key.is_empty() && !value.is_empty() {
                written.push(row.whole(column).to_owned());
                chosen.push(Chosen {
                    key: key.clone(),
                    value,
                    choice: choice_key(value),
                });
            }
        }
        let Some(alike) = self.combinations.get(&keys(&chosen)) else {
            self.combinations.insert(keys(&chosen), written);
            return Ok(chosen);
        };
        if *alike == written {
            return match row.figure("variant sku") {
                "" if written.is_empty() => {
                    Err("it is a second line without options and SKU".into())
                }
                "" => Err(format!("its options '{}' occur twice", written.join(", "))),
                _ => Ok(chosen),
            };
        }
        for (option, (written, other)) in chosen.iter_mut().zip(written.iter().zip(alike)) {
            if written != other {
                option.choice = format!("{}-{}", option.choice, short_hash(written));
            }
        }
        self.combinations.insert(keys(&chosen), written);
        Ok(chosen)
    }
}

fn keys(chosen: &[Chosen]) -> Vec<String> {
    chosen
        .iter()
        .map(|option| format!("{}={}", option.key, option.choice))
        .collect()
}
