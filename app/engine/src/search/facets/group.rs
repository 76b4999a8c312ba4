//! From what was counted to the group that is shown.

use super::histogram::bins;
use super::tally::{Tally, Values};
use super::{FacetGroup, FacetOption, FacetValues, brand_key};
use crate::Text;
use crate::search::filters::View;
use crate::search::{Bounds, Refinement};

impl Tally {
    /// The finished group; `None` where there is nothing to choose.
    pub fn group(self, view: View<'_>, state: &Refinement) -> Option<FacetGroup> {
        match self {
            Tally::Branches(branches) => branches.group(view.catalog),
            Tally::Choices { attribute, counts } => {
                let definition = &view.catalog.attributes[attribute];
                let ticked = state.choices.get(&definition.key);
                let options = definition
                    .choices
                    .iter()
                    .zip(counts)
                    .map(|(choice, count)| FacetOption {
                        key: choice.key.clone(),
                        name: choice.name.clone(),
                        swatch: choice.swatch.clone(),
                        count,
                        ticked: ticked.is_some_and(|ticked| ticked.contains(&choice.key)),
                        level: 0,
                    });
                options_group(
                    format!("f.{}", definition.key),
                    definition.name.clone(),
                    options,
                )
            }
            Tally::Brands(counts) => {
                let options = view
                    .catalog
                    .brands
                    .iter()
                    .zip(counts)
                    .map(|(brand, count)| FacetOption {
                        key: brand_key(brand).to_owned(),
                        name: brand.clone(),
                        count,
                        ticked: state.brands.contains(brand_key(brand)),
                        ..FacetOption::default()
                    });
                options_group("brand".to_owned(), Text::default(), options)
            }
            Tally::Flag { attribute, count } => {
                let definition = &view.catalog.attributes[attribute];
                let option = FacetOption {
                    key: "yes".to_owned(),
                    count,
                    ticked: state.choices.contains_key(&definition.key),
                    ..FacetOption::default()
                };
                (count > 0 || option.ticked).then(|| FacetGroup {
                    key: format!("f.{}", definition.key),
                    name: definition.name.clone(),
                    unit: Text::default(),
                    values: FacetValues::Options(vec![option]),
                })
            }
            Tally::Range { attribute, values } => {
                let definition = &view.catalog.attributes[attribute];
                let asked = state
                    .ranges
                    .get(&definition.key)
                    .copied()
                    .unwrap_or_default();
                range_group(
                    format!("f.{}", definition.key),
                    definition.name.clone(),
                    definition.unit.clone(),
                    &values,
                    asked,
                )
            }
            Tally::Price(values) => range_group(
                "price".to_owned(),
                Text::default(),
                Text::default(),
                &values,
                state.price,
            ),
        }
    }
}

fn options_group(
    key: String,
    name: Text,
    options: impl Iterator<Item = FacetOption>,
) -> Option<FacetGroup> {
    let mut options: Vec<FacetOption> = options
        .filter(|option| option.count > 0 || option.ticked)
        .collect();
    options.sort_by_key(|option| std::cmp::Reverse(option.count));
    let worth = options.len() > 1 || options.iter().any(|option| option.ticked);
    worth.then_some(FacetGroup {
        key,
        name,
        unit: Text::default(),
        values: FacetValues::Options(options),
    })
}

fn range_group(
    key: String,
    name: Text,
    unit: Text,
    values: &Values,
    asked: Bounds,
) -> Option<FacetGroup> {
    let all = || values.iter().map(|(_, value)| *value);
    let (min, max) = all()
        .reduce(f64::min)
        .zip(all().reduce(f64::max))
        .unwrap_or_default();
    (min < max || !asked.is_open()).then(|| FacetGroup {
        key,
        name,
        unit,
        values: FacetValues::Range {
            min,
            max,
            bins: bins(min, max, values),
            asked,
        },
    })
}
