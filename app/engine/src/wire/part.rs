//! A part: a header, then blocks, each under its checksum.

use super::{
    BLOCK_BYTES, CHECKSUM, FRAME, HEADER, MAGIC, PartKind, Reader, Unreadable, VERSION, Writer,
    checksum, checksum_of_block,
};

/// A part while it is written.
#[derive(Debug)]
pub(crate) struct PartWriter {
    blocks: Vec<Vec<u8>>,
    /// How many entries a block holds.
    entries: usize,
}

impl PartWriter {
    /// A part whose blocks hold so many entries each.
    pub fn new(entries: usize) -> PartWriter {
        PartWriter {
            blocks: Vec::new(),
            entries,
        }
    }

    /// Adds a section: entry after entry, in as many blocks as they fill.
    pub fn section<T>(
        &mut self,
        section: u8,
        entries: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Writer, T),
    ) {
        let mut block = Writer::default();
        let mut held = 0;
        for entry in entries {
            if held == 0 {
                block.byte(section);
            }
            write(&mut block, entry);
            held += 1;
            if held == self.entries || block.bytes.len() >= BLOCK_BYTES {
                self.blocks.push(std::mem::take(&mut block.bytes));
                held = 0;
            }
        }
        if held > 0 {
            self.blocks.push(block.bytes);
        }
    }

    /// A number for what all these parts say: another where anything differs.
    pub fn edition<'a>(parts: impl Iterator<Item = &'a PartWriter>) -> u64 {
        let blocks = parts.flat_map(|part| &part.blocks);
        blocks.fold(CHECKSUM, |sum, block| {
            checksum(checksum(sum, &(block.len() as u64).to_le_bytes()), block)
        })
    }

    /// The finished bytes.
    pub fn finish(self, kind: PartKind, edition: u64) -> Vec<u8> {
        let length: usize = self.blocks.iter().map(|block| FRAME + block.len()).sum();
        let mut bytes = Vec::with_capacity(HEADER + length);
        bytes.extend(MAGIC);
        bytes.extend([VERSION, kind as u8]);
        bytes.extend(edition.to_le_bytes());
        bytes.extend((self.blocks.len() as u32).to_le_bytes());
        bytes.extend((length as u32).to_le_bytes());
        bytes.extend(checksum(CHECKSUM, &bytes).to_le_bytes());
        for (number, block) in (0u32..).zip(&self.blocks) {
            bytes.extend((block.len() as u32).to_le_bytes());
            bytes.extend(checksum_of_block(number, block).to_le_bytes());
            bytes.extend(block);
        }
        bytes
    }
}

/// A part while it is read.
#[derive(Debug)]
pub(crate) struct PartReader {
    pub kind: PartKind,
    pub edition: u64,
    bytes: Vec<u8>,
    /// Where the next block begins.
    at: usize,
    number: u32,
    blocks: u32,
    section: u8,
}

impl PartReader {
    /// Looks at the header only.
    pub fn open(bytes: Vec<u8>) -> Result<PartReader, Unreadable> {
        if !bytes.starts_with(&MAGIC) {
            return Err(Unreadable::Foreign);
        }
        let mut at = MAGIC.len();
        let [version, kind] = field(&bytes, &mut at)?;
        if version != VERSION {
            return Err(Unreadable::Version);
        }
        let edition = u64::from_le_bytes(field(&bytes, &mut at)?);
        let blocks = u32::from_le_bytes(field(&bytes, &mut at)?);
        let length = u32::from_le_bytes(field(&bytes, &mut at)?);
        let sum = checksum(CHECKSUM, &bytes[..at]);
        if u64::from_le_bytes(field(&bytes, &mut at)?) != sum {
            return Err(Unreadable::Changed);
        }
        let mut kinds = PartKind::ALL.into_iter();
        let kind = kinds.find(|known| *known as u8 == kind);
        if bytes.len() - at != length as usize {
            return Err(Unreadable::Cut);
        }
        Ok(PartReader {
            kind: kind.ok_or(Unreadable::Version)?,
            edition,
            bytes,
            at,
            number: 0,
            blocks,
            section: 0,
        })
    }

    /// How many blocks are still to be read.
    pub fn left(&self) -> u32 {
        self.blocks - self.number
    }

    /// The next block's section and what it says; `None` after the last.
    pub fn next(&mut self) -> Result<Option<(u8, Reader<'_>)>, Unreadable> {
        if self.number == self.blocks {
            let whole = self.at == self.bytes.len();
            return whole.then_some(None).ok_or(Unreadable::Cut);
        }
        let length = u32::from_le_bytes(field(&self.bytes, &mut self.at)?) as usize;
        let sum = u64::from_le_bytes(field(&self.bytes, &mut self.at)?);
        let end = self.at.checked_add(length).ok_or(Unreadable::Cut)?;
        let payload = self.bytes.get(self.at..end).ok_or(Unreadable::Cut)?;
        if checksum_of_block(self.number, payload) != sum {
            return Err(Unreadable::Changed);
        }
        self.at = end;
        self.number += 1;
        let mut reader = Reader::new(payload);
        let section = reader.byte()?;
        if section < self.section {
            return Err(Unreadable::Contradiction);
        }
        self.section = section;
        Ok(Some((section, reader)))
    }
}

/// Puts right the checksums of a part that was changed, to see that what it
/// says is checked as well.
#[cfg(test)]
pub(crate) fn resealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let sealed = HEADER - 8;
    let sum = checksum(CHECKSUM, &bytes[..sealed]);
    bytes[sealed..HEADER].copy_from_slice(&sum.to_le_bytes());
    let mut at = HEADER;
    for number in 0.. {
        let Ok(length) = field(&bytes, &mut at).map(u32::from_le_bytes) else {
            break;
        };
        let Some(payload) = bytes.get(at + 8..at + 8 + length as usize) else {
            break;
        };
        let sum = checksum_of_block(number, payload);
        bytes[at..at + 8].copy_from_slice(&sum.to_le_bytes());
        at += 8 + length as usize;
    }
    bytes
}

/// The next bytes of a fixed number.
fn field<const N: usize>(bytes: &[u8], at: &mut usize) -> Result<[u8; N], Unreadable> {
    let rest = bytes.get(*at..).ok_or(Unreadable::Cut)?;
    let field = rest.first_chunk().ok_or(Unreadable::Cut)?;
    *at += N;
    Ok(*field)
}
