//! `/certificates/name`: how the name will print, before anything is issued.

use super::specimen::{Specimen, specimen};
use crate::forms::{Errors, Form, line_message, summary};
use crate::paths;
use crate::problem::Answer;
use crate::segment::Query;
use crate::shell::Page;
use crate::visit::Visit;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use laurel_domain::authoring::document::AwardKind;
use laurel_domain::certification::{EntitlementStatus, Subject};
use laurel_domain::identity::{Action, NAME_MOST, PersonName};
use laurel_persistence::certification::{Held, confirm_name, of_person};
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
pub struct Fields {
    name: String,
    /// `preview` only shows it.
    step: String,
}

struct Scene {
    person: Person,
    held: Held,
}

async fn scene(visit: &Visit) -> Result<Scene, crate::problem::Problem> {
    let id = visit.person()?;
    visit.own(Action::UseAccount)?;
    let store = &visit.app.store;
    let person = person(store, id)
        .await?
        .ok_or(crate::problem::Problem::SignIn)?;
    Ok(Scene {
        person,
        held: of_person(store, id).await?,
    })
}

impl Scene {
    fn name(&self) -> &str {
        self.person
            .certificate_name
            .as_deref()
            .unwrap_or(&self.person.name)
    }
}

pub async fn show(visit: Visit) -> Answer {
    let scene = scene(&visit).await?;
    let main = main(&visit, &scene, scene.name(), &Errors::default());
    Ok(visit.page(page(&visit, main)))
}

pub async fn confirm(visit: Visit, Form(fields): Form<Fields>) -> Answer {
    visit.app.limits.form(visit.address)?;
    let scene = scene(&visit).await?;
    let mut errors = Errors::default();
    let name = match PersonName::parse(&fields.name) {
        Ok(name) => Some(name),
        Err(refusal) => {
            errors.add("name", line_message(&visit, refusal));
            None
        }
    };
    if let Some(name) = &name
        && let Err(lacking) = visit.app.press.check_name(name.as_str()).await?
    {
        let letters: Vec<String> = lacking.letters.iter().map(char::to_string).collect();
        errors.add(
            "name",
            visit.with(
                "certification-name-error-unprintable",
                &[("characters", (&letters.join(" ")).into())],
            ),
        );
    }
    let Some(name) = name.filter(|_| errors.is_empty()) else {
        let main = main(&visit, &scene, &fields.name, &errors);
        return Ok(visit.mend(page(&visit, main)));
    };
    if fields.step == "preview" {
        let main = main(&visit, &scene, name.as_str(), &errors);
        return Ok(visit.page(page(&visit, main)));
    }
    let permit = visit.own(Action::UseAccount)?;
    confirm_name(&visit.app.store, &permit, visit.person()?, name).await?;
    if scene.person.email_confirmed_at.is_none() {
        return Ok(visit.go(paths::CERTIFICATE_NAME, "flash-name-kept"));
    }
    Ok(match scene.held.waiting.first() {
        Some(first) => visit.go(
            &paths::certificate_waiting(first.id),
            "flash-name-confirmed",
        ),
        None => visit.go(paths::CERTIFICATES, "flash-name-confirmed"),
    })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    name: String,
}

/// `/certificates/name.svg`: the sample, for the person alone.
pub async fn picture(visit: Visit, Query(wanted): Query<Wanted>) -> Answer {
    visit.app.limits.form(visit.address)?;
    let scene = scene(&visit).await?;
    let name = PersonName::parse(&wanted.name).map_err(|_| crate::problem::Problem::NotFound)?;
    if visit.app.press.check_name(name.as_str()).await?.is_err() {
        return Err(crate::problem::Problem::NotFound);
    }
    let drawn = specimen(&visit.app, &sample(&visit, &scene.held, name.as_str())).await?;
    Ok(svg(drawn))
}

pub fn svg(drawn: String) -> Response {
    ([(header::CONTENT_TYPE, "image/svg+xml")], drawn).into_response()
}

/// Of what waits, or of nothing in particular.
fn sample(visit: &Visit, held: &Held, name: &str) -> Specimen {
    if let Some(first) = held.waiting.first() {
        return Specimen::of(&first.evidence, name);
    }
    Specimen {
        title: held.issued.first().map_or_else(
            || visit.t("certification-specimen-title").to_owned(),
            |issued| issued.title.clone(),
        ),
        kind: AwardKind::Certificate,
        subject: Subject::Program,
        statement: None,
        valid_months: None,
        half_hours: 0,
        courses: 1,
        assessed: true,
        language: visit.language.to_owned(),
        holder: Some(name.to_owned()),
    }
}

fn page<'a>(visit: &'a Visit, main: Markup) -> Page<'a> {
    Page {
        title: visit.t("certification-name-title"),
        main,
        ..Page::default()
    }
}

fn main(visit: &Visit, scene: &Scene, name: &str, errors: &Errors) -> Markup {
    let waits = !scene.held.waiting.is_empty();
    let refused = scene
        .held
        .waiting
        .iter()
        .find(|waiting| waiting.status == EntitlementStatus::Refused);
    html! {
        div class="column page stack certificate-name" {
            h1 { (visit.t("certification-name-title")) }
            p class="lead" { (visit.t(if waits { "certification-name-lead" } else { "certification-name-lead-later" })) }
            @if let Some(letters) = refused.and_then(|waiting| waiting.refusal.as_ref()).filter(|_| errors.is_empty()) {
                (quiet_notice(Tone::Warn, None, &html! { p { (visit.with("certification-name-error-unprintable", &[("characters", letters.into())])) } }))
            }
            (summary(visit, errors, &[("name", "certification-name-field")]))
            @if scene.person.email_confirmed_at.is_none() { (confirm_email(visit)) }
            form class="form" method="post" action=(paths::CERTIFICATE_NAME) novalidate {
                (field(&Field { name: "name", label: visit.t("certification-name-field"), value: name,
                    hint: Some(visit.t("certification-name-hint")), error: errors.of("name"), required: true,
                    autocomplete: Some("name"), maxlength: u32::try_from(NAME_MOST).ok(), ..Field::default() }))
                @if errors.is_empty() {
                    (certificate_picture(&paths::name_preview(name),
                        &visit.with("certification-name-picture", &[("name", name.into())]), 842, 595))
                }
                div class="actions" {
                    (button(&Button { label: visit.t(if waits { "certification-name-confirm" } else { "certification-name-keep" }), ..Button::default() }))
                    (button(&Button { label: visit.t("certification-name-preview"), weight: Weight::Secondary,
                        name_value: Some(("step", "preview")), ..Button::default() }))
                    a class=(Weight::Quiet.class()) href=(paths::DASHBOARD) { (visit.t("certification-name-later")) }
                }
            }
        }
    }
}

/// A certificate goes only to an address that is the holder's.
fn confirm_email(visit: &Visit) -> Markup {
    quiet_notice(
        Tone::Warn,
        Some(visit.t("certification-name-email-title")),
        &html! {
            p { (visit.t("certification-name-email-text")) }
            form method="post" action=(paths::ACCOUNT_CONFIRM) {
                (button(&Button { label: visit.t("certification-name-email-resend"), weight: Weight::Secondary, small: true, ..Button::default() }))
            }
        },
    )
}
