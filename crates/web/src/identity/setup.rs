//! `/setup/{token}`: makes the first owner, once.

use super::{passwords, sessions};
use crate::forms::{Errors, Form, email_message, line_message, summary};
use crate::gate::Gate;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::reader::Reader;
use crate::shell::Page;
use crate::visit::Visit;
use axum::http::StatusCode;
use axum::response::Response;
use laurel_domain::identity::actions;
use laurel_domain::identity::{Email, PersonName};
use laurel_persistence::Stop;
use laurel_persistence::identity::{
    LinkRefusal, NewPerson, SetUpRefusal, open_setup, set_up as make_owner,
};
use laurel_ui::button::submit;
use laurel_ui::field::{Field, Kind, field};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    name: String,
    email: String,
    password: String,
}

pub async fn show(
    paths::SetupPath { token }: paths::SetupPath,
    visit: Gate<actions::Visit>,
) -> Answer {
    match open_setup(&visit.app.store, &token).await {
        Ok(()) => Ok(visit.page(page(&visit, &token, &Fields::default(), &Errors::default()))),
        Err(stop) => no_longer(&visit, stop),
    }
}

fn no_longer(visit: &Visit, stop: Stop<LinkRefusal>) -> Answer {
    match stop {
        Stop::Fault(fault) => Err(fault.into()),
        Stop::Refused(LinkRefusal::Unknown) => Err(Problem::NotFound),
        Stop::Refused(LinkRefusal::Expired | LinkRefusal::Used) => Ok(invalid(visit)),
    }
}

fn invalid(visit: &Visit) -> Response {
    let main = html! {
        div class="narrow form-page" {
            h1 { (visit.t("identity-setup-invalid-title")) }
            p class="lead" { (visit.t("identity-setup-invalid-text")) }
        }
    };
    visit.page_with(
        StatusCode::GONE,
        Page {
            title: visit.t("identity-setup-invalid-title"),
            main,
            ..Page::default()
        },
    )
}

pub async fn set_up(
    paths::SetupPath { token }: paths::SetupPath,
    visit: Gate<actions::Visit>,
    Form(fields): Form<Fields>,
) -> Answer {
    visit.app.limits.form(visit.address)?;
    if let Err(stop) = open_setup(&visit.app.store, &token).await {
        return no_longer(&visit, stop);
    }
    let mut errors = Errors::default();
    let name = PersonName::parse(&fields.name)
        .map_err(|refusal| errors.add("name", line_message(&visit, refusal)));
    let email = Email::parse(&fields.email)
        .map_err(|refusal| errors.add("email", email_message(&visit, refusal)));
    if let Some(complaint) = passwords::complaint(
        visit.words(),
        &fields.password,
        &[&fields.email, &fields.name],
    ) {
        errors.add("password", complaint);
    }
    let (Ok(name), Ok(email), true) = (name, email, errors.is_empty()) else {
        return Ok(visit.mend(page(&visit, &token, &fields, &errors)));
    };
    let hash = passwords::hash(&visit, fields.password.clone()).await?;
    let new = NewPerson {
        name,
        email,
        password_hash: Some(hash),
        language: visit.language.to_owned(),
        accepted: Vec::new(),
    };
    match make_owner(&visit.app.store, token.clone().into(), new).await {
        Ok(person) => {
            Ok(sessions::sign_in(&visit, person, visit.go(paths::ADMIN, "flash-set-up")).await?)
        }
        Err(Stop::Refused(SetUpRefusal::EmailTaken)) => {
            errors.add("email", visit.t("identity-error-email-taken"));
            Ok(visit.mend(page(&visit, &token, &fields, &errors)))
        }
        Err(Stop::Refused(SetUpRefusal::Link(refusal))) => {
            no_longer(&visit, Stop::Refused(refusal))
        }
        Err(Stop::Fault(fault)) => Err(fault.into()),
    }
}

fn page<'a>(reader: &'a Reader, token: &str, fields: &Fields, errors: &Errors) -> Page<'a> {
    Page {
        title: reader.t("identity-setup-title"),
        main: form(reader, token, fields, errors),
        ..Page::default()
    }
}

fn form(reader: &Reader, token: &str, fields: &Fields, errors: &Errors) -> Markup {
    html! {
        div class="narrow form-page" {
            h1 { (reader.t("identity-setup-title")) }
            p class="lead" { (reader.t("identity-setup-lead")) }
            (summary(reader, errors, &[("name", "identity-field-name"), ("email", "identity-field-email"), ("password", "identity-field-password")]))
            form class="form" method="post" action=(paths::setup(token)) novalidate {
                (field(&Field { name: "name", label: reader.t("identity-field-name"), value: &fields.name,
                    error: errors.of("name"), required: true, autocomplete: Some("name"), maxlength: Some(120), ..Field::default() }))
                (field(&Field { name: "email", label: reader.t("identity-field-email"), value: &fields.email, kind: Kind::Email,
                    error: errors.of("email"), required: true, autocomplete: Some("email"), maxlength: Some(254), ..Field::default() }))
                (field(&Field { name: "password", label: reader.t("identity-field-password"), kind: Kind::Password,
                    hint: Some(&passwords::hint(reader)),
                    error: errors.of("password"), required: true, autocomplete: Some("new-password"), ..Field::default() }))
                (submit(reader.t("identity-setup-submit")))
            }
        }
    }
}
