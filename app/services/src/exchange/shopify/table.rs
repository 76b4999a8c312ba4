//! CSV dialects and records (RFC 4180): the separator found out, each record
//! with its line, and a quote out of place kept to the record it stands in.

use csv::StringRecord;
use std::borrow::Cow;
use std::ops::{Range, RangeInclusive};

/// What cells can be separated by, the most usual first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How far behind a faulty quote a record may reach to be taken for whole: an
/// unclosed quote would otherwise be followed to the end of the file from
/// every line behind it.
const RESUME_WITHIN: usize = 64 << 10;

/// A table taken apart.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub header: StringRecord,
    /// The line of the header.
    pub line: usize,
    /// The records below the header, with the lines they begin in.
    pub records: Vec<(usize, StringRecord)>,
    /// Records that cannot be read, with their lines.
    pub faults: Vec<(usize, String)>,
}

/// Line ends of any system as `\n`, so that lines are counted as editors do.
fn with_newlines(text: &str) -> Cow<'_, str> {
    match text.contains('\r') {
        true => text.replace("\r\n", "\n").replace('\r', "\n").into(),
        false => text.into(),
    }
}

/// Reads a table. `recognised` says how many names of a header are known; the
/// separator that gives the most is taken, unless the first line names it
/// (`sep=;`, as Excel writes and reads).
pub(super) fn read(text: &str, recognised: impl Fn(&StringRecord) -> usize) -> Table {
    let text = with_newlines(text);
    let (named, begin) = named_separator(&text);
    let begin = begin + blank(text.get(begin..).unwrap_or_default());
    let line = 1 + count_lines(text.get(..begin).unwrap_or_default());
    let header_by = |separator| {
        let end =
            record(text.as_bytes(), begin, separator, usize::MAX).map_or(text.len(), |r| r.end);
        let cells = text.get(begin..end).unwrap_or_default();
        (cells_of(cells, separator).pop().unwrap_or_default(), end)
    };
    let separators = named.map_or(SEPARATORS.to_vec(), |separator| vec![separator]);
    let mut best = (0, b',', StringRecord::new(), text.len());
    for separator in separators {
        let (header, end) = header_by(separator);
        let known = 1 + recognised(&header);
        if known > best.0 {
            best = (known, separator, header, end);
        }
    }
    let (_, separator, header, end) = best;
    let mut table = Table {
        line,
        ..Table::default()
    };
    let named = (1..)
        .zip(&header)
        .filter(|(_, name)| !name.trim().is_empty());
    let width = named.map(|(number, _)| number).max().unwrap_or(0)..=header.len();
    let (pieces, faults) = split(&text, end, separator, &width);
    let clean: String = pieces
        .iter()
        .filter_map(|(_, range)| text.get(range.clone()))
        .collect();
    let lines = pieces.iter().map(|(line, _)| *line);
    table.records = lines.zip(cells_of(&clean, separator)).collect();
    table.header = header;
    table.faults = faults;
    table
}

/// The separator a first line like `sep=;` names, and where the table begins.
fn named_separator(text: &str) -> (Option<u8>, usize) {
    let first = text.split('\n').next().unwrap_or_default();
    let bare = first.trim_matches('"');
    match bare.get(..4).map(str::to_ascii_lowercase).as_deref() {
        Some("sep=") => {
            let separator = bare.as_bytes().get(4).copied();
            let separator = separator.filter(|byte| byte.is_ascii() && *byte != b'"');
            (separator, (first.len() + 1).min(text.len()))
        }
        _ => (None, 0),
    }
}

/// The bytes of empty lines a text begins with.
fn blank(text: &str) -> usize {
    text.len() - text.trim_start_matches('\n').len()
}

fn count_lines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

fn cells_of(text: &str, separator: u8) -> Vec<StringRecord> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    // It is valid UTF-8 and may have any number of cells, so none fails.
    reader.records().filter_map(Result::ok).collect()
}

/// Where a record ends, and its shape.
struct Record {
    /// Behind its line end.
    end: usize,
    cells: usize,
    /// How many cells there are up to the last that is not empty.
    filled: usize,
    lines: usize,
}

