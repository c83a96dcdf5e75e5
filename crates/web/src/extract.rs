//! The query of an address, taken calmly: what can't be in it counts as not asked
//! for.

use crate::forms::from_pairs;
use crate::http_problem::HttpProblem;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

/// Like axum's; of a name that came twice the first counts, and what can't be
/// read at all is as if nothing was asked.
pub struct Query<T>(pub T);

impl<S, T> FromRequestParts<S> for Query<T>
where
    S: Send + Sync,
    T: DeserializeOwned + Default,
{
    type Rejection = HttpProblem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, HttpProblem> {
        // nobody types a null byte, and not every database takes one
        let query = parts.uri.query().unwrap_or_default().replace("%00", "");
        Ok(Self(from_pairs(query.as_bytes()).unwrap_or_default()))
    }
}
