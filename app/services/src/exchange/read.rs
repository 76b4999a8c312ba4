//! Reading a file or a folder in a named format.

use super::source::{self, Source};
use super::{Reading, icecat};
use std::path::Path;
use std::str::FromStr;

/// The formats a catalogue can come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Arrays of products with `attr_t_`, `attr_n_` and `attr_b_` fields, as
    /// Icecat's data is passed around; `.json` or `.json.zip`.
    Icecat,
    /// Shopify's product CSV.
    Shopify,
    /// The exchange format of this program; `.json` or `.json.zip`.
    Tafsil,
}

impl Format {
    pub const ALL: [Format; 3] = [Format::Icecat, Format::Shopify, Format::Tafsil];

    /// The name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Format::Icecat => "icecat",
            Format::Shopify => "shopify",
            Format::Tafsil => "tafsil",
        }
    }

    /// The endings of the file names this format reads.
    pub(super) const fn endings(self) -> &'static [&'static str] {
        match self {
            Format::Icecat | Format::Tafsil => &[".json", ".json.zip"],
            Format::Shopify => &[".csv"],
        }
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Format, String> {
        Format::ALL
            .into_iter()
            .find(|format| format.name() == name)
            .ok_or_else(|| {
                format!("unknown format '{name}': it is one of icecat, shopify and tafsil")
            })
    }
}

/// Why a source could not be read at all. A single bad row is no such error:
/// it is reported in [`Reading::skipped`].
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    #[error("{file}: {source}")]
    Io {
        file: String,
        source: std::io::Error,
    },
    #[error("{0}: there is nothing to read: no file ends in {1}")]
    Nothing(String, String),
    #[error("{file}: unpacked it is larger than {limit} bytes")]
    TooLarge { file: String, limit: u64 },
    #[error("{file}: it is not a readable zip archive: {reason}")]
    Archive { file: String, reason: String },
    #[error("{file}:{line}: {reason}")]
    Malformed {
        file: String,
        line: usize,
        reason: String,
    },
}

/// What reading is busy with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Files read and taken apart.
    Reading,
    /// Products sorted into categories and their attributes typed.
    Sorting,
}

/// How far reading has come: `done` of `total` files or products.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub step: Step,
    pub done: usize,
    pub total: usize,
}

/// Reads a file, or all files of a folder that the format knows, in the order
/// of their names.
///
/// # Errors
/// When a file cannot be opened, unpacks to more than [`source::MAX_FILE_BYTES`]
/// or is not what the format says; the message names the file and the line.
pub fn read_path(
    path: &Path,
    format: Format,
    progress: &mut dyn FnMut(Progress),
) -> Result<Reading, ExchangeError> {
    let files = source::files(path, format.endings())?;
    let total = files.len();
    let mut reader = Reader::new(format);
    for (done, file) in files.iter().enumerate() {
        progress(Progress {
            step: Step::Reading,
            done,
            total,
        });
        for part in source::open(file)? {
            reader.take(&part)?;
        }
    }
    progress(Progress {
        step: Step::Reading,
        done: total,
        total,
    });
    Ok(reader.finish(progress))
}

/// The reader of each format: takes sources one by one, then finishes.
enum Reader {
    Icecat(icecat::Reader),
}

impl Reader {
    fn new(format: Format) -> Reader {
        match format {
            Format::Icecat | Format::Shopify | Format::Tafsil => {
                Reader::Icecat(icecat::Reader::default())
            }
        }
    }

    fn take(&mut self, source: &Source) -> Result<(), ExchangeError> {
        match self {
            Reader::Icecat(reader) => reader.take(source),
        }
    }

    fn finish(self, progress: &mut dyn FnMut(Progress)) -> Reading {
        match self {
            Reader::Icecat(reader) => reader.finish(progress),
        }
    }
}
