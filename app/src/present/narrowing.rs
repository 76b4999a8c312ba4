//! What a list can be narrowed by, and what it is narrowed by.

use super::said;
use crate::model::{Chip, ChipLabel, GroupName, GroupValues, GroupView, OptionView, Said};
use engine::catalog::Catalog;
use engine::search::{Bounds, FacetGroup, FacetValues, Limit, Refinement};
use engine::{Lang, Text, number};

pub fn group_view(group: FacetGroup, lang: Lang) -> GroupView {
    let name = match group.key.as_str() {
        "brand" => GroupName::Brand,
        "price" => GroupName::Price,
        _ => GroupName::Attribute(said(&group.name, lang)),
    };
    let values = match group.values {
        FacetValues::Options(options) => GroupValues::Options(
            options
                .into_iter()
                .map(|option| OptionView {
                    key: option.key,
                    name: (!option.name.is_empty()).then(|| said(&option.name, lang)),
                    swatch: option.swatch,
                    count: option.count,
                    ticked: option.ticked,
                })
                .collect(),
        ),
        FacetValues::Range { min, max, asked } => GroupValues::Range {
            low: number::decimal(min),
            high: number::decimal(max),
            min: written(asked.min).unwrap_or_default(),
            max: written(asked.max).unwrap_or_default(),
            unit: said(&group.unit, lang),
        },
    };
    GroupView {
        key: group.key,
        name,
        values,
    }
}

fn written(bound: Option<f64>) -> Option<String> {
    bound.map(number::decimal)
}

pub fn chips(catalog: &Catalog, state: &Refinement, path: &str, lang: Lang) -> Vec<Chip> {
    let mut chips = Vec::new();
    let mut push = |label: ChipLabel, without: Refinement| {
        chips.push(Chip {
            label,
            href: format!("{path}{}", without.to_query()),
        });
    };
    for brand in &state.brands {
        let mut without = state.clone();
        without.brands.remove(brand);
        let name = catalog
            .brands
            .iter()
            .find(|known| known.get(Lang::En) == brand);
        let label = name.map_or_else(
            || Said {
                text: brand.clone(),
                other: None,
            },
            |name| said(name, lang),
        );
        push(ChipLabel::Choice(label), without);
    }
    for (key, ticked) in &state.choices {
        let Some(attribute) = catalog
            .attribute(key)
            .map(|index| &catalog.attributes[index])
        else {
            continue;
        };
        for choice in ticked {
            let mut without = state.clone();
            if let Some(left) = without.choices.get_mut(key) {
                left.remove(choice);
                if left.is_empty() {
                    without.choices.remove(key);
                }
            }
            let name = attribute.choices.iter().find(|known| known.key == *choice);
            let label = match name {
                Some(name) => ChipLabel::Choice(said(&name.name, lang)),
                None => ChipLabel::Flag(said(&attribute.name, lang)),
            };
            push(label, without);
        }
    }
    for (key, bounds) in &state.ranges {
        let Some(attribute) = catalog
            .attribute(key)
            .map(|index| &catalog.attributes[index])
        else {
            continue;
        };
        let mut without = state.clone();
        without.ranges.remove(key);
        push(
            range_label(Some(&attribute.name), *bounds, &attribute.unit, lang),
            without,
        );
    }
    if !state.price.is_open() {
        let without = Refinement {
            price: Bounds::default(),
            ..state.clone()
        };
        push(
            range_label(None, state.price, &Text::default(), lang),
            without,
        );
    }
    if state.in_stock {
        push(
            ChipLabel::InStock,
            Refinement {
                in_stock: false,
                ..state.clone()
            },
        );
    }
    chips
}

/// What the chip of an understood phrase says.
pub fn limit_label(catalog: &Catalog, limit: &Limit, lang: Lang) -> ChipLabel {
    match limit {
        Limit::Price(bounds) => range_label(None, *bounds, &Text::default(), lang),
        Limit::InStock => ChipLabel::InStock,
        Limit::Range { attribute, bounds } => {
            let attribute = &catalog.attributes[*attribute];
            range_label(Some(&attribute.name), *bounds, &attribute.unit, lang)
        }
        Limit::Choices { attribute, choices } => {
            let attribute = &catalog.attributes[*attribute];
            let choice = choices.first().copied().map(usize::from);
            let choice = choice.and_then(|choice| attribute.choices.get(choice));
            let name = choice.map_or(&attribute.name, |choice| &choice.name);
            ChipLabel::Choice(said(name, lang))
        }
    }
}

fn range_label(name: Option<&Text>, bounds: Bounds, unit: &Text, lang: Lang) -> ChipLabel {
    ChipLabel::Range {
        name: name.map(|name| said(name, lang)),
        min: written(bounds.min),
        max: written(bounds.max),
        unit: said(unit, lang),
    }
}
