//! Products put together from lines.

use super::Line;
use super::html::paragraphs;
use super::names::{arabic_name, key_of, spoken};
use crate::exchange::check::Origins;
use crate::exchange::gtin::is_gtin;
use crate::exchange::read::Draft;
use crate::exchange::{Document, PriceEntry, PriceListSection, StockEntry, VERSION};
use engine::catalog::{Attribute, AttributeKind, Category, Choice, Product, Value, Variant};
use engine::price::PriceList;
use engine::text::slug;
use engine::{Lang, Money, Text};
use std::collections::{HashMap, HashSet};

/// A product of which more lines may come.
struct Open {
    product: Product,
    /// Attribute keys of Option 1 to 3; empty where it has fewer.
    options: [String; 3],
    /// Whether it is for sale: published and active.
    shown: bool,
    file: String,
    line: usize,
}

/// Collects lines into a document.
pub(super) struct Builder {
    open: Vec<Open>,
    /// Places in `open` by handle.
    places: HashMap<String, usize>,
    attributes: Vec<Attribute>,
    categories: Vec<Category>,
    list: PriceListSection,
    stock: Vec<StockEntry>,
    skus: HashSet<String>,
    origins: Origins,
}

impl Builder {
    pub fn new(list: PriceList) -> Builder {
        Builder {
            open: Vec::new(),
            places: HashMap::new(),
            attributes: Vec::new(),
            categories: Vec::new(),
            list: PriceListSection {
                list,
                prices: Vec::new(),
            },
            stock: Vec::new(),
            skus: HashSet::new(),
            origins: Origins::default(),
        }
    }

    /// Takes a line: of a new product, a further variant, or a picture.
    pub fn take(&mut self, file: &str, line: usize, row: &Line) -> Result<(), String> {
        let handle = row.get("handle");
        if handle.is_empty() {
            return Err("it has no handle".into());
        }
        let place = match self.places.get(handle) {
            Some(place) => *place,
            None => {
                if row.get("title").is_empty() {
                    return Err(format!("the product '{handle}' has no title"));
                }
                let open = self.open(file, line, handle, row);
                self.places.insert(handle.to_owned(), self.open.len());
                self.open.push(open);
                self.open.len() - 1
            }
        };
        // A line without price and option only carries a further picture.
        if row.get("variant price").is_empty()
            && row.get("option1 value").is_empty()
            && row.get("title").is_empty()
        {
            return Ok(());
        }
        self.variant(place, (file, line), row)
    }

    fn open(&mut self, file: &str, line: usize, handle: &str, row: &Line) -> Open {
        let title = row.get("title");
        let address = match slug(handle) {
            words if words.is_empty() => key_of(title, "product"),
            words => words,
        };
        let mut product = Product {
            id: key_of(handle, "product"),
            slug: Text::new(address.clone(), address),
            name: spoken(title),
            brand: spoken(row.get("vendor")),
            category: self.category(row.get("type"), row.get("product category")),
            description: spoken(&paragraphs(row.get("body (html)"))),
            ..Product::default()
        };
        let tags: Vec<&str> = row
            .get("tags")
            .split(',')
            .map(str::trim)
            .filter(|tag| !tag.is_empty())
            .collect();
        let tag_keys: Vec<String> = tags
            .iter()
            .filter_map(|tag| self.choice("tags", "Tags", tag))
            .collect();
        if !tag_keys.is_empty() {
            product
                .attributes
                .insert("tags".into(), Value::Choices(tag_keys));
        }
        let options = ["option1 name", "option2 name", "option3 name"].map(|column| {
            match row.get(column) {
                // Shopify's name for "no option".
                "" | "Title" => String::new(),
                name => self.attribute(&key_of(name, "option"), name, AttributeKind::Choice),
            }
        });
        let hidden = row.get("published").eq_ignore_ascii_case("false")
            || !matches!(
                row.get("status").to_ascii_lowercase().as_str(),
                "" | "active"
            );
        Open {
            product,
            options,
            shown: !hidden,
            file: file.to_owned(),
            line,
        }
    }

