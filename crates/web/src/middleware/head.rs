//! `HEAD` is what `GET` would answer, without the body: the handlers, the cache
//! and the `ETag` only know `GET`. The router, which saw what was asked, takes
//! the body away once it has told its length, where that is known.

use axum::extract::Request;
use axum::http::header::HOST;
use axum::http::{Method, Version, uri::Authority};

pub fn as_get(request: &mut Request) {
    if request.method() == Method::HEAD {
        *request.method_mut() = Method::GET;
    }
}

/// Whether a request over HTTP/1.1 says once, and only once, to which host it goes (RFC 9112
/// section 3.2). HTTP/2 says it elsewhere, and HTTP/1.0 need not.
pub fn names_its_host(request: &Request) -> bool {
    let mut hosts = request.headers().get_all(HOST).iter();
    let (first, second) = (hosts.next(), hosts.next());
    let is_host = |host: &axum::http::HeaderValue| {
        host.to_str().is_ok_and(|host| {
            host.is_empty() || (host.parse::<Authority>().is_ok() && !host.contains('@'))
        })
    };
    match (request.version(), first, second) {
        (_, _, Some(_)) => false,
        (_, Some(host), None) => is_host(host),
        (Version::HTTP_11, None, None) => false,
        (_, None, None) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn asked(version: Version, hosts: &[&str]) -> bool {
        let mut request = Request::builder().version(version).uri("/");
        for host in hosts {
            request = request.header(HOST, *host);
        }
        names_its_host(&request.body(Body::empty()).expect("a request"))
    }

    #[test]
    fn a_request_says_once_to_which_host_it_goes() {
        for host in [
            "example.org",
            "example.org:8080",
            "[::1]:8080",
            "127.0.0.1",
            "",
        ] {
            assert!(asked(Version::HTTP_11, &[host]), "{host}");
        }
        assert!(asked(Version::HTTP_10, &[]));
        assert!(asked(Version::HTTP_2, &[]));
        assert!(!asked(Version::HTTP_11, &[]));
        assert!(!asked(Version::HTTP_11, &["example.org", "example.org"]));
        assert!(!asked(Version::HTTP_11, &["example.org", "example.net"]));
        for host in [
            "exa mple.org",
            "a@example.org",
            "example.org/x",
            "example.org, b",
        ] {
            assert!(!asked(Version::HTTP_11, &[host]), "{host}");
        }
    }
}
