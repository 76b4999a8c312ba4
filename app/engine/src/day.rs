//! A day of the calendar. Whoever asks says which day it is.

use serde::{Deserialize, Serialize};
use std::fmt;
use time::{Date, Month};

/// A day of the calendar, written `YYYY-MM-DD`; later days are greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// Reads `YYYY-MM-DD`; `None` for anything that is no day of the calendar.
    pub fn parse(text: &str) -> Option<Day> {
        let shape = text.len() == 10
            && text.bytes().enumerate().all(|(place, byte)| match place {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !shape {
            return None;
        }
        let year: u16 = text.get(0..4)?.parse().ok()?;
        let month: u8 = text.get(5..7)?.parse().ok()?;
        let day: u8 = text.get(8..10)?.parse().ok()?;
        Date::from_calendar_date(i32::from(year), Month::try_from(month).ok()?, day).ok()?;
        Some(Day { year, month, day })
    }

    /// A date of the Gregorian calendar.
    pub(crate) fn of(date: Date) -> Day {
        Day {
            year: u16::try_from(date.year()).unwrap_or_default(),
            month: u8::from(date.month()),
            day: date.day(),
        }
    }
}

/// 1 January 1970.
impl Default for Day {
    fn default() -> Day {
        Day {
            year: 1970,
            month: 1,
            day: 1,
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(text: String) -> Result<Day, String> {
        Day::parse(&text).ok_or_else(|| format!("'{text}' is no day like 2026-11-21"))
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_of_the_calendar_and_in_its_order() {
        let day = |text| Day::parse(text).expect(text);
        assert_eq!(day("2028-02-29").to_string(), "2028-02-29");
        assert!(day("2026-09-30") < day("2026-10-01"));
        for wrong in [
            "2026-02-29",
            "2026-13-01",
            "2026-1-1",
            "26-01-01",
            "2026-01-01T00:00",
            "٢٠٢٦-٠١",
            "+026-01-01",
            "",
        ] {
            assert_eq!(Day::parse(wrong), None, "{wrong}");
        }
    }
}
