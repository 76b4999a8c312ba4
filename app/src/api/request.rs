//! What a server function knows of the request it answers.

use super::ApiError;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use services::Services;
use std::sync::Arc;

/// What the server lends to every request.
#[derive(Clone)]
pub struct Desk {
    pub services: Arc<Services>,
}

/// The desk of this request.
pub fn desk() -> Result<Desk, ApiError> {
    use_context::<Desk>().ok_or(ApiError::Unavailable)
}

/// Answers with the error's own status.
pub fn fail<T>(error: ApiError) -> Result<T, ApiError> {
    if let Some(response) = use_context::<ResponseOptions>()
        && let Ok(status) = axum::http::StatusCode::from_u16(error.status())
    {
        response.set_status(status);
    }
    Err(error)
}
