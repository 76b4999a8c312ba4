//! What became of a form that was sent without JavaScript, shown once on the
//! page it came from.

use crate::api::ApiError;
use crate::wire::Wire;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A failed form: which one, why, and what was typed (never a password).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Flash {
    /// The path of the server function that was asked.
    pub action: String,
    pub error: Option<ApiError>,
    pub fields: Vec<(String, String)>,
}

/// Makes the page's flash known below. It travels in the page, so that the
/// browser begins with what the server rendered.
pub fn provide_flash() {
    let flash = SharedValue::<_, Wire>::new_with_encoding(use_context::<Flash>).into_inner();
    provide_context(StoredValue::new(flash));
}

/// The flash, where it belongs to this action.
pub fn flash_for(action: &str) -> Option<Flash> {
    use_context::<StoredValue<Option<Flash>>>()?
        .get_value()
        .filter(|flash| flash.action == action)
}
