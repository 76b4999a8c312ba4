//! The routes, and what wraps them.

use crate::middleware::address::{self, Outside};
use crate::middleware::forms::Forms;
use crate::middleware::{failure, forms, headers, host, languages, limits, privacy, visitor};
use crate::probes::Readiness;
use crate::{files, icon, look, media, probes, sessions, sitemap, snapshot};
use app::api::request::Desk;
use app::{App, Assets, Flash, shell};
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, request::Parts};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Redirect};
use axum::routing::{MethodFilter, get, on};
use axum::{Extension, Router};
use engine::Lang;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::{
    AxumRouteListing, LeptosRoutes, generate_route_list_with_exclusions,
    handle_server_fns_with_context,
};
use server_fn::axum::server_fn_paths;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::csrf::CsrfLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The whole shop as it answers requests. `site` is the built site's folder.
pub fn router(desk: Desk, assets: Assets, site: &Path, outside: Outside) -> Router {
    let secure = outside.secure;
    let forms = Forms::new(desk.clone());
    let shop = pages(desk.clone(), assets, forms.clone())
        .merge(server_functions(desk.clone(), forms))
        .layer(from_fn_with_state(
            (desk.clone(), secure),
            sessions::note_visit,
        ))
        .layer(sessions::layer(&desk, secure))
        .layer(from_fn_with_state(
            (desk.clone(), secure),
            sessions::drop_ended_cookie,
        ))
        .layer(from_fn(failure::unkept))
        .merge(snapshot::router(desk.clone()))
        .layer(CompressionLayer::new().br(true).gzip(true).quality(
            // Pages are made per request: the fastest setting that still helps.
            CompressionLevel::Fastest,
        ));
    let machines = Router::new()
        .route("/media/{name}", get(media::serve))
        .route("/look/{name}", get(look::serve))
        .route("/favicon.svg", get(icon::serve))
        .route("/favicon.ico", get(icon::serve))
        .route("/healthz", get(probes::healthz))
        .route(
            "/readyz",
            get(probes::readyz).with_state(Readiness::new(desk.services.store.clone())),
        )
        .route("/sitemap.xml", get(sitemap::sitemap))
        .route("/robots.txt", get(sitemap::robots))
        .with_state(desk);
    // The files of the site are the same for everybody.
    let classified = shop.merge(machines).layer(from_fn(privacy::keep));
    guarded(classified.merge(files::router(site)), outside)
}

/// Wraps routes in what every request passes; the last layer comes first.
pub fn guarded(router: Router, outside: Outside) -> Router {
    let outside = Arc::new(outside);
    router
        .layer(CatchPanicLayer::custom(failure::panicked))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            limits::PATIENCE,
        ))
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(outside.clone(), address::note))
        .layer(from_fn(host::required))
        .layer(from_fn(failure::explain))
        .layer(from_fn_with_state(outside, headers::secure))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(
            TraceLayer::new_for_http().make_span_with(|request: &Request| {
                let id = request
                    .headers()
                    .get(REQUEST_ID)
                    .and_then(|id| id.to_str().ok());
                let path = request.uri().path();
                tracing::info_span!("request", id, method = %request.method(), path)
            }),
        )
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .layer(axum::middleware::map_request(without_request_id))
}

/// A request without an id of its client's making: what is logged under it would be theirs to say.
async fn without_request_id(mut request: Request) -> Request {
    request.headers_mut().remove(REQUEST_ID);
    request
}

/// What a page or a server function finds around it.
fn context(desk: Desk) -> impl Fn() + Clone + Send + Sync + 'static {
    move || {
        provide_context(desk.clone());
        let flash = use_context::<Parts>().and_then(|p| p.extensions.get::<Flash>().cloned());
        if let Some(flash) = flash {
            provide_context(flash);
        }
    }
}

/// The addresses of pages, worked out once in a process. While the framework does that, no
/// resource loads anywhere in it: a page that is written meanwhile, for another router of the
/// same process, would wait for its data until it is given up.
fn routes() -> Vec<AxumRouteListing> {
    static ROUTES: OnceLock<Vec<AxumRouteListing>> = OnceLock::new();
    let routes = ROUTES.get_or_init(|| {
        // Server functions have routes of their own, with what a form needs around them.
        let functions = server_fn_paths().map(|(path, _)| path.to_owned()).collect();
        generate_route_list_with_exclusions(App, Some(functions))
    });
    routes.clone()
}

fn pages(desk: Desk, assets: Assets, forms: Forms) -> Router {
    let options = leptos::config::LeptosOptions::builder()
        .output_name("tafsil")
        .build();
    let document = move || shell(assets.clone());
    Router::new()
        .route("/", get(choose_language))
        .leptos_routes_with_context(&options, routes(), context(desk.clone()), document)
        .layer(from_fn_with_state(forms, forms::show_flash))
        .layer(from_fn_with_state(desk.clone(), languages::redirect))
        .layer(Extension(desk.clone()))
        .layer(from_fn_with_state(desk, visitor::know))
        .with_state(options)
}

/// Every server function at its own address and for its own method; any other
/// address is no server function, any other method not allowed.
fn server_functions(desk: Desk, forms: Forms) -> Router {
    let context = context(desk);
    let answer =
        move |request: Request<Body>| handle_server_fns_with_context(context.clone(), request);
    let mut router = Router::new();
    for (path, method) in server_fn_paths() {
        let filter = match method {
            Method::GET => MethodFilter::GET,
            _ => MethodFilter::POST,
        };
        router = router.route(path, on(filter, answer.clone()));
    }
    router
        .layer(from_fn(failure::own_status))
        .layer(from_fn_with_state(forms, forms::redirect_forms))
        .layer(from_fn(limits::body))
}

/// The bare address leads to the language the browser asks for.
async fn choose_language(
    Extension(desk): Extension<Desk>,
    headers: HeaderMap,
) -> impl IntoResponse {
    let accepted = headers
        .get("accept-language")
        .and_then(|value| value.to_str().ok());
    let shelf = desk.services.shelf();
    let lang = Lang::negotiate(accepted.unwrap_or_default(), &shelf.catalog.shop.languages);
    (
        [("vary", "accept-language")],
        Redirect::temporary(&format!("/{}", lang.code())),
    )
}
