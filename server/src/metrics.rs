//! Figures for Prometheus, on a listener of their own: they are the operator's
//! business, not the visitors'.

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use services::Services;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// Upper bounds of the buckets of answer times, in seconds.
const BOUNDS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];

/// How requests went. Routes are patterns, so there are only so many.
#[derive(Debug, Default)]
pub struct Metrics {
    routes: Mutex<BTreeMap<Series, Figures>>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Series {
    method: &'static str,
    route: String,
    status: u16,
}

#[derive(Debug, Default)]
struct Figures {
    /// How many answers took at most as long as each bound.
    within: [u64; BOUNDS.len()],
    count: u64,
    seconds: f64,
}

impl Metrics {
    fn note(&self, series: Series, seconds: f64) {
        let mut routes = self.routes.lock().unwrap_or_else(PoisonError::into_inner);
        let figures = routes.entry(series).or_default();
        figures.count += 1;
        figures.seconds += seconds;
        for (within, bound) in figures.within.iter_mut().zip(BOUNDS) {
            *within += u64::from(seconds <= bound);
        }
    }

    /// The text format of Prometheus, version 0.0.4.
    fn text(&self) -> String {
        const NAME: &str = "tafsil_request_seconds";
        let mut text = format!(
            "# HELP {NAME} How long answers took until their first byte.\n# TYPE {NAME} histogram\n"
        );
        let routes = self.routes.lock().unwrap_or_else(PoisonError::into_inner);
        for (
            Series {
                method,
                route,
                status,
            },
            figures,
        ) in routes.iter()
        {
            let labels = format!("method=\"{method}\",route=\"{route}\",status=\"{status}\"");
            for (within, bound) in figures.within.iter().zip(BOUNDS) {
                let _ = writeln!(text, "{NAME}_bucket{{{labels},le=\"{bound}\"}} {within}");
            }
            let Figures { count, seconds, .. } = figures;
            let _ = writeln!(text, "{NAME}_bucket{{{labels},le=\"+Inf\"}} {count}");
            let _ = writeln!(text, "{NAME}_sum{{{labels}}} {seconds}");
            let _ = writeln!(text, "{NAME}_count{{{labels}}} {count}");
        }
        text
    }
}

/// Notes how a request went.
pub async fn observe(
    State(metrics): State<Arc<Metrics>>,
    request: Request,
    next: Next,
) -> Response {
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map(MatchedPath::as_str);
    let route = route.unwrap_or("none").to_owned();
    let method = match request.method().as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        _ => "other",
    };
    let started = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_u16();
    metrics.note(
        Series {
            method,
            route,
            status,
        },
        started.elapsed().as_secs_f64(),
    );
    response
}

/// `/metrics`, and nothing else.
pub fn router(metrics: Arc<Metrics>, services: Arc<Services>) -> Router {
    Router::new()
        .route("/metrics", get(show))
        .with_state((metrics, services))
}

async fn show(
    State((metrics, services)): State<(Arc<Metrics>, Arc<Services>)>,
) -> impl IntoResponse {
    let mut text = metrics.text();
    let shelf = services.shelf();
    let mut gauge = |name: &str, help: &str, value: i64| {
        let _ = writeln!(
            text,
            "# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}"
        );
    };
    let products = i64::try_from(shelf.catalog.items.len()).unwrap_or(i64::MAX);
    gauge("tafsil_products", "Products for sale.", products);
    gauge(
        "tafsil_catalogue_revision",
        "How often the catalogue changed.",
        shelf.revisions.catalogue,
    );
    gauge(
        "tafsil_orders_revision",
        "How often orders changed.",
        shelf.revisions.orders,
    );
    if let Ok(unsent) = services.store.unsent_messages().await {
        gauge(
            "tafsil_messages_waiting",
            "Messages that wait to be sent.",
            unsent.waiting,
        );
        gauge(
            "tafsil_messages_given_up",
            "Messages of the last 30 days that could not be sent.",
            unsent.given_up,
        );
    }
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text)
}
