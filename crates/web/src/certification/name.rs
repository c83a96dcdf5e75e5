//! `/certificates/name`: how the name will print, before anything is issued.

use super::specimen::{Specimen, specimen};
use crate::extract::Query;
use crate::forms::{Errors, Form, line_message, summary};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use laurel_domain::authoring::document::AwardKind;
use laurel_domain::certification::{EntitlementStatus, Subject};
use laurel_domain::identity::actions;
use laurel_domain::identity::{MAX_NAME, PersonName};
use laurel_persistence::certification::{Holder, confirm_name, of_person};
use laurel_persistence::identity::{Person, person};
use laurel_ui::Tone;
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::field::{Field, field};
use laurel_ui::notice::quiet_notice;
use laurel_ui::patterns::certificate_picture;
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NameForm {
    name: String,
    /// `preview` only shows it.
    step: String,
}

struct NamePage {
    person: Person,
    holder: Holder,
}

async fn name_page(context: &RequestContext) -> Result<NamePage, crate::http_problem::HttpProblem> {
    let (store, own) = (&context.app.store, context.own_scope()?);
    let person = person(store, own)
        .await?
        .ok_or(crate::http_problem::HttpProblem::SignIn)?;
    Ok(NamePage {
        person,
        holder: of_person(store, own).await?,
    })
}

impl NamePage {
    fn name(&self) -> &str {
        self.person
            .certificate_name
            .as_deref()
            .unwrap_or(&self.person.name)
    }
}

pub async fn show(_: paths::CertificateNamePath, context: Gate<actions::UseAccount>) -> Answer {
    let name_page = name_page(&context).await?;
    let main = main(&context, &name_page, name_page.name(), &Errors::default());
    Ok(context.page(page(&context, main)))
}

pub async fn confirm(
    _: paths::CertificateNamePath,
    context: Gate<actions::UseAccount>,
    Form(fields): Form<NameForm>,
) -> Answer {
    context.app.limits.form(context.address)?;
    let name_page = name_page(&context).await?;
    let mut errors = Errors::default();
    let name = match PersonName::parse(&fields.name) {
        Ok(name) => Some(name),
        Err(refusal) => {
            errors.add("name", line_message(&context, refusal));
            None
        }
    };
    if let Some(name) = &name
        && let Err(lacking) = context
            .app
            .certificate_renderer
            .check_name(name.as_str())
            .await?
    {
        let letters: Vec<String> = lacking.letters.iter().map(char::to_string).collect();
        errors.add(
            "name",
            context.with(
                "certification-name-error-unprintable",
                &[("characters", (&letters.join(" ")).into())],
            ),
        );
    }
    let Some(name) = name.filter(|_| errors.is_empty()) else {
        let main = main(&context, &name_page, &fields.name, &errors);
        return Ok(context.invalid(page(&context, main)));
    };
    if fields.step == "preview" {
        let main = main(&context, &name_page, name.as_str(), &errors);
        return Ok(context.page(page(&context, main)));
    }
    let permit = context.own()?;
    confirm_name(&context.app.store, &permit, name).await?;
    if name_page.person.email_confirmed_at.is_none() {
        return Ok(context.go(paths::CERTIFICATE_NAME, "flash-name-kept"));
    }
    Ok(match name_page.holder.waiting.first() {
        Some(first) => context.go(
            &paths::certificate_waiting(first.id),
            "flash-name-confirmed",
        ),
        None => context.go(paths::CERTIFICATES, "flash-name-confirmed"),
    })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NameQuery {
    name: String,
}

/// `/certificates/name.svg`: the sample, for the person alone.
pub async fn picture(
    _: paths::CertificateNamePicturePath,
    context: Gate<actions::UseAccount>,
    Query(wanted): Query<NameQuery>,
) -> Answer {
    context.app.limits.form(context.address)?;
    let name_page = name_page(&context).await?;
    let name =
        PersonName::parse(&wanted.name).map_err(|_| crate::http_problem::HttpProblem::NotFound)?;
    if context
        .app
        .certificate_renderer
        .check_name(name.as_str())
        .await?
        .is_err()
    {
        return Err(crate::http_problem::HttpProblem::NotFound);
    }
    let drawn = specimen(
        &context.app,
        &sample(&context, &name_page.holder, name.as_str()),
    )
    .await?;
    Ok(svg(drawn))
}

pub fn svg(drawn: String) -> Response {
    ([(header::CONTENT_TYPE, "image/svg+xml")], drawn).into_response()
}

/// Of what waits, or of nothing in particular.
fn sample(reader: &Reader, holder: &Holder, name: &str) -> Specimen {
    if let Some(first) = holder.waiting.first() {
        return Specimen::of(&first.evidence, name);
    }
    Specimen {
        title: holder.issued.first().map_or_else(
            || reader.t("certification-specimen-title").to_owned(),
            |issued| issued.title.clone(),
        ),
        kind: AwardKind::Certificate,
        subject: Subject::Program,
        statement: None,
        valid_months: None,
        half_hours: 0,
        courses: 1,
        assessed: true,
        language: reader.language.to_owned(),
        holder: Some(name.to_owned()),
    }
}

fn page<'a>(reader: &'a Reader, main: Markup) -> Page<'a> {
    Page {
        title: reader.t("certification-name-title"),
        main,
        ..Page::default()
    }
}

fn main(reader: &Reader, name_page: &NamePage, name: &str, errors: &Errors) -> Markup {
    let waits = !name_page.holder.waiting.is_empty();
    let refused = name_page
        .holder
        .waiting
        .iter()
        .find(|waiting| waiting.status == EntitlementStatus::Refused);
    html! {
        div class="column page stack certificate-name" {
            h1 { (reader.t("certification-name-title")) }
            p class="lead" { (reader.t(if waits { "certification-name-lead" } else { "certification-name-lead-later" })) }
            @if let Some(letters) = refused.and_then(|waiting| waiting.refusal.as_ref()).filter(|_| errors.is_empty()) {
                (quiet_notice(Tone::Warn, None, &html! { p { (reader.with("certification-name-error-unprintable", &[("characters", letters.into())])) } }))
            }
            (summary(reader, errors, &[("name", "certification-name-field")]))
            @if name_page.person.email_confirmed_at.is_none() { (confirm_email(reader)) }
            form class="form" method="post" action=(paths::CERTIFICATE_NAME) novalidate {
                (field(&Field { name: "name", label: reader.t("certification-name-field"), value: name,
                    hint: Some(reader.t("certification-name-hint")), error: errors.of("name"), required: true,
                    autocomplete: Some("name"), maxlength: u32::try_from(MAX_NAME).ok(), ..Field::default() }))
                @if errors.is_empty() {
                    (certificate_picture(&paths::name_preview(name),
                        &reader.with("certification-name-picture", &[("name", name.into())]), 842, 595))
                }
                div class="actions" {
                    (button(&Button { label: reader.t(if waits { "certification-name-confirm" } else { "certification-name-keep" }), ..Button::default() }))
                    (button(&Button { label: reader.t("certification-name-preview"), weight: Weight::Secondary,
                        name_value: Some(("step", "preview")), ..Button::default() }))
                    a class=(Weight::Quiet.class()) href=(paths::DASHBOARD) { (reader.t("certification-name-later")) }
                }
            }
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
