//! Products put together from lines.

use super::categories::Tree;
use super::html::paragraphs;
use super::inventory::Inventory;
use super::line::{Line, Status, western, whole_number};
use super::names::{self, address, arabic_name, choice_key, folded, key_of, short_hash, spoken};
use super::options::{Chosen, ProductOptions};
use super::price::price;
use crate::exchange::check::Origins;
use crate::exchange::gtin::is_gtin;
use crate::exchange::read::{Draft, Stated};
use crate::exchange::{Document, PriceEntry, PriceListSection, Skipped, StockEntry, VERSION};
use engine::Text;
use engine::catalog::{Attribute, AttributeKind, Choice, Product, StockPolicy, Value, Variant};
use engine::price::PriceList;
use std::collections::{HashMap, HashSet};

/// A product of which more lines may come.
struct Open {
    product: Product,
    options: ProductOptions,
    status: Status,
    stated: Stated,
    file: String,
    line: usize,
}

/// How a variant is sold when none is on hand; nothing where the file has neither column.
fn policy(row: &Line) -> Option<StockPolicy> {
    let is_tracked = match row.has("variant inventory tracker") {
        true => Some(!row.get("variant inventory tracker").is_empty()),
        false => None,
    };
    let goes_on = row.get("variant inventory policy").to_ascii_lowercase();
    match (is_tracked, goes_on.as_str()) {
        (Some(false), _) => Some(StockPolicy::Untracked),
        (_, "continue") => Some(StockPolicy::Backorder),
        (Some(true), _) | (None, "deny") => Some(StockPolicy::Tracked),
        (None, _) => None,
    }
}

/// The columns that a file has for a product.
fn stated(row: &Line, status: Status) -> Stated {
    Stated {
        status: status == Status::Active,
        category: !row.get("type").is_empty() || !row.get("product category").is_empty(),
        brand: row.has("vendor"),
        description: row.has("body (html)"),
        tags: row.has("tags"),
        options: row.has("option1 value"),
        barcode: row.has("variant barcode"),
    }
}

/// Collects lines into a document.
pub(super) struct Builder {
    open: Vec<Open>,
    /// Places in `open` by product id; none for one whose first line was faulty.
    places: HashMap<String, Option<usize>>,
    attributes: Vec<Attribute>,
    categories: Tree,
    list: PriceListSection,
    stock: Vec<StockEntry>,
    skus: HashSet<String>,
    /// SKUs that some line writes out: none of them is made up for another.
    written_skus: HashSet<String>,
    made_up_skus: HashSet<String>,
    /// Lines with a price to compare with, and the first of them.
    compared: Option<(usize, String, usize)>,
    origins: Origins,
}

impl Builder {
    pub fn new(list: PriceList) -> Builder {
        Builder {
            open: Vec::new(),
            places: HashMap::new(),
            attributes: Vec::new(),
            categories: Tree::default(),
            list: PriceListSection {
                list,
                prices: Vec::new(),
            },
            stock: Vec::new(),
            skus: HashSet::new(),
            written_skus: HashSet::new(),
            made_up_skus: HashSet::new(),
            compared: None,
            origins: Origins::default(),
        }
    }

    /// Takes a line: of a new product, a further variant, or a picture.
    pub fn take(&mut self, file: &str, line: usize, row: &Line) -> Result<(), String> {
        let handle = row.get("handle");
        if handle.is_empty() {
            return Err("it has no handle".into());
        }
        let id = key_of(&folded(handle), "product");
        let place = match self.places.get(&id) {
            Some(Some(place)) => *place,
            Some(None) => return Err(format!("the first line of '{handle}' was not taken")),
            None if row.get("title").is_empty() => {
                return Err(format!("the product '{handle}' has no title"));
            }
            None => {
                let open = self.open(file, line, &id, row);
                let place = open.is_ok().then_some(self.open.len());
                self.places.insert(id, place);
                self.open.push(open?);
                self.open.len() - 1
            }
        };
        // What is not for sale brings no choices, categories and SKUs into the shop.
        if self.open[place].status.is_hidden() {
            return Ok(());
        }
        // A line without price and option only carries a further picture.
        if row.get("variant price").is_empty()
            && row.get("option1 value").is_empty()
            && row.get("title").is_empty()
        {
            return Ok(());
        }
        self.variant(place, (file, line), row)
    }

    /// Says which SKUs a file writes out.
    pub fn expect_skus(&mut self, skus: impl IntoIterator<Item = String>) {
        self.written_skus.extend(skus);
    }

    fn open(&mut self, file: &str, line: usize, id: &str, row: &Line) -> Result<Open, String> {
        let status = row.status()?;
        if status.is_hidden() {
            return Ok(Open {
                product: Product {
                    id: id.to_owned(),
                    ..Product::default()
                },
                options: ProductOptions::default(),
                status,
                stated: Stated::default(),
                file: file.to_owned(),
                line,
            });
        }
        let slug = address(&folded(row.get("handle")), "product");
        let mut product = Product {
            id: id.to_owned(),
            slug: Text::new(slug.clone(), slug),
            name: spoken(row.get("title")),
            brand: spoken(row.get("vendor")),
            description: spoken(&paragraphs(row.get("body (html)"))?),
            category: self
                .categories
                .place(row.get("type"), row.get("product category"))?,
            ..Product::default()
        };
        let tags: Vec<&str> = row
            .get("tags")
            .split(',')
            .map(str::trim)
            .filter(|tag| !tag.is_empty())
            .collect();
        let mut tag_keys = Vec::new();
        for tag in tags {
            let key = self.choice("tags", "Tags", tag, choice_key(tag));
            if !tag_keys.contains(&key) {
                tag_keys.push(key);
            }
        }
        if !tag_keys.is_empty() {
            product
                .attributes
                .insert("tags".into(), Value::Choices(tag_keys));
        }
        let mut options = ProductOptions::of(row);
        for (key, name) in options.named() {
            *key = self.attribute(key, name, AttributeKind::Choice);
        }
        Ok(Open {
            product,
            options,
            status,
            stated: stated(row, status),
            file: file.to_owned(),
            line,
        })
    }

