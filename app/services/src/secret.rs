//! Secrets drawn from the operating system: the one place where chance enters
//! a service. Nobody replays a token or a salt, so neither is an argument.

use crate::error::{Result, ServiceError};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::TryRngCore;
use rand::rngs::OsRng;
use sha2::{Digest, Sha256};
use uuid::{NoContext, Timestamp, Uuid};

fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    OsRng
        .try_fill_bytes(&mut bytes)
        .map_err(ServiceError::unavailable)?;
    Ok(bytes)
}

/// A token for a link: 256 random bits in base64url, 43 characters.
pub(crate) fn token() -> Result<String> {
    Ok(URL_SAFE_NO_PAD.encode(random::<32>()?))
}

/// What is kept of a token: its SHA-256 in hexadecimal. A token has too many
/// bits to be guessed, so no salt and no slow hash are needed.
pub(crate) fn digest(token: &str) -> String {
    Sha256::digest(token.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// A salt for a password (RFC 9106, 3.1: 16 bytes).
pub(crate) fn salt() -> Result<[u8; 16]> {
    random()
}

/// An id made at `now` (UUID version 7, RFC 9562).
pub(crate) fn id(now: i64) -> String {
    let seconds = u64::try_from(now).unwrap_or(0);
    Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, 0))
        .simple()
        .to_string()
}
