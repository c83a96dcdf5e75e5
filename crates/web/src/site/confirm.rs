//! `/notifications/confirm/{token}`: from the email. Opening the page does
//! nothing, since mail programs open links to look at them; its one button
//! confirms.

use super::notifications::consent;
use super::view::confirm::{ConfirmSubscriptionView, expired_page, page, question};
use super::view::notifications::titles;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::identity::actions;
use laurel_persistence::UseCaseError;
use laurel_persistence::site::{InvalidLink, SubscriptionStatus, confirm as join, pending};

pub async fn show(
    paths::ConfirmSubscriptionPath { token }: paths::ConfirmSubscriptionPath,
    context: Gate<actions::Visit>,
) -> Answer {
    match pending(&context.app.store, &context.visit(), &token).await {
        Ok(known) if known.status == SubscriptionStatus::Confirmed => {
            Ok(Redirect::to(&paths::manage_done(&known.secret, "confirmed")).into_response())
        }
        Ok(wish) => {
            let titles = titles(&context, &context.app.settings().topics, &wish.topics);
            let view = ConfirmSubscriptionView {
                token: &token,
                email: &wish.email,
                titles: &titles,
            };
            Ok(context.page(page(&context, &view)))
        }
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
    let titles = titles(&context, &context.app.settings().topics, &wish.topics);
    let text = format!(
        "{} {}",
        question(&context, &wish.email, titles.len()),
        titles.join(", ")
    );
    let text = text.trim_end();
    let consent = consent(&context, text, paths::NOTIFICATIONS_CONFIRM);
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
        UseCaseError::Refused(InvalidLink) => {
            Ok(context.page_with(StatusCode::NOT_FOUND, expired_page(context)))
        }
    }
}
