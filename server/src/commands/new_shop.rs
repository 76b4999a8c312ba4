//! What an import tells of a shop that had no settings yet.

use crate::cli::Failure;
use engine::{Currency, Text};
use services::Services;
use services::exchange::Document;
use services::settings::{default_name, order_obstacles, unset};

/// Gives a new shop its default settings, and says on standard error which they are and what
/// changes each. Does nothing where there are settings already.
pub async fn make_settings(services: &Services, imported: &Document) -> Result<(), Failure> {
    if imported.shop.is_some() {
        return Ok(());
    }
    let lists = &imported.price_lists;
    let currency = lists
        .first()
        .map_or(Currency::Usd, |section| section.list.currency);
    let Some(shop) = services.make_settings(default_name(), currency).await? else {
        return Ok(());
    };
    eprintln!("This shop is new. What customers see until you change it:");
    let Text { en, ar } = &shop.name;
    eprintln!("  its name is {en}, {ar}: tafsil shop set name.en \"…\"");
    eprintln!(
        "  its currency is {currency}: tafsil shop set currency …",
        currency = currency.code()
    );
    for line in unset(&shop) {
        eprintln!("  {line}");
    }
    eprintln!("All of it at once: tafsil init, edit the file, tafsil import FILE --format tafsil");
    for obstacle in order_obstacles(&services.shelf()) {
        eprintln!("nobody can order yet: {obstacle}");
    }
    Ok(())
}
