//! How data travels between the server and the browser: [postcard], which
//! takes a fraction of the code that JSON would.
//!
//! Postcard does not say what it holds, so every message begins with a seal: a
//! checksum (FNV-1a, 32 bits, little endian) of its bytes that starts from the
//! sources of what travels. A page of an earlier build cannot mistake the
//! answer of a later one for something else; it finds the seal broken.
//!
//! [postcard]: https://postcard.jamesmunns.com/wire-format

use serde::Serialize;
use serde::de::DeserializeOwned;
use server_fn::codec::Post;
use server_fn::{Bytes, ContentType, Decodes, Encodes, Format, FormatType};
use std::fmt;

/// The encoding of every answer.
pub struct Wire;

/// What a server function answers with.
pub type Sealed = Post<Wire>;

/// Bytes of the seal.
const SEAL: usize = 4;

/// FNV-1a of the files that say what travels.
const SHAPE: u32 = {
    let mut hash = 0x811c_9dc5;
    let sources: [&[u8]; 19] = [
        include_bytes!("model/mod.rs"),
        include_bytes!("model/listing.rs"),
        include_bytes!("model/order.rs"),
        include_bytes!("data.rs"),
        include_bytes!("flash.rs"),
        include_bytes!("find.rs"),
        include_bytes!("visit/finder.rs"),
        include_bytes!("api/account.rs"),
        include_bytes!("api/addresses.rs"),
        include_bytes!("api/error.rs"),
        include_bytes!("api/explain.rs"),
        include_bytes!("../engine/src/catalog/shop.rs"),
        include_bytes!("../engine/src/lang.rs"),
        include_bytes!("../engine/src/money.rs"),
        include_bytes!("../engine/src/price/mod.rs"),
        include_bytes!("../engine/src/price/total.rs"),
        include_bytes!("../engine/src/order/address.rs"),
        include_bytes!("../engine/src/order/field.rs"),
        include_bytes!("../engine/src/order/path.rs"),
    ];
    let mut at = 0;
    while at < sources.len() {
        hash = fnv(hash, sources[at]);
        at += 1;
    }
    hash
};

/// FNV-1a (<https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>), 32 bits.
const fn fnv(mut hash: u32, bytes: &[u8]) -> u32 {
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

/// A value or a message without the other form. Postcard's own error carries a sentence for
/// every cause, which nobody reads in a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

impl fmt::Display for Malformed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("malformed")
    }
}

impl std::error::Error for Malformed {}

/// Writes a message.
///
/// # Errors
/// Where a value has no postcard form, such as a sequence of unknown length.
pub fn seal<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, Malformed> {
    let mut message = postcard::to_extend(value, vec![0; SEAL]).map_err(|_| Malformed)?;
    let seal = fnv(SHAPE, &message[SEAL..]);
    message[..SEAL].copy_from_slice(&seal.to_le_bytes());
    Ok(message)
}

/// Reads a message.
///
/// # Errors
/// Where the seal is broken, or the bytes are not a `T`.
pub fn open<T: DeserializeOwned>(message: &[u8]) -> Result<T, Malformed> {
    match message.split_first_chunk::<SEAL>() {
        Some((seal, body)) if u32::from_le_bytes(*seal) == fnv(SHAPE, body) => {
            postcard::from_bytes(body).map_err(|_| Malformed)
        }
        _ => Err(Malformed),
    }
}

impl<T: Serialize> codee::Encoder<T> for Wire {
    type Error = Malformed;
    type Encoded = Vec<u8>;

    fn encode(value: &T) -> Result<Vec<u8>, Malformed> {
        seal(value)
    }
}

impl<T: DeserializeOwned> codee::Decoder<T> for Wire {
    type Error = Malformed;
    type Encoded = [u8];

    fn decode(message: &[u8]) -> Result<T, Malformed> {
        open(message)
    }
}

impl ContentType for Wire {
    const CONTENT_TYPE: &'static str = "application/vnd.tafsil+postcard";
}

impl FormatType for Wire {
    const FORMAT_TYPE: Format = Format::Binary;
}

impl<T: Serialize> Encodes<T> for Wire {
    type Error = Malformed;

    fn encode(value: &T) -> Result<Bytes, Malformed> {
        seal(value).map(Bytes::from)
    }
}

impl<T: DeserializeOwned> Decodes<T> for Wire {
    type Error = Malformed;

    fn decode(message: Bytes) -> Result<T, Malformed> {
        open(&message)
    }
}

#[cfg(test)]
mod tests {
    use super::{open, seal};

    #[test]
    fn what_is_sealed_is_read_back() {
        let said = (String::from("كرسي"), Some(-3i64), vec![1u32, 300]);
        let message = seal(&said).unwrap();
        assert_eq!(open::<(String, Option<i64>, Vec<u32>)>(&message), Ok(said));
    }

    #[test]
    fn a_message_of_another_build_or_with_a_changed_byte_is_refused() {
        let message = seal(&7u32).unwrap();
        for at in 0..message.len() {
            let mut changed = message.clone();
            changed[at] ^= 1;
            assert!(open::<u32>(&changed).is_err(), "byte {at}");
            assert!(open::<u32>(&message[..at]).is_err(), "cut at {at}");
        }
    }
}
