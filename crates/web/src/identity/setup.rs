//! `/setup/{token}`: makes the first owner, once.

use super::view::setup::{SetUpForm, SetUpView, expired_page, page};
use super::{passwords, sessions};
use crate::forms::{Errors, Form, email_message, line_message};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use crate::request_context::RequestContext;
use axum::http::StatusCode;
use laurel_domain::identity::actions;
use laurel_domain::identity::{Email, PersonName};
use laurel_persistence::UseCaseError;
use laurel_persistence::identity::{
    LinkRefusal, NewPerson, SetUpRefusal, open_setup, set_up as make_owner,
};

pub async fn show(
    paths::SetupPath { token }: paths::SetupPath,
    context: Gate<actions::Visit>,
) -> Answer {
    match open_setup(&context.app.store, &context.visit(), &token).await {
        Ok(()) => Ok(context.page(page(
            &context,
            &SetUpView {
                token: &token,
                fields: &SetUpForm::default(),
                errors: Errors::default(),
            },
        ))),
        Err(stop) => no_longer(&context, stop),
    }
}

fn no_longer(context: &RequestContext, stop: UseCaseError<LinkRefusal>) -> Answer {
    match stop {
        UseCaseError::Refused(LinkRefusal::Expired | LinkRefusal::Used) => {
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
        return Ok(context.invalid(page(
            &context,
            &SetUpView {
                token: &token,
                fields: &fields,
                errors,
            },
        )));
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
            Ok(context.invalid(page(
                &context,
                &SetUpView {
                    token: &token,
                    fields: &fields,
                    errors,
                },
            )))
        }
        Err(UseCaseError::Refused(SetUpRefusal::Link(refusal))) => {
            no_longer(&context, UseCaseError::Refused(refusal))
        }
        Err(refused) => Err(refused.into()),
    }
}
