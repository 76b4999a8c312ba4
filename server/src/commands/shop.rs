//! `tafsil shop`: the shop's settings, shown and changed one by one.

use crate::cli::{Database, Failure, figures};
use clap::{Args, Subcommand};
use engine::catalog::Shop;
use serde_json::Value;
use std::io::Write;

const EXAMPLES: &str = "\
Examples:
  tafsil shop show
  tafsil shop set name.en \"Noor Supplies\"
  tafsil shop set deliveries[0].fee.JOD 2.500
  tafsil shop set payments '[{\"method\": \"on-delivery\"}]'
  tafsil shop set policies.returns.en \"Within 14 days, unused.\"

A field is named as in the section \"shop\" of the tafsil format. A server on the same database
shows the change within a second. `tafsil init` writes all of them into a file to edit.";

#[derive(Subcommand)]
pub enum Settings {
    /// Print the settings in the tafsil format
    Show(Show),
    /// Change one field
    Set(Set),
}

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Show {
    #[command(flatten)]
    database: Database,
}

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Set {
    /// The field: name.en, currency, deliveries[0].fee.JOD
    field: String,
    /// Its value: JSON, or a text as it is. Without one the field becomes what it is in a new shop
    value: Option<String>,
    #[command(flatten)]
    database: Database,
}

pub async fn run(command: Settings) -> Result<(), Failure> {
    match command {
        Settings::Show(options) => show(options).await,
        Settings::Set(options) => set(options).await,
    }
}

async fn show(options: Show) -> Result<(), Failure> {
    let services = options.database.services().await?;
    let shelf = services.shelf();
    services.store.close().await;
    let mut out = std::io::stdout().lock();
    let text = serde_json::to_string_pretty(&shelf.catalog.shop)?;
    writeln!(out, "{text}")?;
    Ok(())
}

async fn set(options: Set) -> Result<(), Failure> {
    let services = options.database.services().await?;
    let shelf = services.shelf();
    let before = &shelf.catalog.shop;
    let after = changed(before, &options.field, options.value.as_deref())?;
    let same = *before == after;
    let faults = services.save_settings(after).await?;
    services.store.close().await;
    for fault in &faults {
        eprintln!("wrong: {fault}");
    }
    match (faults.is_empty(), same) {
        (false, _) => Err("the settings were not changed".into()),
        (true, same) => {
            figures(&format!(
                "field={} changed={}",
                options.field,
                u8::from(!same)
            ));
            Ok(())
        }
    }
}

/// The settings with one field changed.
fn changed(shop: &Shop, field: &str, value: Option<&str>) -> Result<Shop, Failure> {
    let mut document = serde_json::to_value(shop)?;
    let steps = steps(field).ok_or_else(|| format!("'{field}' is no field like name.en"))?;
    let readings = match value {
        // A telephone number and a fee are texts, though they look like numbers.
        Some(text) => vec![
            serde_json::from_str(text).unwrap_or_else(|_| Value::from(text)),
            Value::from(text),
        ],
        None => vec![Value::Null],
    };
    let mut refusal = None;
    for reading in readings {
        if !put(&mut document, &steps, reading) {
            return Err(format!("there is no place for '{field}' in the settings").into());
        }
        match serde_json::from_value(document.clone()) {
            Ok(shop) => return Ok(shop),
            Err(error) => refusal = refusal.or(Some(error)),
        }
    }
    let reason = refusal.map(|error| error.to_string()).unwrap_or_default();
    match reason.contains("struct Text") {
        true => Err(format!("{field} is a text in each language: {field}.en, {field}.ar").into()),
        false => Err(format!("{field}: {reason}").into()),
    }
}

/// A step on the way to a field: a key, or a place in a list.
#[derive(Debug, PartialEq)]
enum Step {
    Key(String),
    Place(usize),
}

