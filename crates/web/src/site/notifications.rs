//! `/notifications`: asking to be told. The answer is the same whether the
//! address is known or not; the email tells the difference to its holder.

use super::honeypot;
use super::rendered_pages::shown;
use super::view::notifications::{
    NotificationsForm, NotificationsView, consent_words, page, sent_page, titles,
};
use crate::extract::Query;
use crate::forms::{Errors, Form, email_message};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::identity::actions;
use laurel_domain::site::{Sender, SubscriptionRefusal, SubscriptionRequest};
use laurel_persistence::site::{Consent, subscribe};
use serde::Deserialize;

const FORM: &str = "notifications";

/// A topic that a link has chosen already.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ChosenTopic {
    topic: String,
}

pub async fn show(
    _: paths::NotificationsPath,
    context: Gate<actions::Visit>,
    Query(chosen): Query<ChosenTopic>,
) -> Answer {
    let text = shown(&context, FORM).await?;
    let fields = NotificationsForm {
        topics: vec![chosen.topic],
        ..NotificationsForm::default()
    };
    let settings = context.app.settings();
    let view = NotificationsView {
        opened: honeypot::note(&context, FORM),
        ..NotificationsView::new(&text, &settings.topics, &fields)
    };
    Ok(context.page(page(&context, &view)))
}

pub async fn ask(
    _: paths::NotificationsPath,
    context: Gate<actions::Visit>,
    Form(fields): Form<NotificationsForm>,
) -> Answer {
    let sender = honeypot::sender(&context, FORM, fields.honeypot()).await?;
    if sender == Sender::Program {
        return Ok(Redirect::to(paths::NOTIFICATIONS_SENT).into_response());
    }
    context.app.limits.form(context.address)?;
    let settings = context.app.settings();
    let (email, topics, offered) = (&fields.email, &fields.topics, settings.topic_ids());
    let request = SubscriptionRequest::parse(email, topics, &fields.consent, &offered);
    let (errors, again) = match request {
        Ok(request) if sender != Sender::Stale => return send(&context, request).await,
        Ok(_) => (Errors::default(), Some(context.t("form-stale"))),
        Err(refusal) => (errors(&context, &refusal), None),
    };
    let text = shown(&context, FORM).await?;
    let view = NotificationsView {
        opened: honeypot::note(&context, FORM),
        errors,
        again,
        ..NotificationsView::new(&text, &settings.topics, &fields)
    };
    Ok(context.invalid(page(&context, &view)))
}

/// Sends the link that confirms, and says the same whether or not there was one
/// to send.
async fn send(context: &RequestContext, request: SubscriptionRequest) -> Answer {
    if context.app.limits.may_send_email(request.email.as_str()) {
        let (app, settings) = (&context.app, context.app.settings());
        let titles = titles(context, &settings.topics, &request.topics);
        let words = consent_words(context, &settings.topics);
        let consent = consent(context, words, paths::NOTIFICATIONS);
        let (visit, url) = (context.visit(), &app.public_url());
        subscribe(&app.store, &visit, url, request, titles, consent).await?;
    }
    Ok(Redirect::to(paths::NOTIFICATIONS_SENT).into_response())
}

/// `/notifications/sent`: what happens next.
pub async fn sent(_: paths::NotificationsSentPath, context: Gate<actions::Visit>) -> Answer {
    Ok(context.page(sent_page(&context)))
}

/// The words that were agreed to, with the language and the form they stood in.
pub fn consent(reader: &Reader, text: &str, form: &str) -> Consent {
    Consent {
        text: text.to_owned(),
        language: reader.language.to_owned(),
        form: form.to_owned(),
    }
}

fn errors(reader: &Reader, refusal: &SubscriptionRefusal) -> Errors {
    let mut errors = Errors::default();
    if let Some(refusal) = refusal.email {
        errors.add("email", email_message(reader, refusal));
    }
    if refusal.no_topic {
        errors.add("topics", reader.t("site-notifications-error-topics"));
    }
    if refusal.no_consent {
        errors.add("consent", reader.t("site-notifications-error-consent"));
    }
    errors
}
