//! Terms as the catalogue writes them: an index knows words by their stems,
//! and no stem of Arabic should be shown to anybody.

use crate::Lang;
use crate::catalog::Catalog;
use crate::text::tokens;

/// In how many of the items that hold a term it is looked for.
const LOOKED_AT: usize = 64;

/// A term as names of products, brands or categories have it; the term itself
/// where it is plain ASCII, or where none of those says it.
pub(super) fn written(catalog: &Catalog, term: u32) -> String {
    let word = catalog.text.word(term);
    let form = match word.is_ascii() {
        true => None,
        false => said(catalog, term, LOOKED_AT),
    };
    form.unwrap_or_else(|| word.to_owned())
}

/// A term as the names of the first so many items that hold it have it, or
/// those of their brand and category: the shortest form, in lower case.
pub(super) fn said(catalog: &Catalog, term: u32, items: usize) -> Option<String> {
    let word = catalog.text.word(term);
    let mut best: Option<&str> = None;
    let items = catalog.text.holders(term).take(items);
    for item in items.filter_map(|item| catalog.item(item)) {
        let category = catalog.categories.get(item.category);
        let texts = [Some(&item.name), catalog.brand(item)]
            .into_iter()
            .flatten();
        for text in texts.chain(category.map(|node| &node.category.name)) {
            for text in Lang::ALL.map(|lang| text.exact(lang)) {
                let read = tokens(text);
                let same = read.iter().filter(|token| token.term() == word);
                for form in same.filter_map(|token| text.get(token.start..token.end)) {
                    if best.is_none_or(|best| form.chars().count() < best.chars().count()) {
                        best = Some(form);
                    }
                }
            }
        }
    }
    best.map(str::to_lowercase)
}
