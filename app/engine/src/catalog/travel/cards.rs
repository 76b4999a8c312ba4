//! The part that shows: what a card says of a product, in the order of travel.

use super::super::{Catalog, Item, Picture, VariantEntry};
use super::selection::Selection;
use crate::text::slug;
use crate::wire::{PartWriter, Reader, STRINGS_PER_BLOCK, Unreadable};
use crate::{Lang, Text};
use std::collections::HashMap;

/// By place, as the others: the name, after the one before it.
const NAMES: u8 = 1;
const IDS: u8 = 2;
const SLUGS: u8 = 3;
/// Every different picture.
const PICTURES: u8 = 4;
/// Which of them the product has.
const PICTURE: u8 = 5;
/// By place, then variant.
const SKUS: u8 = 6;

/// What a slug likely is: the name's, with the id or without.
fn slugs(item: &Item, lang: Lang, which: usize) -> String {
    let name = slug(item.name.exact(lang));
    if which == 0 {
        format!("{name}-{}", item.id)
    } else {
        name
    }
}

/// Writes the cards.
pub(super) fn send(selection: &Selection<'_>) -> PartWriter {
    let Selection { catalog, order, .. } = selection;
    let mut part = PartWriter::new(STRINGS_PER_BLOCK);
    let items = || order.iter().map(|number| &catalog.items[*number as usize]);
    let mut before = "";
    part.section(NAMES, items(), |to, item| {
        let name = &item.name;
        to.after(before, &name.en);
        to.likely(&name.ar, &["", &name.en]);
        before = &name.en;
    });
    part.section(IDS, items(), |to, item| to.str(&item.id));
    part.section(SLUGS, items(), |to, item| {
        let [en, plain] = [0, 1].map(|which| slugs(item, Lang::En, which));
        to.likely(&item.slug.en, &[&en, &plain]);
        let [ar, plain] = [0, 1].map(|which| slugs(item, Lang::Ar, which));
        to.likely(&item.slug.ar, &[&item.slug.en, &ar, &plain]);
    });
    let mut pictures: Vec<&Picture> = Vec::new();
    let mut numbers: HashMap<(&str, &str, &str), usize> = HashMap::new();
    let pictured: Vec<usize> = items()
        .map(|item| {
            item.picture.as_ref().map_or(0, |picture| {
                let key = (&*picture.src, &*picture.alt.en, &*picture.alt.ar);
                *numbers.entry(key).or_insert_with(|| {
                    pictures.push(picture);
                    pictures.len()
                })
            })
        })
        .collect();
    let mut before = "";
    part.section(PICTURES, pictures, |to, picture| {
        to.after(before, &picture.src);
        to.text(&picture.alt);
        before = &picture.src;
    });
    part.section(PICTURE, pictured, |to, picture| to.count(picture));
    let variants = items().flat_map(|item| {
        let range = item.variants.start as usize..item.variants.end as usize;
        catalog.variants[range]
            .iter()
            .map(move |variant| (item, variant))
    });
    part.section(SKUS, variants, |to, (item, variant)| {
        to.likely(&variant.sku, &[&item.id]);
    });
    part
}

/// Cards that are being read.
#[derive(Debug, Default)]
pub(super) struct Cards {
    /// By section: how many entries have come.
    come: [usize; SKUS as usize + 1],
    last: String,
    pictures: Vec<Picture>,
    /// How many of its SKUs the item in turn has.
    had: u32,
    /// Numbers of variants with their entries, in the order of travel.
    variants: Vec<(u32, VariantEntry)>,
}

impl Cards {
    /// Reads a block of a section into a catalogue whose columns are there.
    pub fn take(
        &mut self,
        section: u8,
        from: &mut Reader<'_>,
        catalog: &mut Catalog,
        order: &[u32],
    ) -> Result<(), Unreadable> {
        while !from.is_empty() {
            let come = self
                .come
                .get_mut(usize::from(section))
                .ok_or(CONTRADICTION)?;
            if section == PICTURES {
                if *come == 0 {
                    self.last.clear();
                }
                from.after(&mut self.last)?;
                self.pictures.push(Picture {
                    src: self.last.clone(),
                    alt: from.text()?,
                });
                *come += 1;
                continue;
            }
            if section == SKUS {
                self.take_sku(from, catalog, order)?;
                continue;
            }
            let number = *order.get(*come).ok_or(CONTRADICTION)?;
            *come += 1;
            let item = catalog
                .items
                .get_mut(number as usize)
                .ok_or(CONTRADICTION)?;
            match section {
                NAMES => {
                    from.after(&mut self.last)?;
                    item.name.en.clone_from(&self.last);
                    let en = &self.last;
                    item.name.ar = from.likely(2, |which| match which {
                        0 => String::new(),
                        _ => en.clone(),
                    })?;
                }
                IDS => {
                    from.str()?.clone_into(&mut item.id);
                    catalog.item_by_id.insert(item.id.clone(), number);
                }
                SLUGS => {
                    item.slug.en = from.likely(2, |which| slugs(item, Lang::En, which))?;
                    item.slug.ar = from.likely(3, |which| match which {
                        0 => item.slug.en.clone(),
                        which => slugs(item, Lang::Ar, which - 1),
                    })?;
                    for slug in [&item.slug.en, &item.slug.ar] {
                        // Where two have the same, it is the last one's.
                        if !slug.is_empty() && catalog.item_by_slug.get(slug) < Some(&number) {
                            catalog.item_by_slug.insert(slug.clone(), number);
                        }
                    }
                }
                PICTURE => {
                    let which = from.below_or_none(self.pictures.len())?;
                    item.picture = which.map(|which| self.pictures[which].clone());
                }
                _ => return Err(CONTRADICTION),
            }
        }
        Ok(())
    }

    fn take_sku(
        &mut self,
        from: &mut Reader<'_>,
        catalog: &mut Catalog,
        order: &[u32],
    ) -> Result<(), Unreadable> {
        loop {
            let place = &mut self.come[usize::from(SKUS)];
            let number = *order.get(*place).ok_or(CONTRADICTION)?;
            let item = catalog.items.get(number as usize).ok_or(CONTRADICTION)?;
            let variant = item.variants.start.checked_add(self.had);
            let variant = variant.filter(|variant| *variant < item.variants.end);
            let Some(variant) = variant else {
                *place += 1;
                self.had = 0;
                continue;
            };
            let sku = from.likely(1, |_| item.id.clone())?;
            self.had += 1;
            catalog.variant_by_sku.insert(sku.clone(), variant);
            let entry = VariantEntry {
                sku,
                item: number,
                name: Text::default(),
                picture: None,
            };
            self.variants.push((variant, entry));
            return Ok(());
        }
    }

    /// Ends when all sections have come.
    pub fn finish(mut self, catalog: &mut Catalog) -> Result<(), Unreadable> {
        let items = catalog.items.len();
        let all = [NAMES, IDS, SLUGS, PICTURE].map(|section| self.come[usize::from(section)]);
        let variants = catalog.items.last().map_or(0, |item| item.variants.end);
        if all != [items; 4] || self.variants.len() != variants as usize {
            return Err(CONTRADICTION);
        }
        self.variants.sort_unstable_by_key(|(number, _)| *number);
        let variants = self.variants.into_iter();
        catalog.variants = variants.map(|(_, entry)| entry).collect();
        Ok(())
    }
}

const CONTRADICTION: Unreadable = Unreadable::Contradiction;
