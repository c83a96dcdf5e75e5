//! `/notifications/manage/{token}`: from every email, for years. Changes the
//! topics or leaves the list in one step; mail programs may also leave by a
//! POST of their own (RFC 8058).

use super::confirm::no_longer;
use super::notifications::consent;
use super::view::manage::{ManageSubscriptionView, page};
use crate::extract::Query;
use crate::forms::{Errors, Form};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use crate::request_context::RequestContext;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::identity::actions;
use laurel_domain::site::known_topics;
use laurel_persistence::site::{
    Subscription, SubscriptionChange, change_subscription, subscription,
};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SubscriptionForm {
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

pub async fn show(
    paths::ManageSubscriptionPath { token: secret }: paths::ManageSubscriptionPath,
    context: Gate<actions::Visit>,
    Query(done): Query<Done>,
) -> Answer {
    match subscription(&context.app.store, &context.visit(), &secret).await {
        Ok(known) => {
            let view = ManageSubscriptionView {
                known: &known,
                topics: &context.app.settings().topics,
                done: &done.done,
                errors: Errors::default(),
            };
            Ok(context.page(page(&context, &view)))
        }
        Err(stop) => no_longer(&context, stop),
    }
}

pub async fn change(
    paths::ManageSubscriptionPath { token: secret }: paths::ManageSubscriptionPath,
    context: Gate<actions::Visit>,
    Form(fields): Form<SubscriptionForm>,
) -> Answer {
    context.app.limits.form(context.address)?;
    let one_click = fields.list_unsubscribe == "One-Click";
    let (change, text, done) = if one_click {
        (
            SubscriptionChange::Leave,
            "List-Unsubscribe=One-Click",
            "left",
        )
    } else {
        match fields.wish.as_str() {
            "leave" => (
                SubscriptionChange::Leave,
                context.t("site-notifications-leave"),
                "left",
            ),
            "return" => (
                SubscriptionChange::Return,
                context.t("site-notifications-left-back"),
                "returned",
            ),
            _ => {
                let settings = context.app.settings();
                // there is nothing to choose from, and what was chosen before stays
                if settings.topics.is_empty() {
                    return Ok(Redirect::to(&paths::manage_subscription(&secret)).into_response());
                }
                let topics = known_topics(&fields.topics, &settings.topic_ids());
                if topics.is_empty() {
                    return none_chosen(&context, &secret).await;
                }
                (
                    SubscriptionChange::Topics(topics),
                    context.t("site-notifications-manage-save"),
                    "saved",
                )
            }
        }
    };
    let consent = consent(&context, text, paths::NOTIFICATIONS_MANAGE);
    match change_subscription(
        &context.app.store,
        &context.visit(),
        secret.clone().into(),
        change,
        consent,
    )
    .await
    {
        // a mail program follows no redirect
        Ok(_) if one_click => Ok(StatusCode::OK.into_response()),
        Ok(_) => Ok(Redirect::to(&paths::manage_done(&secret, done)).into_response()),
        Err(stop) => no_longer(&context, stop),
    }
}

async fn none_chosen(context: &RequestContext, secret: &str) -> Answer {
    let known = match subscription(&context.app.store, &context.visit(), secret).await {
        Ok(known) => known,
        Err(stop) => return no_longer(context, stop),
    };
    let none = Subscription {
        topics: Vec::new(),
        ..known
    };
    let mut errors = Errors::default();
    errors.add("topics", context.t("site-notifications-error-topics"));
    let view = ManageSubscriptionView {
        known: &none,
        topics: &context.app.settings().topics,
        done: "",
        errors,
    };
    Ok(context.invalid(page(context, &view)))
}
