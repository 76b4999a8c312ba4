//! Dates as people read them. Instants are seconds since the Unix epoch, UTC;
//! the shop's market is at a fixed offset (Jordan, UTC+3 all year since 2022).

use crate::Lang;
use time::{OffsetDateTime, UtcOffset};

const MARKET_OFFSET_HOURS: i8 = 3;

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

/// Month names of the Levant with CLDR's `ar-JO` spelling.
const MONTHS_AR: [&str; 12] = [
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

/// An instant in the market's time.
pub(crate) fn local(unix: i64) -> OffsetDateTime {
    let utc = OffsetDateTime::from_unix_timestamp(unix).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    match UtcOffset::from_hms(MARKET_OFFSET_HOURS, 0, 0) {
        Ok(offset) => utc.to_offset(offset),
        Err(_) => utc,
    }
}

/// The day of an instant in the market's time: `21 November 2026`, `21 تشرين الثاني 2026`.
pub fn day(unix: i64, lang: Lang) -> String {
    let date = local(unix);
    let months = match lang {
        Lang::En => &MONTHS_EN,
        Lang::Ar => &MONTHS_AR,
    };
    let month = months
        .get(u8::from(date.month()) as usize - 1)
        .unwrap_or(&"");
    format!("{} {month} {}", date.day(), date.year())
}

/// The day and the time of an instant: `21 November 2026, 14:05`.
pub fn day_and_time(unix: i64, lang: Lang) -> String {
    let date = local(unix);
    let comma = match lang {
        Lang::En => ",",
        Lang::Ar => "،",
    };
    format!(
        "{}{comma} {:02}:{:02}",
        day(unix, lang),
        date.hour(),
        date.minute()
    )
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
    fn a_day_is_the_markets_day() {
        // 2026-11-21T22:30:00Z is already the 22nd in Amman.
        let unix = 1_795_300_200;
        assert_eq!(rfc3339(unix), "2026-11-21T22:30:00Z");
        assert_eq!(day(unix, Lang::En), "22 November 2026");
        assert_eq!(day_and_time(unix, Lang::Ar), "22 تشرين الثاني 2026، 01:30");
    }
}
