//! Keeping and checking passwords: argon2id (RFC 9106) with the first of
//! OWASP's recommended settings, away from the threads that answer requests
//! and a few at a time, because each takes 19 MiB and a core for a while.

use crate::error::{Result, ServiceError};
use crate::secret;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many are worked on at once.
const AT_ONCE: usize = 2;
/// How long a request waits for its turn before it is told to come back.
const PATIENCE: Duration = Duration::from_secs(5);

/// Checked where there is no account, so that an unknown e-mail address takes
/// as long as a known one. No password has this hash.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGlzIGhlcmUhIQ\
                      $AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

#[derive(Debug)]
pub(crate) struct Passwords {
    turns: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        Passwords {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }
}

fn argon2() -> Result<Argon2<'static>> {
    let params = Params::new(19_456, 2, 1, None).map_err(|e| failed(&e))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn failed(error: &dyn std::fmt::Display) -> ServiceError {
    ServiceError::unavailable(format!("a password cannot be hashed: {error}"))
}

impl Passwords {
    /// The hash to keep, as a PHC string.
    pub(crate) async fn hash(&self, password: String) -> Result<String> {
        let salt = SaltString::encode_b64(&secret::salt()?).map_err(|e| failed(&e))?;
        self.in_turn(move || {
            let hash = argon2()?.hash_password(password.as_bytes(), &salt);
            Ok(hash.map_err(|e| failed(&e))?.to_string())
        })
        .await
    }

    /// Whether a password has this hash. The work is the same where there is
    /// none; the answer is then false.
    pub(crate) async fn verify(&self, password: String, hash: Option<String>) -> Result<bool> {
        self.in_turn(move || {
            let kept =
                PasswordHash::new(hash.as_deref().unwrap_or(NOBODY)).map_err(|e| failed(&e))?;
            let right = argon2()?
                .verify_password(password.as_bytes(), &kept)
                .is_ok();
            Ok(right && hash.is_some())
        })
        .await
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let turn = tokio::time::timeout(PATIENCE, self.turns.clone().acquire_owned()).await;
        let turn: OwnedSemaphorePermit = turn
            .map_err(|_| ServiceError::unavailable("too many passwords wait to be checked"))?
            .map_err(ServiceError::unavailable)?;
        // The work keeps its turn: it goes on when the request is abandoned.
        tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        })
        .await
        .map_err(ServiceError::unavailable)?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_hash_names_its_algorithm_and_settings() {
        let passwords = Passwords::default();
        let hash = passwords.hash("correct horse".into()).await.unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        assert_ne!(hash, passwords.hash("correct horse".into()).await.unwrap());
        assert!(
            passwords
                .verify("correct horse".into(), Some(hash.clone()))
                .await
                .unwrap()
        );
        assert!(
            !passwords
                .verify("wrong horse".into(), Some(hash))
                .await
                .unwrap()
        );
    }

    #[tokio::test]
    async fn nobody_costs_as_much_as_somebody() {
        let nobody = PasswordHash::new(NOBODY).unwrap();
        let settings = Params::try_from(&nobody).unwrap();
        assert_eq!(
            (settings.m_cost(), settings.t_cost(), settings.p_cost()),
            (19_456, 2, 1)
        );
        assert_eq!(nobody.hash.unwrap().len(), 32);
        assert!(
            !Passwords::default()
                .verify(String::new(), None)
                .await
                .unwrap()
        );
    }
}
