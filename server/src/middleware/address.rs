//! Where a request comes from and where the shop stands, as far as the
//! request can be believed.

use app::api::request::{ClientAddress, Origin};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, Uri, header};
use axum::middleware::Next;
use axum::response::Response;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

/// How the shop is reached.
#[derive(Clone, Debug, Default)]
pub struct Outside {
    /// Whether visitors come by HTTPS (cookies are then `Secure`).
    pub secure: bool,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub proxies: Vec<IpAddr>,
    /// The beginning of the shop's addresses: `https://shop.example`. Where it
    /// is not configured, it follows from the request's `Host`.
    pub public_url: Option<Arc<str>>,
}

/// Puts the client's address and the shop's origin into the request.
pub async fn note(
    State(outside): State<Arc<Outside>>,
    mut request: Request,
    next: Next,
) -> Response {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip());
    if let Some(peer) = peer {
        let client = client(peer, request.headers(), &outside.proxies);
        request.extensions_mut().insert(ClientAddress(client));
    }
    if let Some(origin) = origin(&outside, request.uri(), request.headers()) {
        request.extensions_mut().insert(Origin(origin));
    }
    next.run(request).await
}

/// `X-Forwarded-For` counts only from a configured proxy, and then its last
/// entry that is not one itself.
fn client(peer: IpAddr, headers: &HeaderMap, proxies: &[IpAddr]) -> IpAddr {
    if !proxies.contains(&peer) {
        return peer;
    }
    let chain: Vec<IpAddr> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|address| address.trim().parse().ok())
        .collect();
    chain
        .into_iter()
        .rev()
        .find(|address| !proxies.contains(address))
        .unwrap_or(peer)
}

fn origin(outside: &Outside, uri: &Uri, headers: &HeaderMap) -> Option<Arc<str>> {
    if let Some(url) = &outside.public_url {
        return Some(url.clone());
    }
    let named = headers
        .get(header::HOST)
        .and_then(|value| value.to_str().ok());
    let host = uri
        .authority()
        .map(|authority| authority.as_str())
        .or(named)?;
    let scheme = if outside.secure { "https" } else { "http" };
    is_host(host).then(|| format!("{scheme}://{host}").into())
}

/// Whether this is a host and perhaps a port, and nothing that could carry
/// anything else into a page.
fn is_host(host: &str) -> bool {
    (1..=255).contains(&host.len())
        && host
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'[' | b']'))
}

/// Checks the beginning of the shop's addresses as an operator writes it.
///
/// # Errors
/// A sentence that says how it is written.
pub fn parse_public_url(url: &str) -> Result<Arc<str>, String> {
    let host = url.strip_prefix("https://").or(url.strip_prefix("http://"));
    match host.map(|host| host.trim_end_matches('/')) {
        Some(host) if is_host(host) => Ok(url.trim_end_matches('/').into()),
        _ => Err("it is written https://HOST or http://HOST:PORT, without a path".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forwarded(chain: &'static str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", header::HeaderValue::from_static(chain));
        headers
    }

    #[test]
    fn only_a_configured_proxy_is_believed() {
        let [proxy, stranger]: [IpAddr; 2] = [[10, 0, 0, 1].into(), [9, 9, 9, 9].into()];
        let headers = forwarded("1.2.3.4, 5.6.7.8, 10.0.0.1");
        assert_eq!(client(stranger, &headers, &[proxy]), stranger);
        assert_eq!(
            client(proxy, &headers, &[proxy]),
            IpAddr::from([5, 6, 7, 8])
        );
        assert_eq!(client(proxy, &forwarded("nonsense"), &[proxy]), proxy);
    }

    #[test]
    fn a_host_carries_nothing_else() {
        for host in ["shop.example", "127.0.0.1:3000", "[::1]:80"] {
            assert!(is_host(host), "{host}");
        }
        for host in ["", "evil/path", "a b", "\"><script>", "user@host"] {
            assert!(!is_host(host), "{host}");
        }
        assert_eq!(
            parse_public_url("https://shop.example/").as_deref(),
            Ok("https://shop.example")
        );
        assert!(parse_public_url("shop.example").is_err());
        assert!(parse_public_url("https://shop.example/path").is_err());
    }
}
