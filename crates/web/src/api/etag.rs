//! What somebody saw of a thing that they change: `ETag` and `If-Match`
//! (RFC 9110 section 13).

use crate::conditional::Seen;
use crate::http_problem::HttpProblem;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum_extra::headers::ETag;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::convert::Infallible;

/// The strong tag of what is sent: the same text has the same one, on every
/// node.
pub fn etag_of(view: &impl Serialize) -> Option<ETag> {
    let text = serde_json::to_vec(view).ok()?;
    let digest = hex::encode(Sha256::digest(&text));
    format!("\"{}\"", digest.get(..16)?).parse().ok()
}

/// What the client says it saw; nothing where it does not say.
#[derive(Debug, Clone, Default)]
pub struct IfMatch(Seen);

impl IfMatch {
    /// Whether `view` may be changed: it is what was seen, or nothing was said.
    ///
    /// # Errors
    /// 412 where it is something else now.
    pub fn check(&self, view: &impl Serialize) -> Result<(), HttpProblem> {
        if self.0.is(etag_of(view).as_ref()) {
            Ok(())
        } else {
            Err(HttpProblem::Changed)
        }
    }

    /// Whether it is checked at all.
    pub fn is_asked(&self) -> bool {
        self.0.is_said()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(Seen::of(&parts.headers)))
    }
}

#[cfg(test)]
mod tests {
    use super::{IfMatch, etag_of};
    use crate::conditional::Seen;
    use axum::http::{HeaderMap, HeaderValue, header};
    use axum_extra::headers::HeaderMapExt;

    #[test]
    fn what_was_seen_is_compared_with_what_is() {
        let text = |view: &str| {
            let mut headers = HeaderMap::new();
            headers.typed_insert(etag_of(&view).expect("a tag"));
            headers[header::ETAG].to_str().expect("text").to_owned()
        };
        let check = |said: &str| {
            let said = HeaderValue::from_str(said).expect("a header");
            let headers = HeaderMap::from_iter([(header::IF_MATCH, said)]);
            IfMatch(Seen::of(&headers)).check(&"a").is_ok()
        };
        assert!(IfMatch::default().check(&"a").is_ok());
        let now = text("a");
        assert!(check(&now) && check("*") && check(&format!("\"x\", {now}")));
        assert!(!check(&text("b")) && !check("") && !check(&format!("W/{now}")));
    }
}
