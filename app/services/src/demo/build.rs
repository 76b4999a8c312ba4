//! Expanding sheets into the documents of the shop.

use super::dice::Dice;
use super::price;
use super::sheet::{Attrs, Family, Form, Group, House, Pair, Property, Sheet, Size};
use super::words::Words;
use super::{DemoError, Spec};
use crate::exchange::{Document, Media, PriceEntry, PriceListSection, StockEntry, VERSION};
use engine::catalog::{
    Attribute, AttributeKind, Category, Choice, Picture, Product, Question, Value, Variant,
};
use engine::price::{PriceList, TaxMode};
use engine::text::slug;
use engine::{Currency, Text};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

type Draw<'a> = &'a dyn Fn(&Spec) -> Option<String>;

/// The colour of frames and prints where a sheet names none.
const INK: &str = "#3a3f4b";

pub(super) fn document(
    house: House,
    properties: Vec<Property>,
    sheets: &[Sheet],
    draw: Draw<'_>,
) -> Result<Document, DemoError> {
    let mut builder = Builder::new(&house, &properties, draw);
    for (position, department) in house.departments.iter().enumerate() {
        builder.out.categories.push(Category {
            id: department.id.clone(),
            slug: slugs(&department.name.text()),
            name: department.name.text(),
            summary: department.summary.text(),
            position: position as i32,
            ..Category::default()
        });
    }
    for (position, sheet) in sheets.iter().enumerate() {
        builder.sheet(position, sheet)?;
    }
    builder.relate(sheets);
    builder.out.shop = Some(house.shop.clone());
    builder.out.attributes = properties.iter().map(attribute).collect();
    Ok(builder.out)
}

fn attribute(property: &Property) -> Attribute {
    let choice = |row: &Vec<String>| {
        let cell = |i: usize| row.get(i).cloned().unwrap_or_default();
        Choice {
            key: cell(0),
            name: Text::new(cell(1), cell(2)),
            swatch: Some(cell(3)).filter(|swatch| swatch.starts_with('#')),
        }
    };
    Attribute {
        key: property.key.clone(),
        name: property.name.text(),
        kind: property.kind,
        unit: property.unit.text(),
        facet: property.facet,
        choices: property.choices.iter().map(choice).collect(),
    }
}

fn slugs(name: &Text) -> Text {
    Text::new(slug(&name.en), slug(&name.ar))
}

struct Builder<'a> {
    house: &'a House,
    properties: BTreeMap<&'a str, &'a Property>,
    draw: Draw<'a>,
    drawn: BTreeSet<String>,
    out: Document,
}

/// A variant on its way: what sets it apart and how it looks.
struct Made {
    code: String,
    name: Text,
    price: f64,
    attributes: BTreeMap<String, Value>,
}

