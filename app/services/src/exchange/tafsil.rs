//! The exchange format itself, described in `docs/exchange.md`.

use super::check::Known;
use super::read::{Draft, ExchangeError};
use super::source::Source;
use super::{Document, PriceEntry, PriceListSection, Skipped, VERSION};
use jsonc_parser::ParseOptions;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// The name of the format, in the field `format`.
const FORMAT: &str = "tafsil";

/// Collects the sections of several files into one document.
#[derive(Default)]
pub(super) struct Reader {
    draft: Draft,
    /// What the shop says of its attributes and price lists, by key and id.
    attributes: Fields,
    price_lists: Fields,
}

/// Fields of rows by what names the row.
type Fields = HashMap<String, Map<String, Value>>;

impl Reader {
    /// For a shop that has this: what a row leaves unsaid of an attribute or a price list
    /// stays as it is there.
    pub fn new(known: &Known) -> Reader {
        let mut attributes = fields(&known.attributes);
        for row in attributes.values_mut() {
            row.remove("choices");
        }
        Reader {
            draft: Draft::default(),
            attributes,
            price_lists: fields(&known.price_lists),
        }
    }

    /// Takes the sections of one file; a row that is not of its section's
    /// shape is reported by its index.
    pub fn take(&mut self, source: &Source) -> Result<(), ExchangeError> {
        let root = parse(source)?;
        let fault = |reason: String| source.malformed(1, reason);
        let Value::Object(mut root) = root else {
            return Err(fault("the file holds no object".into()));
        };
        match root.remove("format") {
            Some(Value::String(format)) if format == FORMAT => {}
            _ => return Err(fault(format!("its \"format\" is not \"{FORMAT}\""))),
        }
        match root.remove("version") {
            Some(Value::Number(version)) if version.as_u64() == Some(u64::from(VERSION)) => {}
            Some(version) => {
                return Err(fault(format!(
                    "it is of version {version}; this program reads version {VERSION}"
                )));
            }
            None => return Err(fault("it has no \"version\"".into())),
        }
        if let Some(shop) = root.remove("shop") {
            let shop = serde_json::from_value(shop).map_err(|e| fault(format!("shop: {e}")))?;
            self.draft.document.shop = Some(shop);
            self.draft.origins.push("shop", &source.name, 0);
        }
        fill(root.get_mut("attributes"), "key", &self.attributes);
        fill(root.get_mut("price_lists"), "id", &self.price_lists);
        let attributes = self.rows(source, &mut root, "attributes")?;
        let categories = self.rows(source, &mut root, "categories")?;
        let products = self.rows(source, &mut root, "products")?;
        let deleted = self.rows(source, &mut root, "deleted")?;
        let stock = self.rows(source, &mut root, "stock")?;
        let media = self.rows(source, &mut root, "media")?;
        let curations = self.rows(source, &mut root, "curations")?;
        let synonyms = self.rows(source, &mut root, "synonyms")?;
        let lists = match root.remove("price_lists") {
            Some(Value::Array(lists)) => lists,
            Some(_) => return Err(fault("\"price_lists\" is no array".into())),
            None => Vec::new(),
        };
        for (index, list) in lists.into_iter().enumerate() {
            self.price_list(source, index, list);
        }
        if let Some(section) = root.keys().next() {
            return Err(fault(format!("the section \"{section}\" is unknown")));
        }
        let document = &mut self.draft.document;
        document.attributes.extend::<Vec<_>>(attributes);
        document.categories.extend::<Vec<_>>(categories);
        document.products.extend::<Vec<_>>(products);
        document.deleted.extend::<Vec<_>>(deleted);
        document.stock.extend::<Vec<_>>(stock);
        document.media.extend::<Vec<_>>(media);
        document.curations.extend::<Vec<_>>(curations);
        document.synonyms.extend::<Vec<_>>(synonyms);
        Ok(())
    }

    pub fn finish(mut self) -> Draft {
        self.draft.document.format = FORMAT.to_owned();
        self.draft.document.version = VERSION;
        self.draft
    }

