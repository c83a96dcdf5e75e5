//! `/forgot-password` and `/reset-password/{token}`. Whether an address has an
//! account is seen neither in the answer nor in its time.

use super::email_links::dead;
use super::passwords;
use super::view::email_links::ExpiredLink;
use super::view::forgot_password::{
    ForgotPasswordForm, ForgotPasswordView, NewPasswordView, choice_page, page,
};
use crate::forms::{Errors, Form, email_message};
use crate::gate::Gate;
use crate::guesses;
use crate::http_problem::Answer;
use crate::limits::answer_at;
use crate::paths;
use laurel_domain::identity::Email;
use laurel_domain::identity::actions;
use laurel_persistence::changes::Changed;
use laurel_persistence::identity::{
    PasswordChoice, ask_new_password, password_link, reset_password as set_password,
};
use serde::Deserialize;

const DEAD: ExpiredLink = ExpiredLink {
    title: "identity-reset-invalid-title",
    text: "identity-reset-invalid-text",
    used: "identity-reset-used-text",
    way_out: ("identity-forgot-title", paths::FORGOT_PASSWORD),
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewPasswordForm {
    password: String,
}

pub async fn show(_: paths::ForgotPasswordPath, context: Gate<actions::Visit>) -> Answer {
    Ok(context.page(page(
        &context,
        &ForgotPasswordView {
            fields: &ForgotPasswordForm::default(),
            errors: Errors::default(),
        },
    )))
}

pub async fn ask(
    _: paths::ForgotPasswordPath,
    context: Gate<actions::Visit>,
    Form(fields): Form<ForgotPasswordForm>,
) -> Answer {
    context.app.limits.form(context.address)?;
    let answer_at = answer_at();
    let email = match Email::parse(&fields.email) {
        Ok(email) => email,
        Err(refusal) => {
            let errors = Errors::single("email", email_message(&context, refusal));
            let fields = &fields;
            return Ok(context.invalid(page(&context, &ForgotPasswordView { fields, errors })));
        }
    };
    if context.app.limits.may_send_email(email.as_str()) {
        let (app, visit) = (&context.app, context.visit());
        ask_new_password(&app.store, &visit, &app.public_url(), email).await?;
    }
    tokio::time::sleep_until(answer_at).await;
    Ok(context.go(paths::LOGIN, "flash-password-link"))
}

pub async fn choose(
    paths::ResetPasswordPath { token }: paths::ResetPasswordPath,
    context: Gate<actions::Visit>,
) -> Answer {
    match password_link(&context.app.store, &context.visit(), &token).await {
        Ok(choice) => {
            let view = choice_of(&token, &choice, Errors::default());
            Ok(context.page(choice_page(&context, &view)))
        }
        Err(stop) => dead(&context, stop, &DEAD),
    }
}

fn choice_of<'a>(
    token: &'a str,
    choice: &'a PasswordChoice,
    errors: Errors,
) -> NewPasswordView<'a> {
    NewPasswordView {
        token,
        email: &choice.email,
        is_first: choice.is_first,
        errors,
    }
}

pub async fn reset(
    paths::ResetPasswordPath { token }: paths::ResetPasswordPath,
    context: Gate<actions::Visit>,
    Form(fields): Form<NewPasswordForm>,
) -> Answer {
    context.app.limits.form(context.address)?;
    let (app, visit) = (&context.app, context.visit());
    let choice = match password_link(&app.store, &visit, &token).await {
        Ok(known) => known,
        Err(stop) => return dead(&context, stop, &DEAD),
    };
    let own = [choice.email.as_str(), &choice.name];
    if let Some(complaint) = passwords::complaint(context.words(), &fields.password, &own) {
        let view = choice_of(&token, &choice, Errors::single("password", complaint));
        return Ok(context.invalid(choice_page(&context, &view)));
    }
    let hash = passwords::hash(&context, fields.password).await?;
    let url = &app.public_url();
    match set_password(&app.store, &visit, url, token.into(), hash).await {
        Ok(person) => {
            app.changed(Changed::Person(person));
            guesses::new_password(&context, &choice.email).await?;
            Ok(context.go(paths::LOGIN, "flash-password-set"))
        }
        Err(stop) => dead(&context, stop, &DEAD),
    }
}
