//! Answers for machines that watch over the shop.
//!
//! `/healthz` is about the process: restart it where this fails. `/readyz` is about what it needs:
//! send no visitors where this fails, and do not restart, since that mends no full disk.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use services::{Store, StoreError};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Mutex;
use tokio::time::timeout;

/// How long what was found out holds, and how long a write that failed is remembered.
const FRESH: Duration = Duration::from_secs(1);
/// How long the database may take to answer, for each of the two questions.
const PATIENCE: Duration = Duration::from_secs(1);

/// Whether this process runs. It asks nobody: a restart would not bring a database back.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// What the database was found to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Ready,
    NotReadable,
    NotWritable,
}

/// Looks whether the database can be read and written, at most once a second.
#[derive(Clone, Debug)]
pub struct Readiness {
    store: Store,
    last: Arc<Mutex<Option<(Instant, Verdict)>>>,
}

impl Readiness {
    pub fn new(store: Store) -> Readiness {
        Readiness {
            store,
            last: Arc::default(),
        }
    }

    /// Whoever asks while somebody finds out waits for the same answer.
    async fn verdict(&self) -> Verdict {
        let mut last = self.last.lock().await;
        let found = match *last {
            Some((at, verdict)) if at.elapsed() < FRESH => verdict,
            _ => {
                let began = Instant::now();
                let verdict = self.find_out().await;
                *last = Some((began, verdict));
                verdict
            }
        };
        // A probe is small: it may find room where an order did not.
        match found {
            Verdict::Ready if self.store.write_failed_within(FRESH) => Verdict::NotWritable,
            found => found,
        }
    }

    async fn find_out(&self) -> Verdict {
        if !in_time("read", self.store.probe_read()).await {
            return Verdict::NotReadable;
        }
        match in_time("write", self.store.probe_write()).await {
            true => Verdict::Ready,
            false => Verdict::NotWritable,
        }
    }
}

async fn in_time(what: &str, asked: impl Future<Output = Result<(), StoreError>>) -> bool {
    match timeout(PATIENCE, asked).await {
        Ok(Ok(())) => return true,
        Ok(Err(error)) => tracing::error!("not ready: the database does not {what}: {error}"),
        Err(_) => tracing::error!("not ready: the database does not {what} in time"),
    }
    false
}

/// Whether visitors can be served: the database can be read and written.
pub async fn readyz(State(readiness): State<Readiness>) -> Response {
    let fails = match readiness.verdict().await {
        Verdict::Ready => return "ready\n".into_response(),
        Verdict::NotReadable => "read: the database does not answer\n",
        Verdict::NotWritable => "write: the database takes no writes\n",
    };
    let soon = [(header::RETRY_AFTER, "1")];
    (StatusCode::SERVICE_UNAVAILABLE, soon, fails).into_response()
}
