//! `/contact`: a message to the organization.

use super::honeypot::{self, Honeypot};
use super::rendered_pages::{RenderedPage, shown};
use crate::forms::{Errors, Form, email_message, line_message, summary};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::identity::actions;
use laurel_domain::site::{ContactMessage, MAX_MESSAGE, Sender};
use laurel_domain::text::LineRefusal;
use laurel_ui::Tone;
use laurel_ui::button::{Weight, link_button, submit};
use laurel_ui::field::{Field, InputKind, field, textarea};
use laurel_ui::notice::notice;
use maud::{Markup, html};
use serde::Deserialize;

const FORM: &str = "contact";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ContactForm {
    name: String,
    email: String,
    message: String,
    website: String,
    opened: String,
}

pub async fn show(_: paths::ContactPath, context: Gate<actions::Visit>) -> Answer {
    let text = shown(&context, FORM).await?;
    let main = form(
        &context,
        &text,
        &ContactForm::default(),
        &Errors::default(),
        None,
    );
    Ok(context.page(page(&text, main)))
}

pub async fn send(
    _: paths::ContactPath,
    context: Gate<actions::Visit>,
    Form(fields): Form<ContactForm>,
) -> Answer {
    let text = shown(&context, FORM).await?;
    let honeypot = Honeypot {
        website: &fields.website,
        opened: &fields.opened,
    };
    let sender = honeypot::sender(&context, FORM, honeypot).await?;
    if sender == Sender::Program {
        return Ok(Redirect::to(paths::CONTACT_SENT).into_response());
    }
    context.app.limits.form(context.address)?;
    let message = match ContactMessage::parse(&fields.name, &fields.email, &fields.message) {
        Ok(message) if sender != Sender::Stale => message,
        Ok(_) => {
            let again = Some(context.t("form-stale").to_owned());
            let main = form(&context, &text, &fields, &Errors::default(), again);
            return Ok(context.invalid(page(&text, main)));
        }
        Err(refusal) => {
            let errors = errors(&context, &refusal);
            let main = form(&context, &text, &fields, &errors, None);
            return Ok(context.invalid(page(&text, main)));
        }
    };
    if let Err(HttpProblem::TooMany { seconds }) = context.app.limits.message(context.address) {
        return Ok(too_many(&context, &text, &fields, seconds));
    }
    let copy = context.app.limits.may_send_email(message.email.as_str());
    laurel_persistence::site::receive(
        &context.app.store,
        &context.visit(),
        &context.app.options.public_url,
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
    let main = html! {
        div class="narrow form-page" {
            h1 { (context.t("site-contact-done-title")) }
            p class="lead" { (context.t("site-contact-sent-text")) }
            div class="actions" { (link_button(context.t("site-contact-done-back"), paths::HOME, Weight::Secondary)) }
        }
    };
    Ok(context.page(Page {
        title: context.t("site-contact-done-title"),
        main,
        ..Page::default()
    }))
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

fn too_many(
    context: &RequestContext,
    text: &RenderedPage,
    fields: &ContactForm,
    seconds: u64,
) -> axum::response::Response {
    let minutes = seconds.div_ceil(60).max(1);
    let wait = context.with("site-contact-too-many", &[("minutes", minutes.into())]);
    let main = form(context, text, fields, &Errors::default(), Some(wait));
    context.too_soon(page(text, main), seconds)
}

fn page(text: &RenderedPage, main: Markup) -> Page<'_> {
    Page {
        title: &text.title,
        description: &text.summary,
        public: Some(paths::CONTACT),
        main,
        ..Page::default()
    }
}

fn form(
    context: &RequestContext,
    text: &RenderedPage,
    fields: &ContactForm,
    errors: &Errors,
    again: Option<String>,
) -> Markup {
    html! {
        div class="narrow form-page" {
            h1 { (text.title) }
            div class="prose" lang=[text.foreign(context)] { (text.html) }
            (summary(context, errors, &[("name", "site-contact-name"), ("email", "site-contact-email"), ("message", "site-contact-message")]))
            @if let Some(again) = again { (notice(Tone::Warn, None, &html! { p { (again) } })) }
            form class="form" method="post" action=(paths::CONTACT) novalidate {
                (field(&Field { name: "name", label: context.t("site-contact-name"), value: &fields.name,
                    error: errors.of("name"), required: true, autocomplete: Some("name"), maxlength: Some(120), ..Field::default() }))
                (field(&Field { name: "email", label: context.t("site-contact-email"), value: &fields.email, kind: InputKind::Email,
                    hint: Some(context.t("site-contact-email-hint")), error: errors.of("email"), required: true,
                    autocomplete: Some("email"), maxlength: Some(254), ..Field::default() }))
                (textarea(&Field { name: "message", label: context.t("site-contact-message"), value: &fields.message,
                    hint: Some(context.t("site-contact-message-hint")), error: errors.of("message"), required: true,
                    maxlength: u32::try_from(MAX_MESSAGE).ok(), ..Field::default() }, 8))
                (honeypot::fields(context, FORM))
                (submit(context.t("site-contact-submit")))
            }
        }
    }
}
