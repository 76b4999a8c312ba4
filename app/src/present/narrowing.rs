//! What a list can be narrowed by, and what it is narrowed by.

use super::said;
use crate::model::{Chip, ChipLabel, GroupName, GroupValues, GroupView, OptionView, Said};
use engine::catalog::Catalog;
use engine::search::{BRANCHES, Bin, Bounds, FacetGroup, FacetValues, Limit, Refinement};
use engine::{Lang, Text, number};

pub fn group_view(group: FacetGroup, lang: Lang) -> GroupView {
    let name = match group.key.as_str() {
        BRANCHES => GroupName::Category,
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
                    level: option.level,
                })
                .collect(),
        ),
        FacetValues::Range {
            min,
            max,
            bins,
            asked,
        } => GroupValues::Range {
            bars: bars(&bins, |_| true),
            asked_bars: bars(&bins, |bin| {
                !asked.is_open() && may_be_asked(bin, asked, max)
            }),
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

/// The height of the highest bar; a bar is 3 wide and begins 4 after the one before.
const HEIGHT: u64 = 32;

/// A bar for each of these parts, as high as what it counts and never too low
/// to be seen, as the path of an SVG; see [`GroupValues::Range`].
fn bars(bins: &[Bin], drawn: impl Fn(&Bin) -> bool) -> String {
    let most = bins.iter().map(|bin| bin.count).max().unwrap_or_default();
    let places = (0..).step_by(4).zip(bins);
    let bars = places.filter(|(_, bin)| bin.count > 0 && drawn(bin));
    bars.map(|(start, bin)| {
        let height = (u64::from(bin.count) * HEIGHT).div_ceil(u64::from(most));
        format!("M{start} {HEIGHT}v-{height}h3v{height}z")
    })
    .collect()
}

/// Whether a value in the part may be asked for. The last part, up to `max`, has its end.
fn may_be_asked(bin: &Bin, asked: Bounds, max: f64) -> bool {
    let above = |min| bin.to > min || bin.to >= max && max >= min;
    asked.min.is_none_or(above) && asked.max.is_none_or(|max| bin.from <= max)
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
    for branch in state.lowest_branches(catalog) {
        let category = &catalog.categories[branch].category;
        let mut without = state.clone();
        without.categories.remove(&category.id);
        push(ChipLabel::Choice(said(&category.name, lang)), without);
    }
    for brand in &state.brands {
        let mut without = state.clone();
        without.brands.remove(brand);
        let name = catalog
            .brands
            .iter()
            .find(|known| known.get(Lang::En) == brand);
        let label = name.map_or_else(|| Said::own(brand), |name| said(name, lang));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn bin(from: f64, to: f64, count: u32) -> Bin {
        Bin { from, to, count }
    }

    #[test]
    fn bars_are_as_high_as_what_they_count() {
        let bins = [bin(0.0, 1.0, 1), bin(1.0, 2.0, 0), bin(2.0, 3.0, 100)];
        assert_eq!(bars(&bins, |_| true), "M0 32v-1h3v1zM8 32v-32h3v32z");
        assert_eq!(bars(&bins, |bin| bin.from < 1.0), "M0 32v-1h3v1z");
        assert_eq!(bars(&[], |_| true), "");
    }

    #[test]
    fn a_part_is_asked_for_where_it_meets_the_range() {
        let asked = |min, max| {
            let bins = [bin(0.0, 1.0, 1), bin(1.0, 2.0, 1)];
            bins.map(|bin| may_be_asked(&bin, Bounds { min, max }, 2.0))
        };
        assert_eq!(asked(Some(1.0), None), [false, true]);
        assert_eq!(asked(None, Some(1.0)), [true, true]);
        assert_eq!(asked(None, Some(0.5)), [true, false]);
        assert_eq!(asked(Some(2.0), Some(3.0)), [false, true]);
        assert_eq!(asked(Some(2.5), None), [false, false]);
    }
}
