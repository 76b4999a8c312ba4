//! A year of orders as the demo's customers would place them.

use super::dice::Dice;
use super::path;
use super::people::{CUSTOMERS, Customer};
use crate::exchange::Document;
use engine::catalog::Product;
use engine::order::Status;
use std::collections::BTreeMap;

pub(super) const DAY: i64 = 86_400;
/// Amman is three hours ahead of UTC all year.
pub(super) const OFFSET: i64 = 3 * 3_600;

/// An order of the demo, to be placed through the store. Over the year more is
/// sold than is on hand today: place the orders first, then set the stock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoOrder {
    /// Index into [`CUSTOMERS`].
    pub customer: usize,
    /// Seconds since the Unix epoch.
    pub placed_at: i64,
    /// `(SKU, quantity)`; no SKU twice.
    pub lines: Vec<(String, u32)>,
    /// The id of one of the shop's deliveries.
    pub delivery: &'static str,
    /// `invoice`, `on-delivery` or `bank-transfer`.
    pub payment: &'static str,
    /// What became of it and when, oldest first.
    pub steps: Vec<(i64, Status)>,
}

/// About 300 orders in the 365 days before `until`, oldest first: on working
/// days (Sunday to Thursday, in Amman's time) in working hours, fewer in high
/// summer, more in September and before the year closes. Every customer keeps
/// to a few consumables and now and then fits out a room.
pub fn orders(document: &Document, seed: u64, until: i64) -> Vec<DemoOrder> {
    let mut shelves: BTreeMap<&str, Vec<&Product>> = BTreeMap::new();
    for product in &document.products {
        shelves.entry(&product.category).or_default().push(product);
    }
    let mut orders = Vec::new();
    for (index, customer) in CUSTOMERS.iter().enumerate() {
        // Dice of their own, so that one customer's habits never move another's.
        let mut dice = Dice::new(seed.wrapping_add((index as u64 + 1) << 32));
        let habits = habits(customer, &shelves, &mut dice);
        let last = (until + OFFSET).div_euclid(DAY);
        for day in last - 365..=last {
            if !works(day) || dice.below(100_000) >= customer.pace * season(day) {
                continue;
            }
            let placed_at = day * DAY - OFFSET + second_of_day(&mut dice);
            if placed_at >= until || placed_at < until - 365 * DAY {
                continue;
            }
            let lines = basket(customer, &habits, &shelves, &mut dice);
            if lines.is_empty() {
                continue;
            }
            let payment = if dice.chance(88) {
                customer.payment
            } else {
                "bank-transfer"
            };
            let collects = customer.delivery == "amman" && dice.chance(8);
            let delivery = if collects {
                "collection"
            } else {
                customer.delivery
            };
            // Dice of its own, too: what becomes of one order changes no other.
            let mut dice = Dice::of(&format!("{seed} {index} {placed_at}"));
            let steps = path::steps(placed_at, delivery, payment, until, &mut dice);
            orders.push(DemoOrder {
                customer: index,
                placed_at,
                lines,
                delivery,
                payment,
                steps,
            });
        }
    }
    orders.sort_by_key(|order| (order.placed_at, order.customer));
    orders
}

/// A consumable a customer keeps to: its SKU and the usual quantity's bounds.
type Habit = (String, u32, u32);

fn habits(
    customer: &Customer,
    shelves: &BTreeMap<&str, Vec<&Product>>,
    dice: &mut Dice,
) -> Vec<Habit> {
    let mut habits = Vec::new();
    for &(category, low, high) in customer.staples {
        for _ in 0..2 {
            if let Some(sku) = sku(shelves, category, dice) {
                habits.push((sku, low, high));
            }
        }
    }
    habits
}

fn basket(
    customer: &Customer,
    habits: &[Habit],
    shelves: &BTreeMap<&str, Vec<&Product>>,
    dice: &mut Dice,
) -> Vec<(String, u32)> {
    let mut lines: Vec<(String, u32)> = Vec::new();
    let mut add = |sku: String, quantity: u32| {
        if !lines.iter().any(|(have, _)| *have == sku) {
            lines.push((sku, quantity));
        }
    };
    let restocks = dice.chance(72);
    if restocks {
        for _ in 0..dice.between(1, 4) {
            if let Some((sku, low, high)) = dice.pick(habits) {
                add(sku.clone(), dice.between(*low, *high));
            }
        }
    }
    if !restocks || dice.chance(15) {
        for _ in 0..dice.between(1, 3) {
            if let Some(&(category, low, high)) = dice.pick(customer.wishes)
                && let Some(sku) = sku(shelves, category, dice)
            {
                add(sku, dice.between(low, high));
            }
        }
    }
    lines
}

fn sku(shelves: &BTreeMap<&str, Vec<&Product>>, category: &str, dice: &mut Dice) -> Option<String> {
    // The better known of two is bought more often.
    let products = shelves.get(category)?;
    let first = dice.pick(products)?;
    let second = dice.pick(products)?;
    let product = if first.popularity >= second.popularity {
        first
    } else {
        second
    };
    dice.pick(&product.variants)
        .map(|variant| variant.sku.clone())
}

/// Whether a day since the epoch is Sunday to Thursday; day 0 was a Thursday.
pub(super) fn works(day: i64) -> bool {
    !matches!((day + 4).rem_euclid(7), 5 | 6)
}

/// How busy the time of year is, in percent.
fn season(day: i64) -> usize {
    let Ok(date) = time::OffsetDateTime::from_unix_timestamp(day * DAY) else {
        return 100;
    };
    match u8::from(date.month()) {
        // The new year's budgets.
        1 | 2 => 115,
        7 | 8 => 70,
        // Schools and offices come back.
        9 | 10 => 140,
        // Before the year closes.
        11 | 12 => 120,
        _ => 95,
    }
}

/// A second of the working day, 8:00 to 17:59, most of them before lunch.
fn second_of_day(dice: &mut Dice) -> i64 {
    const HOURS: [i64; 16] = [8, 9, 9, 10, 10, 10, 11, 11, 11, 12, 12, 13, 14, 15, 16, 17];
    let hour = dice.pick(&HOURS).copied().unwrap_or(10);
    hour * 3_600 + dice.below(3_600) as i64
}
