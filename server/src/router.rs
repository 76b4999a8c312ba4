//! The routes, and what wraps them.

use app::api::request::Desk;
use app::{App, Assets, shell};
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use engine::Lang;
use leptos::prelude::provide_context;
use leptos_axum::{LeptosRoutes, generate_route_list, handle_server_fns_with_context};
use services::Services;
use std::path::Path;
use std::sync::Arc;
use tower_http::services::ServeDir;

pub fn router(services: Arc<Services>, assets: Assets, site: &Path) -> Router {
    let desk = Desk { services };
    let context = {
        let desk = desk.clone();
        move || provide_context(desk.clone())
    };
    let api = {
        let context = context.clone();
        move |request: Request<Body>| handle_server_fns_with_context(context.clone(), request)
    };
    let routes = generate_route_list(App);
    let options = leptos::config::LeptosOptions::builder().output_name("tafsil").build();
    Router::new()
        .route("/", get(choose_language))
        .route("/api/{*name}", post(api.clone()).get(api))
        .leptos_routes_with_context(&options, routes, context, move || shell(assets.clone()))
        .fallback_service(ServeDir::new(site).precompressed_br().precompressed_gzip())
        .with_state(options)
}

/// The bare address leads to the language the browser asks for.
async fn choose_language(headers: HeaderMap) -> impl IntoResponse {
    let accepted = headers.get("accept-language").and_then(|value| value.to_str().ok());
    let lang = accepted.map(Lang::negotiate).unwrap_or_default();
    Redirect::temporary(&format!("/{}", lang.code()))
}
