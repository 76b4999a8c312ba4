//! Faults of the shop's settings, each with the path of its field.

use super::media;
use super::rules::{MAX_NAME, MAX_TEXT, identifier, text};
use crate::calendar::zone;
use crate::colour::{Rgb, TEXT_CONTRAST};
use crate::country::is_country;
use crate::mail::parse_address;
use engine::catalog::{Delivery, HomeSettings, Look, PaymentOffer, Picture, Shop};
use engine::order::{Payment, Phone};
use engine::{Currency, Money, Text};
use iban::Iban;
use std::collections::{BTreeMap, HashSet};

/// The pages' grounds in `style/_tokens.scss`: `--paper` by day and by night.
const PAPER: [&str; 2] = ["#faf7f1", "#13142a"];
/// Most deliveries, places of one, categories of the home page.
const MOST: usize = 500;

/// Whether order numbers may begin with this. It ends with no digit: `A1` and 1001 would look like
/// `A` and 11001.
fn is_order_prefix(prefix: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_uppercase() || b == b'-';
    prefix.len() <= 8 && prefix.bytes().all(allowed) && !prefix.starts_with('-')
}

/// Collects faults: a field's path and what is wrong there.
#[derive(Default)]
struct Faults(Vec<String>);

impl Faults {
    fn add(&mut self, path: &str, reason: impl std::fmt::Display) {
        self.0.push(format!("{path}: {reason}"));
    }

    fn check(&mut self, path: &str, checked: Result<(), String>) {
        if let Err(reason) = checked {
            self.add(path, reason);
        }
    }

    fn line(&mut self, path: &str, of: &Text) {
        self.check(path, text(of, MAX_NAME, "text"));
        if [&of.en, &of.ar].iter().any(|text| text.contains('\n')) {
            self.add(path, "it has more than one line");
        }
    }
}

/// What is wrong with settings, a sentence each that begins with the field's path.
/// `has_category` says whether the shop, or the file, has a category.
pub(crate) fn faults(shop: &Shop, has_category: impl Fn(&str) -> bool) -> Vec<String> {
    let mut faults = Faults::default();
    for (path, of) in [
        ("name", &shop.name),
        ("promise", &shop.promise),
        ("address", &shop.address),
        ("hours", &shop.hours),
        ("tax.name", &shop.tax.name),
    ] {
        faults.line(path, of);
    }
    if shop.name.is_empty() {
        faults.add("name", "a shop has a name");
    }
    let distinct: HashSet<_> = shop.languages.iter().collect();
    if shop.languages.is_empty() || distinct.len() < shop.languages.len() {
        faults.add("languages", "one or two of \"ar\" and \"en\", each once");
    }
    if !shop.country.is_empty() && !is_country(&shop.country) {
        faults.add("country", "the code of a country, such as JO (ISO 3166)");
    }
    if !shop.time_zone.is_empty() && zone(&shop.time_zone).is_none() {
        faults.add("time_zone", "a name such as Asia/Amman (IANA)");
    }
    if shop.tax.rate_bp > 10_000 {
        faults.add("tax.rate_bp", "hundredths of a percent, at most 10000");
    }
    if shop.tax.rate_bp > 0 && shop.tax.name.is_empty() {
        faults.add("tax.name", "a tax with a rate has a name");
    }
    if !is_order_prefix(&shop.order_prefix) {
        faults.add(
            "order_prefix",
            "at most 8 capital letters and hyphens, a letter first",
        );
    }
    contact(shop, &mut faults);
    deliveries(&shop.deliveries, &mut faults);
    payments(&shop.payments, &mut faults);
    for (policy, text) in &shop.policies {
        let path = format!("policies.{}", policy.code());
        faults.check(&path, self::text(text, MAX_TEXT, "text"));
        if text.is_empty() {
            faults.add(&path, "it is empty: leave it out");
        }
    }
    look(&shop.look, &mut faults);
    home(&shop.home, has_category, &mut faults);
    faults.0
}

fn contact(shop: &Shop, faults: &mut Faults) {
    if !shop.email.is_empty() && parse_address(&shop.email).is_err() {
        faults.add("email", "an e-mail address, such as hello@shop.example");
    }
    if !shop.phone.is_empty() && Phone::parse(&shop.phone).is_err() {
        faults.add("phone", "a telephone number, such as +962 6 500 0100");
    }
    let international = shop.whatsapp.starts_with('+') && Phone::parse(&shop.whatsapp).is_ok();
    if !shop.whatsapp.is_empty() && !international {
        faults.add("whatsapp", "a number with its country: +962 79 000 0000");
    }
}

fn amounts(path: &str, amounts: &BTreeMap<Currency, String>, faults: &mut Faults) {
    for (currency, amount) in amounts {
        let sound = Money::parse(amount, *currency).is_some_and(|money| money.minor >= 0);
        if !sound {
            let path = format!("{path}.{}", currency.code());
            faults.add(&path, format!("'{amount}' is no amount in {currency}"));
        }
    }
}