/// `deliveries[0].fee.JOD` as steps.
fn steps(field: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    for part in field.split('.') {
        let (key, places) = match part.find('[') {
            Some(at) => part.split_at(at),
            None => (part, ""),
        };
        if key.is_empty() {
            return None;
        }
        steps.push(Step::Key(key.to_owned()));
        for place in places.split('[').skip(1) {
            steps.push(Step::Place(place.strip_suffix(']')?.parse().ok()?));
        }
    }
    Some(steps)
}

/// Puts a value at the end of the steps, and makes what is missing on the way; `null` takes
/// away. False where the steps lead through something that has no such place.
fn put(document: &mut Value, steps: &[Step], value: Value) -> bool {
    let Some((last, way)) = steps.split_last() else {
        return false;
    };
    let mut at = document;
    for step in way {
        let next = match (step, at) {
            (Step::Key(key), Value::Object(fields)) => fields
                .entry(key.clone())
                .or_insert_with(|| Value::Object(serde_json::Map::new())),
            (Step::Place(place), Value::Array(rows)) => match rows.get_mut(*place) {
                Some(row) => row,
                None => return false,
            },
            _ => return false,
        };
        at = next;
    }
    match (last, at, value) {
        (Step::Key(key), Value::Object(fields), Value::Null) => {
            fields.remove(key);
            true
        }
        (Step::Key(key), Value::Object(fields), value) => {
            fields.insert(key.clone(), value);
            true
        }
        (Step::Place(place), Value::Array(rows), Value::Null) if *place < rows.len() => {
            rows.remove(*place);
            true
        }
        (Step::Place(place), Value::Array(rows), value) if *place <= rows.len() => {
            match rows.get_mut(*place) {
                Some(row) => *row = value,
                None => rows.push(value),
            }
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::{Currency, Lang};
    use services::settings::default_settings;

    fn shop() -> Shop {
        default_settings(engine::Text::new("Noor", ""), Currency::Jod)
    }

    #[test]
    fn a_text_without_its_language_is_told_to_name_one() {
        let refused = changed(&shop(), "name", Some("Lumen")).unwrap_err();
        let told = refused.to_string();
        assert_eq!(told, "name is a text in each language: name.en, name.ar");
    }

    #[test]
    fn a_field_is_changed_by_its_path() {
        let set = |field, value| changed(&shop(), field, Some(value)).unwrap();
        assert_eq!(set("name.ar", "نور").name.ar, "نور");
        // A number where a text is wanted.
        let delivery = &set("deliveries[0].fee.JOD", "2.500").deliveries[0];
        assert_eq!(delivery.fee[&Currency::Jod], "2.500");
        assert_eq!(set("phone", "0790000000").phone, "0790000000");
        assert_eq!(set("languages", "[\"ar\"]").languages, [Lang::Ar]);
        assert_eq!(set("policies.returns.en", "14 days").policies.len(), 1);
        let next = set(
            "deliveries[1]",
            r#"{"id": "courier", "name": {"en": "Courier"}, "fee": {}}"#,
        );
        assert_eq!(next.deliveries.len(), 2);
    }

    #[test]
    fn without_a_value_a_field_is_as_in_a_new_shop() {
        let mut before = shop();
        before.promise = engine::Text::new("One sentence", "");
        assert!(
            changed(&before, "promise", None)
                .unwrap()
                .promise
                .is_empty()
        );
        assert!(
            changed(&before, "deliveries[0]", None)
                .unwrap()
                .deliveries
                .is_empty()
        );
    }

    #[test]
    fn a_path_that_leads_nowhere_is_refused() {
        for (field, value) in [
            ("", "x"),
            (".", "x"),
            ("colour", "red"),
            ("name.fr", "Noor"),
            ("name.en.x", "Noor"),
            ("deliveries[7].id", "x"),
            ("deliveries[x]", "{}"),
            ("currency", "XXX"),
        ] {
            assert!(changed(&shop(), field, Some(value)).is_err(), "{field}");
        }
    }
}
