//! What somebody who is still typing may mean, as it is shown.

use super::{Presenter, said};
use crate::model::{Run, SuggestView, Suggested, SuggestedProduct};
use crate::paths;
use engine::Text;
use engine::search::{Phrasebook, Refinement, Suggestions};
use engine::text::{Sought, highlight};

/// Suggestions for what is typed so far. The phrases are those of the presenter's catalogue.
pub fn suggestions(presenter: &Presenter<'_>, phrases: &Phrasebook, typed: &str) -> SuggestView {
    let Presenter { catalog, lang, .. } = *presenter;
    let Suggestions {
        queries,
        categories,
        products,
    } = phrases.suggest(catalog, typed, lang);
    let sought = Sought::typed(typed);
    let shown = |text: &str, href: String, count: u32| Suggested {
        runs: runs(text, &sought),
        other: None,
        href,
        count,
    };
    let name = |text: &Text, href: String, count: u32| Suggested {
        other: said(text, lang).other,
        ..shown(text.get(lang), href, count)
    };
    SuggestView {
        queries: queries
            .into_iter()
            .map(|found| {
                let query = Refinement {
                    query: found.text.clone(),
                    ..Refinement::default()
                };
                let href = format!("{}{}", paths::search(lang), query.to_query());
                shown(&found.text, href, found.count)
            })
            .collect(),
        categories: categories
            .into_iter()
            .filter_map(|found| {
                let node = catalog.categories.get(found.category)?;
                let link = presenter.category_link(node);
                Some(name(&node.category.name, link.href, found.count))
            })
            .collect(),
        products: products
            .into_iter()
            .filter_map(|number| {
                let card = presenter.card(number)?;
                Some(SuggestedProduct {
                    runs: runs(&card.name.text, &sought),
                    other: card.name.other,
                    href: card.href,
                    picture: card.picture.map(|picture| picture.src),
                    price: card.price,
                })
            })
            .collect(),
    }
}

/// A text cut into what matches and what does not.
fn runs(text: &str, sought: &Sought) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut push = |text: Option<&str>, matches| {
        let text = text.filter(|text| !text.is_empty());
        runs.extend(text.map(|text| Run {
            text: text.to_owned(),
            matches,
        }));
    };
    let mut end = 0;
    for marked in highlight(text, sought) {
        push(text.get(end..marked.start), false);
        end = marked.end;
        push(text.get(marked), true);
    }
    push(text.get(end..), false);
    runs
}
