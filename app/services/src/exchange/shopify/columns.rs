//! What Shopify calls its columns, today and in the years before, and which of
//! its files a header is of.

use csv::StringRecord;
use std::collections::HashMap;

/// The columns that are read: by the name this program uses, which is that of
/// the older product CSV, and the other names. Compared without case, spaces
/// and signs, so `URL handle` is `urlhandle`.
const NAMES: [(&str, &[&str]); 30] = [
    ("handle", &["handle", "urlhandle"]),
    ("title", &["title"]),
    ("body (html)", &["bodyhtml", "description"]),
    ("vendor", &["vendor"]),
    ("type", &["type", "producttype", "customproducttype"]),
    (
        "product category",
        &[
            "productcategory",
            "standardproducttype",
            "standardizedproducttype",
        ],
    ),
    ("tags", &["tags"]),
    ("published", &["published", "publishedononlinestore"]),
    ("status", &["status"]),
    ("option1 name", &["option1name"]),
    ("option1 value", &["option1value"]),
    ("option2 name", &["option2name"]),
    ("option2 value", &["option2value"]),
    ("option3 name", &["option3name"]),
    ("option3 value", &["option3value"]),
    ("variant sku", &["variantsku", "sku"]),
    ("variant barcode", &["variantbarcode", "barcode"]),
    ("variant price", &["variantprice", "price"]),
    (
        "variant compare at price",
        &["variantcompareatprice", "compareatprice"],
    ),
    ("variant grams", &["variantgrams", "weightvaluegrams"]),
    (
        "variant inventory tracker",
        &["variantinventorytracker", "inventorytracker"],
    ),
    (
        "variant inventory qty",
        &[
            "variantinventoryqty",
            "variantinventoryquantity",
            "inventoryquantity",
            "inventoryqty",
        ],
    ),
    (
        "variant inventory policy",
        &["variantinventorypolicy", "continuesellingwhenoutofstock"],
    ),
    ("location", &["location"]),
    ("available", &["available"]),
    ("on hand", &["onhand"]),
    ("on hand (current)", &["onhandcurrent"]),
    ("on hand (new)", &["onhandnew"]),
    ("committed", &["committed"]),
    ("unavailable", &["unavailable"]),
];

/// The files that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Products: a line per variant or picture.
    Products,
    /// Units on hand: a line per variant and location.
    Inventory,
}

/// Places of columns by the names of [`NAMES`].
#[derive(Debug, Default)]
pub(super) struct Columns {
    places: HashMap<&'static str, usize>,
    /// Names that stand twice, as written; the first is read.
    pub doubled: Vec<String>,
}

impl Columns {
    pub fn of(header: &StringRecord) -> Columns {
        let mut columns = Columns::default();
        for (place, name) in header.iter().enumerate() {
            let Some(known) = known(name) else { continue };
            if columns.places.contains_key(known) {
                columns.doubled.push(name.trim().to_owned());
            } else {
                columns.places.insert(known, place);
            }
        }
        columns
    }

    pub fn len(&self) -> usize {
        self.places.len()
    }

    pub fn place(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    pub fn has(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    /// Which file this is.
    ///
    /// # Errors
    /// Of neither: what is missing, and what is there.
    pub fn kind(&self, header: &StringRecord) -> Result<Kind, String> {
        let needed = [
            ("handle", "\"URL handle\" (or \"Handle\")"),
            ("title", "\"Title\""),
            ("variant price", "\"Price\" (or \"Variant Price\")"),
        ];
        let missing: Vec<&str> = needed
            .into_iter()
            .filter(|(name, _)| !self.has(name))
            .map(|(_, shown)| shown)
            .collect();
        if missing.is_empty() {
            return Ok(Kind::Products);
        }
        let counted = ["available", "on hand", "on hand (current)", "on hand (new)"];
        if !self.has("variant price")
            && counted.iter().any(|name| self.has(name))
            && (self.has("variant sku") || self.has("handle"))
        {
            return Ok(Kind::Inventory);
        }
        Err(format!(
            "a product CSV of Shopify has columns this file has not: {}; \
             an inventory CSV has \"SKU\" and \"Available\" or \"On hand\". Found: {}",
            missing.join(", "),
            found(header)
        ))
    }
}

/// The name of a column as this program knows it.
fn known(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase().replace("(not editable)", "");
    let letters: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    let (known, _) = NAMES
        .iter()
        .find(|(_, names)| names.contains(&letters.as_str()))?;
    Some(known)
}

/// The first names of a header, for a person to recognise it by.
fn found(header: &StringRecord) -> String {
    const SHOWN: usize = 12;
    let mut names: Vec<String> = header
        .iter()
        .take(SHOWN)
        .map(|name| format!("{:?}", name.trim().chars().take(40).collect::<String>()))
        .collect();
    if header.len() > SHOWN {
        names.push(format!("and {} more", header.len() - SHOWN));
    }
    match names.is_empty() {
        true => "nothing".into(),
        false => names.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(names: &[&str]) -> StringRecord {
        StringRecord::from(names.to_vec())
    }

    #[test]
    fn columns_are_known_by_their_names_of_any_year() {
        let today = header(&["Title", "URL handle", " price ", "Inventory quantity"]);
        let before = header(&["Title", "Handle", "VARIANT  PRICE", "Variant Inventory Qty"]);
        for header in [today, before] {
            let columns = Columns::of(&header);
            assert_eq!(columns.kind(&header), Ok(Kind::Products));
            assert_eq!(columns.place("variant price"), Some(2));
            assert_eq!(columns.place("variant inventory qty"), Some(3));
        }
        let metafield = header(&["Title (product.metafields.custom.title)", "Price / Jordan"]);
        assert_eq!(Columns::of(&metafield).len(), 0);
    }

    #[test]
    fn an_inventory_has_units_and_no_price() {
        for units in [
            "Available",
            "Available (not editable)",
            "On hand (current)",
            "On Hand",
        ] {
            let header = header(&["Handle", "Title", "SKU", "Location", units]);
            assert_eq!(
                Columns::of(&header).kind(&header),
                Ok(Kind::Inventory),
                "{units}"
            );
        }
    }

    #[test]
    fn what_is_missing_and_what_is_there_is_said() {
        let orders = header(&["Name", "Email", "Lineitem price"]);
        let said = Columns::of(&orders).kind(&orders).unwrap_err();
        for part in ["\"URL handle\"", "\"Price\"", "Found: \"Name\", \"Email\""] {
            assert!(said.contains(part), "{part}: {said}");
        }
        let twice = header(&["Title", "Price", "Variant Price"]);
        let columns = Columns::of(&twice);
        assert_eq!(
            (columns.place("variant price"), columns.doubled),
            (Some(1), vec!["Variant Price".to_owned()])
        );
    }
}
