//! Entering, opening and changing accounts.

use super::ApiError;
use crate::data::Parcel;
use crate::wire::Sealed;
use engine::Lang;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::request;
#[cfg(feature = "ssr")]
use crate::paths;
#[cfg(feature = "ssr")]
pub(crate) use inside::{member, visitor};

/// What the owner sees of an account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccountView {
    pub name: String,
    pub email: String,
    /// The language of messages.
    pub lang: Lang,
    pub is_merchant: bool,
}

/// Signs in, and leads to `next` if that is a page of the shop.
#[server(endpoint = "sign_in", output = Sealed)]
pub async fn sign_in(
    #[server(default)] lang: Lang,
    #[server(default)] email: String,
    #[server(default)] password: String,
    #[server(default)] next: String,
) -> Result<(), ApiError> {
    request::answer(inside::sign_in(lang, &email, &password, &next).await)
}

/// Ends the session.
#[server(endpoint = "sign_out", output = Sealed)]
pub async fn sign_out(#[server(default)] lang: Lang) -> Result<(), ApiError> {
    request::answer(inside::sign_out(lang).await)
}

/// Sends the link that opens an account, or the way into the one there is.
#[server(endpoint = "ask_to_sign_up", output = Sealed)]
pub async fn ask_to_sign_up(
    #[server(default)] lang: Lang,
    #[server(default)] email: String,
) -> Result<(), ApiError> {
    request::answer(inside::ask_to_sign_up(lang, &email).await)
}

/// The e-mail address a link opens an account for.
#[server(endpoint = "sign_up_address", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn sign_up_address(token: String) -> Result<Parcel<String>, ApiError> {
    request::keep_private();
    let desk = request::desk()?;
    let address = desk.services.sign_up_address(&token, desk.now()).await;
    request::parcel(address.map_err(ApiError::from))
}

/// Opens the account and signs in.
#[server(endpoint = "finish_sign_up", output = Sealed)]
pub async fn finish_sign_up(
    #[server(default)] lang: Lang,
    #[server(default)] token: String,
    #[server(default)] name: String,
    #[server(default)] password: String,
) -> Result<(), ApiError> {
    request::answer(inside::finish_sign_up(lang, &token, &name, &password).await)
}

/// Where the last message of this visit went.
#[server(endpoint = "mailed", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn load_mailed() -> Result<Parcel<Option<String>>, ApiError> {
    request::keep_private();
    request::parcel(request::recall::<String>(inside::MAILED).await)
}

/// Sends the link that sets a new password, if the address has an account.
#[server(endpoint = "ask_to_reset", output = Sealed)]
pub async fn ask_to_reset(
    #[server(default)] lang: Lang,
    #[server(default)] email: String,
) -> Result<(), ApiError> {
    request::answer(inside::ask_to_reset(lang, &email).await)
}

/// Whether a link can still set a password.
#[server(endpoint = "check_reset", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn check_reset(token: String) -> Result<Parcel<()>, ApiError> {
    request::keep_private();
    let desk = request::desk()?;
    let good = desk.services.check_reset(&token, desk.now()).await;
    request::parcel(good.map_err(ApiError::from))
}

/// Sets the password a link allows to set.
#[server(endpoint = "set_password", output = Sealed)]
pub async fn set_password(
    #[server(default)] lang: Lang,
    #[server(default)] token: String,
    #[server(default)] password: String,
) -> Result<(), ApiError> {
    request::answer(inside::set_password(lang, &token, &password).await)
}

/// The account that is signed in.
#[server(endpoint = "account", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn load_account() -> Result<Parcel<AccountView>, ApiError> {
    request::parcel(inside::load().await)
}

/// Changes the name and the language of messages.
#[server(endpoint = "change_details", output = Sealed)]
pub async fn change_details(
    #[server(default)] lang: Lang,
    #[server(default)] name: String,
    #[server(default)] written: Lang,
) -> Result<(), ApiError> {
    request::answer(inside::change_details(lang, &name, written).await)
}

/// Changes the password; every other browser is signed out.
#[server(endpoint = "change_password", output = Sealed)]
pub async fn change_password(
    #[server(default)] lang: Lang,
    #[server(default)] current: String,
    #[server(default)] password: String,
) -> Result<(), ApiError> {
    request::answer(inside::change_password(lang, &current, &password).await)
}

#[cfg(feature = "ssr")]
mod inside {
    use super::{AccountView, ApiError, Lang, paths, request};
    use request::{ACCOUNT, Desk};
    use services::ServiceError;
    use services::account::{Caller, Person};
    use services::mail::Message;

    /// Where the session keeps the address a message went to.
    pub const MAILED: &str = "mailed";

