//! One line of a product CSV.

use super::columns::Columns;
use csv::StringRecord;
use engine::number::western_digit;

/// Whether a product is for sale, as its first line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Active,
    Draft,
    Archived,
    /// Active, but not published in the online store.
    Unpublished,
    /// The file does not say.
    Unsaid,
}

impl Status {
    /// Whether the file says that it is not for sale.
    pub fn is_hidden(self) -> bool {
        matches!(self, Status::Draft | Status::Archived | Status::Unpublished)
    }
}

/// Digits and separators of any script as their Western forms. No separator is
/// dropped: whether `12,5` is twelve and a half is for who reads the figure.
pub(super) fn western(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{066B}' | '\u{FF0E}' => '.',
            '\u{060C}' | '\u{066C}' | '\u{FF0C}' => ',',
            c => western_digit(c).unwrap_or(c),
        })
        .collect()
}

/// A whole number, in digits of any script, also with decimals that are zeros: `5.0`.
///
/// # Errors
/// It is none, or could be two: `1,000`.
pub(super) fn whole_number(cell: &str) -> Result<i64, String> {
    let figure = western(cell).replace('\u{2212}', "-");
    let (whole, decimals) = figure.split_once(['.', ',']).unwrap_or((&figure, ""));
    if decimals.len() == 3 {
        return Err(format!(
            "'{cell}' is no whole number of units: write thousands without a separator"
        ));
    }
    let is_whole = decimals.bytes().all(|digit| digit == b'0');
    let number = whole.parse().ok().filter(|_| is_whole);
    number.ok_or_else(|| format!("'{cell}' is no whole number of units"))
}

/// One line of the file by column name.
pub(super) struct Line<'a> {
    pub columns: &'a Columns,
    pub record: StringRecord,
}

impl Line<'_> {
    /// The trimmed cell of a column; empty where there is none.
    pub fn get(&self, column: &str) -> &str {
        self.whole(column).trim()
    }

    /// Whether the file has a column of this name.
    pub fn has(&self, column: &str) -> bool {
        self.columns.has(column)
    }

    /// The cell of a column as it stands in the file.
    pub fn whole(&self, column: &str) -> &str {
        self.columns
            .place(column)
            .and_then(|place| self.record.get(place))
            .unwrap_or("")
    }

    /// The cell of a column without the apostrophe that spreadsheets put
    /// before figures to keep them as text.
    pub fn figure(&self, column: &str) -> &str {
        self.get(column).trim_start_matches('\'').trim()
    }

    /// What `Status` and `Published` say together; an empty cell says nothing.
    pub fn status(&self) -> Result<Status, String> {
        let status = match self.get("status").to_lowercase().as_str() {
            "" => Status::Unsaid,
            "active" => Status::Active,
            "draft" => Status::Draft,
            "archived" => Status::Archived,
            // Sold by its link alone, which this shop does not do.
            "unlisted" => Status::Unpublished,
            other => {
                return Err(format!(
                    "'{other}' is no status: it is active, draft, unlisted or archived"
                ));
            }
        };
        let published = match self.get("published").to_lowercase().as_str() {
            "" => None,
            "true" | "yes" | "1" => Some(true),
            "false" | "no" | "0" => Some(false),
            other => {
                return Err(format!(
                    "'{other}' does not say whether it is published: TRUE or FALSE"
                ));
            }
        };
        Ok(match (status, published) {
            (Status::Active | Status::Unsaid, Some(false)) => Status::Unpublished,
            (Status::Unsaid, Some(true)) => Status::Active,
            (status, _) => status,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(names: [&str; 2], cells: [&str; 2]) -> Result<Status, String> {
        let columns = Columns::of(&StringRecord::from(names.to_vec()));
        let record = StringRecord::from(cells.to_vec());
        Line {
            columns: &columns,
            record,
        }
        .status()
    }

    #[test]
    fn digits_become_western_and_separators_stay() {
        assert_eq!(
            western("١٬٢٣٤٫٥ / ۱۲،۵ / １２，５"),
            "1,234.5 / 12,5 / 12,5"
        );
    }

    #[test]
    fn whole_numbers_may_have_decimals_that_are_zeros() {
        for (cell, number) in [
            ("5", 5),
            ("5.0", 5),
            ("٥٫٠٠", 5),
            ("5,0", 5),
            ("-2", -2),
            ("\u{2212}2.0", -2),
        ] {
            assert_eq!(whole_number(cell), Ok(number), "{cell}");
        }
        for cell in ["1,000", "1.000", "5.5", "1,000.0", "many", "", ".0"] {
            assert!(whole_number(cell).is_err(), "{cell}");
        }
    }

    #[test]
    fn a_status_is_read_by_its_names_of_any_year() {
        for names in [
            ["Status", "Published"],
            ["status", "Published on online store"],
        ] {
            for (cells, expected) in [
                (["active", "true"], Status::Active),
                (["Active", "TRUE"], Status::Active),
                (["", ""], Status::Unsaid),
                (["", "TRUE"], Status::Active),
                (["Active", ""], Status::Active),
                ([" ACTIVE ", "FALSE"], Status::Unpublished),
                (["", "false"], Status::Unpublished),
                (["Draft", "TRUE"], Status::Draft),
                (["archived", "FALSE"], Status::Archived),
                (["Unlisted", "TRUE"], Status::Unpublished),
            ] {
                assert_eq!(status(names, cells), Ok(expected), "{cells:?}");
            }
        }
        assert!(status(["Status", "Published"], ["sold", ""]).is_err());
        assert!(status(["Status", "Published"], ["", "maybe"]).is_err());
    }
}
