//! What the pages behind links from emails share: one question with one
//! button (mail programs open links by themselves, so opening changes
//! nothing), and the page for a link that no longer works.

use super::view::email_links::{ExpiredLink, expired_page};
use crate::http_problem::Answer;
use crate::request_context::RequestContext;
use crate::security_log;
use axum::http::StatusCode;
use laurel_persistence::UseCaseError;
use laurel_persistence::identity::LinkRefusal;

pub fn dead(
    context: &RequestContext,
    stop: UseCaseError<LinkRefusal>,
    words: &ExpiredLink,
) -> Answer {
    match stop {
        UseCaseError::Refused(why @ (LinkRefusal::Expired | LinkRefusal::Used)) => {
            security_log::dead_link(context);
            let page = expired_page(context, words, why == LinkRefusal::Used);
            Ok(context.page_with(StatusCode::GONE, page))
        }
        stop => Err(stop.into()),
    }
}
