//! Who may ask how the site does without a token: a program on the site's own
//! machine. What a proxy there hands on comes from elsewhere.

use super::visitor::peer;
use crate::paths;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, header};

/// What proxies add, beside all that begins with [`X_FORWARDED`].
const ADDED_BY_PROXIES: [HeaderName; 9] = [
    header::FORWARDED,
    header::VIA,
    HeaderName::from_static("x-real-ip"),
    HeaderName::from_static("x-client-ip"),
    HeaderName::from_static("x-cluster-client-ip"),
    HeaderName::from_static("x-original-forwarded-for"),
    HeaderName::from_static("true-client-ip"),
    HeaderName::from_static("cf-connecting-ip"),
    HeaderName::from_static("fastly-client-ip"),
];
const X_FORWARDED: &str = "x-forwarded";

pub fn asks(request: &Request) -> bool {
    request.uri().path() == paths::METRICS
        && peer(request).is_loopback()
        && !is_forwarded(request.headers())
}

fn is_forwarded(headers: &HeaderMap) -> bool {
    headers
        .keys()
        .any(|name| name.as_str().starts_with(X_FORWARDED) || ADDED_BY_PROXIES.contains(name))
}

#[cfg(test)]
mod tests {
    use super::asks;
    use axum::body::Body;
    use axum::extract::{ConnectInfo, Request};
    use std::net::SocketAddr;

    fn asked(path: &str, peer: Option<&str>, header: Option<&str>) -> bool {
        let mut request = Request::builder().uri(path).header("host", "localhost");
        if let Some(name) = header {
            // also where it says nothing
            request = request.header(name, "");
        }
        let mut request = request.body(Body::empty()).unwrap();
        if let Some(peer) = peer {
            let peer: SocketAddr = peer.parse().unwrap();
            request.extensions_mut().insert(ConnectInfo(peer));
        }
        asks(&request)
    }

    #[test]
    fn a_program_on_this_machine_needs_no_token() {
        for peer in [
            "127.0.0.1:4711",
            "127.8.9.1:80",
            "[::1]:4711",
            "[::ffff:127.0.0.1]:1",
        ] {
            assert!(asked("/metrics", Some(peer), None), "{peer}");
            assert!(asked("/metrics", Some(peer), Some("user-agent")), "{peer}");
        }
    }

    #[test]
    fn from_elsewhere_through_a_proxy_and_for_another_address_it_does() {
        for peer in [
            "192.0.2.1:80",
            "[2001:db8::1]:80",
            "10.0.0.1:80",
            "0.0.0.0:1",
        ] {
            assert!(!asked("/metrics", Some(peer), None), "{peer}");
        }
        assert!(!asked("/metrics", None, None), "nobody knows who");
        for header in [
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "X-Forwarded-Anything",
            "X-Real-IP",
            "Via",
            "CF-Connecting-IP",
        ] {
            assert!(
                !asked("/metrics", Some("127.0.0.1:1"), Some(header)),
                "{header}"
            );
        }
        for path in ["/", "/metrics/", "/metricsx", "/api/v1/jobs"] {
            assert!(!asked(path, Some("127.0.0.1:1"), None), "{path}");
        }
    }
}
