//! Bytes that travel: how a part of the catalogue is put into a file that a
//! browser fetches, and taken out of it again in small steps.
//!
//! A part is a header and blocks. The header says what it is and of which
//! edition; a block is one of the part's sections or a piece of one, at most
//! [`NUMBERS_PER_BLOCK`] entries, under a checksum of its own. So a block is what
//! one step reads: nothing is looked at twice, and no step takes long.
//!
//! Whatever the bytes are, reading them ends in a value or in [`Unreadable`],
//! and no count is believed before as many entries have come.

mod part;
mod read;
mod write;

#[cfg(test)]
pub(crate) use part::resealed;
pub(crate) use part::{PartReader, PartWriter};
pub(crate) use read::Reader;
pub(crate) use write::Writer;

use std::fmt;

/// How the parts are laid out; another number is another layout.
const VERSION: u8 = 1;
const MAGIC: [u8; 6] = *b"tafsil";
/// Magic, version and kind a byte each, edition, blocks, length, checksum.
const HEADER: usize = 6 + 1 + 1 + 8 + 4 + 4 + 8;
/// Before a block: its length and its checksum.
const FRAME: usize = 4 + 8;
/// How many small numbers a block holds.
pub(crate) const NUMBERS_PER_BLOCK: usize = 8_192;
/// How many entries a block holds that are made into strings of their own.
pub(crate) const STRINGS_PER_BLOCK: usize = 1_024;
/// After so many bytes a block takes no further entry.
const BLOCK_BYTES: usize = 1 << 16;
/// How much of a string, in bytes, is said by pointing to the one before.
const MOST_SAME: usize = 255;

/// What a part holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// What narrows, counts and sorts.
    Columns,
    /// What is found by words.
    Text,
    /// What a card shows.
    Cards,
}

impl PartKind {
    /// In the order in which they are read.
    pub const ALL: [PartKind; 3] = [PartKind::Columns, PartKind::Text, PartKind::Cards];

    /// What its file is called.
    pub const fn name(self) -> &'static str {
        match self {
            PartKind::Columns => "columns",
            PartKind::Text => "text",
            PartKind::Cards => "cards",
        }
    }

    pub fn from_name(name: &str) -> Option<PartKind> {
        PartKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Why bytes are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// No such file at all.
    Foreign,
    /// Of another layout than this program reads.
    Version,
    /// Shorter or longer than it says.
    Cut,
    /// A checksum differs.
    Changed,
    /// Whole, but what it says cannot be.
    Contradiction,
    /// Not the part that is read next, or of another edition than those before.
    OutOfTurn,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unreadable::Foreign => "not a part of a catalogue",
            Unreadable::Version => "a part of another layout",
            Unreadable::Cut => "a part that is cut short or too long",
            Unreadable::Changed => "a part that was changed on its way",
            Unreadable::Contradiction => "a part that contradicts itself",
            Unreadable::OutOfTurn => "a part out of turn, or of another edition",
        })
    }
}

impl std::error::Error for Unreadable {}

/// Where a checksum begins (FNV-1a, 64 bits;
/// <https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>).
pub(crate) const CHECKSUM: u64 = 0xcbf2_9ce4_8422_2325;

/// Goes on with a checksum over these bytes.
pub(crate) fn checksum(start: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(start, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// A block's checksum also covers its place, so that no two can change places.
fn checksum_of_block(number: u32, payload: &[u8]) -> u64 {
    checksum(checksum(CHECKSUM, &number.to_le_bytes()), payload)
}
