//! Device cookies (OWASP, "Slow Down Online Guessing Attacks with Device Cookies"): a browser in
//! which an account has signed in carries a mark that says so. Its attempts are counted by
//! themselves, so nobody's wrong passwords keep the owner out of their own browser.
//!
//! A mark is a nonce and its HMAC under the account's password hash: there is nothing to keep, a
//! new password voids them all, and it names neither the account nor its address.

use crate::Services;
use crate::error::{Result, ServiceError};
use crate::secret;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use store::Account;

/// Who asks to sign in.
#[derive(Clone, Copy, Debug)]
pub struct Caller<'a> {
    /// The network address of the request.
    pub address: &'a str,
    /// The mark of its browser, if it has one.
    pub device: Option<&'a str>,
}

impl<'a> From<&'a str> for Caller<'a> {
    fn from(address: &'a str) -> Self {
        Caller {
            address,
            device: None,
        }
    }
}

impl Services {
    /// The mark of a browser in which an account has signed in.
    ///
    /// # Errors
    /// [`ServiceError::SignedOut`] if there is no such account any more.
    pub async fn mark_device(&self, account: &str) -> Result<String> {
        let account = self.account(account).await?;
        let nonce = secret::token()?;
        let code = code(&account, &nonce)?.finalize().into_bytes();
        Ok(format!("{nonce}.{}", URL_SAFE_NO_PAD.encode(code)))
    }
}

/// Whether the account has signed in with this mark's browser, with the password it has now.
pub(super) fn is_known(account: &Account, mark: &str) -> bool {
    let parts = mark.split_once('.');
    let Some((nonce, sent)) = parts.filter(|_| mark.len() <= 200) else {
        return false;
    };
    let (Ok(code), Ok(sent)) = (code(account, nonce), URL_SAFE_NO_PAD.decode(sent)) else {
        return false;
    };
    code.verify_slice(&sent).is_ok()
}

fn code(account: &Account, nonce: &str) -> Result<Hmac<Sha256>> {
    let code = Hmac::<Sha256>::new_from_slice(account.password_hash.as_bytes());
    let code = code.map_err(ServiceError::unavailable)?;
    Ok(code
        .chain_update(b"device cookie\0")
        .chain_update(account.id.as_bytes())
        .chain_update(b"\0")
        .chain_update(nonce.as_bytes()))
}
