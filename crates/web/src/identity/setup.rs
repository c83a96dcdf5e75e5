//! `/setup/{token}`: makes the first owner, once.

use super::view::setup::{SetUpForm, SetUpView, expired_page, page};
use super::{passwords, sessions};
use crate::forms::{Errors, Form, email_message, line_message};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use crate::security_log;
use axum::http::StatusCode;
use laurel_domain::identity::actions;
use laurel_domain::identity::{Email, PersonName};
use laurel_domain::ids::PersonId;
use laurel_persistence::UseCaseError;
use laurel_persistence::identity::{
    LinkRefusal, NewPerson, SetUpRefusal, open_setup, set_up as make_owner,
};

pub async fn show(
    paths::SetupPath { token }: paths::SetupPath,
    context: Gate<actions::Visit>,
) -> Answer {
    match open_setup(&context.app.store, &context.visit(), &token).await {
        Ok(()) => {
            let fields = SetUpForm::default();
            Ok(context.page(page(&context, &form(&token, &fields, Errors::default()))))
        }
        Err(stop) => no_longer(&context, stop),
    }
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
    Form(fields): Form<SetUpForm>,
) -> Answer {
    context.app.limits.form(context.address)?;
    let (store, visit) = (&context.app.store, context.visit());
    if let Err(stop) = open_setup(store, &visit, &token).await {
        return no_longer(&context, stop);
    }
    let again = |errors| Ok(context.invalid(page(&context, &form(&token, &fields, errors))));
    let (name, email) = match read(&context, &fields) {
        Ok(read) => read,
        Err(errors) => return again(errors),
    };
    let hash = passwords::hash(&context, fields.password.clone()).await?;
    let new = NewPerson::with_password(name, email, hash, context.language);
    match make_owner(store, &visit, token.clone().into(), new).await {
        Ok(person) => welcome(&context, person).await,
        Err(UseCaseError::Refused(SetUpRefusal::EmailTaken)) => again(Errors::single(
            "email",
            context.t("identity-error-email-taken"),
        )),
        Err(UseCaseError::Refused(SetUpRefusal::Link(refusal))) => {
            no_longer(&context, UseCaseError::Refused(refusal))
        }
        Err(refused) => Err(refused.into()),
    }
}

async fn welcome(context: &RequestContext, person: PersonId) -> Answer {
    let response = context.go(paths::ADMIN, "flash-set-up");
    Ok(sessions::sign_in(context, person, response).await?)
}

/// Who is to own the site, where the password is good as well.
fn read(reader: &Reader, fields: &SetUpForm) -> Result<(PersonName, Email), Errors> {
    let mut errors = Errors::default();
    let name = PersonName::parse(&fields.name)
        .map_err(|refusal| errors.add("name", line_message(reader, refusal)));
    let email = Email::parse(&fields.email)
        .map_err(|refusal| errors.add("email", email_message(reader, refusal)));
    let own = [fields.email.as_str(), &fields.name];
    if let Some(complaint) = passwords::complaint(reader.words(), &fields.password, &own) {
        errors.add("password", complaint);
    }
    match (name, email, errors.is_empty()) {
        (Ok(name), Ok(email), true) => Ok((name, email)),
        _ => Err(errors),
    }
}
