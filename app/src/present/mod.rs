//! From the catalogue to what a page shows, for one language and price list:
//! the same on the server and in a browser that holds the catalogue.

#[cfg(feature = "ssr")]
pub mod explain;
pub mod listing;
mod narrowing;
#[cfg(feature = "ssr")]
pub mod order;
mod repairs;
#[cfg(feature = "ssr")]
pub mod structured;
pub mod suggest;

use crate::model::{Availability, Card, Link, PictureView, PriceTag, Said};
use crate::paths;
use engine::catalog::{Catalog, CategoryNode, Item, ListPrices, Picture};
use engine::search::{Meaning, Outcome, Refinement, refine, understand};
use engine::{Currency, Lang, Money, Text};

/// At or below this many units a page says how many are left.
const FEW: i64 = 5;
/// From so many units on, nothing tells how many there are.
pub const MANY: i64 = FEW + 1;
/// How many swatches a card shows.
const SWATCHES: usize = 6;

/// What is for sale, as one visitor sees it.
#[derive(Clone, Copy)]
pub struct Presenter<'a> {
    pub catalog: &'a Catalog,
    /// Units on hand by variant.
    pub stock: &'a [i64],
    pub lang: Lang,
    pub prices: Option<&'a ListPrices>,
}

pub fn said(text: &Text, lang: Lang) -> Said {
    let (spoken, text) = text.spoken(lang);
    Said {
        text: text.to_owned(),
        other: (spoken != lang).then_some(spoken),
    }
}

/// The paragraphs of a text, which an empty line separates.
#[cfg(feature = "ssr")]
pub fn paragraphs(text: &Text, lang: Lang) -> Vec<Said> {
    let whole = said(text, lang);
    whole
        .text
        .split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| Said {
            text: paragraph.to_owned(),
            other: whole.other,
        })
        .collect()
}

impl<'a> Presenter<'a> {
    /// With the prices of this currency, if there are any.
    pub fn new(catalog: &'a Catalog, stock: &'a [i64], lang: Lang, currency: Currency) -> Self {
        Presenter {
            catalog,
            stock,
            lang,
            prices: catalog.list_for(currency),
        }
    }

    /// For the visitor of this request.
    #[cfg(feature = "ssr")]
    pub fn of(shelf: &'a services::Shelf, lang: Lang) -> Self {
        let currency = crate::api::request::currency(shelf);
        Presenter::new(&shelf.catalog, &shelf.stock, lang, currency)
    }

    fn refine(&self, candidates: &[u32], scope: Option<usize>, state: &Refinement) -> Outcome {
        let Presenter {
            catalog,
            stock,
            lang,
            prices,
        } = *self;
        refine(catalog, stock, prices, candidates, scope, state, lang)
    }

    fn understand(&self, query: &str, find: impl Fn(&str) -> Vec<u32>) -> Meaning {
        understand(self.catalog, self.stock, self.prices, query, find)
    }

    pub fn picture(&self, picture: Option<&Picture>, alt: &Text) -> Option<PictureView> {
        let picture = picture?;
        let alt = if picture.alt.is_empty() {
            alt
        } else {
            &picture.alt
        };
        Some(PictureView {
            src: picture.src.clone(),
            alt: alt.get(self.lang).to_owned(),
        })
    }

    pub fn availability(&self, on_hand: i64) -> Availability {
        match on_hand {
            ..=0 => Availability::Out,
            1..=FEW => Availability::Low(u32::try_from(on_hand).unwrap_or(0)),
            _ => Availability::In,
        }
    }

    pub fn category_link(&self, node: &CategoryNode) -> Link {
        let slug = node.category.slug.get(self.lang);
        Link {
            name: said(&node.category.name, self.lang),
            href: paths::category(self.lang, slug),
        }
    }

    pub fn card(&self, number: u32) -> Option<Card> {
        let item = self.catalog.item(number)?;
        let variants = &self.catalog.variants;
        let on_hand = item
            .variants
            .clone()
            .filter_map(|variant| self.stock.get(variant as usize))
            .map(|on_hand| (*on_hand).max(0))
            .sum();
        let single = item.variants.len() == 1;
        Some(Card {
            href: paths::product(self.lang, item.slug.get(self.lang)),
            name: said(&item.name, self.lang),
            brand: self
                .catalog
                .brand(item)
                .map(|brand| said(brand, self.lang))
                .unwrap_or_default(),
            picture: self.picture(item.picture.as_ref(), &item.name),
            price: self.price_tag(number),
            availability: self.availability(on_hand),
            sku: variants
                .get(item.variants.start as usize)
                .filter(|_| single)
                .map(|variant| variant.sku.clone()),
            swatches: self.swatches(item),
        })
    }

    pub fn cards(&self, numbers: &[u32]) -> Vec<Card> {
        numbers
            .iter()
            .filter_map(|number| self.card(*number))
            .collect()
    }

    fn price_tag(&self, number: u32) -> Option<PriceTag> {
        let prices = self.prices?;
        let number = number as usize;
        Some(PriceTag {
            amount: Money::new((*prices.shown.get(number)?)?, prices.list.currency),
            from: prices.from.get(number).copied().unwrap_or_default(),
        })
    }

    fn swatches(&self, item: &Item) -> Vec<String> {
        use engine::catalog::Fact;
        let mut swatches: Vec<String> = Vec::new();
        for fact in &item.facts {
            let Fact::Choice { attribute, choice } = *fact else {
                continue;
            };
            let swatch = self.catalog.attributes[usize::from(attribute)]
                .choices
                .get(usize::from(choice))
                .and_then(|choice| choice.swatch.clone());
            if let Some(swatch) = swatch
                && !swatches.contains(&swatch)
                && swatches.len() < SWATCHES
            {
                swatches.push(swatch);
            }
        }
        if swatches.len() > 1 {
            swatches
        } else {
            Vec::new()
        }
    }
}
