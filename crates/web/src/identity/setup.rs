//! `/setup/{token}`: makes the first owner, once.

use super::{passwords, sessions};
use crate::extract::Path;
use crate::forms::{Errors, Form, email_message, line_message, summary};
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout::Page;
use crate::paths;
use crate::request_context::RequestContext;
use crate::ui::button::submit;
use crate::ui::field::{Field, InputKind, field};
use axum::http::StatusCode;
use axum::response::Response;
use laurel_domain::identity::{Email, PersonName};
use laurel_persistence::UseCaseError;
use laurel_persistence::identity::{
    LinkRefusal, NewPerson, Purpose, SetUpRefusal, open_link, set_up as make_owner,
};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SetUpForm {
    name: String,
    email: String,
    password: String,
}

pub async fn show(context: RequestContext, Path(token): Path<String>) -> Answer {
    match open_link(&context.app.store, Purpose::Setup, &token).await {
        Ok(_) => Ok(context.page(page(
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
    context: RequestContext,
    Path(token): Path<String>,
    Form(fields): Form<SetUpForm>,
) -> Answer {
    context.app.limits.form(context.address)?;
    if let Err(stop) = open_link(&context.app.store, Purpose::Setup, &token).await {
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
    match make_owner(&context.app.store, token.clone(), new).await {
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

fn page<'a>(
    context: &'a RequestContext,
    token: &str,
    fields: &SetUpForm,
    errors: &Errors,
) -> Page<'a> {
    Page {
        title: context.t("identity-setup-title"),
        main: form(context, token, fields, errors),
        ..Page::default()
    }
}

fn form(context: &RequestContext, token: &str, fields: &SetUpForm, errors: &Errors) -> Markup {
    html! {
        div class="narrow form-page" {
            h1 { (context.t("identity-setup-title")) }
            p class="lead" { (context.t("identity-setup-lead")) }
            (summary(context, errors, &[("name", "identity-field-name"), ("email", "identity-field-email"), ("password", "identity-field-password")]))
            form class="form" method="post" action=(paths::setup(token)) novalidate {
                (field(&Field { name: "name", label: context.t("identity-field-name"), value: &fields.name,
                    error: errors.of("name"), required: true, autocomplete: Some("name"), maxlength: Some(120), ..Field::default() }))
                (field(&Field { name: "email", label: context.t("identity-field-email"), value: &fields.email, kind: InputKind::Email,
                    error: errors.of("email"), required: true, autocomplete: Some("email"), maxlength: Some(254), ..Field::default() }))
                (field(&Field { name: "password", label: context.t("identity-field-password"), kind: InputKind::Password,
                    hint: Some(&passwords::hint(context)),
                    error: errors.of("password"), required: true, autocomplete: Some("new-password"), ..Field::default() }))
                (submit(context.t("identity-setup-submit")))
            }
        }
    }
}