fn deliveries(deliveries: &[Delivery], faults: &mut Faults) {
    let mut ids = HashSet::new();
    if deliveries.len() > MOST {
        faults.add("deliveries", format!("more than {MOST}"));
    }
    for (index, delivery) in deliveries.iter().enumerate().take(MOST) {
        let path = |field: &str| format!("deliveries[{index}].{field}");
        faults.check(&path("id"), identifier(&delivery.id, "id"));
        if !ids.insert(&delivery.id) {
            faults.add(&path("id"), format!("'{}' occurs twice", delivery.id));
        }
        faults.line(&path("name"), &delivery.name);
        if delivery.name.is_empty() {
            faults.add(&path("name"), "a delivery has a name");
        }
        faults.line(&path("note"), &delivery.note);
        amounts(&path("fee"), &delivery.fee, faults);
        amounts(&path("free_from"), &delivery.free_from, faults);
        if let Some((least, most)) = delivery.days
            && least > most
        {
            faults.add(&path("days"), "at least, then at most: [1, 3]");
        }
        if delivery.places.len() > MOST {
            faults.add(&path("places"), format!("more than {MOST}"));
        }
        for place in &delivery.places {
            faults.line(&path("places"), place);
        }
        if let Some(collection) = &delivery.collection {
            faults.line(&path("collection.address"), &collection.address);
            faults.line(&path("collection.hours"), &collection.hours);
            if delivery.needs_address {
                faults.add(&path("needs_address"), "what is collected needs no address");
            }
        }
    }
}

fn payments(payments: &[PaymentOffer], faults: &mut Faults) {
    let mut methods = HashSet::new();
    for (index, offer) in payments.iter().enumerate() {
        let path = |field: &str| format!("payments[{index}].{field}");
        let method = offer.method.code();
        if !methods.insert(method) {
            faults.add(&path("method"), format!("'{method}' occurs twice"));
        }
        faults.line(&path("note"), &offer.note);
        match (&offer.bank, offer.method) {
            (Some(bank), Payment::BankTransfer) => {
                faults.line(&path("bank.bank"), &bank.bank);
                if let Err(error) = bank.iban.parse::<Iban>() {
                    faults.add(&path("bank.iban"), error);
                }
                if bank.beneficiary.trim().is_empty() {
                    faults.add(&path("bank.beneficiary"), "whose account it is");
                }
            }
            (None, Payment::BankTransfer) => {
                faults.add(&path("bank"), "the account money is transferred to");
            }
            (Some(_), _) => faults.add(&path("bank"), format!("'{method}' needs no account")),
            (None, _) => {}
        }
        if offer.days.is_some() && offer.method != Payment::Invoice {
            faults.add(&path("days"), "only an invoice is due in days");
        }
    }
}

fn look(look: &Look, faults: &mut Faults) {
    for (path, src) in [
        ("look.logo.en", &look.logo.en),
        ("look.logo.ar", &look.logo.ar),
        ("look.logo_dark.en", &look.logo_dark.en),
        ("look.logo_dark.ar", &look.logo_dark.ar),
        ("look.icon", &look.icon),
        ("look.social_picture", &look.social_picture),
    ] {
        if !src.is_empty() {
            let picture = Picture {
                src: src.clone(),
                ..Picture::default()
            };
            faults.check(path, media::picture(Some(&picture)));
        }
    }
    let links = [
        ("look.link", &look.link),
        ("look.link_dark", &look.link_dark),
    ];
    let grounds = links.into_iter().zip(PAPER.map(Some));
    let accent = (("look.accent", &look.accent), None);
    for ((path, colour), ground) in grounds.chain([accent]) {
        let (false, parsed) = (colour.is_empty(), Rgb::parse(colour)) else {
            continue;
        };
        let Some(parsed) = parsed else {
            faults.add(path, format!("'{colour}' is no colour like #c0392b"));
            continue;
        };
        let ratio = ground
            .and_then(Rgb::parse)
            .map(|ground| parsed.contrast(ground));
        if let Some(ratio) = ratio.filter(|ratio| *ratio < TEXT_CONTRAST) {
            faults.add(
                path,
                format!(
                    "{colour} has a contrast of {ratio:.1} to the page; text needs {TEXT_CONTRAST}"
                ),
            );
        }
    }
}

fn home(home: &HomeSettings, has_category: impl Fn(&str) -> bool, faults: &mut Faults) {
    faults.line("home.title", &home.title);
    faults.line("home.lead", &home.lead);
    faults.check("home.picture", media::picture(home.picture.as_ref()));
    if home.categories.len() > MOST {
        faults.add("home.categories", format!("more than {MOST}"));
    }
    for id in home.categories.iter().take(MOST) {
        if !has_category(id) {
            faults.add("home.categories", format!("there is no category '{id}'"));
        }
    }
}
