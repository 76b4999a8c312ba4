//! Checkouts and orders as their pages show them.

use super::said;
use crate::model::{
    ChangeView, DeliveryView, Moment, OrderLineView, OrderView, PaymentView, Said, TransferView,
};
use crate::words::{changes, common, order as w};
use engine::catalog::{Delivery, PaymentOffer};
use engine::{Lang, Money, date};
use services::Shelf;
use services::order::{Change, Instruction, Kept, payment_note, provider};

/// A delivery as it is offered: how long it takes, where and when goods are collected.
pub fn delivery(delivery: Delivery, fee: Money, lang: Lang) -> DeliveryView {
    let (collected_at, hours) = match &delivery.collection {
        Some(collection) => (
            said(&collection.address, lang),
            said(&collection.hours, lang),
        ),
        None => Default::default(),
    };
    let days = delivery.days;
    let days = days.map(|(least, most)| w::delivery_days(lang, least, most));
    DeliveryView {
        name: said(&delivery.name, lang),
        notes: [
            said(&delivery.note, lang),
            Said::own(places(&delivery, lang)),
            Said::own(days.unwrap_or_default()),
            collected_at,
            hours,
        ]
        .into_iter()
        .filter(|note| !note.text.is_empty())
        .collect(),
        id: delivery.id,
        fee,
        needs_address: delivery.needs_address,
    }
}

/// The places a delivery reaches, where it does not go everywhere.
fn places(delivery: &Delivery, lang: Lang) -> String {
    let places: Vec<&str> = delivery.places.iter().map(|p| p.get(lang)).collect();
    places.join(common::comma(lang))
}

/// A payment method as it is offered.
pub fn payment(offer: &PaymentOffer, lang: Lang) -> PaymentView {
    PaymentView {
        method: offer.method,
        note: match offer.note.is_empty() {
            false => said(&offer.note, lang),
            true => Said::own(payment_note(offer, lang)),
        },
    }
}

/// A difference between what was shown and what is now, in words.
pub fn change(shelf: &Shelf, lang: Lang, change: Change) -> ChangeView {
    let amounts = |name: Said, was: Money, now: Money| ChangeView {
        name,
        was: was.format(lang),
        now: now.format(lang),
    };
    match change {
        Change::Currency { was, now } => ChangeView {
            name: Said::own(common::currency(lang)),
            was: was.code().to_owned(),
            now: now.code().to_owned(),
        },
        Change::Line { sku, was, now } => {
            let known = shelf.catalog.variant(&sku);
            let item = known.and_then(|(_, variant)| shelf.catalog.item(variant.item));
            let line = |line: Option<(u32, Option<Money>)>| match line {
                None => changes::not_in_cart(lang).to_owned(),
                Some((quantity, None)) => changes::pieces(lang, quantity.into()),
                Some((quantity, Some(gross))) => {
                    let pieces = changes::pieces(lang, quantity.into());
                    format!("{pieces}{}{}", common::comma(lang), gross.format(lang))
                }
            };
            ChangeView {
                name: item.map_or_else(|| Said::own(&*sku), |item| said(&item.name, lang)),
                was: line(was),
                now: line(now),
            }
        }
        Change::Goods { was, now } => amounts(Said::own(w::goods(lang)), was, now),
        Change::Delivery { name, was, now } => {
            let fee = |fee: Option<Money>| match fee {
                None => changes::not_offered(lang).to_owned(),
                Some(fee) if fee.minor == 0 => w::free(lang).to_owned(),
                Some(fee) => fee.format(lang),
            };
            ChangeView {
                name: said(&name, lang),
                was: fee(was),
                now: fee(now),
            }
        }
        Change::Tax { was, now } => {
            let tax = said(&shelf.catalog.shop.tax.name, lang);
            amounts(tax, was, now)
        }
        Change::Total { was, now } => amounts(Said::own(w::to_pay(lang)), was, now),
    }
}

/// An order as its page shows it.
pub fn order(shelf: &Shelf, kept: Kept, lang: Lang) -> OrderView {
    let document = kept.document;
    let instruction = provider(document.payment).begin(&kept.order.number, kept.order.total_minor);
    // An order keeps the account its customer was told; one of an older program has none.
    let now_offered = || shelf.catalog.shop.payment(document.payment, true);
    let bank = match &document.offer {
        Some(offer) => offer.bank.as_ref(),
        None => now_offered().and_then(|offer| offer.bank.as_ref()),
    };
    let moment = |at| Moment {
        iso: date::rfc3339(at),
        text: shelf.calendar(at).day_and_time(at, lang),
    };
    OrderView {
        number: kept.order.number,
        status: kept.status,
        placed_at: day(shelf, kept.order.placed_at, lang),
        email: document.email,
        address: document.address,
        delivery: said(&document.delivery, lang),
        payment: document.payment,
        transfer: bank
            .filter(|_| instruction == Instruction::Transfer)
            .map(|bank| TransferView {
                bank: said(&bank.bank, lang),
                iban: grouped_iban(&bank.iban),
                beneficiary: bank.beneficiary.clone(),
            }),
        before_tax: document.lines.iter().any(|line| line.price.is_before_tax()),
        lines: document
            .lines
            .into_iter()
            .map(|line| OrderLineView {
                sku: line.sku,
                name: said(&line.name, lang),
                variant: said(&line.variant, lang),
                quantity: line.price.quantity,
                unit: line.price.unit,
                gross: line.price.gross,
            })
            .collect(),
        totals: document.totals,
        tax: document.tax,
        events: kept
            .events
            .iter()
            .map(|e| (moment(e.at), e.status))
            .collect(),
        cancellable: kept.status.cancellable(),
    }
}

/// The day of an instant, by the shop's calendar.
pub fn day(shelf: &Shelf, at: i64, lang: Lang) -> Moment {
    Moment {
        iso: date::rfc3339(at),
        text: shelf.calendar(at).day(at, lang),
    }
}

/// An IBAN in groups of four (ISO 13616).
fn grouped_iban(iban: &str) -> String {
    let plain: Vec<char> = iban.chars().filter(|c| !c.is_whitespace()).collect();
    let groups = plain
        .chunks(4)
        .map(|group| group.iter().collect::<String>());
    groups.collect::<Vec<_>>().join(" ")
}
