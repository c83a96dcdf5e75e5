//! `/setup/{token}`: makes the first owner, once.

use super::view::setup::{SetUpForm, SetUpView, expired_page, page};
use super::{passwords, sessions};
use crate::forms::{Errors, Form, email_message, line_message};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::middleware::CameBy;
use crate::page_layout;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use crate::security_log;
use axum::http::StatusCode;
use laurel_domain::identity::actions;
use laurel_domain::identity::{Email, PersonName};
use laurel_domain::ids::PersonId;
use laurel_domain::site::SettingRefusal;
use laurel_persistence::UseCaseError;
use laurel_persistence::identity::{
    LinkRefusal, NewPerson, SetUpRefusal, open_setup, set_up as make_owner,
};

pub async fn show(
    paths::SetupPath { token }: paths::SetupPath,
    context: Gate<actions::Visit>,
    CameBy(came_by): CameBy,
) -> Answer {
    match open_setup(&context.app.store, &context.visit(), &token).await {
        Ok(()) => {
            let fields = SetUpForm {
                public_url: asked(&context).then(|| came_by.unwrap_or_default()),
                ..SetUpForm::default()
            };
            Ok(context.page(page(&context, &form(&token, &fields, Errors::default()))))
        }
        Err(stop) => no_longer(&context, stop),
    }
}

/// Whether the address that people use is asked: not where the configuration names it.
fn asked(context: &RequestContext) -> bool {
    context.app.options.address.configured.is_none()
}

fn form<'a>(token: &'a str, fields: &'a SetUpForm, errors: Errors) -> SetUpView<'a> {
    SetUpView {
        token,
        fields,
        errors,
    }
}

fn no_longer(context: &RequestContext, stop: UseCaseError<LinkRefusal>) -> Answer {
    match stop {
        UseCaseError::Refused(LinkRefusal::Expired | LinkRefusal::Used) => {
            security_log::dead_link(context);
            Ok(context.page_with(StatusCode::GONE, expired_page(context)))
        }
        stop => Err(stop.into()),
    }
}

pub async fn set_up(
    paths::SetupPath { token }: paths::SetupPath,
    context: Gate<actions::Visit>,
    CameBy(came_by): CameBy,
    Form(mut fields): Form<SetUpForm>,
) -> Answer {
    // who leaves the field out takes what it would have been filled in with
    let address = fields.public_url.take().or(came_by);
    fields.public_url = address.filter(|_| asked(&context));
    context.app.limits.form(context.address)?;
    let (store, visit) = (&context.app.store, context.visit());
    if let Err(stop) = open_setup(store, &visit, &token).await {
        return no_longer(&context, stop);
    }
    let again = |errors| Ok(context.invalid(page(&context, &form(&token, &fields, errors))));
    let read = match read(&context, &fields) {
        Ok(read) => read,
        Err(errors) => return again(errors),
    };
    let taken = Errors::single("email", context.t("identity-error-email-taken"));
    match make(&context, &token, fields.password.clone(), read).await? {
        Ok(person) => welcome(&context, person).await,
        Err(UseCaseError::Refused(SetUpRefusal::EmailTaken)) => again(taken),
        Err(UseCaseError::Refused(SetUpRefusal::Link(refusal))) => {
            no_longer(&context, UseCaseError::Refused(refusal))
        }
        Err(refused) => Err(refused.into()),
    }
}

async fn make(
    context: &RequestContext,
    token: &str,
    password: String,
    read: Read,
) -> Result<Result<PersonId, UseCaseError<SetUpRefusal>>, HttpProblem> {
    let hash = passwords::hash(context, password).await?;
    let new = NewPerson::with_password(read.name, read.email, hash, context.language);
    let (store, visit) = (&context.app.store, context.visit());
    Ok(make_owner(store, &visit, token.to_owned(), new, read.address).await)
}

async fn welcome(context: &RequestContext, person: PersonId) -> Answer {
    page_layout::reload(&context.app, context.public()).await;
    let response = context.go(paths::ADMIN, "flash-set-up");
    Ok(sessions::sign_in(context, person, response).await?)
}

/// Who is to own the site, and its address as the settings keep it.
struct Read {
    name: PersonName,
    email: Email,
    address: Option<String>,
}

/// What was typed, where the password is good as well.
fn read(context: &RequestContext, fields: &SetUpForm) -> Result<Read, Errors> {
    let reader: &Reader = context;
    let mut errors = Errors::default();
    let name = PersonName::parse(&fields.name)
        .map_err(|refusal| errors.add("name", line_message(reader, refusal)));
    let email = Email::parse(&fields.email)
        .map_err(|refusal| errors.add("email", email_message(reader, refusal)));
    let own = [fields.email.as_str(), &fields.name];
    if let Some(complaint) = passwords::complaint(reader.words(), &fields.password, &own) {
        errors.add("password", complaint);
    }
    let address = fields.public_url.as_deref();
    let address = address.map(|typed| context.app.options.address.kept(typed));
    let address = address.transpose().unwrap_or_else(|refusal| {
        let phrase = match refusal {
            SettingRefusal::Nowhere => "admin-settings-error-nowhere",
            _ => "admin-settings-error-address",
        };
        errors.add("public_url", reader.t(phrase));
        None
    });
    match (name, email, errors.is_empty()) {
        (Ok(name), Ok(email), true) => Ok(Read {
            name,
            email,
            address,
        }),
        _ => Err(errors),
    }
}
