//! The parts of an address, taken calmly. What can't be in a path is not there
//! (404), like an id that nothing has; what can't be in a query counts as not
//! asked for.

use crate::forms::from_pairs;
use crate::http_problem::HttpProblem;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

/// Like axum's, with a page for what doesn't fit.
pub struct Path<T>(pub T);

impl<S, T> FromRequestParts<S> for Path<T>
where
    S: Send + Sync,
    T: DeserializeOwned + Send,
{
    type Rejection = HttpProblem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, HttpProblem> {
        axum::extract::Path::<T>::from_request_parts(parts, state)
            .await
            .map(|axum::extract::Path(value)| Self(value))
            .map_err(|_| HttpProblem::NotFound)
    }
}

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
