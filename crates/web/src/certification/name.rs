//! `/certificates/name`: how the name will print, before anything is issued.

use super::specimen::{Specimen, specimen};
use super::view::name::{NameAccount, NameView, page};
use crate::extract::Query;
use crate::forms::{Errors, Form, line_message};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use laurel_domain::authoring::document::AwardKind;
use laurel_domain::certification::Subject;
use laurel_domain::identity::PersonName;
use laurel_domain::identity::actions;
use laurel_persistence::certification::{Holder, confirm_name, of_person};
use laurel_persistence::identity::person;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NameForm {
    name: String,
    /// `preview` only shows it; `confirm` is the button beside a picture.
    step: String,
    /// The name that the picture shows.
    shown: String,
}

impl NameForm {
    /// Whether the button would issue a name that was never seen.
    fn is_unseen(&self, name: &PersonName) -> bool {
        let shown = PersonName::parse(&self.shown);
        self.step == "confirm" && shown.as_ref() != Ok(name)
    }
}

async fn account(context: &RequestContext) -> Result<NameAccount, HttpProblem> {
    let (store, own) = (&context.app.store, context.own_scope()?);
    let person = person(store, own).await?.ok_or(HttpProblem::SignIn)?;
    Ok(NameAccount {
        person,
        holder: of_person(store, own).await?,
    })
}

pub async fn show(_: paths::CertificateNamePath, context: Gate<actions::UseAccount>) -> Answer {
    let account = account(&context).await?;
    let view = NameView::of(&account, account.name());
    Ok(context.page(page(&context, &view)))
}

pub async fn confirm(
    _: paths::CertificateNamePath,
    context: Gate<actions::UseAccount>,
    Form(fields): Form<NameForm>,
) -> Answer {
    context.app.limits.form(context.address)?;
    let account = account(&context).await?;
    let view = NameView::of(&account, &fields.name);
    let name = match printable(&context, &fields.name).await? {
        Ok(name) => name,
        Err(errors) => {
            return Ok(context.invalid(page(&context, &NameView { errors, ..view })));
        }
    };
    let previewed = fields.is_unseen(&name);
    if previewed || fields.step == "preview" {
        let shown = NameView {
            name: name.as_str(),
            previewed,
            ..view
        };
        return Ok(context.page(page(&context, &shown)));
    }
    confirm_name(&context.app.store, &context.own()?, name).await?;
    Ok(confirmed(&context, &account))
}

/// A name with a letter for each of its characters.
async fn printable(
    context: &RequestContext,
    name: &str,
) -> Result<Result<PersonName, Errors>, HttpProblem> {
    let name = match PersonName::parse(name) {
        Ok(name) => name,
        Err(refusal) => {
            return Ok(Err(Errors::single("name", line_message(context, refusal))));
        }
    };
    let renderer = &context.app.certificate_renderer;
    Ok(match renderer.check_name(name.as_str()).await? {
        Ok(()) => Ok(name),
        Err(lacking) => {
            let letters: Vec<String> = lacking.letters.iter().map(char::to_string).collect();
            let letters = letters.join(" ");
            let message = context.with(
                "certification-name-error-unprintable",
                &[("characters", (&letters).into())],
            );
            Err(Errors::single("name", message))
        }
    })
}

/// Leads to what comes next: the email to confirm, what waits, or all of them.
fn confirmed(context: &RequestContext, account: &NameAccount) -> Response {
    if account.person.email_confirmed_at.is_none() {
        return context.go(paths::CERTIFICATE_NAME, "flash-name-kept");
    }
    let next = account.holder.waiting.first();
    let next = next.map(|first| paths::certificate_waiting(first.id));
    context.go(
        next.as_deref().unwrap_or(paths::CERTIFICATES),
        "flash-name-confirmed",
    )
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
    let account = account(&context).await?;
    let name = PersonName::parse(&wanted.name).map_err(|_| HttpProblem::NotFound)?;
    if context
        .app
        .certificate_renderer
        .check_name(name.as_str())
        .await?
        .is_err()
    {
        return Err(HttpProblem::NotFound);
    }
    let drawn = specimen(
        &context.app,
        &sample(&context, &account.holder, name.as_str()),
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