/// Why there is no record.
enum Broken {
    /// Something stands behind a closing quote, so many lines on.
    Stray(usize),
    /// A quote is never closed.
    Unclosed,
}

/// The record that begins at a place, followed for at most `within` bytes.
fn record(text: &[u8], begin: usize, separator: u8, within: usize) -> Result<Record, Broken> {
    let mut found = Record {
        end: begin,
        cells: 1,
        filled: 0,
        lines: 1,
    };
    let last = text.len().min(begin.saturating_add(within));
    let mut quoted = false;
    let mut cell = begin;
    let mut at = begin;
    while let Some(byte) = text.get(at).copied().filter(|_| at < last) {
        at += 1;
        if quoted {
            match (byte, text.get(at)) {
                (b'"', Some(b'"')) => {
                    at += 1;
                    found.filled = found.cells;
                }
                (b'"', None | Some(b'\n')) => quoted = false,
                (b'"', Some(next)) if *next == separator => quoted = false,
                (b'"', _) => return Err(Broken::Stray(found.lines - 1)),
                (b'\n', _) => found.lines += 1,
                _ => found.filled = found.cells,
            }
            continue;
        }
        match byte {
            b'"' if at - 1 == cell => {
                quoted = true;
                continue;
            }
            b'\n' => {
                found.end = at;
                return Ok(found);
            }
            byte if byte == separator => {
                found.cells += 1;
                cell = at;
            }
            b' ' => {}
            _ => found.filled = found.cells,
        }
    }
    match quoted || last < text.len() {
        true => Err(Broken::Unclosed),
        false => {
            found.end = last;
            Ok(found)
        }
    }
}

/// Where a record begins: its line, and its bytes.
type Piece = (usize, Range<usize>);
/// The cells a record needs, up to the last named column, and those it may fill.
type Width = RangeInclusive<usize>;

/// Cuts what is below the header into whole records, as wide as the header,
/// and faults. Behind a faulty quote it goes on at the next line that is a whole
/// record by itself, so that one quote costs one record.
fn split(
    text: &str,
    begin: usize,
    separator: u8,
    width: &Width,
) -> (Vec<Piece>, Vec<(usize, String)>) {
    let bytes = text.as_bytes();
    let (mut pieces, mut faults) = (Vec::new(), Vec::new());
    let mut at = begin;
    let mut line = 1 + count_lines(text.get(..begin).unwrap_or_default());
    while at < bytes.len() {
        let fault = match record(bytes, at, separator, usize::MAX) {
            Ok(found) if found.filled == 0 || fits(&found, width) => {
                if found.filled > 0 {
                    pieces.push((line, at..found.end));
                }
                line += found.lines;
                at = found.end;
                continue;
            }
            Ok(found) if found.lines == 1 => {
                let (count, width) = (found.cells, width.end());
                let reason = format!("it has {count} cells where the header has {width}");
                faults.push((line, reason));
                line += 1;
                at = found.end;
                continue;
            }
            Ok(_) => "a quote in it is not closed where it should be".to_owned(),
            Err(Broken::Unclosed) => "a quote in it is never closed".to_owned(),
            Err(Broken::Stray(0)) => "a quote in it is not doubled, or not closed".to_owned(),
            Err(Broken::Stray(lines)) => format!(
                "a quote in it is not closed before the one in line {}",
                line + lines
            ),
        };
        let first = line;
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            let next = rest.iter().position(|byte| *byte == b'\n');
            at = next.map_or(bytes.len(), |next| at + next + 1);
            line += 1;
            let resumes = record(bytes, at, separator, RESUME_WITHIN)
                .is_ok_and(|found| found.filled > 0 && fits(&found, width));
            if resumes || at >= bytes.len() {
                break;
            }
        }
        let left_out = match line - 1 - first {
            0 => String::new(),
            _ => format!("; lines {first} to {} are left out", line - 1),
        };
        faults.push((first, fault + &left_out));
    }
    (pieces, faults)
}

