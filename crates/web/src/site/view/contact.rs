//! The form that writes to the organization.

use crate::forms::{Errors, summary};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::site::honeypot::Honeypot;
use crate::site::rendered_pages::RenderedPage;
use crate::site::view::honeypot;
use laurel_domain::site::MAX_MESSAGE;
use laurel_ui::Tone;
use laurel_ui::button::{Weight, link_button, submit};
use laurel_ui::field::{Field, InputKind, field, textarea};
use laurel_ui::notice::notice;
use laurel_ui::text_direction::direction_of;
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ContactForm {
    pub name: String,
    pub email: String,
    pub message: String,
    pub website: String,
    pub opened: String,
}

impl ContactForm {
    pub fn honeypot(&self) -> Honeypot<'_> {
        Honeypot {
            website: &self.website,
            opened: &self.opened,
        }
    }
}

/// What happened, for people and programs alike.
pub fn sent_page(reader: &Reader) -> Page {
    let main = html! {
        div class="narrow form-page" {
            h1 { (reader.t("site-contact-done-title")) }
            p class="lead" { (reader.t("site-contact-sent-text")) }
            div class="actions" { (link_button(reader.t("site-contact-done-back"), paths::HOME, Weight::Secondary)) }
        }
    };
    Page {
        title: reader.t("site-contact-done-title").to_owned(),
        main,
        ..Page::default()
    }
}

/// What the contact form shows.
pub struct ContactView<'a> {
    /// What stands above the form.
    pub text: &'a RenderedPage,
    pub fields: &'a ContactForm,
    pub errors: Errors,
    /// Why it has to be sent again.
    pub again: Option<String>,
    /// The honeypot's note of when the form was opened.
    pub opened: String,
}

impl<'a> ContactView<'a> {
    /// The form as it was filled in, with nothing to say about it.
    pub fn new(text: &'a RenderedPage, fields: &'a ContactForm) -> Self {
        Self {
            text,
            fields,
            errors: Errors::default(),
            again: None,
            opened: String::new(),
        }
    }
}

pub fn page(reader: &Reader, view: &ContactView<'_>) -> Page {
    Page {
        title: view.text.title.clone(),
        description: view.text.summary.clone(),
        public: Some(paths::CONTACT.to_owned()),
        main: form(reader, view),
        ..Page::default()
    }
}

fn form(reader: &Reader, view: &ContactView<'_>) -> Markup {
    let (text, fields, errors) = (view.text, view.fields, &view.errors);
    html! {
        div class="narrow form-page" {
            h1 { (text.title) }
            div class="prose" lang=[text.foreign(reader)] dir=[text.foreign(reader).map(direction_of)] { (text.html) }
            (summary(reader, errors, &[("name", "site-contact-name"), ("email", "site-contact-email"), ("message", "site-contact-message")]))
            @if let Some(again) = &view.again { (notice(Tone::Warn, None, &html! { p { (again) } })) }
            form class="form" method="post" action=(paths::CONTACT) novalidate {
                (field(&Field { name: "name", label: reader.t("site-contact-name"), value: &fields.name,
                    error: errors.of("name"), required: true, autocomplete: Some("name"), maxlength: Some(120), ..Field::default() }))
                (field(&Field { name: "email", label: reader.t("site-contact-email"), value: &fields.email, kind: InputKind::Email,
                    hint: Some(reader.t("site-contact-email-hint")), error: errors.of("email"), required: true,
                    autocomplete: Some("email"), maxlength: Some(254), ..Field::default() }))
                (textarea(&Field { name: "message", label: reader.t("site-contact-message"), value: &fields.message,
                    hint: Some(reader.t("site-contact-message-hint")), error: errors.of("message"), required: true,
                    maxlength: u32::try_from(MAX_MESSAGE).ok(), ..Field::default() }, 8))
                (honeypot::fields(reader, &view.opened))
                (submit(reader.t("site-contact-submit")))
            }
        }
    }
}
