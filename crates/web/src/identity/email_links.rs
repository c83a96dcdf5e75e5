//! What the pages behind links from emails share: one question with one
//! button (mail programs open links by themselves, so opening changes
//! nothing), and the page for a link that no longer works.

use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout::Page;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use axum::http::StatusCode;
use laurel_persistence::UseCaseError;
use laurel_persistence::identity::LinkRefusal;
use laurel_ui::button::{Weight, link_button, submit};
use maud::html;

/// Catalog keys of the page for a link that was used or is too old, and the
/// way out of it.
pub struct ExpiredLink {
    pub title: &'static str,
    pub text: &'static str,
    pub way_out: (&'static str, &'static str),
}

/// A question with one button that sends to `action`.
pub fn question<'a>(
    reader: &'a Reader,
    title: &'a str,
    text: &str,
    button: &str,
    action: &str,
) -> Page {
    let main = html! {
        div class="narrow form-page" {
            h1 { (reader.t(title)) }
            p class="lead" { (text) }
            form class="form" method="post" action=(action) { (submit(button)) }
        }
    };
    Page {
        title: reader.t(title).to_owned(),
        main,
        ..Page::default()
    }
}

pub fn dead(
    context: &RequestContext,
    stop: UseCaseError<LinkRefusal>,
    words: &ExpiredLink,
) -> Answer {
    match stop {
        UseCaseError::Internal(error) => Err(error.into()),
        UseCaseError::Refused(LinkRefusal::Unknown) => Err(HttpProblem::NotFound),
        UseCaseError::Refused(LinkRefusal::Expired | LinkRefusal::Used) => {
            let (label, href) = words.way_out;
            let main = html! {
                div class="narrow form-page" {
                    h1 { (context.t(words.title)) }
                    p class="lead" { (context.t(words.text)) }
                    div class="actions" { (link_button(context.t(label), href, Weight::Primary)) }
                }
            };
            Ok(context.page_with(
                StatusCode::GONE,
                Page {
                    title: context.t(words.title).to_owned(),
                    main,
                    ..Page::default()
                },
            ))
        }
    }
}