impl<'a> Builder<'a> {
    fn new(house: &'a House, properties: &'a [Property], draw: Draw<'a>) -> Builder<'a> {
        let list = |id: &str, name: Text, currency| PriceListSection {
            list: PriceList {
                id: id.into(),
                name,
                currency,
                tax_mode: TaxMode::Included,
            },
            prices: Vec::new(),
        };
        let retail = Text::new("Retail prices", "أسعار التجزئة");
        let dollars = Text::new("Retail prices in dollars", "أسعار التجزئة بالدولار");
        Builder {
            house,
            properties: properties.iter().map(|p| (p.key.as_str(), p)).collect(),
            draw,
            drawn: BTreeSet::new(),
            out: Document {
                format: "tafsil".into(),
                version: VERSION,
                price_lists: vec![
                    list("retail", retail, Currency::Jod),
                    list("retail-usd", dollars, Currency::Usd),
                ],
                ..Document::default()
            },
        }
    }

    fn sheet(&mut self, position: usize, sheet: &Sheet) -> Result<(), DemoError> {
        let first = self.out.products.len();
        for group in &sheet.groups {
            for (row, family) in group.families.iter().enumerate() {
                for (column, form) in group.forms.iter().enumerate() {
                    self.product(sheet, group, family, form, row + column)?;
                }
            }
        }
        let made = self.out.products.get(first..).unwrap_or_default();
        let picture = made
            .iter()
            .flat_map(|p| &p.variants)
            .find_map(|v| v.pictures.first());
        let picture = picture.map(|picture| Picture {
            alt: sheet.name.text(),
            ..picture.clone()
        });
        if let Some(parent) = self
            .out
            .categories
            .iter_mut()
            .find(|c| c.id == sheet.parent)
            && parent.picture.is_none()
        {
            parent.picture = picture.clone().map(|p| Picture {
                alt: parent.name.clone(),
                ..p
            });
        }
        self.out.categories.push(Category {
            id: sheet.id.clone(),
            parent: Some(sheet.parent.clone()),
            slug: slugs(&sheet.name.text()),
            name: sheet.name.text(),
            summary: sheet.summary.text(),
            facets: sheet.facets.clone(),
            picture,
            position: position as i32,
        });
        Ok(())
    }

    fn product(
        &mut self,
        sheet: &Sheet,
        group: &Group,
        family: &Family,
        form: &Form,
        turn: usize,
    ) -> Result<(), DemoError> {
        let place = format!("{}/{}/{}", sheet.id, family.key, form.key);
        let brand = self
            .house
            .brands
            .get(&family.brand)
            .ok_or_else(|| unknown(&place, "brand", &family.brand))?;
        let mut attributes = BTreeMap::new();
        for attrs in [&group.attrs, &family.attrs, &form.attrs] {
            self.values(&place, attrs, &mut attributes)?;
        }
        let colours = nearest([&form.colours, &family.colours, &group.colours]);
        let sizes = nearest([&form.sizes, &family.sizes, &group.sizes]);
        let mut made = self.variants(&place, colours, sizes)?;
        // What all variants share is said once, of the product.
        if let [only] = made.as_mut_slice() {
            attributes.append(&mut only.attributes);
            only.name = Text::default();
        }
        let words = Words {
            family: &family.name,
            brand,
            attributes: &attributes,
        };
        let name = words.fill(&form.name)?;
        let id = slug(&name.en);
        let mut dice = Dice::of(&id);
        let options = [&group.options, &family.options, &form.options];
        let options: BTreeMap<String, f64> = options
            .into_iter()
            .flatten()
            .map(|(k, v)| (k.clone(), *v))
            .collect();
        let accent = family
            .accent
            .as_deref()
            .or(group.accent.as_deref())
            .unwrap_or(INK);

        let mut variants = Vec::with_capacity(made.len());
        for one in made {
            let code = format!("{}-{}-{}", group.code, family.key, form.key);
            let sku = format!("{code}{}", one.code).to_uppercase();
            let spec = self.spec(group, accent, &options, &attributes, &one.attributes);
            let pictures = self.pictures(&id, &name, &one.name, spec, group.views);
            self.sell(&sku, family.price * form.price * one.price, group);
            variants.push(Variant {
                sku,
                ean: None,
                name: one.name,
                attributes: one.attributes,
                pictures,
            });
        }

        let mut questions = Vec::new();
        let count = group.questions.len().min(1 + (turn + dice.below(2)) % 3);
        for i in 0..count {
            if let Some(asked) = group.questions.get((turn + i) % group.questions.len()) {
                questions.push(Question {
                    question: words.fill(&asked.q)?,
                    answer: words.fill(&asked.a)?,
                });
            }
        }
        let points: Result<Vec<Text>, DemoError> = family
            .points
            .iter()
            .chain(&form.points)
            .map(|point| words.fill(point))
            .collect();
        let released = released(&mut dice);
        let popularity = group.popularity * dice.between(20, 180) / 100;
        self.out.products.push(Product {
            slug: slugs(&name),
            brand: brand.text(),
            category: sheet.id.clone(),
            summary: joined(
                &words.fill(&family.line)?,
                &words.fill(&form.line)?,
                "",
                ".",
            ),
            description: joined(
                &words.fill(&family.text)?,
                &words.fill(&form.text)?,
                "\n\n",
                "",
            ),
            points: points?,
            questions,
            variants,
            released: Some(released),
            popularity,
            related: Vec::new(),
            id,
            name,
            attributes,
        });
        Ok(())
    }

    /// Every colour in every size; one nameless variant where there is neither.
    fn variants(
        &self,
        place: &str,
        colours: &[String],
        sizes: &[Size],
    ) -> Result<Vec<Made>, DemoError> {
        let plain = [Size {
            key: String::new(),
            name: Pair::default(),
            price: 1.0,
            attrs: Attrs::new(),
        }];
        let none = [String::new()];
        let sizes = if sizes.is_empty() {
            plain.as_slice()
        } else {
            sizes
        };
        let colours = if colours.is_empty() {
            none.as_slice()
        } else {
            colours
        };
        let mut made = Vec::new();
        for colour in colours {
            for size in sizes {
                let mut one = Made {
                    code: String::new(),
                    name: Text::default(),
                    price: size.price,
                    attributes: BTreeMap::new(),
                };
                self.values(place, &size.attrs, &mut one.attributes)?;
                if !colour.is_empty() {
                    let choice = self.choice(place, "colour", colour)?;
                    let value = Value::Choices(vec![colour.clone()]);
                    one.attributes.insert("colour".into(), value);
                    one.code = format!("-{colour}");
                    if colours.len() > 1 {
                        let cell = |i: usize| choice.get(i).cloned().unwrap_or_default();
                        one.name = Text::new(cell(1), cell(2));
                    }
                }
                if !size.key.is_empty() {
                    one.code = format!("{}-{}", one.code, size.key);
                    one.name = match one.name.is_empty() {
                        true => size.name.text(),
                        false => Text::new(
                            format!("{}, {}", one.name.en, size.name.0),
                            format!("{}، {}", one.name.ar, size.name.1),
                        ),
                    };
                }
                made.push(one);
            }
        }
        Ok(made)
    }

    /// Reads authored values by the kinds of their attributes.
    fn values(
        &self,
        place: &str,
        attrs: &Attrs,
        into: &mut BTreeMap<String, Value>,
    ) -> Result<(), DemoError> {
        for (key, json) in attrs {
            let property = self
                .properties
                .get(key.as_str())
                .ok_or_else(|| unknown(place, "attribute", key))?;
            let texts = || -> Vec<String> {
                let items = json.as_array().into_iter().flatten();
                items
                    .chain(json.is_string().then_some(json))
                    .filter_map(text)
                    .collect()
            };
            let value = match property.kind {
                AttributeKind::Flag => json.as_bool().map(Value::Flag),
                AttributeKind::Number => json.as_f64().map(Value::Number),
                AttributeKind::Note => match texts().as_slice() {
                    [en, ar] => Some(Value::Note(Text::new(en, ar))),
                    _ => None,
                },
                AttributeKind::Choice => {
                    let keys = texts();
                    for choice in &keys {
                        self.choice(place, key, choice)?;
                    }
                    (!keys.is_empty()).then_some(Value::Choices(keys))
                }
            };
            let value = value.ok_or_else(|| DemoError::Value(format!("{place}: {key}")))?;
            into.insert(key.clone(), value);
        }
        Ok(())
    }

    fn choice(&self, place: &str, key: &str, choice: &str) -> Result<&'a [String], DemoError> {
        let rows = self
            .properties
            .get(key)
            .map(|property| property.choices.as_slice());
        rows.unwrap_or_default()
            .iter()
            .find(|row| row.first().is_some_and(|key| key == choice))
            .map(Vec::as_slice)
            .ok_or_else(|| unknown(place, "choice", &format!("{key}={choice}")))
    }

