//! The addresses of an account. Whose they are is the session's to say, never
//! an argument's.

use super::ApiError;
use crate::data::Parcel;
use crate::wire::Sealed;
use engine::Lang;
use engine::order::Address;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::request;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AddressView {
    pub id: String,
    pub address: Address,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AddressesView {
    pub addresses: Vec<AddressView>,
    /// The street of an address that was removed a moment ago and can be put back.
    pub removed: Option<String>,
}

/// The addresses of the account that is signed in.
#[server(endpoint = "addresses", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn load_addresses() -> Result<Parcel<AddressesView>, ApiError> {
    request::parcel(inside::list().await)
}

/// One of them.
#[server(endpoint = "address", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn load_address(id: String) -> Result<Parcel<AddressView>, ApiError> {
    request::parcel(inside::one(&id).await)
}

/// Adds an address, or changes the one named by `id`.
#[server(endpoint = "save_address", output = Sealed)]
pub async fn save_address(
    #[server(default)] lang: Lang,
    #[server(default)] id: String,
    #[server(flatten)] address: Address,
) -> Result<(), ApiError> {
    request::answer(inside::save(lang, &id, &address).await)
}

/// Removes an address; for a while it can be put back.
#[server(endpoint = "remove_address", output = Sealed)]
pub async fn remove_address(#[server(default)] lang: Lang, id: String) -> Result<(), ApiError> {
    request::answer(inside::remove(lang, &id).await)
}

/// Puts the address back that was removed last.
#[server(endpoint = "restore_address", output = Sealed)]
pub async fn restore_address(#[server(default)] lang: Lang) -> Result<(), ApiError> {
    request::answer(inside::restore(lang).await)
}

#[cfg(feature = "ssr")]
mod inside {
    use super::{Address, AddressView, AddressesView, ApiError, Lang, request};
    use crate::api::account::member;
    use crate::paths;
    use serde::{Deserialize, Serialize};
    use services::account::KeptAddress;

    /// Where the session keeps what can be put back.
    const REMOVED: &str = "removed_address";
    /// How long, in seconds.
    const REGRET: i64 = 300;

    #[derive(Serialize, Deserialize)]
    struct Removed {
        id: String,
        position: i64,
        address: Address,
        at: i64,
    }

    async fn removed(now: i64) -> Result<Option<Removed>, ApiError> {
        let removed = request::recall::<Removed>(REMOVED).await?;
        Ok(removed.filter(|removed| (0..REGRET).contains(&(now - removed.at))))
    }

    fn view(kept: KeptAddress) -> AddressView {
        AddressView {
            id: kept.id,
            address: kept.address,
        }
    }

    pub async fn list() -> Result<AddressesView, ApiError> {
        let desk = request::desk()?;
        let person = member(&desk).await?;
        let addresses = desk.services.addresses(&person.id).await?;
        let removed = removed(desk.now()).await?;
        Ok(AddressesView {
            addresses: addresses.into_iter().map(view).collect(),
            removed: removed.map(|removed| removed.address.street),
        })
    }

    pub async fn one(id: &str) -> Result<AddressView, ApiError> {
        let desk = request::desk()?;
        let person = member(&desk).await?;
        Ok(view(desk.services.address(&person.id, id).await?))
    }

    pub async fn save(lang: Lang, id: &str, address: &Address) -> Result<(), ApiError> {
        let desk = request::desk()?;
        let person = member(&desk).await?;
        let id = Some(id).filter(|id| !id.is_empty());
        desk.services
            .save_address(&person.id, id, address, desk.now())
            .await?;
        request::lead_to(&paths::addresses(lang));
        Ok(())
    }

    pub async fn remove(lang: Lang, id: &str) -> Result<(), ApiError> {
        let desk = request::desk()?;
        let person = member(&desk).await?;
        let kept = desk.services.remove_address(&person.id, id).await?;
        let removed = Removed {
            id: kept.id,
            position: kept.position,
            address: kept.address,
            at: desk.now(),
        };
        request::remember(REMOVED, &removed).await?;
        request::lead_to(&paths::addresses(lang));
        Ok(())
    }

    pub async fn restore(lang: Lang) -> Result<(), ApiError> {
        let desk = request::desk()?;
        let person = member(&desk).await?;
        let removed = removed(desk.now()).await?.ok_or(ApiError::NotFound)?;
        let kept = KeptAddress {
            id: removed.id,
            position: removed.position,
            address: removed.address,
        };
        desk.services.restore_address(&person.id, &kept).await?;
        request::forget(REMOVED).await?;
        request::lead_to(&paths::addresses(lang));
        Ok(())
    }
}
