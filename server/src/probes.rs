//! Answers for machines that watch over the shop.

use app::api::request::Desk;
use axum::extract::State;
use axum::http::StatusCode;

/// Whether this process can serve: it runs, and its database answers.
pub async fn healthz(State(desk): State<Desk>) -> (StatusCode, &'static str) {
    match desk.services.store.revisions().await {
        Ok(_) => (StatusCode::OK, "ok\n"),
        Err(error) => {
            tracing::error!("the database does not answer: {error}");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "the database does not answer\n",
            )
        }
    }
}
