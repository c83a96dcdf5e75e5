//! What somebody on the notification list can change.

use crate::forms::{Errors, summary};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::site::view::notifications::topic_choices;
use laurel_persistence::site::{Subscription, SubscriptionStatus, Topic};
use laurel_ui::Tone;
use laurel_ui::button::{Button, Weight, button, submit};
use laurel_ui::field::hidden;
use laurel_ui::notice::notice;
use maud::{Markup, html};

/// What somebody on the list can change.
pub struct ManageSubscriptionView<'a> {
    pub known: &'a Subscription,
    /// What one can be told about.
    pub topics: &'a [Topic],
    /// What was done just now: `confirmed`, `saved`, `returned`, or nothing.
    pub done: &'a str,
    pub errors: Errors,
}

pub fn page(reader: &Reader, view: &ManageSubscriptionView<'_>) -> Page {
    Page {
        title: heading(reader, view.known, view.done).to_owned(),
        main: main(reader, view),
        ..Page::default()
    }
}

fn heading<'a>(reader: &'a Reader, known: &Subscription, done: &str) -> &'a str {
    match (known.status, done) {
        (SubscriptionStatus::Left, _) => reader.t("site-notifications-left-title"),
        (_, "confirmed") => reader.t("site-notifications-confirmed-title"),
        (_, "returned") => reader.t("site-notifications-returned"),
        _ => reader.t("site-notifications-manage-title"),
    }
}

fn main(reader: &Reader, view: &ManageSubscriptionView<'_>) -> Markup {
    let (known, done, errors) = (view.known, view.done, &view.errors);
    let email = [("email", (&known.email).into())];
    html! {
        div class="narrow form-page" {
            h1 { (heading(reader, known, done)) }
            @if known.status == SubscriptionStatus::Left {
                p class="lead" { (reader.with("site-notifications-left-text", &email)) }
                (wish(known, "return", reader.t("site-notifications-left-back"), Weight::Secondary))
            } @else {
                p class="lead" { (reader.with(if done == "confirmed" { "site-notifications-confirmed-text" } else { "site-notifications-manage-text" }, &email)) }
                @if done == "saved" { (notice(Tone::Good, None, &html! { p { (reader.t("site-notifications-manage-saved")) } })) }
                (summary(reader, errors, &[]))
                @if !view.topics.is_empty() {
                    form class="form" method="post" action=(paths::manage_subscription(&known.secret)) {
                        (hidden("wish", "save"))
                        (topic_choices(reader, view.topics, &known.topics, errors.of("topics")))
                        (submit(reader.t("site-notifications-manage-save")))
                    }
                }
                div class="foot stack" {
                    p { (reader.t("site-notifications-leave-text")) }
                    (wish(known, "leave", reader.t("site-notifications-leave"), Weight::Danger))
                }
            }
        }
    }
}

pub fn wish(known: &Subscription, wish: &str, label: &str, weight: Weight) -> Markup {
    html! {
        form method="post" action=(paths::manage_subscription(&known.secret)) {
            (hidden("wish", wish))
            (button(&Button { label, weight, ..Button::default() }))
        }
    }
}