    /// Who is signed in, if anybody. Without a session cookie this asks nothing
    /// of the store.
    pub async fn visitor(desk: &Desk) -> Result<Option<Person>, ApiError> {
        if let Some(visitor) = request::visitor() {
            return Ok(visitor);
        }
        let Some(account) = request::recall::<String>(ACCOUNT).await? else {
            return Ok(None);
        };
        match desk.services.person(&account).await {
            Ok(person) => Ok(Some(person)),
            Err(ServiceError::SignedOut) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Who is signed in. The answer to this request is theirs alone.
    pub async fn member(desk: &Desk) -> Result<Person, ApiError> {
        request::keep_private();
        visitor(desk).await?.ok_or(ApiError::SignedOut)
    }

    /// Begins the session of an account. The id changes, so that one planted
    /// before signing in is worth nothing after; and the session of another
    /// account is not continued, nor is its cart.
    async fn begin(desk: &Desk, person: &Person) -> Result<(), ApiError> {
        let session = request::session()?;
        let before = request::recall::<String>(ACCOUNT).await?;
        let is_others = before.is_some_and(|before| before != person.id);
        let visiting = match is_others {
            true => None,
            false => request::recall::<String>(request::CART).await?,
        };
        // What can fail comes first: the session there was is deleted at once, below.
        let device = desk.services.mark_device(&person.id).await?;
        let currency = request::currency(&desk.services.shelf());
        let cart = desk
            .services
            .adopt_cart(visiting.as_deref(), &person.id, currency, desk.now())
            .await?;
        if is_others {
            session.flush().await.map_err(request::unkept)?;
        }
        session.cycle_id().await.map_err(request::unkept)?;
        request::keep_device(device);
        request::forget(MAILED).await?;
        request::remember(ACCOUNT, &person.id).await?;
        match cart {
            Some(cart) => request::remember(request::CART, &cart).await,
            None => request::forget(request::CART).await,
        }
    }

    pub async fn sign_in(
        lang: Lang,
        email: &str,
        password: &str,
        next: &str,
    ) -> Result<(), ApiError> {
        let desk = request::desk()?;
        let (address, device) = (request::address(), request::device());
        let from = Caller {
            address: &address,
            device: device.as_deref(),
        };
        let person = desk
            .services
            .sign_in(email, password, from, desk.now())
            .await?;
        begin(&desk, &person).await?;
        let home = paths::account(lang);
        request::lead_to(if paths::is_local(next) { next } else { &home });
        Ok(())
    }

    pub async fn sign_out(lang: Lang) -> Result<(), ApiError> {
        request::session()?.flush().await.map_err(request::unkept)?;
        request::lead_to(&paths::home(lang));
        Ok(())
    }

    async fn mailed(lang: Lang, to: &str) -> Result<(), ApiError> {
        request::remember(MAILED, to).await?;
        request::lead_to(&paths::mailed(lang));
        Ok(())
    }

    pub async fn ask_to_sign_up(lang: Lang, email: &str) -> Result<(), ApiError> {
        let desk = request::desk()?;
        let message = Message::SignUp {
            finish: paths::finish_sign_up(lang),
            sign_in: paths::sign_in(lang),
            reset: paths::reset(lang),
        };
        let from = request::address();
        let to = desk
            .services
            .ask_to_sign_up(email, lang, message, &from, desk.now())
            .await?;
        mailed(lang, &to).await
    }

    pub async fn ask_to_reset(lang: Lang, email: &str) -> Result<(), ApiError> {
        let desk = request::desk()?;
        let message = Message::Reset {
            set: paths::set_password(lang),
        };
        let from = request::address();
        let to = desk
            .services
            .ask_to_reset(email, lang, message, &from, desk.now())
            .await?;
        mailed(lang, &to).await
    }

    pub async fn finish_sign_up(
        lang: Lang,
        token: &str,
        name: &str,
        password: &str,
    ) -> Result<(), ApiError> {
        let desk = request::desk()?;
        let person = desk
            .services
            .finish_sign_up(token, name, password, lang, desk.now())
            .await?;
        begin(&desk, &person).await?;
        request::lead_to(&paths::account(lang));
        Ok(())
    }

    pub async fn set_password(lang: Lang, token: &str, password: &str) -> Result<(), ApiError> {
        let desk = request::desk()?;
        let person = desk
            .services
            .reset_password(token, password, paths::reset(lang), desk.now())
            .await?;
        // Whoever has the link can sign in next, whatever strangers tried meanwhile.
        request::keep_device(desk.services.mark_device(&person.id).await?);
        request::lead_to(&paths::sign_in_after_reset(lang));
        Ok(())
    }

    pub async fn load() -> Result<AccountView, ApiError> {
        let person = member(&request::desk()?).await?;
        Ok(AccountView {
            name: person.name,
            email: person.email,
            lang: person.lang,
            is_merchant: person.is_merchant,
        })
    }

    pub async fn change_details(lang: Lang, name: &str, written: Lang) -> Result<(), ApiError> {
        let desk = request::desk()?;
        let person = member(&desk).await?;
        desk.services
            .change_details(&person.id, name, written)
            .await?;
        request::lead_to(&paths::saved(&paths::details(lang)));
        Ok(())
    }

    pub async fn change_password(
        lang: Lang,
        current: &str,
        password: &str,
    ) -> Result<(), ApiError> {
        let desk = request::desk()?;
        let person = member(&desk).await?;
        desk.services
            .change_password(
                &person.id,
                current,
                password,
                paths::reset(lang),
                desk.now(),
            )
            .await?;
        // Every session of the account has ended; this browser goes on in a new one.
        begin(&desk, &person).await?;
        request::lead_to(&paths::saved(&paths::change_password(lang)));
        Ok(())
    }
}