    fn variant(&mut self, place: usize, at: (&str, usize), row: &Line) -> Result<(), String> {
        let handle = row.get("handle");
        let currency = self.list.list.currency;
        let price = row.get("variant price");
        let money = Money::parse(price, currency)
            .filter(|money| money.minor >= 0)
            .ok_or_else(|| format!("'{price}' is no price in {currency}"))?;
        let on_hand = match row.get("variant inventory qty") {
            "" => 0,
            quantity => quantity
                .parse()
                .map_err(|_| format!("'{quantity}' is no whole number of units"))?,
        };
        let grams = match row.get("variant grams") {
            "" => 0.0,
            grams => grams
                .parse::<f64>()
                .ok()
                .filter(|grams| grams.is_finite() && *grams >= 0.0)
                .ok_or_else(|| format!("'{grams}' is no weight in grams"))?,
        };
        let mut variant = Variant::default();
        let mut names = Vec::new();
        let options = self.open[place].options.clone();
        for (key, column) in options
            .iter()
            .zip(["option1 value", "option2 value", "option3 value"])
        {
            let value = row.get(column);
            if key.is_empty() || value.is_empty() {
                continue;
            }
            names.push(value);
            if let Some(choice) = self.choice(key, key, value) {
                variant
                    .attributes
                    .insert(key.clone(), Value::Choices(vec![choice]));
            }
        }
        if grams > 0.0 {
            let key = self.attribute("weight", "Weight", AttributeKind::Number);
            variant.attributes.insert(key, Value::Number(grams));
        }
        variant.name = spoken(&names.join(", "));
        // Spreadsheets put an apostrophe before figures to keep them as text.
        let sku = row.get("variant sku").trim_start_matches('\'');
        variant.sku = match (sku, names.is_empty()) {
            ("", true) => handle.to_owned(),
            ("", false) => format!("{handle}-{}", slug(&names.join(" "))),
            (sku, _) => sku.to_owned(),
        };
        let barcode = row.get("variant barcode").trim_start_matches('\'');
        variant.ean = is_gtin(barcode).then(|| barcode.to_owned());
        if self.open[place].shown {
            let sku = variant.sku.clone();
            if !self.skus.insert(sku.clone()) {
                return Err(format!("the SKU '{sku}' occurs twice"));
            }
            let (file, line) = at;
            self.origins
                .push(&format!("price_lists/{}", self.list.list.id), file, line);
            self.origins.push("stock", file, line);
            let tiers = vec![(1, money.decimal())];
            self.list.prices.push(PriceEntry {
                sku: sku.clone(),
                tiers,
            });
            self.stock.push(StockEntry { sku, on_hand });
        }
        self.open[place].product.variants.push(variant);
        Ok(())
    }

    /// The id of the category of a type or, without one, of Shopify's own
    /// path, `Furniture > Chairs > Office chairs`, of which the first and the
    /// last step are kept.
    fn category(&mut self, kind: &str, path: &str) -> String {
        let steps: Vec<&str> = match kind {
            "" => path
                .split('>')
                .map(str::trim)
                .filter(|step| !step.is_empty())
                .collect(),
            kind => vec![kind],
        };
        match steps.as_slice() {
            [] => self.place(
                Text::new("Everything else", "منتجات أخرى"),
                "other".into(),
                None,
            ),
            [only] => self.place(spoken(only), key_of(only, "category"), None),
            [first, .., last] => {
                let parent = self.place(spoken(first), key_of(first, "category"), None);
                self.place(spoken(last), key_of(last, "category"), Some(parent))
            }
        }
    }

    fn place(&mut self, name: Text, id: String, parent: Option<String>) -> String {
        if !self.categories.iter().any(|category| category.id == id) {
            let words = |lang| match slug(name.get(lang)) {
                words if words.is_empty() => id.clone(),
                words => words,
            };
            self.categories.push(Category {
                id: id.clone(),
                parent: parent.filter(|parent| *parent != id),
                slug: Text::new(words(Lang::En), words(Lang::Ar)),
                name,
                position: i32::try_from(self.categories.len()).unwrap_or(i32::MAX),
                ..Category::default()
            });
        }
        id
    }

    /// The key of an attribute, made where it is new.
    fn attribute(&mut self, key: &str, name: &str, kind: AttributeKind) -> String {
        if !self.attributes.iter().any(|attribute| attribute.key == key) {
            let weight = kind == AttributeKind::Number;
            self.attributes.push(Attribute {
                key: key.to_owned(),
                name: arabic_name(name),
                kind,
                unit: if weight {
                    Text::new("g", "غ")
                } else {
                    Text::default()
                },
                facet: !weight,
                choices: Vec::new(),
            });
        }
        key.to_owned()
    }

    /// The key of a choice, made where it is new; none for a value without
    /// letters and digits.
    fn choice(&mut self, key: &str, name: &str, value: &str) -> Option<String> {
        let choice = slug(&value.replace('+', " plus "));
        if choice.is_empty() {
            return None;
        }
        self.attribute(key, name, AttributeKind::Choice);
        let attribute = self
            .attributes
            .iter_mut()
            .find(|attribute| attribute.key == key)?;
        if !attribute.choices.iter().any(|known| known.key == choice) {
            let name = spoken(value);
            attribute.choices.push(Choice {
                key: choice.clone(),
                name,
                swatch: None,
            });
        }
        Some(choice)
    }

    pub fn finish(self) -> Draft {
        let mut draft = Draft {
            origins: self.origins,
            ..Draft::default()
        };
        let mut products = Vec::new();
        // One whose only variants were faulty has been reported with them.
        for open in self
            .open
            .into_iter()
            .filter(|o| o.shown && !o.product.variants.is_empty())
        {
            draft.origins.push("products", &open.file, open.line);
            products.push(open.product);
        }
        draft.document = Document {
            format: "tafsil".into(),
            version: VERSION,
            attributes: self.attributes,
            categories: self.categories,
            products,
            price_lists: vec![self.list],
            stock: self.stock,
            ..Document::default()
        };
        draft
    }
}
