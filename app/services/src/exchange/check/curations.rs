//! Faults of curations and synonyms.

use super::rules::{MAX_NAME, identifier, unique};
use super::{Declared, Known, Sieve};
use crate::exchange::Document;
use engine::catalog::{Boost, Curation, Redirect, Synonyms, Target};
use engine::text::{fold, tokens};
use std::collections::HashSet;

/// Queries, pins, boosts or buries of one curation, and lines of synonyms.
const MOST: usize = 1_000;

/// Takes faulty rows out. A curation that names what the shop does not have stays
/// without it, which is told: products go, and the rest of it still holds.
pub(super) fn check(
    document: &mut Document,
    sieve: &mut Sieve,
    declared: &Declared,
    known: &Known,
) {
    for (index, curation) in document.curations.iter_mut().enumerate() {
        // What the shop has said already it may say again.
        if known.curations.get(&curation.id) == Some(curation) {
            continue;
        }
        for missing in take_missing(curation, declared) {
            let reason = format!("'{}': {missing} is left out", curation.id);
            sieve.report("curations", index, &reason);
        }
    }
    let mut ids = HashSet::new();
    sieve.sift("curations", &mut document.curations, |curation| {
        identifier(&curation.id, "id")?;
        fault(curation).map_err(|why| format!("'{}': {why}", curation.id))?;
        unique(&mut ids, &curation.id, "id")
    });
    let mut ids = HashSet::new();
    sieve.sift("synonyms", &mut document.synonyms, |synonyms| {
        identifier(&synonyms.id, "id")?;
        lines(synonyms).map_err(|why| format!("'{}': {why}", synonyms.id))?;
        unique(&mut ids, &synonyms.id, "id")
    });
}

/// Takes out what the shop does not have, and names it.
fn take_missing(curation: &mut Curation, declared: &Declared) -> Vec<String> {
    let mut missing = Vec::new();
    let mut known = |target: &Target| {
        let (known, what, id) = match target {
            Target::Product(id) => (declared.products.contains(id), "product", id),
            Target::Category(id) => (declared.categories.contains(id), "category", id),
            Target::Brand(name) => {
                let known = !name.is_empty() && declared.brands.contains(&fold(name));
                (known, "brand", name)
            }
        };
        if !known {
            missing.push(format!("the unknown {what} '{id}'"));
        }
        known
    };
    curation
        .pins
        .retain(|id| known(&Target::Product(id.clone())));
    curation.boosts.retain(|boost| known(&boost.of));
    curation.buries.retain(&mut known);
    if let Some(Redirect::Category(id)) = &curation.redirect
        && !known(&Target::Category(id.clone()))
    {
        curation.redirect = None;
    }
    missing
}

fn fault(curation: &Curation) -> Result<(), String> {
    if curation.queries.is_empty() {
        return Err("it is for no query".into());
    }
    let lengths = [
        curation.queries.len(),
        curation.pins.len(),
        curation.boosts.len(),
        curation.buries.len(),
    ];
    if lengths.iter().any(|length| *length > MOST) {
        return Err(format!("one of its lists is longer than {MOST}"));
    }
    for query in &curation.queries {
        if tokens(query).is_empty() || query.chars().count() > MAX_NAME {
            return Err(format!("'{query}' is no query: it has no word or too many"));
        }
    }
    if let (Some(from), Some(until)) = (curation.from, curation.until)
        && until < from
    {
        return Err(format!("it ends on {until}, before it begins on {from}"));
    }
    if let Some(boost) = curation.boosts.iter().find(|boost| !boost.is_bounded()) {
        return Err(format!(
            "the factor {} is not from {} to {}",
            boost.factor,
            Boost::LEAST,
            Boost::MOST
        ));
    }
    match &curation.redirect {
        Some(Redirect::Path(path)) => self::path(path),
        Some(Redirect::Category(_)) | None => Ok(()),
    }
}

/// A path of the shop, and not of its search, which could lead back.
fn path(path: &str) -> Result<(), String> {
    let local = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && !path.chars().any(|c| c.is_control() || c.is_whitespace())
        && path.chars().count() <= MAX_NAME;
    let before_query = path.split(['?', '#']).next().unwrap_or_default();
    let page = before_query.split('/').nth(2).unwrap_or_default();
    match local {
        false => Err(format!("'{path}' is no path like /en/privacy")),
        true if page == "search" || page.contains('%') => {
            Err(format!("'{path}' would lead to a search"))
        }
        true => Ok(()),
    }
}

/// Every line is a group (`sofa, couch`) or one-way (`settee > sofa, bench~0.5`).
fn lines(synonyms: &Synonyms) -> Result<(), String> {
    if synonyms.lines.len() > MOST {
        return Err(format!("it has more than {MOST} lines"));
    }
    for line in &synonyms.lines {
        let least = if line.contains('>') { 1 } else { 2 };
        let (left, right) = line.split_once('>').unwrap_or(("word", line));
        let members: Vec<&str> = right.split([',', '،']).collect();
        let phrase = |phrase: &str| !tokens(phrase).is_empty() && !phrase.contains(['>', '=']);
        let weighted = |member: &&str| match member.split_once('~') {
            Some((left, weight)) => {
                let weight: Option<f32> = weight.trim().parse().ok();
                phrase(left) && weight.is_some_and(|weight| weight > 0.0 && weight <= 1.0)
            }
            None => phrase(member),
        };
        let plain = phrase(left) && !left.contains(['~', ',', '،']);
        let comment = line.trim_start().starts_with('#');
        let sound = plain && !comment && members.iter().all(weighted);
        if !sound || members.len() < least || line.contains('\n') || line.len() > 2 * MAX_NAME {
            return Err(format!(
                "'{line}' is no line like 'sofa, couch' or 'settee > sofa'"
            ));
        }
    }
    Ok(())
}
