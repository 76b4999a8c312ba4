//! Dates as people read them, by the calendar of the shop's place.

use crate::{Day, Lang};
use time::{OffsetDateTime, UtcOffset};

const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Month names of the Levant and Iraq (CLDR `ar-JO`).
const MONTHS_LEVANT: [&str; 12] = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
];

/// Month names of the Gulf, Egypt and everywhere else (CLDR `ar`).
const MONTHS_AR: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];

/// How a shop writes dates at some instant: its offset from UTC then, and its month names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    offset: UtcOffsetSeconds,
    levant: bool,
}

type UtcOffsetSeconds = i32;

impl Calendar {
    /// `offset` is in seconds east of UTC; `country` an ISO 3166-1 alpha-2 code.
    pub fn new(offset: i32, country: &str) -> Calendar {
        Calendar {
            offset,
            levant: matches!(country, "JO" | "SY" | "LB" | "PS" | "IQ"),
        }
    }

    fn local(self, unix: i64) -> OffsetDateTime {
        let utc = OffsetDateTime::from_unix_timestamp(unix).unwrap_or(OffsetDateTime::UNIX_EPOCH);
        let offset = UtcOffset::from_whole_seconds(self.offset).unwrap_or(UtcOffset::UTC);
        utc.checked_to_offset(offset).unwrap_or(utc)
    }

    /// The day of an instant, in seconds since the Unix epoch.
    pub fn date(self, unix: i64) -> Day {
        Day::of(self.local(unix).date())
    }

    /// The day of an instant: `21 November 2026`, `21 تشرين الثاني 2026`.
    pub fn day(self, unix: i64, lang: Lang) -> String {
        let date = self.local(unix);
        let months = match (lang, self.levant) {
            (Lang::En, _) => &MONTHS_EN,
            (Lang::Ar, true) => &MONTHS_LEVANT,
            (Lang::Ar, false) => &MONTHS_AR,
        };
        let month = months
            .get(usize::from(u8::from(date.month())) - 1)
            .unwrap_or(&"");
        format!("{} {month} {}", date.day(), date.year())
    }

    /// The day and the time of an instant: `21 November 2026, 14:05`.
    pub fn day_and_time(self, unix: i64, lang: Lang) -> String {
        let time = self.local(unix);
        let comma = match lang {
            Lang::En => ",",
            Lang::Ar => "،",
        };
        let day = self.day(unix, lang);
        format!("{day}{comma} {:02}:{:02}", time.hour(), time.minute())
    }
}

/// The instant as RFC 3339 in UTC, for `<time datetime>` and machines.
pub fn rfc3339(unix: i64) -> String {
    let t = OffsetDateTime::from_unix_timestamp(unix).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
        t.year(),
        u8::from(t.month()),
        t.day(),
        t.hour(),
        t.minute(),
        t.second()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_the_shops_day() {
        // 2026-11-21T22:30:00Z is already the 22nd in Amman and Riyadh, and not yet in Dublin.
        let unix = 1_795_300_200;
        assert_eq!(rfc3339(unix), "2026-11-21T22:30:00Z");
        let amman = Calendar::new(3 * 3_600, "JO");
        assert_eq!(amman.day(unix, Lang::En), "22 November 2026");
        assert_eq!(
            amman.day_and_time(unix, Lang::Ar),
            "22 تشرين الثاني 2026، 01:30"
        );
        assert_eq!(amman.date(unix).to_string(), "2026-11-22");
        let riyadh = Calendar::new(3 * 3_600, "SA");
        assert_eq!(riyadh.day(unix, Lang::Ar), "22 نوفمبر 2026");
        assert_eq!(Calendar::new(0, "IE").date(unix).to_string(), "2026-11-21");
    }

    #[test]
    fn an_instant_out_of_range_is_still_a_date() {
        let calendar = Calendar::new(i32::MAX, "");
        for unix in [i64::MIN, -1, 0, i64::MAX] {
            assert!(!calendar.day_and_time(unix, Lang::En).is_empty());
        }
    }
}