    fn variant(&mut self, place: usize, at: (&str, usize), row: &Line) -> Result<(), String> {
        let handle = row.get("handle");
        let money = price(row.get("variant price"), self.list.list.currency)?;
        let on_hand = match row.get("variant inventory qty") {
            "" => None,
            quantity => Some(whole_number(quantity)?),
        };
        let grams = match row.get("variant grams") {
            "" => 0.0,
            grams => western(grams)
                .parse::<f64>()
                .ok()
                .filter(|grams| grams.is_finite() && *grams >= 0.0)
                .ok_or_else(|| format!("'{grams}' is no weight in grams"))?,
        };
        let mut variant = Variant::default();
        let mut names = Vec::new();
        let options = self.open[place].options.combination(row)?;
        let mut keys = Vec::new();
        for Chosen { key, value, choice } in options {
            names.push(value.to_owned());
            let choice = self.choice(&key, &key, value, choice);
            keys.push(choice.clone());
            variant.attributes.insert(key, Value::Choices(vec![choice]));
        }
        if grams > 0.0 {
            let key = self.attribute("weight", "Weight", AttributeKind::Number);
            variant.attributes.insert(key, Value::Number(grams));
        }
        variant.name = spoken(&names.join(", "));
        let written_sku = row.figure("variant sku");
        variant.sku = match written_sku {
            "" => self.sku(handle, &keys),
            sku => sku.to_owned(),
        };
        let barcode = row.figure("variant barcode");
        variant.ean = is_gtin(barcode).then(|| barcode.to_owned());
        if !row.get("variant compare at price").is_empty() {
            let (count, ..) = self
                .compared
                .get_or_insert_with(|| (0, at.0.to_owned(), at.1));
            *count += 1;
        }
        let sku = variant.sku.clone();
        if !self.skus.insert(sku.clone()) {
            return Err(format!("the SKU '{sku}' occurs twice"));
        }
        if written_sku.is_empty() {
            self.made_up_skus.insert(sku.clone());
        }
        let (file, line) = at;
        self.origins
            .push(&format!("price_lists/{}", self.list.list.id), file, line);
        let tiers = vec![(1, money.decimal())];
        self.list.prices.push(PriceEntry {
            sku: sku.clone(),
            tiers,
        });
        let policy = policy(row);
        if on_hand.is_some() || policy.is_some() {
            self.origins.push("stock", file, line);
            self.stock.push(StockEntry {
                sku,
                on_hand,
                policy,
            });
        }
        self.open[place].product.variants.push(variant);
        Ok(())
    }

    /// An SKU for a variant without one, which no other has.
    fn sku(&self, handle: &str, keys: &[String]) -> String {
        let plain = names::sku(handle, keys);
        let own = format!(
            "{plain}-{}",
            short_hash(&format!("{handle}\n{}", keys.join("\n")))
        );
        let is_free = |sku: &String| !self.skus.contains(sku) && !self.written_skus.contains(sku);
        if is_free(&plain) { plain } else { own }
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

    /// Makes a choice where it is new.
    fn choice(&mut self, key: &str, name: &str, value: &str, choice: String) -> String {
        self.attribute(key, name, AttributeKind::Choice);
        let attribute = self
            .attributes
            .iter_mut()
            .find(|attribute| attribute.key == key);
        if let Some(attribute) = attribute
            && !attribute.choices.iter().any(|known| known.key == choice)
        {
            attribute.choices.push(Choice {
                key: choice.clone(),
                name: spoken(value),
                swatch: None,
            });
        }
        choice
    }

    /// The document of all that was taken, with what inventories counted.
    pub fn finish(mut self, inventory: Inventory) -> Draft {
        let counted = inventory.add_to(&mut self.stock, &mut self.origins);
        let mut draft = Draft {
            origins: self.origins,
            is_derived: true,
            made_up_skus: self.made_up_skus,
            counted,
            ..Draft::default()
        };
        let has_products = !self.open.is_empty();
        let mut products = Vec::new();
        let mut left_out = 0;
        let mut first = None;
        // One whose only variants were faulty has been reported with them.
        for open in self.open {
            let id = open.product.id.clone();
            if open.status.is_hidden() {
                left_out += 1;
                first.get_or_insert((open.file.clone(), open.line));
                draft.withdrawn.push((id, open.file, open.line));
                continue;
            }
            if open.product.variants.is_empty() {
                continue;
            }
            draft.stated.insert(id, open.stated);
            draft.origins.push("products", &open.file, open.line);
            products.push(open.product);
        }
        if let Some((file, line)) = first {
            let reason =
                format!("not for sale (drafts, archived, not published): {left_out} in all");
            draft.notices.push(Skipped { file, line, reason });
        }
        if let Some((count, file, line)) = self.compared {
            let reason = format!(
                "{count} prices to compare with are not taken: a price here has no former one"
            );
            draft.notices.push(Skipped { file, line, reason });
        }
        // Counting units makes no price list.
        let price_lists = match has_products {
            true => vec![self.list],
            false => Vec::new(),
        };
        draft.document = Document {
            format: "tafsil".into(),
            version: VERSION,
            attributes: self.attributes,
            categories: self.categories.finish(),
            products,
            price_lists,
            stock: self.stock,
            ..Document::default()
        };
        draft
    }
}
