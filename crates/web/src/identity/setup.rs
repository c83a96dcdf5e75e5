//! `/setup/{token}`: makes the first owner, once.

use super::{passwords, sessions};
use crate::forms::{Errors, Form, email_message, line_message, summary};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use axum::http::StatusCode;
use axum::response::Response;
use laurel_domain::identity::actions;
use laurel_domain::identity::{Email, PersonName};
use laurel_persistence::UseCaseError;
use laurel_persistence::identity::{
    LinkRefusal, NewPerson, SetUpRefusal, open_setup, set_up as make_owner,
};
use laurel_ui::button::submit;
use laurel_ui::field::{Field, InputKind, field};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SetUpForm {
    name: String,
    email: String,
    password: String,
}

pub async fn show(
    paths::SetupPath { token }: paths::SetupPath,
    context: Gate<actions::Visit>,
) -> Answer {
    match open_setup(&context.app.store, &context.visit(), &token).await {
        Ok(()) => Ok(context.page(page(
            &context,
            &token,
            &SetUpForm::default(),
            &Errors::default(),
        ))),
        Err(stop) => no_longer(&context, stop),
    }
}

fn no_longer(context: &RequestContext, stop: UseCaseError<LinkRefusal>) -> Answer {
    match stop {
        UseCaseError::Internal(error) => Err(error.into()),
        UseCaseError::Refused(LinkRefusal::Unknown) => Err(HttpProblem::NotFound),
        UseCaseError::Refused(LinkRefusal::Expired | LinkRefusal::Used) => Ok(invalid(context)),
    }
}

fn invalid(context: &RequestContext) -> Response {
    let main = html! {
        div class="narrow form-page" {
            h1 { (context.t("identity-setup-invalid-title")) }
            p class="lead" { (context.t("identity-setup-invalid-text")) }
        }
    };
    context.page_with(
        StatusCode::GONE,
        Page {
            title: context.t("identity-setup-invalid-title"),
            main,
            ..Page::default()
        },
    )
}

pub async fn set_up(
    paths::SetupPath { token }: paths::SetupPath,
    context: Gate<actions::Visit>,
    Form(fields): Form<SetUpForm>,
) -> Answer {
    context.app.limits.form(context.address)?;
    if let Err(stop) = open_setup(&context.app.store, &context.visit(), &token).await {
        return no_longer(&context, stop);
    }
    let mut errors = Errors::default();
    let name = PersonName::parse(&fields.name)
        .map_err(|refusal| errors.add("name", line_message(&context, refusal)));
    let email = Email::parse(&fields.email)
        .map_err(|refusal| errors.add("email", email_message(&context, refusal)));
    if let Some(complaint) = passwords::complaint(
        context.words(),
        &fields.password,
        &[&fields.email, &fields.name],
    ) {
        errors.add("password", complaint);
    }
    let (Ok(name), Ok(email), true) = (name, email, errors.is_empty()) else {
        return Ok(context.invalid(page(&context, &token, &fields, &errors)));
    };
    let hash = passwords::hash(&context, fields.password.clone()).await?;
    let new = NewPerson {
        name,
        email,
        password_hash: Some(hash),
        language: context.language.to_owned(),
        accepted: Vec::new(),
    };
    match make_owner(
        &context.app.store,
        &context.visit(),
        token.clone().into(),
        new,
    )
    .await
    {
        Ok(person) => {
            Ok(
                sessions::sign_in(&context, person, context.go(paths::ADMIN, "flash-set-up"))
                    .await?,
            )
        }
        Err(UseCaseError::Refused(SetUpRefusal::EmailTaken)) => {
            errors.add("email", context.t("identity-error-email-taken"));
            Ok(context.invalid(page(&context, &token, &fields, &errors)))
        }
        Err(UseCaseError::Refused(SetUpRefusal::Link(refusal))) => {
            no_longer(&context, UseCaseError::Refused(refusal))
        }
        Err(UseCaseError::Internal(error)) => Err(error.into()),
    }
}

fn page<'a>(reader: &'a Reader, token: &str, fields: &SetUpForm, errors: &Errors) -> Page<'a> {
    Page {
        title: reader.t("identity-setup-title"),
        main: form(reader, token, fields, errors),
        ..Page::default()
    }
}

fn form(reader: &Reader, token: &str, fields: &SetUpForm, errors: &Errors) -> Markup {
    html! {
        div class="narrow form-page" {
            h1 { (reader.t("identity-setup-title")) }
            p class="lead" { (reader.t("identity-setup-lead")) }
            (summary(reader, errors, &[("name", "identity-field-name"), ("email", "identity-field-email"), ("password", "identity-field-password")]))
            form class="form" method="post" action=(paths::setup(token)) novalidate {
                (field(&Field { name: "name", label: reader.t("identity-field-name"), value: &fields.name,
                    error: errors.of("name"), required: true, autocomplete: Some("name"), maxlength: Some(120), ..Field::default() }))
                (field(&Field { name: "email", label: reader.t("identity-field-email"), value: &fields.email, kind: InputKind::Email,
                    error: errors.of("email"), required: true, autocomplete: Some("email"), maxlength: Some(254), ..Field::default() }))
                (field(&Field { name: "password", label: reader.t("identity-field-password"), kind: InputKind::Password,
                    hint: Some(&passwords::hint(reader)),
                    error: errors.of("password"), required: true, autocomplete: Some("new-password"), ..Field::default() }))
                (submit(reader.t("identity-setup-submit")))
            }
        }
    }
}
