//! What a client takes (RFC 9110 section 12.5): a page or JSON, packed or plain.

use axum::http::{HeaderMap, header};
use axum_extra::headers::HeaderMapExt;
use headers_accept::Accept;
use mediatype::{MediaType, names};

const PAGE: MediaType<'_> = MediaType::new(names::TEXT, names::HTML);
const JSON: MediaType<'_> = MediaType::new(names::APPLICATION, names::JSON);

/// Whether JSON is liked better than a page. A browser never names JSON, so for
/// its requests nothing is weighed.
pub fn wants_json(headers: &HeaderMap) -> bool {
    let names_json = headers
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .any(|line| line.contains("json"));
    // a kind of JSON that we don't have is nearer to JSON than a page is
    names_json
        && headers
            .typed_get::<Accept>()
            .is_none_or(|accept| accept.negotiate(&[PAGE, JSON]) != Some(&PAGE))
}

/// Whether Brotli is taken.
pub fn takes_brotli(headers: &HeaderMap) -> bool {
    headers
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','))
        .any(|part| {
            let (name, weight) = part.split_once(';').unwrap_or((part, ""));
            let weight = weight.trim().strip_prefix("q=");
            let is_refused = weight.and_then(|weight| weight.parse().ok()) == Some(0.0);
            name.trim().eq_ignore_ascii_case("br") && !is_refused
        })
}

#[cfg(test)]
mod tests {
    use super::{takes_brotli, wants_json};
    use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

    fn with(name: HeaderName, value: &str) -> HeaderMap {
        let value = HeaderValue::from_str(value).expect("a header");
        HeaderMap::from_iter([(name, value)])
    }

    #[test]
    fn a_program_gets_json_and_a_browser_a_page() {
        assert!(!wants_json(&HeaderMap::new()));
        for (accept, json) in [
            ("application/json", true),
            ("application/problem+json", true),
            ("application/ld+json", true),
            ("application/json, */*;q=0.1", true),
            ("application/json, text/html;q=0.5", true),
            ("application/json;q=0.5, text/html", false),
            ("text/html, application/json", false),
            ("application/json;q=0, */*", false),
            (
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                false,
            ),
            ("*/*", false),
            ("", false),
        ] {
            assert_eq!(wants_json(&with(header::ACCEPT, accept)), json, "{accept}");
        }
    }

    #[test]
    fn brotli_is_sent_to_who_takes_it() {
        assert!(!takes_brotli(&HeaderMap::new()));
        for (accept, brotli) in [
            ("br", true),
            ("gzip, deflate, br, zstd", true),
            ("gzip;q=1.0, BR ;q=0.5", true),
            ("br;q=0", false),
            ("br; q=0.000, gzip", false),
            ("gzip", false),
            ("brotli", false),
            ("", false),
        ] {
            let headers = with(header::ACCEPT_ENCODING, accept);
            assert_eq!(takes_brotli(&headers), brotli, "{accept}");
        }
    }
}
