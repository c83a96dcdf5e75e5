//! Conditional requests (RFC 9110 section 13): what somebody has already, and
//! what they saw of a thing that they change.

use axum::body::Body;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use axum_extra::headers::{self, ETag, HeaderMapExt, IfNoneMatch};

/// What a client has, by `If-None-Match`. Saying nothing costs nothing.
#[derive(Debug, Clone, Default)]
pub struct Known(Option<IfNoneMatch>);

impl Known {
    pub fn of(headers: &HeaderMap) -> Self {
        Self(headers.typed_get())
    }

    /// Whether this is what the client has: the same, or the same but for its
    /// packing.
    pub fn has(&self, tag: &ETag) -> bool {
        let known = self.0.as_ref();
        known.is_some_and(|known| !known.precondition_passes(tag))
    }
}

/// 304 in the place of this answer, whose body is not sent.
pub fn not_modified(mut response: Response) -> Response {
    *response.status_mut() = StatusCode::NOT_MODIFIED;
    *response.body_mut() = Body::empty();
    for name in [header::CONTENT_TYPE, header::CONTENT_LENGTH] {
        response.headers_mut().remove(name);
    }
    response
}

/// What a client saw of a thing, by `If-Match`; nothing where it does not say.
#[derive(Debug, Clone, Default)]
pub struct Seen(Option<headers::IfMatch>);

impl Seen {
    pub fn of(headers: &HeaderMap) -> Self {
        Self(headers.typed_get())
    }

    /// Whether what is now, which has this tag, is what was seen, or nothing was
    /// said.
    pub fn is(&self, tag: Option<&ETag>) -> bool {
        self.0
            .as_ref()
            .is_none_or(|seen| tag.is_some_and(|tag| seen.precondition_passes(tag)))
    }

    /// Whether it is checked at all.
    pub fn is_said(&self) -> bool {
        self.0.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::{Known, Seen};
    use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
    use axum_extra::headers::ETag;

    fn tag(text: &str) -> ETag {
        text.parse().expect("a tag")
    }

    fn said(name: &HeaderName, lines: &[&str]) -> HeaderMap {
        let line = |line: &&str| HeaderValue::from_bytes(line.as_bytes()).expect("a header");
        let lines = lines.iter().map(line);
        lines.map(|line| (name.clone(), line)).collect()
    }

    #[test]
    fn what_somebody_has_is_found_by_the_weak_comparison() {
        let has = |lines: &[&str], own: &str| {
            Known::of(&said(&header::IF_NONE_MATCH, lines)).has(&tag(own))
        };
        for own in ["\"a\"", "W/\"a\""] {
            for lines in [
                &["\"a\""][..],
                &["W/\"a\""],
                &["\"x\", W/\"a\" ,\"y\""],
                &["\"x\"", "\"a\""],
                &["\"b,c\", \"a\""],
                &["*"],
            ] {
                assert!(has(lines, own), "{lines:?}");
            }
            for lines in [
                &[][..],
                &[""],
                &["\"b\""],
                &["a"],
                &["\"A\""],
                &["\"x,a\""],
                &["\u{e9}"],
                &["W/\"\""],
            ] {
                assert!(!has(lines, own), "{lines:?}");
            }
        }
    }

    #[test]
    fn what_was_seen_is_compared_strongly() {
        let seen = |lines: &[&str]| Seen::of(&said(&header::IF_MATCH, lines));
        let now = tag("\"a\"");
        assert!(seen(&[]).is(Some(&now)) && !seen(&[]).is_said());
        assert!(seen(&[]).is(None));
        for lines in [
            &["\"a\""][..],
            &["*"],
            &["\"x\", \"a\""],
            &["\"x\"", "\"a\""],
        ] {
            let seen = seen(lines);
            assert!(seen.is(Some(&now)) && seen.is_said(), "{lines:?}");
        }
        for lines in [&[""][..], &["\"b\""], &["W/\"a\""], &["a"], &["\u{e9}"]] {
            let seen = seen(lines);
            assert!(!seen.is(Some(&now)) && seen.is_said(), "{lines:?}");
        }
        assert!(!seen(&["\"a\""]).is(None));
    }
}
