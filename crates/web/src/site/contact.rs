//! `/contact`: a message to the organization.

use super::honeypot;
use super::rendered_pages::shown;
use super::view::contact::{ContactForm, ContactView, page, sent_page};
use crate::forms::{Errors, Form, email_message, line_message};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::identity::actions;
use laurel_domain::site::{ContactMessage, Sender};
use laurel_domain::text::LineRefusal;

const FORM: &str = "contact";

pub async fn show(_: paths::ContactPath, context: Gate<actions::Visit>) -> Answer {
    let text = shown(&context, FORM).await?;
    let fields = ContactForm::default();
    let view = ContactView {
        opened: honeypot::note(&context, FORM),
        ..ContactView::new(&text, &fields)
    };
    Ok(context.page(page(&context, &view)))
}

pub async fn send(
    _: paths::ContactPath,
    context: Gate<actions::Visit>,
    Form(fields): Form<ContactForm>,
) -> Answer {
    let sender = honeypot::sender(&context, FORM, fields.honeypot()).await?;
    if sender == Sender::Program {
        return Ok(Redirect::to(paths::CONTACT_SENT).into_response());
    }
    context.app.limits.form(context.address)?;
    match ContactMessage::parse(&fields.name, &fields.email, &fields.message) {
        Ok(_) if sender == Sender::Stale => {
            let stale = context.t("form-stale").to_owned();
            again(&context, &fields, Errors::default(), Some(stale), None).await
        }
        Ok(message) => receive(&context, &fields, message).await,
        Err(refusal) => again(&context, &fields, errors(&context, &refusal), None, None).await,
    }
}

/// The form with what was typed, why it has to be sent again, and the seconds
/// until it may be.
async fn again(
    context: &RequestContext,
    fields: &ContactForm,
    errors: Errors,
    why: Option<String>,
    wait: Option<u64>,
) -> Answer {
    let text = shown(context, FORM).await?;
    let view = ContactView {
        opened: honeypot::note(context, FORM),
        errors,
        again: why,
        ..ContactView::new(&text, fields)
    };
    let form = page(context, &view);
    Ok(match wait {
        Some(seconds) => context.too_soon(form, seconds),
        None => context.invalid(form),
    })
}

async fn receive(
    context: &RequestContext,
    fields: &ContactForm,
    message: ContactMessage,
) -> Answer {
    if let Err(HttpProblem::TooMany { seconds }) = context.app.limits.message(context.address) {
        let why = Some(wait(context, seconds));
        return again(context, fields, Errors::default(), why, Some(seconds)).await;
    }
    let copy = context.app.limits.may_send_email(message.email.as_str());
    laurel_persistence::site::receive(
        &context.app.store,
        &context.visit(),
        &context.app.public_url(),
        &context.app.settings(),
        context.language,
        message,
        copy,
    )
    .await?;
    Ok(Redirect::to(paths::CONTACT_SENT).into_response())
}

/// `/contact/sent`: what happened, for people and programs alike.
pub async fn sent(_: paths::ContactSentPath, context: Gate<actions::Visit>) -> Answer {
    Ok(context.page(sent_page(&context)))
}

fn errors(reader: &Reader, refusal: &laurel_domain::site::ContactRefusal) -> Errors {
    let mut errors = Errors::default();
    if let Some(refusal) = refusal.name {
        errors.add(
            "name",
            match refusal {
                LineRefusal::Empty => reader.t("site-contact-error-name").to_owned(),
                other => line_message(reader, other),
            },
        );
    }
    if let Some(refusal) = refusal.email {
        errors.add("email", email_message(reader, refusal));
    }
    if let Some(refusal) = refusal.message {
        errors.add(
            "message",
            match refusal {
                LineRefusal::Empty => reader.t("site-contact-error-message").to_owned(),
                other => line_message(reader, other),
            },
        );
    }
    errors
}

/// Says how long to wait.
fn wait(reader: &Reader, seconds: u64) -> String {
    let minutes = seconds.div_ceil(60).max(1);
    reader.with("site-contact-too-many", &[("minutes", minutes.into())])
}
