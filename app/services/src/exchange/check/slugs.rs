//! Unique slugs: every address leads to one thing, and goes on leading there.

use engine::{Lang, Text};
use std::collections::HashMap;

/// The longest slug, in characters.
const LONGEST: usize = 120;

/// Gives each row the slugs it asks for where they are free, otherwise those it had before,
/// otherwise numbered ones; tells what was changed. `there` is what the shop has, ids with
/// slugs: an address that is there stays whose it is, unless a row gives it up.
pub(super) fn settle<'a>(
    mut rows: Vec<(&String, &mut Text)>,
    there: impl Iterator<Item = (&'a String, &'a Text)>,
) -> Vec<(usize, String)> {
    let given: HashMap<&str, usize> = rows
        .iter()
        .enumerate()
        .map(|(place, (id, _))| (id.as_str(), place))
        .collect();
    // Both languages have one space of addresses: whoever switches meets no stranger.
    let mut owners: HashMap<String, String> = HashMap::new();
    let mut before: HashMap<usize, Text> = HashMap::new();
    for (id, slug) in there {
        let Some(place) = given.get(id.as_str()) else {
            claim(&mut owners, id, slug);
            continue;
        };
        before.insert(*place, slug.clone());
    }
    // Who stays where it is comes before who is new.
    for (place, (id, slug)) in rows.iter().enumerate() {
        let Some(had) = before.get(&place) else {
            continue;
        };
        for lang in Lang::ALL {
            let wanted = slug.exact(lang);
            if [&had.en, &had.ar].iter().any(|had| *had == wanted) {
                own(&mut owners, wanted, id);
            }
        }
    }
    let mut told = Vec::new();
    for (place, (id, slug)) in rows.iter_mut().enumerate() {
        for lang in Lang::ALL {
            let wanted = slug.exact(lang).to_owned();
            if wanted.is_empty() || own(&mut owners, &wanted, id) {
                continue;
            }
            let had = before.get(&place).map(|had| had.exact(lang).to_owned());
            let had = had.filter(|had| !had.is_empty());
            let mut tried = had.into_iter().chain((2..).map(|n| numbered(&wanted, n)));
            let Some(free) = tried.find(|slug| own(&mut owners, slug, id)) else {
                continue;
            };
            let owner = owners.get(&wanted).map_or("", String::as_str);
            let name = format!("'{id}': the address '{wanted}' is that of '{owner}'");
            told.push((place, format!("{name}: '{free}' is used")));
            match lang {
                Lang::En => slug.en = free,
                Lang::Ar => slug.ar = free,
            }
        }
    }
    told
}

fn claim(owners: &mut HashMap<String, String>, id: &str, slug: &Text) {
    for lang in Lang::ALL {
        own(owners, slug.exact(lang), id);
    }
}

/// Takes a slug that is nobody's; whether it is this one's now.
fn own(owners: &mut HashMap<String, String>, slug: &str, id: &str) -> bool {
    if let Some(owner) = owners.get(slug) {
        return owner == id;
    }
    owners.insert(slug.to_owned(), id.to_owned());
    true
}

fn numbered(slug: &str, n: usize) -> String {
    let end = format!("-{n}");
    let start: String = slug.chars().take(LONGEST - end.len()).collect();
    format!("{}{end}", start.trim_end_matches('-'))
}
