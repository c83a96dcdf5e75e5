//! `/contact`: a message to the organisation.

use super::shelf::{Shown, shown};
use super::trap::{self, Trap};
use crate::forms::{Errors, Form, email_message, line_message, summary};
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::shell::Page;
use crate::visit::Visit;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::site::{ContactMessage, MESSAGE_MOST, Sender};
use laurel_domain::text::LineRefusal;
use laurel_ui::Tone;
use laurel_ui::button::{Weight, link_button, submit};
use laurel_ui::field::{Field, Kind, field, textarea};
use laurel_ui::notice::notice;
use maud::{Markup, html};
use serde::Deserialize;

const FORM: &str = "contact";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    name: String,
    email: String,
    message: String,
    website: String,
    opened: String,
}

pub async fn show(visit: Visit) -> Answer {
    let text = shown(&visit, FORM).await?;
    let main = form(&visit, &text, &Fields::default(), &Errors::default(), None);
    Ok(visit.page(page(&text, main)))
}

pub async fn send(visit: Visit, Form(fields): Form<Fields>) -> Answer {
    let text = shown(&visit, FORM).await?;
    let trap = Trap {
        website: &fields.website,
        opened: &fields.opened,
    };
    let sender = trap::sender(&visit, FORM, trap).await?;
    if sender == Sender::Program {
        return Ok(Redirect::to(paths::CONTACT_SENT).into_response());
    }
    visit.app.limits.form(visit.address)?;
    let message = match ContactMessage::parse(&fields.name, &fields.email, &fields.message) {
        Ok(message) if sender != Sender::Stale => message,
        Ok(_) => {
            let again = Some(visit.t("form-stale").to_owned());
            let main = form(&visit, &text, &fields, &Errors::default(), again);
            return Ok(visit.mend(page(&text, main)));
        }
        Err(refusal) => {
            let errors = errors(&visit, &refusal);
            let main = form(&visit, &text, &fields, &errors, None);
            return Ok(visit.mend(page(&text, main)));
        }
    };
    if let Err(Problem::TooMany { seconds }) = visit.app.limits.message(visit.address) {
        return Ok(too_many(&visit, &text, &fields, seconds));
    }
    let copy = visit.app.limits.may_send_letter(message.email.as_str());
    laurel_persistence::site::receive(
        &visit.app.store,
        &visit.app.options.public_url,
        &visit.app.settings(),
        visit.language,
        message,
        copy,
    )
    .await?;
    Ok(Redirect::to(paths::CONTACT_SENT).into_response())
}

/// `/contact/sent`: what happened, for people and programs alike.
pub async fn sent(visit: Visit) -> Answer {
    let main = html! {
        div class="narrow form-page" {
            h1 { (visit.t("site-contact-done-title")) }
            p class="lead" { (visit.t("site-contact-sent-text")) }
            div class="actions" { (link_button(visit.t("site-contact-done-back"), paths::HOME, Weight::Secondary)) }
        }
    };
    Ok(visit.page(Page {
        title: visit.t("site-contact-done-title"),
        main,
        ..Page::default()
    }))
}

fn errors(visit: &Visit, refusal: &laurel_domain::site::ContactRefusal) -> Errors {
    let mut errors = Errors::default();
    if let Some(refusal) = refusal.name {
        errors.add(
            "name",
            match refusal {
                LineRefusal::Empty => visit.t("site-contact-error-name").to_owned(),
                other => line_message(visit, other),
            },
        );
    }
    if let Some(refusal) = refusal.email {
        errors.add("email", email_message(visit, refusal));
    }
    if let Some(refusal) = refusal.message {
        errors.add(
            "message",
            match refusal {
                LineRefusal::Empty => visit.t("site-contact-error-message").to_owned(),
                other => line_message(visit, other),
            },
        );
    }
    errors
}

fn too_many(
    visit: &Visit,
    text: &Shown,
    fields: &Fields,
    seconds: u64,
) -> axum::response::Response {
    let minutes = seconds.div_ceil(60).max(1);
    let wait = visit.with("site-contact-too-many", &[("minutes", minutes.into())]);
    let main = form(visit, text, fields, &Errors::default(), Some(wait));
    visit.mend_later(page(text, main), seconds)
}

fn page(text: &Shown, main: Markup) -> Page<'_> {
    Page {
        title: &text.title,
        description: &text.summary,
        public: Some(paths::CONTACT),
        main,
        ..Page::default()
    }
}

fn form(
    visit: &Visit,
    text: &Shown,
    fields: &Fields,
    errors: &Errors,
    again: Option<String>,
) -> Markup {
    html! {
        div class="narrow form-page" {
            h1 { (text.title) }
            div class="prose" lang=[text.foreign(visit)] { (text.html) }
            (summary(visit, errors, &[("name", "site-contact-name"), ("email", "site-contact-email"), ("message", "site-contact-message")]))
            @if let Some(again) = again { (notice(Tone::Warn, None, &html! { p { (again) } })) }
            form class="form" method="post" action=(paths::CONTACT) novalidate {
                (field(&Field { name: "name", label: visit.t("site-contact-name"), value: &fields.name,
                    error: errors.of("name"), required: true, autocomplete: Some("name"), maxlength: Some(120), ..Field::default() }))
                (field(&Field { name: "email", label: visit.t("site-contact-email"), value: &fields.email, kind: Kind::Email,
                    hint: Some(visit.t("site-contact-email-hint")), error: errors.of("email"), required: true,
                    autocomplete: Some("email"), maxlength: Some(254), ..Field::default() }))
                (textarea(&Field { name: "message", label: visit.t("site-contact-message"), value: &fields.message,
                    hint: Some(visit.t("site-contact-message-hint")), error: errors.of("message"), required: true,
                    maxlength: u32::try_from(MESSAGE_MOST).ok(), ..Field::default() }, 8))
                (trap::fields(visit, FORM))
                (submit(visit.t("site-contact-submit")))
            }
        }
    }
}
