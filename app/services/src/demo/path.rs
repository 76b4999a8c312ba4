//! What became of the demo's orders: confirmed, sent and delivered on working days, a few
//! cancelled.

use super::dice::Dice;
use super::orders::{DAY, OFFSET, works};
use engine::order::Status;

const HOUR: i64 = 3_600;
/// When the shop begins to work in the morning, and stops taking new work in the afternoon.
const OPENS: i64 = 8 * HOUR;
const CLOSES: i64 = 16 * HOUR;

/// The steps of an order after it was placed, oldest first, as far as they happened before
/// `until`. Times are seconds since the Unix epoch.
pub(super) fn steps(
    placed_at: i64,
    delivery: &str,
    payment: &str,
    until: i64,
    dice: &mut Dice,
) -> Vec<(i64, Status)> {
    let mut steps = Vec::new();
    let mut minutes = |low, high| i64::from(dice.between(low, high)) * 60;
    let second_thoughts = minutes(0, 99) < 3 * 60;
    if second_thoughts {
        steps.push((placed_at + minutes(5, 40), Status::Cancelled));
    } else {
        // A transfer takes a day or two to arrive.
        let paid = match payment {
            "bank-transfer" => placed_at + DAY + minutes(0, 20 * 60),
            _ => placed_at,
        };
        let confirmed = at_work(paid + minutes(10, 90));
        steps.push((confirmed, Status::Confirmed));
        let morning = |day| at_work(day * DAY - OFFSET);
        let next = morning(local_day(confirmed) + 1);
        if delivery == "collection" {
            steps.push((next + minutes(60, 420), Status::Delivered));
        } else {
            let sent = next + minutes(15, 150);
            let arrives = match delivery {
                "amman" => sent + minutes(60, 300),
                _ => morning(local_day(sent) + 1) + minutes(90, 480),
            };
            steps.extend([(sent, Status::Sent), (arrives, Status::Delivered)]);
        }
    }
    steps.retain(|(at, _)| *at < until);
    steps
}

fn local_day(at: i64) -> i64 {
    (at + OFFSET).div_euclid(DAY)
}

/// This moment if the shop is at work, or else the next morning it opens.
fn at_work(at: i64) -> i64 {
    let (day, second) = (local_day(at), (at + OFFSET).rem_euclid(DAY));
    if works(day) && (OPENS..CLOSES).contains(&second) {
        return at;
    }
    let today = works(day) && second < OPENS;
    let mut day = if today { day } else { day + 1 };
    while !works(day) {
        day += 1;
    }
    day * DAY - OFFSET + OPENS
}
