//! Lists, a page at a time: where a page begins is a cursor, which only the
//! list that made it reads.

use crate::http_problem::{FieldProblem, HttpProblem};
use crate::request_context::RequestContext;
use axum::Json;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use std::fmt::Display;
use std::str::FromStr;
use utoipa::{IntoParams, ToSchema};

const DEFAULT_LIMIT: u32 = 50;
const MAX_LIMIT: u32 = 200;

/// Which page of a list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// Where the page begins: the `next` of the page before. Without it, at the
    /// beginning.
    pub cursor: Option<String>,
    /// The most items of a page, 50 where nothing is said.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
}

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Items<T> {
    pub items: Vec<T>,
    /// The cursor of the page after this one; `null` on the last.
    pub next: Option<String>,
}

/// Where a page of one list begins, and how much of it is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Cursor<K> {
    list: &'static str,
    /// What stands before the page.
    pub after: Option<K>,
    pub limit: u32,
}

impl<K: FromStr> Cursor<K> {
    /// # Errors
    /// 400 for a cursor that this list never made, 422 for too much at once.
    pub fn read(
        list: &'static str,
        cursor: Option<&str>,
        limit: Option<u32>,
    ) -> Result<Self, HttpProblem> {
        let limit = limit.unwrap_or(DEFAULT_LIMIT);
        if !(1..=MAX_LIMIT).contains(&limit) {
            return Err(HttpProblem::refused_fields(vec![
                FieldProblem::new("limit", "api-error-limit").variable("count", MAX_LIMIT.into()),
            ]));
        }
        let after = cursor.map(|text| decode(list, text)).transpose()?;
        Ok(Self { list, after, limit })
    }

    /// One more than is shown, so that it is known whether more follow.
    pub fn wanted(&self) -> u64 {
        u64::from(self.limit) + 1
    }
}

fn decode<K: FromStr>(list: &str, text: &str) -> Result<K, HttpProblem> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).ok();
    let decoded = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    decoded
        .as_deref()
        .and_then(|decoded| decoded.strip_prefix(list)?.strip_prefix(' '))
        .and_then(|key| key.parse().ok())
        .ok_or_else(|| {
            HttpProblem::unreadable_fields(vec![FieldProblem::new("cursor", "api-error-cursor")])
        })
}

/// Answers a page: `found` may have one more than is shown. The next page
/// stands in the body and in the `Link` header.
pub fn items<K: Display, F, T: Serialize>(
    context: &RequestContext,
    cursor: &Cursor<K>,
    mut found: Vec<F>,
    key: impl Fn(&F) -> K,
    view: impl Fn(F) -> T,
) -> Response {
    let limit = usize::try_from(cursor.limit).unwrap_or(usize::MAX);
    let more = found.len() > limit;
    found.truncate(limit);
    let next = found
        .last()
        .filter(|_| more)
        .map(|last| BASE64_URL_SAFE_NO_PAD.encode(format!("{} {}", cursor.list, key(last))));
    let link = next.as_deref().map(|next| link(context, next));
    let body = Items {
        items: found.into_iter().map(view).collect(),
        next,
    };
    let mut response = Json(body).into_response();
    if let Some(value) = link.and_then(|link| HeaderValue::from_str(&link).ok()) {
        response.headers_mut().insert(header::LINK, value);
    }
    response
}

/// The same address with another cursor (RFC 8288).
fn link(context: &RequestContext, next: &str) -> String {
    let query = context.uri.query().unwrap_or_default();
    let mut parts: Vec<&str> = query
        .split('&')
        .filter(|part| !part.is_empty() && !part.starts_with("cursor="))
        .collect();
    let cursor = format!("cursor={next}");
    parts.push(&cursor);
    format!(
        "<{}{}?{}>; rel=\"next\"",
        context.app.public_url(),
        context.uri.path(),
        parts.join("&")
    )
}

#[cfg(test)]
mod tests {
    use super::Cursor;
    use base64::Engine;
    use base64::prelude::BASE64_URL_SAFE_NO_PAD;

    #[test]
    fn only_the_list_that_made_a_cursor_reads_it() {
        let made = BASE64_URL_SAFE_NO_PAD.encode("people 7");
        let read = |list, text: &str| Cursor::<u32>::read(list, Some(text), None);
        assert_eq!(read("people", &made).map(|c| c.after).ok(), Some(Some(7)));
        for (list, text) in [
            ("jobs", made.as_str()),
            ("people", "7"),
            ("people", ""),
            ("people", "%%%"),
            ("people", &BASE64_URL_SAFE_NO_PAD.encode("people seven")),
        ] {
            assert_eq!(
                read(list, text).err().map(|p| p.status().as_u16()),
                Some(400)
            );
        }
        for limit in [0, 201, u32::MAX] {
            let refused = Cursor::<u32>::read("people", None, Some(limit)).err();
            assert_eq!(refused.map(|p| p.status().as_u16()), Some(422));
        }
    }
}
