//! Asks before a program or a course is opened, published or retired.

use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_persistence::messaging::EmailMessage;
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Button, Weight, actions, button, link_button};
use laurel_ui::details::fold_summary;
use laurel_ui::field::hidden;
use laurel_ui::studio::impact;
use maud::{Markup, html};

/// One question: what would be done, whom it touches, and the form that does it.
pub struct Decision<'a> {
    /// The phrase of the heading, which names `$title`.
    pub heading: &'a str,
    pub title: &'a str,
    pub touches: Vec<(Tone, String)>,
    /// The email that goes out, as it will be read.
    pub email: Option<EmailMessage>,
    pub action: String,
    pub fields: Vec<(&'a str, &'a str)>,
    /// The button; `None` where it can't be done.
    pub verb: Option<&'a str>,
}

pub fn page(reader: &Reader, question: &Decision) -> Page {
    let heading = reader.with(question.heading, &[("title", question.title.into())]);
    let touches: Vec<(Tone, &str)> = question
        .touches
        .iter()
        .map(|(tone, words)| (*tone, words.as_str()))
        .collect();
    let fields: Markup = html! { @for (name, value) in &question.fields { (hidden(name, value)) } };
    let main = html! {
        (breadcrumb(reader.t("nav-breadcrumb"), &[(reader.t("admin-programs-title"), paths::ADMIN_PROGRAMS)]))
        h1 { (heading) }
        @if !touches.is_empty() {
            (impact(reader.t(if question.verb.is_some() { "admin-decide-touches" } else { "admin-decide-missing" }), &touches))
        }
        @if let Some(email) = &question.email {
            details class="note" {
                (fold_summary(reader.t("admin-decide-email")))
                p { strong { (email.subject) } }
                pre class="typed" tabindex="0" { (email.text) }
            }
        }
        @if let Some(verb) = question.verb {
            form method="post" action=(question.action) {
                (fields)
                (actions(&html! {
                    (button(&Button { label: reader.t(verb), ..Button::default() }))
                    (link_button(reader.t("action-cancel"), paths::ADMIN_PROGRAMS, Weight::Secondary))
                }))
            }
        } @else {
            p { (link_button(reader.t("action-back"), paths::ADMIN_PROGRAMS, Weight::Secondary)) }
        }
    };
    Page::administration(paths::ADMIN_PROGRAMS, &heading, main)
}
