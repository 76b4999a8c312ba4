//! The addresses an account has its orders sent to. Another account's are
//! not there at all.

use crate::error::{Result, ServiceError};
use crate::{Services, secret};
use engine::order::Address;

/// How many addresses an account keeps.
const MOST: usize = 50;

/// An address, and its place among the account's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAddress {
    pub id: String,
    pub position: i64,
    pub address: Address,
}

impl Services {
    /// The account's addresses, the one to offer first first.
    pub async fn addresses(&self, account: &str) -> Result<Vec<KeptAddress>> {
        let kept = self.store.addresses(account).await?;
        kept.into_iter()
            .map(|row| {
                let address = serde_json::from_str(&row.body).map_err(ServiceError::unavailable)?;
                Ok(KeptAddress {
                    id: row.id,
                    position: row.position,
                    address,
                })
            })
            .collect()
    }

    /// One of the account's addresses.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] if the account has no such address.
    pub async fn address(&self, account: &str, id: &str) -> Result<KeptAddress> {
        let kept = self.addresses(account).await?;
        kept.into_iter()
            .find(|address| address.id == id)
            .ok_or(ServiceError::NotFound)
    }

    /// Adds an address, or changes the one named; gives its id.
    ///
    /// # Errors
    /// [`ServiceError::Fields`]; [`ServiceError::NotFound`] if the account has
    /// no such address; [`ServiceError::Conflict`] if it has too many.
    pub async fn save_address(
        &self,
        account: &str,
        id: Option<&str>,
        typed: &Address,
        now: i64,
    ) -> Result<String> {
        let address = typed.parse().map_err(ServiceError::Fields)?;
        let kept = match id {
            Some(id) => KeptAddress {
                address,
                ..self.address(account, id).await?
            },
            None => {
                let others = self.store.addresses(account).await?;
                if others.len() >= MOST {
                    return Err(ServiceError::Conflict("addresses"));
                }
                let position = others.last().map_or(0, |last| last.position + 1);
                KeptAddress {
                    id: secret::id(now),
                    position,
                    address,
                }
            }
        };
        self.keep_address(account, &kept).await?;
        Ok(kept.id)
    }

    /// Removes an address and gives it, so that it can be put back.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] if the account has no such address.
    pub async fn remove_address(&self, account: &str, id: &str) -> Result<KeptAddress> {
        let kept = self.address(account, id).await?;
        if self.store.delete_address(account, id).await? {
            Ok(kept)
        } else {
            Err(ServiceError::NotFound)
        }
    }

    /// Puts a removed address back where it was.
    pub async fn restore_address(&self, account: &str, kept: &KeptAddress) -> Result<()> {
        let others = self.store.addresses(account).await?;
        let is_new = others.iter().all(|other| other.id != kept.id);
        if is_new && others.len() >= MOST {
            return Err(ServiceError::Conflict("addresses"));
        }
        self.keep_address(account, kept).await
    }

    async fn keep_address(&self, account: &str, kept: &KeptAddress) -> Result<()> {
        let body = serde_json::to_string(&kept.address).map_err(ServiceError::unavailable)?;
        let row = store::Address {
            id: kept.id.clone(),
            position: kept.position,
            body,
        };
        match self.store.save_address(account, &row).await {
            Err(store::StoreError::NotFound { .. }) => Err(ServiceError::NotFound),
            done => Ok(done?),
        }
    }
}
