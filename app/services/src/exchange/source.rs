//! Files as texts: a folder walked, an archive unpacked, sizes bounded.

use super::decode::{Decoded, decode};
use super::read::ExchangeError;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The largest text read from one file, unpacked, in bytes. An archive that
/// promises little and unpacks to much is stopped here.
pub const MAX_FILE_BYTES: u64 = 256 << 20;

/// A file's text under the name it is reported by.
pub(super) struct Source {
    pub name: String,
    pub text: String,
    /// What it was written in, where that is not UTF-8.
    pub encoding: Option<&'static str>,
}

impl Source {
    /// A failure at a line of this source.
    pub fn malformed(&self, line: usize, reason: impl ToString) -> ExchangeError {
        ExchangeError::Malformed {
            file: self.name.clone(),
            line,
            reason: reason.to_string(),
        }
    }
}

/// The files to read: the path itself, or what lies directly in the folder
/// and ends in one of `endings`, in the order of their names.
pub(super) fn files(path: &Path, endings: &[&str]) -> Result<Vec<PathBuf>, ExchangeError> {
    let io = |source| ExchangeError::Io {
        file: path.display().to_string(),
        source,
    };
    if !fs::metadata(path).map_err(io)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(io)? {
        let file = entry.map_err(io)?.path();
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase();
        if file.is_file() && endings.iter().any(|ending| name.ends_with(ending)) {
            files.push(file);
        }
    }
    if files.is_empty() {
        let endings = endings.join(" or ");
        return Err(ExchangeError::Nothing(path.display().to_string(), endings));
    }
    files.sort();
    Ok(files)
}

/// The texts in a file: one, or one per JSON file in an archive. `guess` says
/// whether encodings other than Unicode's are detected.
pub(super) fn open(path: &Path, guess: bool) -> Result<Vec<Source>, ExchangeError> {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let file = fs::File::open(path).map_err(|source| ExchangeError::Io {
        file: path.display().to_string(),
        source,
    })?;
    if name.to_lowercase().ends_with(".zip") {
        unpack(&name, file, MAX_FILE_BYTES)
    } else {
        Ok(vec![text(name, file, MAX_FILE_BYTES, guess)?])
    }
}

/// The JSON files of an archive; together they may have `limit` bytes.
fn unpack(
    name: &str,
    file: impl Read + io::Seek,
    limit: u64,
) -> Result<Vec<Source>, ExchangeError> {
    let broken = |reason: zip::result::ZipError| ExchangeError::Archive {
        file: name.to_owned(),
        reason: reason.to_string(),
    };
    let mut archive = zip::ZipArchive::new(file).map_err(broken)?;
    let mut left = limit;
    let mut sources = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(broken)?;
        // Archives made on a Mac carry `__MACOSX/._name` beside every file.
        if !entry.is_file()
            || !entry.name().to_lowercase().ends_with(".json")
            || entry.name().starts_with("__MACOSX")
        {
            continue;
        }
        let inner = format!("{name}:{}", entry.name());
        let source = text(inner, entry, left, false)?;
        left = left.saturating_sub(source.text.len() as u64);
        sources.push(source);
    }
    Ok(sources)
}

fn text(name: String, reader: impl Read, limit: u64, guess: bool) -> Result<Source, ExchangeError> {
    let mut bytes = Vec::new();
    if let Err(source) = reader.take(limit + 1).read_to_end(&mut bytes) {
        return Err(ExchangeError::Io { file: name, source });
    }
    if bytes.len() as u64 > limit {
        return Err(ExchangeError::TooLarge {
            file: name,
            limit: MAX_FILE_BYTES,
        });
    }
    match decode(bytes, guess) {
        Ok(Decoded { text, encoding }) => Ok(Source {
            name,
            text,
            encoding,
        }),
        Err((line, reason)) => Err(ExchangeError::Malformed {
            file: name,
            line,
            reason: reason.into(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};

    fn archive(files: &[(&str, usize)]) -> Cursor<Vec<u8>> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, size) in files {
            zip.start_file(*name, zip::write::SimpleFileOptions::default())
                .unwrap();
            zip.write_all(&vec![b' '; *size]).unwrap();
        }
        zip.finish().unwrap()
    }

    #[test]
    fn an_archive_that_swells_is_stopped() {
        let swelling = archive(&[("a.json", 1 << 20)]);
        assert!(swelling.get_ref().len() < 5_000);
        let error = unpack("a.zip", swelling, 1 << 16).err().unwrap();
        assert!(matches!(error, ExchangeError::TooLarge { .. }), "{error}");
        let many = archive(&[("a.json", 600), ("b.json", 600)]);
        let error = unpack("a.zip", many, 1000).err().unwrap();
        assert!(matches!(error, ExchangeError::TooLarge { .. }), "{error}");
    }

    #[test]
    fn only_the_json_files_of_an_archive_are_read() {
        let mixed = archive(&[("b.json", 3), ("read.me", 3), ("__MACOSX/._b.json", 3)]);
        let sources = unpack("a.zip", mixed, 1000).unwrap();
        let names: Vec<_> = sources.iter().map(|source| source.name.as_str()).collect();
        assert_eq!(names, ["a.zip:b.json"]);
    }
}
