//! Expanding sheets into the documents of the shop.

use super::dice::Dice;
use super::look::{self, Style};
use super::price;
use super::properties::{Properties, Values, attribute};
use super::sheet::{Attrs, Family, Form, Group, House, Pair, Property, Sheet, Size};
use super::words::Words;
use super::{DemoError, branding};

use crate::drawing::Spec;
use crate::exchange::{Document, PriceEntry, PriceListSection, StockEntry, VERSION};
use engine::catalog::{Category, Picture, Product, Question, Value, Variant};
use engine::price::{PriceList, TaxMode};
use engine::text::{fold, slug};
use engine::{Currency, Text};
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
    let mut shop = house.shop.clone();
    builder.out.media.extend(branding::brand(&mut shop));
    builder.out.shop = Some(shop);
    builder.out.attributes = properties.iter().map(attribute).collect();
    Ok(builder.out)
}

/// Addresses in each language; the English one without accents.
fn slugs(name: &Text) -> Text {
    Text::new(slug(&fold(&name.en)), slug(&name.ar))
}

struct Builder<'a> {
    house: &'a House,
    properties: Properties<'a>,
    draw: Draw<'a>,
    drawn: BTreeSet<String>,
    out: Document,
}

/// A variant on its way: what sets it apart and how it looks.
struct Made {
    code: String,
    name: Text,
    price: f64,
    attributes: Values,
    options: BTreeMap<String, f64>,
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
            properties: Properties::new(properties),
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
                    if family.except.contains(&form.key) {
                        continue;
                    }
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
        let mut attributes = Values::new();
        for attrs in [&group.attrs, &family.attrs, &form.attrs] {
            self.properties.read(&place, attrs, &mut attributes)?;
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
        let id = slug(&fold(&name.en));
        let mut dice = Dice::of(&id);
        let style = |size: &BTreeMap<String, f64>| -> BTreeMap<String, f64> {
            let all = [&group.options, &family.options, &form.options, size];
            all.into_iter()
                .flatten()
                .map(|(key, value)| (key.clone(), *value))
                .collect()
        };
        let accents = [&form.accent, &family.accent, &group.accent];
        let accent = accents
            .into_iter()
            .flatten()
            .next()
            .map_or(INK, String::as_str);

        let mut variants = Vec::with_capacity(made.len());
        for one in made {
            let code = format!("{}-{}-{}", group.code, family.key, form.key);
            let sku = format!("{code}{}", one.code).to_uppercase();
            let style = Style {
                group,
                accent,
                options: style(&one.options),
            };
            let spec = look::spec(&style, &self.properties, &attributes, &one.attributes);
            let shown = beside(&name, &one.name);
            let mut pictures = Vec::new();
            for (picture, media) in look::pictures(self.draw, &id, &shown, spec, group.views) {
                pictures.push(picture);
                if self.drawn.insert(media.name.clone()) {
                    self.out.media.push(media);
                }
            }
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
            id,
            name,
            attributes,
            ..Product::default()
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
            options: BTreeMap::new(),
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
                    attributes: Values::new(),
                    options: size.options.clone(),
                };
                self.properties
                    .read(place, &size.attrs, &mut one.attributes)?;
                if !colour.is_empty() {
                    let choice = self.properties.choice(place, "colour", colour)?;
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
                        false => beside(&one.name, &size.name.text()),
                    };
                }
                made.push(one);
            }
        }
        Ok(made)
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
        self.out
            .stock
            .push(StockEntry::new(sku, i64::from(on_hand)));
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

/// Two texts as one, with each language's comma.
fn beside(first: &Text, second: &Text) -> Text {
    if second.is_empty() {
        return first.clone();
    }
    Text::new(
        format!("{}, {}", first.en, second.en),
        format!("{}، {}", first.ar, second.ar),
    )
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

pub(super) fn unknown(place: &str, what: &'static str, key: &str) -> DemoError {
    DemoError::Unknown {
        place: place.to_owned(),
        what,
        key: key.to_owned(),
    }
}
