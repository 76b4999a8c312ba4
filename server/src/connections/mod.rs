//! The HTTP server: accepts connections, bounds how many there are and how long each may keep
//! the shop waiting, and closes them when the shop does.
//!
//! A client that is slow, on purpose or not, costs a connection and nothing else. Where there are
//! as many as may be, in all or from one network address, the one that was heard of longest ago
//! makes room (least recently used); one whose request is being answered never does. So a flood
//! of half-sent requests takes the places of its own, and somebody who asks for a page gets it.

mod link;
mod stream;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use hyper::body::{Body as _, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use link::{Link, Links, Phase};
use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
pub use stream::BodyTimeout;
use stream::{Received, Sent, Watched};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};
use tokio::time::sleep;
use tower::ServiceExt;

/// File descriptors that are left to the database, the files that are served and the logs.
const RESERVED: u64 = 128;
/// How long a connection that waits for its client may take to end when the shop closes.
const FAREWELL: Duration = Duration::from_millis(300);
/// How long accepting rests after the system refused, at first and at most.
const REST: Duration = Duration::from_millis(10);
const LONGEST_REST: Duration = Duration::from_secs(1);

/// What a connection may cost.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Connections in all.
    pub connections: usize,
    /// Connections from one network address; one of IPv6 counts as its /64.
    pub by_address: usize,
    /// How long the head of a request may take, from its first byte.
    pub header: Duration,
    /// How long the body of a request may take.
    pub body: Duration,
    /// How long a connection without a request is kept.
    pub idle: Duration,
    /// How long a client may take no byte of an answer.
    pub write: Duration,
    /// Proxies: what comes from them comes from many.
    pub proxies: Vec<IpAddr>,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            connections: 4096,
            by_address: 256,
            header: Duration::from_secs(10),
            body: Duration::from_secs(20),
            idle: Duration::from_secs(75),
            write: Duration::from_secs(30),
            proxies: Vec::new(),
        }
    }
}

/// Raises the process's limit of open files as far as it may, and gives how many connections fit
/// under it: at most as many as are wished for.
pub fn fitting(wished: usize) -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    if limit.current != limit.maximum {
        let raised = || Rlimit {
            current: limit.maximum,
            maximum: limit.maximum,
        };
        match setrlimit(Resource::Nofile, raised()) {
            Ok(()) => limit = raised(),
            Err(error) => tracing::warn!("the limit of open files cannot be raised: {error}"),
        }
    }
    let Some(files) = limit.current else {
        return wished;
    };
    let fit = usize::try_from(files.saturating_sub(RESERVED)).unwrap_or(usize::MAX);
    if fit < wished {
        tracing::warn!("{files} files may be open, so {fit} connections fit, not {wished}");
    }
    wished.min(fit.max(1))
}

/// Answers requests until `closing` ends, and then those in flight, for as long as `grace`.
/// Connections that wait for their client are closed at once. Says whether all came to an end.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    closing: impl Future<Output = ()>,
    grace: Duration,
) -> bool {
    let body = limits.body;
    let links = Arc::new(Links::new(limits));
    let (close, closed) = watch::channel(false);
    // Every connection holds a sender: the channel ends with the last of them.
    let (open, mut all_ended) = mpsc::channel::<()>(1);
    let sweeping = tokio::spawn(links.clone().sweep());
    {
        let mut closing = pin!(closing);
        let mut rest = REST;
        loop {
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                () = &mut closing => break,
            };
            match accepted {
                Ok((stream, peer)) => {
                    rest = REST;
                    // Too many, and each of them is being answered: this one is not.
                    if let Some(link) = links.open(peer.ip()) {
                        let (router, open, closed) = (router.clone(), open.clone(), closed.clone());
                        let links = links.clone();
                        tokio::spawn(async move {
                            converse(stream, peer, &link, router, body, closed).await;
                            links.end(&link);
                            drop(open);
                        });
                    }
                }
                // The client went before it was let in.
                Err(error)
                    if matches!(
                        error.kind(),
                        ErrorKind::ConnectionAborted
                            | ErrorKind::ConnectionReset
                            | ErrorKind::ConnectionRefused
                            | ErrorKind::Interrupted
                    ) => {}
                // Out of files or of memory: whoever waits makes room, and it is tried again.
                Err(error) => {
                    tracing::warn!("no connection can be accepted: {error}");
                    links.make_room();
                    tokio::select! {
                        () = sleep(rest) => rest = (rest * 2).min(LONGEST_REST),
                        () = &mut closing => break,
                    }
                }
            }
        }
    }
    drop((listener, open));
    let _ = close.send(true);
    let ended = tokio::time::timeout(grace, all_ended.recv()).await.is_ok();
    links.end_all();
    sweeping.abort();
    ended
}

/// Answers the requests of one connection.
async fn converse(
    stream: TcpStream,
    peer: SocketAddr,
    link: &Arc<Link>,
    router: Router,
    body: Duration,
    mut closed: watch::Receiver<bool>,
) {
    // Small answers leave at once (RFC 896 would have them wait for more).
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!("TCP_NODELAY: {error}");
    }
    let service = service_fn(|request: Request<Incoming>| {
        let answering = answer(request, peer, link.clone(), router.clone(), body);
        async move { Ok::<_, std::convert::Infallible>(answering.await) }
    });
    let stream = TokioIo::new(Watched::new(stream, link.clone()));
    // Heads that take too long are ended by `Links::sweep`.
    let mut builder = http1::Builder::new();
    builder.header_read_timeout(None::<Duration>);
    let mut connection = pin!(builder.serve_connection(stream, service));
    let ended = tokio::select! {
        result = connection.as_mut() => Some(result),
        () = link.told_to_end() => return,
        _ = closed.wait_for(|closed| *closed) => None,
    };
    if let Some(result) = ended {
        if let Err(error) = result {
            tracing::trace!("a connection ended: {error}");
        }
        return;
    }
    connection.as_mut().graceful_shutdown();
    loop {
        tokio::select! {
            _ = connection.as_mut() => return,
            () = link.told_to_end() => return,
            () = sleep(FAREWELL) => {
                if link.waits_for(FAREWELL) {
                    return;
                }
            }
        }
    }
}

async fn answer(
    request: Request<Incoming>,
    peer: SocketAddr,
    link: Arc<Link>,
    router: Router,
    most: Duration,
) -> hyper::Response<Sent> {
    let whole = request.body().is_end_stream();
    link.enter(if whole {
        Phase::Answering
    } else {
        Phase::Receiving
    });
    let mut request = request.map(|body| match whole {
        true => Body::empty(),
        false => Body::new(Received::new(body, link.clone(), most)),
    });
    request.extensions_mut().insert(ConnectInfo(peer));
    let response = match router.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    };
    link.enter(Phase::Sending);
    response.map(|body| Sent::new(body, link))
}
