//! What the pages behind links from letters share: one question with one
//! button (mail programs open links by themselves, so opening changes
//! nothing), and the page for a link that no longer works.

use crate::problem::{Answer, Problem};
use crate::shell::Page;
use crate::visit::Visit;
use axum::http::StatusCode;
use laurel_persistence::Stop;
use laurel_persistence::identity::LinkRefusal;
use laurel_ui::button::{Weight, link_button, submit};
use maud::html;

/// Catalog keys of the page for a link that was used or is too old, and the
/// way out of it.
pub struct Dead {
    pub title: &'static str,
    pub text: &'static str,
    pub way_out: (&'static str, &'static str),
}

/// A question with one button that sends to `action`.
pub fn question<'a>(
    visit: &'a Visit,
    title: &'a str,
    text: &str,
    button: &str,
    action: &str,
) -> Page<'a> {
    let main = html! {
        div class="narrow form-page" {
            h1 { (visit.t(title)) }
            p class="lead" { (text) }
            form class="form" method="post" action=(action) { (submit(button)) }
        }
    };
    Page {
        title: visit.t(title),
        main,
        ..Page::default()
    }
}

pub fn dead(visit: &Visit, stop: Stop<LinkRefusal>, words: &Dead) -> Answer {
    match stop {
        Stop::Fault(fault) => Err(fault.into()),
        Stop::Refused(LinkRefusal::Unknown) => Err(Problem::NotFound),
        Stop::Refused(LinkRefusal::Expired | LinkRefusal::Used) => {
            let (label, href) = words.way_out;
            let main = html! {
                div class="narrow form-page" {
                    h1 { (visit.t(words.title)) }
                    p class="lead" { (visit.t(words.text)) }
                    div class="actions" { (link_button(visit.t(label), href, Weight::Primary)) }
                }
            };
            Ok(visit.page_with(
                StatusCode::GONE,
                Page {
                    title: visit.t(words.title),
                    main,
                    ..Page::default()
                },
            ))
        }
    }
}
