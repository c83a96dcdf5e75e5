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
use crate::reader::Reader;
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

impl SubscriptionForm {
    fn is_one_click(&self) -> bool {
        self.list_unsubscribe == "One-Click"
    }
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
    let one_click = fields.is_one_click();
    let (change, done) = match wished(&context, &fields) {
        Some(wished) => wished,
        // there is nothing to choose from, and what was chosen before stays
        None if context.app.settings().topics.is_empty() => {
            return Ok(Redirect::to(&paths::manage_subscription(&secret)).into_response());
        }
        None => return none_chosen(&context, &secret).await,
    };
    let text = if one_click {
        "List-Unsubscribe=One-Click"
    } else {
        button(&context, &change)
    };
    let consent = consent(&context, text, paths::NOTIFICATIONS_MANAGE);
    let (store, visit) = (&context.app.store, context.visit());
    match change_subscription(store, &visit, secret.clone().into(), change, consent).await {
        // a mail program follows no redirect
        Ok(_) if one_click => Ok(StatusCode::OK.into_response()),
        Ok(_) => Ok(Redirect::to(&paths::manage_done(&secret, done)).into_response()),
        Err(stop) => no_longer(&context, stop),
    }
}

/// The change, and how the page after it calls it; `None` where a list was to be
/// saved with nothing on it.
fn wished(
    context: &RequestContext,
    fields: &SubscriptionForm,
) -> Option<(SubscriptionChange, &'static str)> {
    match fields.wish.as_str() {
        _ if fields.is_one_click() => Some((SubscriptionChange::Leave, "left")),
        "leave" => Some((SubscriptionChange::Leave, "left")),
        "return" => Some((SubscriptionChange::Return, "returned")),
        _ => {
            let topics = known_topics(&fields.topics, &context.app.settings().topic_ids());
            (!topics.is_empty()).then_some((SubscriptionChange::Topics(topics), "saved"))
        }
    }
}

/// What the button says that was pressed.
fn button<'a>(reader: &'a Reader, change: &SubscriptionChange) -> &'a str {
    reader.t(match change {
        SubscriptionChange::Leave => "site-notifications-leave",
        SubscriptionChange::Return => "site-notifications-left-back",
        SubscriptionChange::Topics(_) => "site-notifications-manage-save",
    })
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