    fn rows<T: DeserializeOwned>(
        &mut self,
        source: &Source,
        root: &mut Map<String, Value>,
        section: &str,
    ) -> Result<Vec<T>, ExchangeError> {
        match root.remove(section) {
            Some(Value::Array(rows)) => Ok(self.parse(source, section, rows)),
            Some(_) => Err(source.malformed(1, format!("\"{section}\" is no array"))),
            None => Ok(Vec::new()),
        }
    }

    fn parse<T: DeserializeOwned>(
        &mut self,
        source: &Source,
        section: &str,
        rows: Vec<Value>,
    ) -> Vec<T> {
        let mut parsed = Vec::with_capacity(rows.len());
        for (index, row) in rows.into_iter().enumerate() {
            match serde_json::from_value(row) {
                Ok(row) => {
                    self.draft.origins.push(section, &source.name, index);
                    parsed.push(row);
                }
                Err(error) => self.skip(source, index, format!("{section}: {error}")),
            }
        }
        parsed
    }

    /// A list is taken whole but for the prices that are no prices. The lists
    /// of one id in several files are one list.
    fn price_list(&mut self, source: &Source, index: usize, mut list: Value) {
        let prices = match list.get_mut("prices").map(Value::take) {
            Some(Value::Array(prices)) => prices,
            _ => {
                self.skip(
                    source,
                    index,
                    "price_lists: it has no array \"prices\"".into(),
                );
                return;
            }
        };
        if let Some(field) = list.get_mut("prices") {
            *field = Value::Array(Vec::new());
        }
        let mut section: PriceListSection = match serde_json::from_value(list) {
            Ok(section) => section,
            Err(error) => {
                self.skip(source, index, format!("price_lists: {error}"));
                return;
            }
        };
        let place = format!("price_lists/{}", section.list.id);
        let mut prices: Vec<PriceEntry> = self.parse(source, &place, prices);
        let lists = &mut self.draft.document.price_lists;
        match lists.iter_mut().find(|other| other.list == section.list) {
            Some(same) => same.prices.append(&mut prices),
            None => {
                self.draft.origins.push("price_lists", &source.name, index);
                section.prices = prices;
                lists.push(section);
            }
        }
    }

    fn skip(&mut self, source: &Source, line: usize, reason: String) {
        self.draft.skipped.push(Skipped {
            file: source.name.clone(),
            line,
            reason,
        });
    }
}

/// JSON, and in a file whose name ends in `.jsonc` also comments and trailing commas.
fn parse(source: &Source) -> Result<Value, ExchangeError> {
    if !source.name.ends_with(".jsonc") {
        return serde_json::from_str(&source.text)
            .map_err(|error| source.malformed(error.line(), error));
    }
    let parsed = jsonc_parser::parse_to_serde_value(&source.text, &ParseOptions::default());
    parsed.map_err(|error| source.malformed(error.line_display(), error.kind().to_string()))
}

fn fields<T: Serialize>(rows: &HashMap<String, T>) -> Fields {
    let fields = |row: &T| match serde_json::to_value(row) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    rows.iter()
        .map(|(key, row)| (key.clone(), fields(row)))
        .collect()
}

/// Adds the fields that a row does not have and the shop has.
fn fill(rows: Option<&mut Value>, key: &str, known: &Fields) {
    for row in rows.and_then(Value::as_array_mut).into_iter().flatten() {
        let Some(row) = row.as_object_mut() else {
            continue;
        };
        let name = row.get(key).and_then(Value::as_str);
        for (field, value) in name.and_then(|name| known.get(name)).into_iter().flatten() {
            if !row.contains_key(field) {
                row.insert(field.clone(), value.clone());
            }
        }
    }
}

/// A document as text: indented, with fields in the order of their types, so
/// that the same document is always the same bytes. Read again it is equal.
pub fn write(document: &Document) -> String {
    let document = Document {
        format: FORMAT.to_owned(),
        version: VERSION,
        ..document.clone()
    };
    // A document has string keys and finite numbers only; JSON can hold it.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}
