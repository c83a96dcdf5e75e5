//! The one place where a problem becomes a page, or problem JSON (RFC 9457),
//! and where a page gets its `ETag`.

use super::{limits, made_for};
use crate::conditional::{Known, not_modified};
use crate::http_problem::HttpProblem;
use crate::request_context::RequestContext;
use crate::security_log;
use crate::{page_layout, paths};
use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::headers::{ETag, HeaderMapExt};
use foldhash::quality::FixedState;
use laurel_persistence::catalog::{Addressed, moved_to};
use std::hash::{BuildHasher, Hasher};

/// Pages above this are sent as they come, without an `ETag`.
const MAX_TAGGED: usize = 2 * 1024 * 1024;

/// The handler's answer, fit to be sent: a page with its `ETag`, or a problem in
/// the form that was asked for.
pub async fn answer(request: Request, next: Next) -> Response {
    let Some(context) = request.extensions().get::<RequestContext>().cloned() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    // no address has it, and no database takes it
    if request.uri().path().contains("%00") {
        return finish(
            &context,
            &HttpProblem::NotFound,
            &StatusCode::NOT_FOUND.into_response(),
        );
    }
    let known = Known::of(request.headers());
    let mut response = match made_for::check(&context, request).await {
        Ok(request) => limits::run(request, next).await,
        Err(problem) => problem.into_response(),
    };
    if let Some(there) = without_slash(&context, response.status()) {
        return Redirect::permanent(&there).into_response();
    }
    if response.status() == StatusCode::NOT_FOUND
        && let Some(there) = moved(&context).await
    {
        return Redirect::temporary(&there).into_response();
    }
    let problem = response.extensions_mut().remove::<HttpProblem>();
    if problem.is_none() && !speaks_for_itself(&response) {
        let problem = of_status(&response);
        return finish(&context, &problem, &response);
    }
    match problem {
        Some(problem) => finish(&context, &problem, &response),
        None => tag(&context, response, &known).await,
    }
}

/// The address without the slash that was typed too many, where nothing is at
/// the one with it. Never another site's.
fn without_slash(context: &RequestContext, status: StatusCode) -> Option<String> {
    let path = context.uri.path();
    let fits = status == StatusCode::NOT_FOUND
        && context.method == Method::GET
        && !path.contains("//")
        && !path.contains('\\');
    let short = path
        .strip_suffix('/')
        .filter(|short| fits && !short.is_empty())?;
    Some(match context.uri.query() {
        Some(query) => format!("{short}?{query}"),
        None => short.to_owned(),
    })
}

/// The same place in a course or a program that has another address now. The answer is
/// temporary, since something else may have the old address one day, and keeps the method:
/// what was typed into a form of a page that is open is not lost.
async fn moved(context: &RequestContext) -> Option<String> {
    let path = context.uri.path();
    let parts: Vec<&str> = path.split('/').collect();
    let (at, what) = parts
        .iter()
        .enumerate()
        .find_map(|(at, part)| match *part {
            "courses" | "learn" => Some((at + 1, Addressed::Course)),
            "programs" => Some((at + 1, Addressed::Program)),
            _ => None,
        })?;
    let slug = parts.get(at).filter(|slug| !slug.is_empty())?;
    let now = moved_to(&context.app.store, context.public(), what, slug).await;
    let now = now
        .inspect_err(|error| tracing::error!(%error, "an earlier address can't be looked up"))
        .ok()??;
    let mut parts = parts.clone();
    *parts.get_mut(at)? = &now;
    let path = parts.join("/");
    Some(match context.uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path,
    })
}

/// Whether this answer is a page, a file or an empty success, rather than a
/// bare failure of a layer or an extractor. That a page is not given ahead is
/// told to a browser, and nobody sees it.
fn speaks_for_itself(response: &Response) -> bool {
    let failed = response.status().is_client_error() || response.status().is_server_error();
    let bare = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_none_or(|v| v.as_bytes().starts_with(b"text/plain"));
    !(failed && bare) || response.status() == StatusCode::TOO_EARLY
}

