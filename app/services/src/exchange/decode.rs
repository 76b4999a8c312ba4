//! Character encodings: bytes as a spreadsheet or an older program saved them,
//! decoded to text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Text, and what it was written in where that is not UTF-8.
#[derive(Debug, PartialEq)]
pub(super) struct Decoded {
    pub text: String,
    pub encoding: Option<&'static str>,
}

/// Bytes that are no text: the line of the first of them, and the reason.
pub(super) type Undecodable = (usize, &'static str);

/// Decodes by the byte order mark where there is one, or as UTF-8, or as
/// UTF-16 without a mark. What remains is in one of the older encodings of a
/// byte a letter: `guess` says whether to detect it by its letters, as
/// browsers do, or to refuse it.
pub(super) fn decode(bytes: Vec<u8>, guess: bool) -> Result<Decoded, Undecodable> {
    let (encoding, bytes) = match Encoding::for_bom(&bytes) {
        Some((encoding, length)) => (
            Some(encoding),
            bytes.get(length..).unwrap_or_default().to_vec(),
        ),
        None => (utf16_without_mark(&bytes), bytes),
    };
    if let Some(encoding) = encoding.filter(|encoding| *encoding != UTF_8) {
        return in_encoding(encoding, &bytes);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err((1, "it is a spreadsheet or an archive, not text"));
    }
    let error = match String::from_utf8(bytes) {
        Ok(text) => {
            return Ok(Decoded {
                text,
                encoding: None,
            });
        }
        Err(error) => error,
    };
    let valid = error.utf8_error().valid_up_to();
    let bytes = error.into_bytes();
    if guess && encoding.is_none() && !bytes.contains(&0) {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(&bytes, true);
        return in_encoding(detector.guess(None, Utf8Detection::Deny), &bytes);
    }
    let lines = bytes
        .iter()
        .take(valid)
        .filter(|byte| **byte == b'\n')
        .count();
    Err((1 + lines, "not UTF-8 text"))
}

fn in_encoding(encoding: &'static Encoding, bytes: &[u8]) -> Result<Decoded, Undecodable> {
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    if malformed {
        let before = text.split('\u{FFFD}').next().unwrap_or_default();
        let line = 1 + before.matches('\n').count();
        return Err((line, "it has bytes that are no text in its encoding"));
    }
    Ok(Decoded {
        text: text.into_owned(),
        encoding: Some(encoding.name()),
    })
}

/// UTF-16 whose mark was cut off: column names are ASCII, of which every
/// other byte is zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.chunks_exact(2).take(16);
    let ends = |place: usize, other: usize| {
        bytes.len() >= 8
            && pairs
                .clone()
                .all(|pair| pair.get(place) == Some(&0) && pair.get(other) != Some(&0))
    };
    match (ends(1, 0), ends(0, 1)) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{WINDOWS_1252, WINDOWS_1256};

    fn read(bytes: &[u8]) -> Decoded {
        decode(bytes.to_vec(), true).unwrap()
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn unicode_is_told_by_its_mark_or_its_zeros() {
        let text = "Handle,Title,Price\nكرسي,Café 😀,1\n";
        assert_eq!(read(text.as_bytes()).text, text);
        let marked = read(format!("\u{feff}{text}").as_bytes());
        assert_eq!((marked.text.as_str(), marked.encoding), (text, None));
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            for written in [text.to_owned(), format!("\u{feff}{text}")] {
                let decoded = read(&utf16(&written, bytes));
                assert_eq!(decoded.text, text);
                assert!(decoded.encoding.unwrap().starts_with("UTF-16"));
            }
        }
    }

    #[test]
    fn older_encodings_are_known_by_their_letters() {
        let arabic = [
            "Handle,Title\nx,كرسي مكتب\n",
            "Handle,Title\nx,طقم قهوة عربية، ستة فناجين\ny,Chair\nz,دلّة\n",
            "Handle,Title,Type\na,\"أحمر\",ملابس\n",
        ];
        for text in arabic {
            let decoded = read(&WINDOWS_1256.encode(text).0);
            assert_eq!(
                (decoded.text.as_str(), decoded.encoding),
                (text, Some("windows-1256"))
            );
        }
        let western = [
            "Handle,Title\nx,Café crème – “fin” 5½ €\n",
            "Handle,Title\nx,Bürostuhl für große Räume\n",
            "Handle,Title\nx,Señora niño Ångström\n",
        ];
        for text in western {
            let decoded = read(&WINDOWS_1252.encode(text).0);
            assert_eq!(
                (decoded.text.as_str(), decoded.encoding),
                (text, Some("windows-1252"))
            );
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b"PK\x03\x04rest".to_vec(), true).unwrap_err().0, 1);
        assert_eq!(
            decode(b"a\nb\xff\n".to_vec(), false),
            Err((2, "not UTF-8 text"))
        );
        assert_eq!(
            decode(b"a\nb\xff\0\n".to_vec(), true),
            Err((2, "not UTF-8 text"))
        );
        let lone = [&b"\xff\xfea\0\n\0"[..], b"\x00\xd8\n\0"].concat();
        assert_eq!(decode(lone, true).unwrap_err().0, 2);
        assert_eq!(read(b"").text, "");
    }
}
