//! Reading a file or a folder in a named format.

use super::check::{self, Known, Origins};
use super::lists::retail;
use super::{Document, Reading, Skipped, icecat, merge, shopify, source, tafsil};
use engine::Currency;
use engine::price::PriceList;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::str::FromStr;

/// The formats a catalogue can come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Arrays of products with `attr_t_`, `attr_n_` and `attr_b_` fields, as
    /// Icecat's data is passed around; `.json` or `.json.zip`.
    Icecat,
    /// Shopify's product CSV, and its inventory CSV.
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
            Format::Icecat => &[".json", ".json.zip"],
            Format::Tafsil => &[".json", ".json.zip", ".jsonc"],
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

/// What reading may be told beforehand.
#[derive(Clone, Debug)]
pub struct Options {
    /// What the shop has, so that a partial document can refer to it.
    pub known: Known,
    /// The list the prices of a format without price lists go to.
    pub price_list: PriceList,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            known: Known::default(),
            price_list: retail(Currency::Usd),
        }
    }
}

/// Reads a file, or all files of a folder that the format knows, in the order
/// of their names. Faulty rows are left out and reported in
/// [`Reading::skipped`]; whether that is acceptable is the caller's to decide.
///
/// # Errors
/// When a file cannot be opened, unpacks to more than
/// [`MAX_FILE_BYTES`](super::MAX_FILE_BYTES) or is not what the format says;
/// the message names the file and the line.
pub fn read_path(
    path: &Path,
    format: Format,
    progress: &mut dyn FnMut(Progress),
) -> Result<Reading, ExchangeError> {
    read_path_with(path, format, Options::default(), progress)
}

/// [`read_path`] with options.
///
/// # Errors
/// As [`read_path`].
pub fn read_path_with(
    path: &Path,
    format: Format,
    options: Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Reading, ExchangeError> {
    let files = source::files(path, format.endings())?;
    let total = files.len();
    let mut reader = match format {
        Format::Icecat => Reader::Icecat(Box::new(icecat::Reader::new(options.price_list))),
        Format::Shopify => Reader::Shopify(Box::new(shopify::Reader::new(options.price_list))),
        Format::Tafsil => Reader::Tafsil(Box::new(tafsil::Reader::new(&options.known))),
    };
    for (done, file) in files.iter().enumerate() {
        progress(Progress {
            step: Step::Reading,
            done,
            total,
        });
        // JSON is Unicode by definition; tables are in whatever a spreadsheet wrote.
        let guess_encoding = format == Format::Shopify;
        for source in source::open(file, guess_encoding)? {
            match &mut reader {
                Reader::Icecat(reader) => reader.take(&source)?,
                Reader::Shopify(reader) => reader.take(&source)?,
                Reader::Tafsil(reader) => reader.take(&source)?,
            }
        }
    }
    progress(Progress {
        step: Step::Reading,
        done: total,
        total,
    });
    let mut draft = match reader {
        Reader::Icecat(reader) => reader.finish(progress),
        Reader::Shopify(reader) => reader.finish(),
        Reader::Tafsil(reader) => reader.finish(),
    };
    merge::merge(&mut draft, &options.known);
    let told = check::check(&mut draft.document, &draft.origins, &options.known);
    draft.skipped.extend(told.skipped);
    draft.notices.extend(told.notices);
    for rows in [&mut draft.skipped, &mut draft.notices] {
        rows.sort_by(|a, b| a.file.cmp(&b.file).then(a.line.cmp(&b.line)));
    }
    Ok(Reading {
        document: draft.document,
        skipped: draft.skipped,
        notices: draft.notices,
        revision: options.known.revision,
    })
}

/// The reader of each format: takes sources one by one, then finishes.
enum Reader {
    Icecat(Box<icecat::Reader>),
    Shopify(Box<shopify::Reader>),
    Tafsil(Box<tafsil::Reader>),
}

/// What a format's reader gives: a document not yet checked.
#[derive(Default)]
pub(super) struct Draft {
    pub document: Document,
    pub origins: Origins,
    pub skipped: Vec<Skipped>,
    pub notices: Vec<Skipped>,
    /// Whether keys and categories are this program's, made of what the source has:
    /// then the shop's own come first.
    pub is_derived: bool,
    /// Whether stock is only for SKUs the shop does not have.
    pub is_initial_stock: bool,
    /// Ids of products of which the source says that they are not for sale, and where.
    pub withdrawn: Vec<(String, String, usize)>,
    /// By product id: of which fields the source says what they are, even that they are empty.
    pub stated: HashMap<String, Stated>,
    /// SKUs that the source does not write: made up of a handle and options.
    pub made_up_skus: HashSet<String>,
    /// Units counted of variants that are named by their options instead of by SKU.
    pub counted: Vec<Counted>,
}

/// Fields of a product that a source has columns for. An empty value of any other field says
/// nothing: there the shop's value stays.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stated {
    /// Whether it is for sale.
    pub status: bool,
    pub category: bool,
    pub brand: bool,
    pub description: bool,
    pub tags: bool,
    pub options: bool,
    pub barcode: bool,
}

/// Units of a variant without SKU.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    /// The id of its product.
    pub product: String,
    /// Keys of the choices that tell it from its siblings, in any order.
    pub choices: Vec<String>,
    pub units: i64,
    pub file: String,
    pub line: usize,
}
