//! `/notifications/confirm/{token}`: from the letter. Opening the page does
//! nothing, since mail programs open links to look at them; its one button
//! confirms.

use super::notifications::{consent, titles};
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::Path;
use crate::shell::Page;
use crate::visit::Visit;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use laurel_persistence::Stop;
use laurel_persistence::site::{DeadLink, Standing, Subscription, confirm as join, pending};
use laurel_ui::button::{Weight, link_button, submit};
use maud::{Markup, html};

pub async fn show(visit: Visit, Path(token): Path<String>) -> Answer {
    match pending(&visit.app.store, &token).await {
        Ok(known) if known.standing == Standing::Confirmed => {
            Ok(Redirect::to(&paths::manage_done(&known.secret, "confirmed")).into_response())
        }
        Ok(wish) => Ok(visit.page(page(&visit, &token, &wish))),
        Err(stop) => no_longer(&visit, stop),
    }
}

pub async fn confirm(visit: Visit, Path(token): Path<String>) -> Answer {
    visit.app.limits.form(visit.address)?;
    let wish = match pending(&visit.app.store, &token).await {
        Ok(wish) => wish,
        Err(stop) => return no_longer(&visit, stop),
    };
    // the proof keeps what stood on the page
    let text = format!(
        "{} {}",
        question(&visit, &wish),
        titles(&visit, &wish.topics).join(", ")
    );
    let consent = consent(&visit, &text, "/notifications/confirm");
    match join(&visit.app.store, token, consent).await {
        Ok(known) => {
            Ok(Redirect::to(&paths::manage_done(&known.secret, "confirmed")).into_response())
        }
        Err(stop) => no_longer(&visit, stop),
    }
}

/// A link that is too old, used up, or was never made.
pub fn no_longer(visit: &Visit, stop: Stop<DeadLink>) -> Answer {
    match stop {
        Stop::Fault(fault) => Err(Problem::from(fault)),
        Stop::Refused(DeadLink) => Ok(dead(visit)),
    }
}

fn dead(visit: &Visit) -> Response {
    let main = html! {
        div class="narrow form-page" {
            h1 { (visit.t("site-notifications-expired-title")) }
            p class="lead" { (visit.t("site-notifications-expired-text")) }
            div class="actions" { (link_button(visit.t("site-home-action-notify"), paths::NOTIFICATIONS, Weight::Primary)) }
        }
    };
    visit.page_with(
        StatusCode::NOT_FOUND,
        Page {
            title: visit.t("site-notifications-expired-title"),
            main,
            ..Page::default()
        },
    )
}

fn question(visit: &Visit, wish: &Subscription) -> String {
    visit.with(
        "site-notifications-confirm-text",
        &[("email", (&wish.email).into())],
    )
}

fn page<'a>(visit: &'a Visit, token: &str, wish: &Subscription) -> Page<'a> {
    Page {
        title: visit.t("site-notifications-confirm-title"),
        main: main(visit, token, wish),
        ..Page::default()
    }
}

fn main(visit: &Visit, token: &str, wish: &Subscription) -> Markup {
    html! {
        div class="narrow form-page" {
            h1 { (visit.t("site-notifications-confirm-title")) }
            p class="lead" { (question(visit, wish)) }
            ul class="prose" { @for title in titles(visit, &wish.topics) { li { (title) } } }
            form method="post" action=(paths::confirm_subscription(token)) {
                (submit(visit.t("site-notifications-confirm-submit")))
            }
        }
    }
}
