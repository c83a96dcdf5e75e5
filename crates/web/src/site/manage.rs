//! `/notifications/manage/{token}`: from every letter, for years. Changes the
//! topics or leaves the list in one step; mail programs may also leave by a
//! POST of their own (RFC 8058).

use super::confirm::no_longer;
use super::notifications::{consent, topic_choices};
use crate::forms::{Errors, Form, summary};
use crate::paths;
use crate::problem::Answer;
use crate::segment::{Path, Query};
use crate::shell::Page;
use crate::visit::Visit;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::site::known_topics;
use laurel_persistence::site::{Change, Standing, Subscription, change_subscription, subscription};
use laurel_ui::Tone;
use laurel_ui::button::{Button, Weight, button, submit};
use laurel_ui::field::hidden;
use laurel_ui::notice::notice;
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    /// `save`, `leave` or `return`.
    wish: String,
    topics: Vec<String>,
    /// What RFC 8058 has mail programs send.
    #[serde(rename = "List-Unsubscribe")]
    list_unsubscribe: String,
}

/// What was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    done: String,
}

pub async fn show(visit: Visit, Path(secret): Path<String>, Query(done): Query<Done>) -> Answer {
    match subscription(&visit.app.store, &secret).await {
        Ok(known) => {
            let main = main(&visit, &known, &done.done, &Errors::default());
            Ok(visit.page(page(&visit, &known, &done.done, main)))
        }
        Err(stop) => no_longer(&visit, stop),
    }
}

pub async fn change(
    visit: Visit,
    Path(secret): Path<String>,
    Form(fields): Form<Fields>,
) -> Answer {
    visit.app.limits.form(visit.address)?;
    let one_click = fields.list_unsubscribe == "One-Click";
    let (change, text, done) = if one_click {
        (Change::Leave, "List-Unsubscribe=One-Click", "left")
    } else {
        match fields.wish.as_str() {
            "leave" => (Change::Leave, visit.t("site-notifications-leave"), "left"),
            "return" => (
                Change::Return,
                visit.t("site-notifications-left-back"),
                "returned",
            ),
            _ => {
                let settings = visit.app.settings();
                let topics = known_topics(&fields.topics, &settings.topic_ids());
                if topics.is_empty() {
                    return none_chosen(&visit, &secret).await;
                }
                (
                    Change::Topics(topics),
                    visit.t("site-notifications-manage-save"),
                    "saved",
                )
            }
        }
    };
    let consent = consent(&visit, text, "/notifications/manage");
    match change_subscription(&visit.app.store, secret.clone(), change, consent).await {
        // a mail program follows no redirect
        Ok(_) if one_click => Ok(StatusCode::OK.into_response()),
        Ok(_) => Ok(Redirect::to(&paths::manage_done(&secret, done)).into_response()),
        Err(stop) => no_longer(&visit, stop),
    }
}

async fn none_chosen(visit: &Visit, secret: &str) -> Answer {
    let known = match subscription(&visit.app.store, secret).await {
        Ok(known) => known,
        Err(stop) => return no_longer(visit, stop),
    };
    let none = Subscription {
        topics: Vec::new(),
        ..known
    };
    let mut errors = Errors::default();
    errors.add("topics", visit.t("site-notifications-error-topics"));
    let main = main(visit, &none, "", &errors);
    Ok(visit.mend(page(visit, &none, "", main)))
}

fn page<'a>(visit: &'a Visit, known: &Subscription, done: &str, main: Markup) -> Page<'a> {
    Page {
        title: heading(visit, known, done),
        main,
        ..Page::default()
    }
}

fn heading<'a>(visit: &'a Visit, known: &Subscription, done: &str) -> &'a str {
    match (known.standing, done) {
        (Standing::Left, _) => visit.t("site-notifications-left-title"),
        (_, "confirmed") => visit.t("site-notifications-confirmed-title"),
        (_, "returned") => visit.t("site-notifications-returned"),
        _ => visit.t("site-notifications-manage-title"),
    }
}

fn main(visit: &Visit, known: &Subscription, done: &str, errors: &Errors) -> Markup {
    let email = [("email", (&known.email).into())];
    html! {
        div class="narrow form-page" {
            h1 { (heading(visit, known, done)) }
            @if known.standing == Standing::Left {
                p class="lead" { (visit.with("site-notifications-left-text", &email)) }
                (wish(known, "return", visit.t("site-notifications-left-back"), Weight::Secondary))
            } @else {
                p class="lead" { (visit.with(if done == "confirmed" { "site-notifications-confirmed-text" } else { "site-notifications-manage-text" }, &email)) }
                @if done == "saved" { (notice(Tone::Good, None, &html! { p { (visit.t("site-notifications-manage-saved")) } })) }
                (summary(visit, errors, &[]))
                form class="form" method="post" action=(paths::manage_subscription(&known.secret)) {
                    (hidden("wish", "save"))
                    (topic_choices(visit, &known.topics, errors.of("topics")))
                    (submit(visit.t("site-notifications-manage-save")))
                }
                div class="foot stack" {
                    p { (visit.t("site-notifications-leave-text")) }
                    (wish(known, "leave", visit.t("site-notifications-leave"), Weight::Danger))
                }
            }
        }
    }
}

fn wish(known: &Subscription, wish: &str, label: &str, weight: Weight) -> Markup {
    html! {
        form method="post" action=(paths::manage_subscription(&known.secret)) {
            (hidden("wish", wish))
            (button(&Button { label, weight, ..Button::default() }))
        }
    }
}
