//! What is asked of who opened the link in the email.

use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_ui::button::{Weight, link_button, submit};
use maud::html;

/// A link to the notification list that is of no use any longer.
pub fn expired_page(reader: &Reader) -> Page {
    let main = html! {
        div class="narrow form-page" {
            h1 { (reader.t("site-notifications-expired-title")) }
            p class="lead" { (reader.t("site-notifications-expired-text")) }
            div class="actions" { (link_button(reader.t("site-home-action-notify"), paths::NOTIFICATIONS, Weight::Primary)) }
        }
    };
    Page {
        title: reader.t("site-notifications-expired-title").to_owned(),
        main,
        ..Page::default()
    }
}

/// What is asked of who opened the link in the email.
pub fn question(reader: &Reader, email: &str, topics: usize) -> String {
    reader.with(
        "site-notifications-confirm-text",
        &[("email", email.into()), ("count", topics.into())],
    )
}

/// What is to be confirmed.
#[derive(Clone, Copy)]
pub struct ConfirmSubscriptionView<'a> {
    /// The link's secret.
    pub token: &'a str,
    pub email: &'a str,
    /// The topics that were chosen.
    pub titles: &'a [String],
}

pub fn page(reader: &Reader, view: &ConfirmSubscriptionView<'_>) -> Page {
    let main = html! {
        div class="narrow form-page" {
            h1 { (reader.t("site-notifications-confirm-title")) }
            p class="lead" { (question(reader, view.email, view.titles.len())) }
            @if !view.titles.is_empty() {
                ul class="prose" { @for title in view.titles { li { (title) } } }
            }
            form method="post" action=(paths::confirm_subscription(view.token)) {
                (submit(reader.t("site-notifications-confirm-submit")))
            }
        }
    };
    Page {
        title: reader.t("site-notifications-confirm-title").to_owned(),
        main,
        ..Page::default()
    }
}