    /// The drawing of a variant: its own values first, then the product's.
    fn spec(
        &self,
        group: &Group,
        accent: &str,
        options: &BTreeMap<String, f64>,
        product: &BTreeMap<String, Value>,
        variant: &BTreeMap<String, Value>,
    ) -> Spec {
        let value = |key: &str| variant.get(key).or_else(|| product.get(key));
        let number = |key: &str| match value(key) {
            Some(Value::Number(number)) => *number,
            _ => 0.0,
        };
        // The fourth cell of a choice: a colour's swatch, a material's drawing.
        let cell = |key: &str| match value(key) {
            Some(Value::Choices(keys)) => keys
                .first()
                .and_then(|choice| self.choice("", key, choice).ok())
                .and_then(|row| row.get(3).cloned()),
            _ => None,
        };
        Spec {
            kind: group.kind.clone(),
            width: number("width"),
            depth: number("depth"),
            height: number("height"),
            body: cell("colour").unwrap_or_else(|| "#d9d4c7".into()),
            accent: cell("frame").unwrap_or_else(|| accent.to_owned()),
            material: cell("material").unwrap_or_else(|| "plastic".into()),
            options: options.clone(),
        }
    }

    fn pictures(
        &mut self,
        id: &str,
        name: &Text,
        variant: &Text,
        mut spec: Spec,
        views: u8,
    ) -> Vec<Picture> {
        let shown = if variant.is_empty() {
            name.clone()
        } else {
            Text::new(
                format!("{}, {}", name.en, variant.en),
                format!("{}، {}", name.ar, variant.ar),
            )
        };
        let angles = [
            ("", ""),
            (", another view", "، من زاوية أخرى"),
            (", a detail", "، تفصيل منه"),
        ];
        let mut pictures: Vec<Picture> = Vec::new();
        for (view, (en, ar)) in angles.into_iter().enumerate().take(usize::from(views)) {
            spec.options.insert("view".into(), view as f64);
            let Some(body) = (self.draw)(&spec) else {
                continue;
            };
            let digest = Sha256::digest(body.as_bytes());
            let hash: String = digest
                .iter()
                .take(4)
                .map(|byte| format!("{byte:02x}"))
                .collect();
            let file = format!("{id}-{hash}.svg");
            let src = format!("/media/{file}");
            // A drawing that has no second view answers with the first again.
            if pictures.iter().any(|picture| picture.src == src) {
                continue;
            }
            pictures.push(Picture {
                src,
                alt: Text::new(format!("{}{en}", shown.en), format!("{}{ar}", shown.ar)),
            });
            if self.drawn.insert(file.clone()) {
                self.out.media.push(Media {
                    name: file,
                    mime: "image/svg+xml".into(),
                    body,
                });
            }
        }
        pictures
    }

