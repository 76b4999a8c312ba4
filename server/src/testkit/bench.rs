//! Two addresses to measure against: a listing made anew for each request, of
//! the same content as another framework's, and the same bytes from memory.

use app::api::request::Desk;
use app::bench_listing;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::Html;
use axum::routing::get;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

#[derive(Clone, Copy, Deserialize)]
struct Page {
    #[serde(default)]
    page: usize,
}

#[derive(Clone)]
struct Bench {
    desk: Desk,
    memory: Arc<Mutex<HashMap<usize, Arc<str>>>>,
}

/// `/bench/listing?page=N` and `/bench/memory?page=N`, from 0.
pub fn router(desk: Desk) -> Router {
    Router::new()
        .route("/bench/listing", get(listing))
        .route("/bench/memory", get(memory))
        .with_state(Bench {
            desk,
            memory: Arc::default(),
        })
}

async fn listing(State(bench): State<Bench>, Query(Page { page }): Query<Page>) -> Html<String> {
    Html(bench_listing(&bench.desk.services.shelf(), page))
}

async fn memory(State(bench): State<Bench>, Query(Page { page }): Query<Page>) -> Html<String> {
    let mut memory = bench.memory.lock().unwrap_or_else(PoisonError::into_inner);
    let made = || bench_listing(&bench.desk.services.shelf(), page).into();
    Html(memory.entry(page).or_insert_with(made).to_string())
}