fn of_status(response: &Response) -> HttpProblem {
    match response.status() {
        StatusCode::NOT_FOUND => HttpProblem::NotFound,
        StatusCode::FORBIDDEN => HttpProblem::CrossSite,
        StatusCode::METHOD_NOT_ALLOWED => HttpProblem::Method,
        StatusCode::PAYLOAD_TOO_LARGE => HttpProblem::TooLarge,
        StatusCode::SERVICE_UNAVAILABLE => HttpProblem::Unavailable,
        status if status.is_client_error() => HttpProblem::Unreadable,
        _ => HttpProblem::Broken,
    }
}

fn finish(context: &RequestContext, problem: &HttpProblem, bare: &Response) -> Response {
    if *problem == HttpProblem::SignIn && !context.wants_json {
        let next = if context.method == Method::GET {
            context
                .uri
                .path_and_query()
                .map_or(paths::DASHBOARD, |p| p.as_str())
        } else if paths::Beginning::of(context.uri.path()).is_some() {
            // begun as soon as somebody is signed in
            context.uri.path()
        } else {
            // what was sent can't be sent again by a link: lead to the page with the form
            context.came_from.as_deref().unwrap_or(paths::DASHBOARD)
        };
        return Redirect::to(&paths::login_then(next)).into_response();
    }
    let status = problem.status();
    security_log::refused(context, problem);
    if status.is_server_error() {
        tracing::error!(request = %context.request_id, method = %context.method, path = context.uri.path(), "answered {status}");
    }
    let mut response = if context.wants_json {
        let fields: Vec<_> = problem
            .fields(context)
            .into_iter()
            .map(|(field, detail)| serde_json::json!({"field": field, "detail": detail}))
            .collect();
        let is_program = context.uri.path().starts_with(paths::API);
        let (title, detail) = problem.json_words(context, &context.request_id, is_program);
        let body = serde_json::json!({
            "type": "about:blank",
            "title": title,
            "status": status.as_u16(),
            "detail": detail,
            "instance": format!("urn:request:{}", context.request_id),
            "errors": fields,
        });
        (
            status,
            [(header::CONTENT_TYPE, "application/problem+json")],
            body.to_string(),
        )
            .into_response()
    } else {
        let page = page_layout::problem_page(context, problem, &context.request_id);
        context.page_with(status, page)
    };
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        // the rest of it is not read, so nothing can follow on this connection
        response
            .headers_mut()
            .insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    if status == StatusCode::UNAUTHORIZED {
        let scheme = if *problem == HttpProblem::BadToken {
            HeaderValue::from_static("Bearer error=\"invalid_token\"")
        } else {
            HeaderValue::from_static("Bearer")
        };
        response
            .headers_mut()
            .insert(header::WWW_AUTHENTICATE, scheme);
    }
    for name in [
        header::RETRY_AFTER,
        header::ALLOW,
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
    ] {
        if let Some(value) = bare.headers().get(&name) {
            response.headers_mut().insert(name, value.clone());
        }
    }
    response
}

/// Gives a page its `ETag`, and answers 304 to who has it already.
async fn tag(context: &RequestContext, response: Response, known: &Known) -> Response {
    let is_page = response.status() == StatusCode::OK
        && context.method == Method::GET
        // nobody keeps what is made for one person, so nobody asks whether it changed
        && !context.is_signed_in()
        && !response.headers().contains_key(header::ETAG)
        && response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|v| v.as_bytes().starts_with(b"text/html"))
        && response
            .body()
            .size_hint()
            .exact()
            .is_some_and(|size| size <= MAX_TAGGED as u64);
    if !is_page {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, MAX_TAGGED).await else {
        return HttpProblem::Broken.into_response();
    };
    // the same on every node, and fast: the standard hasher takes as long as the page
    let mut hasher = FixedState::default().build_hasher();
    hasher.write(&bytes);
    // weak: the bytes on the wire depend on the compression
    let etag = format!("W/\"{:016x}\"", hasher.finish());
    if let Ok(etag) = etag.parse::<ETag>() {
        let has_it = known.has(&etag);
        parts.headers.typed_insert(etag);
        if has_it {
            return not_modified(Response::from_parts(parts, Body::empty()));
        }
    }
    Response::from_parts(parts, Body::from(bytes))
}
