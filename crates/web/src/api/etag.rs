//! What somebody saw of a thing that they change: `ETag` and `If-Match`
//! (RFC 9110 section 13).

use crate::http_problem::HttpProblem;
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::convert::Infallible;

/// The strong tag of what is sent: the same text has the same one, on every
/// node.
pub fn etag_of(view: &impl Serialize) -> String {
    let text = serde_json::to_vec(view).unwrap_or_default();
    let digest = hex::encode(Sha256::digest(&text));
    format!("\"{}\"", digest.get(..16).unwrap_or_default())
}

/// What the client says it saw; nothing where it does not say.
#[derive(Debug, Clone, Default)]
pub struct IfMatch(Option<String>);

impl IfMatch {
    /// Whether `view` may be changed: it is what was seen, or nothing was said.
    ///
    /// # Errors
    /// 412 where it is something else now.
    pub fn check(&self, view: &impl Serialize) -> Result<(), HttpProblem> {
        let Some(seen) = &self.0 else { return Ok(()) };
        let now = etag_of(view);
        let same = seen
            .split(',')
            .any(|tag| matches!(tag.trim(), tag if tag == "*" || tag == now));
        if same {
            Ok(())
        } else {
            Err(HttpProblem::Changed)
        }
    }

    /// Whether it is checked at all.
    pub fn is_asked(&self) -> bool {
        self.0.is_some()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let lines = parts.headers.get_all(header::IF_MATCH).iter();
        let lines: Vec<&str> = lines
            .map(|line| line.to_str().unwrap_or_default())
            .collect();
        Ok(Self((!lines.is_empty()).then(|| lines.join(","))))
    }
}

#[cfg(test)]
mod tests {
    use super::{IfMatch, etag_of};

    #[test]
    fn what_was_seen_is_compared_with_what_is() {
        let tag = etag_of(&"a");
        let check = |said: &str| IfMatch(Some(said.to_owned())).check(&"a").is_ok();
        assert!(IfMatch::default().check(&"a").is_ok());
        assert!(check(&tag) && check("*") && check(&format!("\"x\", {tag}")));
        assert!(!check(&etag_of(&"b")) && !check("") && !check(&format!("W/{tag}")));
    }
}
