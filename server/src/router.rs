//! The routes, and what wraps them.

use crate::{forms, headers, media, sessions};
use app::api::request::{ClientAddress, Desk};
use app::{App, Assets, Flash, shell};
use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, DefaultBodyLimit, Request};
use axum::http::{HeaderMap, request::Parts};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use engine::Lang;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::{LeptosRoutes, generate_route_list, handle_server_fns_with_context};
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::services::ServeDir;

/// How the shop is reached.
#[derive(Clone, Debug, Default)]
pub struct Outside {
    /// Whether visitors come by HTTPS (cookies are then `Secure`).
    pub secure: bool,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub proxies: Vec<IpAddr>,
}

pub fn router(desk: Desk, assets: Assets, site: &Path, outside: Outside) -> Router {
    let sessions = sessions::layer(desk.services.store.clone(), outside.secure);
    let context = {
        let desk = desk.clone();
        move || {
            provide_context(desk.clone());
            let flash = use_context::<Parts>().and_then(|p| p.extensions.get::<Flash>().cloned());
            if let Some(flash) = flash {
                provide_context(flash);
            }
        }
    };
    let api = {
        let context = context.clone();
        move |request: Request<Body>| handle_server_fns_with_context(context.clone(), request)
    };
    let routes = generate_route_list(App);
    let options = leptos::config::LeptosOptions::builder().output_name("tafsil").build();
    let pages = Router::new()
        .route("/", get(choose_language))
        .leptos_routes_with_context(&options, routes, context, move || shell(assets.clone()))
        .layer(from_fn_with_state(desk.clone(), forms::show_flash))
        .with_state(options);
    let api = Router::new()
        .route("/api/{*name}", post(api.clone()).get(api))
        .layer(from_fn_with_state(desk.clone(), forms::redirect_forms))
        .layer(DefaultBodyLimit::max(forms::MAX_FORM));
    let files = ServeDir::new(site).precompressed_br().precompressed_gzip();
    pages
        .merge(api)
        .layer(sessions)
        .layer(CompressionLayer::new().br(true).gzip(true).quality(
            // Pages are made per request: the fastest setting that still helps.
            tower_http::CompressionLevel::Fastest,
        ))
        .route("/media/{name}", get(media::serve).with_state(desk))
        .fallback_service(files)
        .layer(CsrfLayer::new())
        .layer(from_fn(move |request: Request, next: Next| {
            note_address(request, next, outside.proxies.clone())
        }))
        .layer(from_fn(headers::secure))
}

/// The bare address leads to the language the browser asks for.
async fn choose_language(headers: HeaderMap) -> impl IntoResponse {
    let accepted = headers.get("accept-language").and_then(|value| value.to_str().ok());
    let lang = accepted.map(Lang::negotiate).unwrap_or_default();
    ([("vary", "accept-language")], Redirect::temporary(&format!("/{}", lang.code())))
}

/// Puts the client's address into the request. `X-Forwarded-For` counts only
/// from a configured proxy, and then its last entry that is not one itself.
async fn note_address(mut request: Request, next: Next, proxies: Vec<IpAddr>) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    if let Some(peer) = peer {
        let client = if proxies.contains(&peer) {
            let forwarded = request.headers().get_all("x-forwarded-for").iter();
            let chain: Vec<IpAddr> = forwarded
                .filter_map(|value| value.to_str().ok())
                .flat_map(|value| value.split(','))
                .filter_map(|address| address.trim().parse().ok())
                .collect();
            chain.into_iter().rev().find(|address| !proxies.contains(address)).unwrap_or(peer)
        } else {
            peer
        };
        request.extensions_mut().insert(ClientAddress(client));
    }
    next.run(request).await
}
