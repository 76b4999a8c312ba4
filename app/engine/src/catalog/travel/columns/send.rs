//! Writing the columns.

use super::super::selection::{ABSENT, Selection};
use super::*;
use crate::catalog::{Catalog, ListPrices};
use crate::search::Column;
use crate::text::slug;
use crate::wire::{NUMBERS_PER_BLOCK, PartWriter};

/// Writes the columns.
pub(in super::super) fn send(selection: &Selection<'_>, lists: &[&ListPrices]) -> PartWriter {
    let Selection { catalog, order, .. } = selection;
    let mut part = PartWriter::new(NUMBERS_PER_BLOCK);
    let attributes: Vec<usize> = (0..catalog.attributes.len())
        .filter(|index| catalog.attributes[*index].facet)
        .collect();
    part.section(CURRENCY, [catalog.shop.currency], |to, currency| {
        to.byte(currency as u8);
    });
    send_definitions(catalog, &attributes, &mut part);
    let item = |number: &u32| &catalog.items[*number as usize];
    part.section(ORDER, order, |to, number| {
        to.whole(selection.numbers[*number as usize].into());
    });
    if *order != selection.arabic {
        let places = selection.places(&selection.arabic);
        part.section(ARABIC, order, |to, number| {
            to.whole(places[*number as usize].into());
        });
    }
    part.section(CATEGORY, order, |to, number| {
        to.count(item(number).category)
    });
    part.section(BRAND, order, |to, number| {
        to.whole(item(number).brand.map_or(0, |brand| u64::from(brand) + 1));
    });
    part.section(VARIANTS, order, |to, number| {
        to.count(item(number).variants.len());
    });
    part.section(RELEASED, order, |to, number| {
        to.whole(item(number).released.into());
    });
    send_entries(selection, &attributes, &mut part);
    send_prices(lists, order, &mut part);
    part
}

fn send_definitions(catalog: &Catalog, attributes: &[usize], part: &mut PartWriter) {
    let definitions = || attributes.iter().map(|index| &catalog.attributes[*index]);
    part.section(ATTRIBUTES, definitions(), |to, attribute| {
        to.str(&attribute.key);
        to.byte(attribute.kind as u8);
        to.text(&attribute.name);
        to.text(&attribute.unit);
        to.count(attribute.choices.len());
    });
    let choices = definitions().flat_map(|attribute| &attribute.choices);
    part.section(CHOICES, choices, |to, choice| {
        to.text(&choice.name);
        to.likely(&choice.key, &[&slug(&choice.name.en)]);
        to.str(choice.swatch.as_deref().unwrap_or_default());
    });
    part.section(CATEGORIES, &catalog.categories, |to, node| {
        let category = &node.category;
        to.str(&category.id);
        to.count(node.parent.map_or(0, |parent| parent + 1));
        to.text(&category.slug);
        to.text(&category.name);
        to.text(&category.summary);
        to.signed(category.position.into());
        let picture = category.picture.clone().unwrap_or_default();
        to.str(&picture.src);
        to.text(&picture.alt);
        let facets = node.facets.iter();
        let facets: Vec<usize> = facets
            .filter_map(|index| attributes.binary_search(index).ok())
            .collect();
        to.count(facets.len());
        facets.iter().for_each(|facet| to.count(*facet));
    });
    part.section(BRANDS, &catalog.brands, |to, brand| to.text(brand));
}

/// What is sent of one attribute.
#[derive(Default)]
struct Sent {
    /// Its different numbers, ascending.
    numbers: Vec<f64>,
    /// The place of an item, and its choice or which of the numbers.
    entries: Vec<(u32, u32)>,
}

impl Sent {
    fn of(column: &Column, places: &[u32]) -> Sent {
        let mut sent = Sent::default();
        let travels = |item: u32| places[item as usize] != ABSENT;
        match column {
            Column::Choices(entries) => {
                let choices = entries.iter().map(|(item, choice)| (item, choice.into()));
                sent.entries.extend(choices);
            }
            Column::Numbers(entries) => {
                let travelling = entries.iter().filter(|(item, _)| travels(*item));
                let mut numbers: Vec<f64> = travelling.map(|(_, value)| value).collect();
                numbers.sort_by(f64::total_cmp);
                numbers.dedup_by_key(|value| value.to_bits());
                for (item, value) in entries.iter() {
                    let which = numbers.partition_point(|number| number.total_cmp(&value).is_lt());
                    sent.entries.push((item, which as u32));
                }
                sent.numbers = numbers;
            }
            Column::Flags(entries) => {
                sent.entries
                    .extend(entries.iter().map(|(item, ())| (item, 0)));
            }
        }
        sent.entries.retain(|(item, _)| travels(*item));
        for (item, _) in &mut sent.entries {
            *item = places[*item as usize];
        }
        sent.entries.sort_unstable();
        sent
    }
}

fn send_entries(selection: &Selection<'_>, attributes: &[usize], part: &mut PartWriter) {
    let places = selection.places(&selection.grouped);
    let columns: Vec<Sent> = attributes
        .iter()
        .map(|index| {
            let column = selection.catalog.columns.attribute(*index);
            column.map_or_else(Sent::default, |column| Sent::of(column, &places))
        })
        .collect();
    part.section(COUNTS, &columns, |to, sent| {
        to.count(sent.entries.len());
        to.count(sent.numbers.len());
    });
    let numbers = columns.iter().flat_map(|sent| &sent.numbers);
    part.section(NUMBERS, numbers, |to, number| send_number(to, *number));
    let steps = columns.iter().flat_map(|sent| {
        let entries = &sent.entries;
        let before = std::iter::once(0).chain(entries.iter().map(|(place, _)| *place));
        entries
            .iter()
            .zip(before)
            .map(|((place, _), before)| place - before)
    });
    part.section(ITEMS, steps, |to, step| to.whole(step.into()));
    let values = columns.iter().flat_map(|sent| &sent.entries);
    part.section(VALUES, values, |to, (_, value)| to.whole((*value).into()));
}

fn send_prices(lists: &[&ListPrices], order: &[u32], part: &mut PartWriter) {
    part.section(LISTS, lists, |to, prices| {
        to.str(&prices.list.id);
        to.text(&prices.list.name);
        to.byte(prices.list.currency as u8);
        to.byte(prices.list.tax_mode as u8);
    });
    let of_all = || {
        lists
            .iter()
            .flat_map(|prices| order.iter().map(move |n| (prices, *n as usize)))
    };
    part.section(PRICES, of_all(), |to, (prices, item)| {
        let shown = prices.shown.get(item).copied().flatten();
        to.whole(shown.map_or(0, |minor| (minor as u64).wrapping_add(1)));
    });
    part.section(FROM, of_all(), |to, (prices, item)| {
        to.byte(prices.from.get(item).copied().unwrap_or_default().into());
    });
}