    fn sell(&mut self, sku: &str, dinars: f64, group: &Group) {
        let fils = price::fils(dinars);
        for section in &mut self.out.price_lists {
            let currency = section.list.currency;
            let minor = if currency == Currency::Usd {
                price::cents(fils)
            } else {
                fils
            };
            let tiers = price::tiers(minor, currency, &group.tiers);
            section.prices.push(PriceEntry {
                sku: sku.to_owned(),
                tiers,
            });
        }
        let mut dice = Dice::of(sku);
        let on_hand = match dice.below(20) {
            0 => 0,
            1 | 2 => dice.between(1, 3),
            _ => group.stock * dice.between(40, 200) / 100 + 4,
        };
        self.out.stock.push(StockEntry {
            sku: sku.to_owned(),
            on_hand: i64::from(on_hand),
        });
    }

    /// Relates each product to its neighbours and to what goes with it.
    fn relate(&mut self, sheets: &[Sheet]) {
        let mut by_category: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for product in &self.out.products {
            let Some(sheet) = sheets.iter().find(|sheet| sheet.id == product.category) else {
                continue;
            };
            by_category
                .entry(&sheet.id)
                .or_default()
                .push(product.id.clone());
        }
        for product in &mut self.out.products {
            let Some(sheet) = sheets.iter().find(|sheet| sheet.id == product.category) else {
                continue;
            };
            let siblings = by_category
                .get(sheet.id.as_str())
                .map_or(&[][..], Vec::as_slice);
            let at = siblings
                .iter()
                .position(|id| *id == product.id)
                .unwrap_or(0);
            let mut dice = Dice::of(&product.id);
            let mut related: Vec<String> = Vec::new();
            let mut add = |id: Option<&String>| {
                if let Some(id) = id
                    && *id != product.id
                    && !related.contains(id)
                {
                    related.push(id.clone());
                }
            };
            for other in &sheet.goes_with {
                let ids = by_category
                    .get(other.as_str())
                    .map_or(&[][..], Vec::as_slice);
                add(dice.pick(ids));
            }
            for step in [1, 4, 6] {
                add(siblings.get((at + step) % siblings.len().max(1)));
            }
            related.truncate(6);
            product.related = related;
        }
    }
}

/// A day between January 2022 and October 2026.
fn released(dice: &mut Dice) -> String {
    let year = dice.between(2022, 2026);
    let month = dice.between(1, if year == 2026 { 10 } else { 12 });
    format!("{year}-{month:02}-{:02}", dice.between(1, 28))
}

fn joined(first: &Text, second: &Text, between: &str, end: &str) -> Text {
    let join = |a: &str, b: &str| format!("{a}{between}{b}{end}");
    Text::new(join(&first.en, &second.en), join(&first.ar, &second.ar))
}

/// The most particular list that says anything.
fn nearest<T>(lists: [&Vec<T>; 3]) -> &[T] {
    lists
        .into_iter()
        .find(|list| !list.is_empty())
        .map_or(&[], Vec::as_slice)
}

fn text(json: &serde_json::Value) -> Option<String> {
    json.as_str().map(str::to_owned)
}

fn unknown(place: &str, what: &'static str, key: &str) -> DemoError {
    DemoError::Unknown {
        place: place.to_owned(),
        what,
        key: key.to_owned(),
    }
}
