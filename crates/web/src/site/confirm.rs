//! `/notifications/confirm/{token}`: from the email. Opening the page does
//! nothing, since mail programs open links to look at them; its one button
//! confirms.

use super::notifications::{consent, titles};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use laurel_domain::identity::actions;
use laurel_persistence::UseCaseError;
use laurel_persistence::site::{
    InvalidLink, Subscription, SubscriptionStatus, confirm as join, pending,
};
use laurel_ui::button::{Weight, link_button, submit};
use maud::{Markup, html};

pub async fn show(
    paths::ConfirmSubscriptionPath { token }: paths::ConfirmSubscriptionPath,
    context: Gate<actions::Visit>,
) -> Answer {
    match pending(&context.app.store, &context.visit(), &token).await {
        Ok(known) if known.status == SubscriptionStatus::Confirmed => {
            Ok(Redirect::to(&paths::manage_done(&known.secret, "confirmed")).into_response())
        }
        Ok(wish) => Ok(context.page(page(&context, &token, &wish))),
        Err(stop) => no_longer(&context, stop),
    }
}

pub async fn confirm(
    paths::ConfirmSubscriptionPath { token }: paths::ConfirmSubscriptionPath,
    context: Gate<actions::Visit>,
) -> Answer {
    context.app.limits.form(context.address)?;
    let wish = match pending(&context.app.store, &context.visit(), &token).await {
        Ok(wish) => wish,
        Err(stop) => return no_longer(&context, stop),
    };
    // the proof keeps what stood on the page
    let text = format!(
        "{} {}",
        question(&context, &wish),
        titles(&context, &wish.topics).join(", ")
    );
    let consent = consent(&context, &text, paths::NOTIFICATIONS_CONFIRM);
    match join(&context.app.store, &context.visit(), token.into(), consent).await {
        Ok(known) => {
            Ok(Redirect::to(&paths::manage_done(&known.secret, "confirmed")).into_response())
        }
        Err(stop) => no_longer(&context, stop),
    }
}

/// A link that is too old, used up, or was never made.
pub fn no_longer(context: &RequestContext, stop: UseCaseError<InvalidLink>) -> Answer {
    match stop {
        UseCaseError::Internal(error) => Err(HttpProblem::from(error)),
        UseCaseError::Refused(InvalidLink) => Ok(dead(context)),
    }
}

fn dead(context: &RequestContext) -> Response {
    let main = html! {
        div class="narrow form-page" {
            h1 { (context.t("site-notifications-expired-title")) }
            p class="lead" { (context.t("site-notifications-expired-text")) }
            div class="actions" { (link_button(context.t("site-home-action-notify"), paths::NOTIFICATIONS, Weight::Primary)) }
        }
    };
    context.page_with(
        StatusCode::NOT_FOUND,
        Page {
            title: context.t("site-notifications-expired-title"),
            main,
            ..Page::default()
        },
    )
}

fn question(reader: &Reader, wish: &Subscription) -> String {
    reader.with(
        "site-notifications-confirm-text",
        &[("email", (&wish.email).into())],
    )
}

fn page<'a>(context: &'a RequestContext, token: &str, wish: &Subscription) -> Page<'a> {
    Page {
        title: context.t("site-notifications-confirm-title"),
        main: main(context, token, wish),
        ..Page::default()
    }
}

fn main(context: &RequestContext, token: &str, wish: &Subscription) -> Markup {
    html! {
        div class="narrow form-page" {
            h1 { (context.t("site-notifications-confirm-title")) }
            p class="lead" { (question(context, wish)) }
            ul class="prose" { @for title in titles(context, &wish.topics) { li { (title) } } }
            form method="post" action=(paths::confirm_subscription(token)) {
                (submit(context.t("site-notifications-confirm-submit")))
            }
        }
    }
}
