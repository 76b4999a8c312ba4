//! The shop's calendar: its time zone's offset at an instant, from the IANA database.

use engine::Calendar;
use engine::catalog::Shop;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The calendar of a shop at `now`, in unix seconds. An unknown time zone is read as UTC.
pub(crate) fn calendar(shop: &Shop, now: i64) -> Calendar {
    let offset = zone(&shop.time_zone)
        .zip(Timestamp::from_second(now).ok())
        .map_or(0, |(zone, now)| zone.to_offset(now).seconds());
    Calendar::new(offset, &shop.country)
}

/// A time zone of the IANA database by its name: `Asia/Amman`.
pub(crate) fn zone(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::Lang;

    #[test]
    fn summer_time_counts() {
        let shop = Shop {
            time_zone: "Europe/Dublin".to_owned(),
            country: "IE".to_owned(),
            ..Shop::default()
        };
        let at = |now| calendar(&shop, now).day_and_time(now, Lang::En);
        // 2026-07-01T23:30:00Z and 2026-12-01T23:30:00Z.
        assert_eq!(at(1_782_948_600), "2 July 2026, 00:30");
        assert_eq!(at(1_796_167_800), "1 December 2026, 23:30");
        assert!(zone("Mars/Olympus").is_none());
    }
}
