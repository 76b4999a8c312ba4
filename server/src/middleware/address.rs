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

/// The client: whoever is connected, or where that is a configured proxy, whom it names last in
/// `X-Forwarded-For`, and so on from proxy to proxy. Beyond an entry that cannot be read nothing
/// is believed: a client could have written it to hide behind what stands before it.
fn client(peer: IpAddr, headers: &HeaderMap, proxies: &[IpAddr]) -> IpAddr {
    let is_proxy = |address: &IpAddr| {
        let mut proxies = proxies.iter();
        proxies.any(|proxy| proxy.to_canonical() == *address)
    };
    let mut client = peer.to_canonical();
    let lines = headers.get_all("x-forwarded-for").iter();
    let lines: Vec<_> = lines
        .map(|line| line.to_str().unwrap_or_default())
        .collect();
    let mut chain = lines.iter().rev().flat_map(|line| line.rsplit(','));
    while is_proxy(&client) {
        match chain.next().and_then(forwarded) {
            Some(before) => client = before,
            None => break,
        }
    }
    client
}

/// An entry of `X-Forwarded-For`: an address, perhaps with a port, one of IPv6 perhaps in
/// brackets.
fn forwarded(entry: &str) -> Option<IpAddr> {
    let entry = entry.trim();
    let bare = entry
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .unwrap_or(entry);
    let address = bare.parse::<IpAddr>();
    let address = address.or_else(|_| entry.parse::<SocketAddr>().map(|address| address.ip()));
    address.ok().map(|address| address.to_canonical())
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
pub(super) fn is_host(host: &str) -> bool {
    (1..=255).contains(&host.len())
        && host.bytes().all(|b| {
            b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b':' | b'[' | b']')
        })
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

    fn chain(entries: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        let entries = header::HeaderValue::from_bytes(entries.as_bytes()).unwrap();
        headers.insert("x-forwarded-for", entries);
        headers
    }

    #[test]
    fn only_a_configured_proxy_is_believed() {
        let [proxy, stranger]: [IpAddr; 2] = [[10, 0, 0, 1].into(), [9, 9, 9, 9].into()];
        let headers = chain("1.2.3.4, 5.6.7.8, 10.0.0.1");
        assert_eq!(client(stranger, &headers, &[proxy]), stranger);
        assert_eq!(
            client(proxy, &headers, &[proxy]),
            IpAddr::from([5, 6, 7, 8])
        );
        assert_eq!(client(proxy, &chain("nonsense"), &[proxy]), proxy);
    }

    #[test]
    fn what_stands_before_an_unreadable_entry_is_not_believed() {
        let [proxy, inner]: [IpAddr; 2] = [[10, 0, 0, 1].into(), [10, 0, 0, 2].into()];
        let proxies = [proxy, inner];
        for (entries, named) in [
            ("6.6.6.6, nonsense", proxy),
            ("6.6.6.6, unknown, 10.0.0.2", inner),
            ("6.6.6.6, , 10.0.0.2", inner),
            ("6.6.6.6, \u{fffd}", proxy),
            ("6.6.6.6, 5.6.7.8, 10.0.0.2", [5, 6, 7, 8].into()),
        ] {
            assert_eq!(client(proxy, &chain(entries), &proxies), named, "{entries}");
        }
        let mut two = chain("6.6.6.6");
        two.append(
            "x-forwarded-for",
            header::HeaderValue::from_static("5.6.7.8"),
        );
        assert_eq!(client(proxy, &two, &proxies), IpAddr::from([5, 6, 7, 8]));
    }

    #[test]
    fn an_entry_may_have_a_port_and_an_address_two_forms() {
        let proxy = IpAddr::from([10, 0, 0, 1]);
        let mapped: IpAddr = "::ffff:10.0.0.1".parse().unwrap();
        for (entry, named) in [
            ("1.2.3.4:5678", "1.2.3.4"),
            ("::ffff:1.2.3.4", "1.2.3.4"),
            ("[2001:db8::1]:443", "2001:db8::1"),
            ("[2001:db8::1]", "2001:db8::1"),
            ("2001:db8::1", "2001:db8::1"),
        ] {
            let named: IpAddr = named.parse().unwrap();
            for (peer, configured) in [(proxy, proxy), (mapped, proxy), (proxy, mapped)] {
                assert_eq!(client(peer, &chain(entry), &[configured]), named, "{entry}");
            }
        }
        let stranger: IpAddr = "::ffff:9.9.9.9".parse().unwrap();
        let none = client(stranger, &HeaderMap::new(), &[proxy]);
        assert_eq!(none, IpAddr::from([9, 9, 9, 9]));
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