/// Whether a record has a cell for each column, and nothing beside.
fn fits(record: &Record, width: &Width) -> bool {
    record.cells >= *width.start() && record.filled <= *width.end()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        read(text, |header| {
            header.iter().filter(|name| name.starts_with('h')).count()
        })
    }

    fn lines(table: &Table) -> Vec<(usize, Vec<&str>)> {
        let cells = |record| -> Vec<&str> { StringRecord::iter(record).collect() };
        table
            .records
            .iter()
            .map(|(line, record)| (*line, cells(record)))
            .collect()
    }

    #[test]
    fn the_separator_is_found_or_named() {
        for separator in [",", ";", "\t", "|"] {
            let text = ["h1", "h2", "h3\n1", "\"a,b;c\"", "3\n"].join(separator);
            let table = table(&text);
            assert_eq!(lines(&table), [(2, vec!["1", "a,b;c", "3"])], "{separator}");
        }
        for first in ["sep=;", "SEP=;", "\"sep=;\""] {
            let table = table(&format!("{first}\nx;y,h\n1;2,5\n"));
            assert_eq!(table.line, 2);
            assert_eq!(lines(&table), [(3, vec!["1", "2,5"])]);
        }
    }

    #[test]
    fn lines_are_counted_as_an_editor_does() {
        let unix = "h1,h2\n1,\"two\nlines\"\n\n,\n2,x\n3\n";
        for end in ["\n", "\r\n", "\r"] {
            let table = table(&unix.replace('\n', end));
            let expected = [(2, vec!["1", "two\nlines"]), (6, vec!["2", "x"])];
            assert_eq!(lines(&table), expected, "{end:?}");
            let fault = "it has 1 cells where the header has 2";
            assert_eq!(table.faults, [(7, fault.to_owned())], "{end:?}");
        }
    }

    #[test]
    fn a_quote_out_of_place_costs_one_record() {
        let rows: String = (6..60).map(|n| format!("{n},\"b {n}\",c\n")).collect();
        let broken = [
            ("\"Screen 24,c\n", "not closed before the one in line 6"),
            ("\"24\" wide\",c\n", "not doubled"),
            ("\"a\nb\" c\nd\",c\n", "line"),
            ("\"a\n\nb, c\n", "not closed before the one in line 8"),
        ];
        for (cells, reason) in broken {
            let text =
                format!("h1,h2,h3\n1,a,b\n2,24\" wide,c\n3,\"27\"\" wide\",c\n5,{cells}{rows}");
            let table = table(&text);
            assert_eq!(table.faults.len(), 1, "{cells}: {:?}", table.faults);
            assert_eq!(table.faults[0].0, 5, "{cells}");
            assert!(table.faults[0].1.contains(reason), "{:?}", table.faults);
            assert_eq!(table.records.len(), 3 + 54, "{cells}");
            assert_eq!(table.records[1].1.get(1), Some("24\" wide"));
            assert_eq!(table.records[2].1.get(1), Some("27\" wide"));
            let last = 5 + cells.matches('\n').count() + 53;
            assert_eq!(table.records.last().unwrap().0, last);
        }
        let table = table("h1,h2\n1,a\n2,\"never\n3,b\n4,c");
        assert_eq!(
            table.faults,
            [(3, "a quote in it is never closed".to_owned())]
        );
        assert_eq!(table.records.len(), 3);
    }

    #[test]
    fn cells_beside_the_header_are_told_unless_empty() {
        let table = table("h1,h2\n1,2,,\n1,2,3\n\"\",\n");
        assert_eq!(lines(&table), [(2, vec!["1", "2", "", ""])]);
        assert_eq!(table.faults.len(), 1);
        assert_eq!(super::read("", |_| 0).records.len(), 0);
    }

    #[test]
    fn hostile_quotes_take_no_long_time() {
        for unit in [
            "\"\n",
            "\"\"\"\n",
            "a,\"\n",
            "\"a\"\"\n",
            "\",\"\n",
            "\"a,\"\"\n",
        ] {
            let text = format!("h1,h2,h3\n{}", unit.repeat(20_000));
            assert!(table(&text).records.len() <= 20_000);
        }
    }
}
