//! How the name will print, before anything is issued.

use crate::forms::{Errors, summary};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::certification::EntitlementStatus;
use laurel_domain::identity::MAX_NAME;
use laurel_persistence::certification::{Holder, WaitingCertificate};
use laurel_persistence::identity::Person;
use laurel_ui::Tone;
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::field::{Field, field, hidden};
use laurel_ui::laurel::wreath;
use laurel_ui::notice::quiet_notice;
use laurel_ui::patterns::certificate_picture;
use maud::{Markup, html};

/// Whose name it is, and what waits for it.
pub struct NameAccount {
    pub person: Person,
    pub holder: Holder,
}

impl NameAccount {
    pub fn name(&self) -> &str {
        self.person
            .certificate_name
            .as_deref()
            .unwrap_or(&self.person.name)
    }
}

/// How a name will print.
pub struct NameView<'a> {
    pub account: &'a NameAccount,
    /// As it was typed, or is kept.
    pub name: &'a str,
    pub errors: Errors,
    /// Whether another name was typed than the picture showed, so that it is shown first.
    pub previewed: bool,
}

impl<'a> NameView<'a> {
    pub fn of(account: &'a NameAccount, name: &'a str) -> Self {
        Self {
            account,
            name,
            errors: Errors::default(),
            previewed: false,
        }
    }
}

pub fn page(reader: &Reader, view: &NameView<'_>) -> Page {
    Page {
        title: reader.t("certification-name-title").to_owned(),
        scripts: &["js/name-preview.js"],
        main: main(reader, view),
        ..Page::default()
    }
}

fn main(reader: &Reader, view: &NameView<'_>) -> Markup {
    let (account, name, errors) = (view.account, view.name, &view.errors);
    let earned = account.holder.waiting.first();
    let refused = account
        .holder
        .waiting
        .iter()
        .find(|waiting| waiting.status == EntitlementStatus::Refused);
    html! {
        div class={ "column page stack certificate-name" @if earned.is_some() { " moment" } } {
            (head(reader, earned))
            @if let Some(letters) = refused.and_then(|waiting| waiting.refusal.as_ref()).filter(|_| errors.is_empty()) {
                (quiet_notice(Tone::Warn, None, &html! { p { (reader.with("certification-name-error-unprintable", &[("characters", letters.into())])) } }))
            }
            @if view.previewed { (quiet_notice(Tone::Info, None, &html! { p { (reader.t("certification-name-previewed")) } })) }
            (summary(reader, errors, &[("name", "certification-name-field")]))
            @if account.person.email_confirmed_at.is_none() { (confirm_email(reader)) }
            form class="form" method="post" action=(paths::CERTIFICATE_NAME) data-name-preview novalidate {
                (field(&Field { name: "name", label: reader.t("certification-name-field"), value: name,
                    hint: Some(reader.t("certification-name-hint")), error: errors.of("name"), required: true,
                    autocomplete: Some("name"), maxlength: u32::try_from(MAX_NAME).ok(), ..Field::default() }))
                // what is confirmed is seen before the button
                @if errors.is_empty() {
                    (certificate_picture(&paths::name_preview(name),
                        &reader.with("certification-name-picture", &[("name", name.into())]), 842, 595))
                }
                // as the picture shows it
                @if errors.is_empty() { (hidden("shown", name)) }
                div class="actions" {
                    (button(&Button { label: reader.t(if earned.is_some() { "certification-name-confirm" } else { "certification-name-keep" }),
                        name_value: Some(("step", "confirm")), ..Button::default() }))
                    (button(&Button { label: reader.t("certification-name-preview"), weight: Weight::Secondary,
                        name_value: Some(("step", "preview")), ..Button::default() }))
                    a class=(Weight::Quiet.class()) href=(paths::DASHBOARD) { (reader.t("certification-name-later")) }
                }
            }
        }
    }
}

/// What was earned; or what the page is for, where nothing waits.
fn head(reader: &Reader, earned: Option<&WaitingCertificate>) -> Markup {
    html! {
        @if let Some(earned) = earned {
            (wreath())
            h1 { (reader.with("certification-earned-title", &[("title", (&earned.evidence.title).into())])) }
            p class="lead" { (reader.t("certification-name-lead")) }
        } @else {
            h1 { (reader.t("certification-name-title")) }
            p class="lead" { (reader.t("certification-name-lead-later")) }
        }
    }
}

/// A certificate goes only to an address that is the holder's.
fn confirm_email(reader: &Reader) -> Markup {
    quiet_notice(
        Tone::Warn,
        Some(reader.t("certification-name-email-title")),
        &html! {
            p { (reader.t("certification-name-email-text")) }
            form method="post" action=(paths::ACCOUNT_CONFIRM) {
                (button(&Button { label: reader.t("certification-name-email-resend"), weight: Weight::Secondary, small: true, ..Button::default() }))
            }
        },
    )
}
