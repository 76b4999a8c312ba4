//! Stated choices, kept in cookies: nothing else is, before consent.

use super::ApiError;
use crate::wire::Sealed;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::request;

/// Keeps the appearance: `light`, `dark`, or anything else for the device's own.
#[server(endpoint = "choose_theme", output = Sealed)]
pub async fn choose_theme(theme: String) -> Result<(), ApiError> {
    let known = ["light", "dark"].contains(&theme.as_str());
    request::keep_choice(request::THEME, if known { &theme } else { "" });
    Ok(())
}

/// Keeps the currency prices are shown in, if something can be ordered in it.
#[server(endpoint = "choose_currency", output = Sealed)]
pub async fn choose_currency(currency: String) -> Result<(), ApiError> {
    let offered = request::desk()?.services.shelf().currencies();
    let chosen = engine::Currency::from_code(&currency);
    let chosen = chosen.filter(|chosen| offered.contains(chosen));
    request::keep_choice(request::CURRENCY, chosen.map_or("", engine::Currency::code));
    Ok(())
}
