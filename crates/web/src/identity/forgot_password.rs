//! `/forgot-password` and `/reset-password/{token}`. Whether an address has an
//! account is seen neither in the answer nor in its time.

use super::email_links::{ExpiredLink, dead};
use super::passwords;
use crate::forms::{Errors, Form, email_message, summary};
use crate::gate::Gate;
use crate::guesses;
use crate::http_problem::Answer;
use crate::limits::answer_at;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::identity::Email;
use laurel_domain::identity::actions;
use laurel_persistence::changes::Changed;
use laurel_persistence::identity::{
    ask_new_password, password_link, reset_password as set_password,
};
use laurel_ui::button::submit;
use laurel_ui::field::{Field, InputKind, field};
use maud::html;
use serde::Deserialize;

const DEAD: ExpiredLink = ExpiredLink {
    title: "identity-reset-invalid-title",
    text: "identity-reset-invalid-text",
    way_out: ("identity-forgot-title", paths::FORGOT_PASSWORD),
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ForgotPasswordForm {
    email: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewPasswordForm {
    password: String,
}

pub async fn show(_: paths::ForgotPasswordPath, context: Gate<actions::Visit>) -> Answer {
    Ok(context.page(page(
        &context,
        &ForgotPasswordForm::default(),
        &Errors::default(),
    )))
}

pub async fn ask(
    _: paths::ForgotPasswordPath,
    context: Gate<actions::Visit>,
    Form(fields): Form<ForgotPasswordForm>,
) -> Answer {
    context.app.limits.form(context.address)?;
    let answer_at = answer_at();
    let mut errors = Errors::default();
    match Email::parse(&fields.email) {
        Err(refusal) => errors.add("email", email_message(&context, refusal)),
        Ok(email) => {
            if context.app.limits.may_send_email(email.as_str()) {
                ask_new_password(
                    &context.app.store,
                    &context.visit(),
                    &context.app.options.public_url,
                    email,
                )
                .await?;
            }
        }
    }
    if !errors.is_empty() {
        return Ok(context.invalid(page(&context, &fields, &errors)));
    }
    tokio::time::sleep_until(answer_at).await;
    Ok(context.go(paths::LOGIN, "flash-password-link"))
}

fn page<'a>(reader: &'a Reader, fields: &ForgotPasswordForm, errors: &Errors) -> Page<'a> {
    let main = html! {
        div class="narrow form-page" {
            h1 { (reader.t("identity-forgot-title")) }
            p class="lead" { (reader.t("identity-forgot-lead")) }
            (summary(reader, errors, &[("email", "identity-field-email")]))
            form class="form" method="post" action=(paths::FORGOT_PASSWORD) novalidate {
                (field(&Field { name: "email", label: reader.t("identity-field-email"), value: &fields.email, kind: InputKind::Email,
                    error: errors.of("email"), required: true, autocomplete: Some("username"), maxlength: Some(254), ..Field::default() }))
                (submit(reader.t("identity-forgot-submit")))
            }
            p { a href=(paths::LOGIN) { (reader.t("identity-register-sign-in")) } }
        }
    };
    Page {
        title: reader.t("identity-forgot-title"),
        description: reader.t("identity-forgot-lead"),
        public: Some(paths::FORGOT_PASSWORD),
        main,
        ..Page::default()
    }
}

pub async fn choose(
    paths::ResetPasswordPath { token }: paths::ResetPasswordPath,
    context: Gate<actions::Visit>,
) -> Answer {
    match password_link(&context.app.store, &context.visit(), &token).await {
        Ok(_) => Ok(context.page(choice_page(&context, &token, &Errors::default()))),
        Err(stop) => dead(&context, stop, &DEAD),
    }
}

pub async fn reset(
    paths::ResetPasswordPath { token }: paths::ResetPasswordPath,
    context: Gate<actions::Visit>,
    Form(choice): Form<NewPasswordForm>,
) -> Answer {
    context.app.limits.form(context.address)?;
    let (email, name) = match password_link(&context.app.store, &context.visit(), &token).await {
        Ok(known) => known,
        Err(stop) => return dead(&context, stop, &DEAD),
    };
    let mut errors = Errors::default();
    if let Some(complaint) =
        passwords::complaint(context.words(), &choice.password, &[&email, &name])
    {
        errors.add("password", complaint);
        return Ok(context.invalid(choice_page(&context, &token, &errors)));
    }
    let hash = passwords::hash(&context, choice.password).await?;
    let store = &context.app.store;
    match set_password(
        store,
        &context.visit(),
        &context.app.options.public_url,
        token.into(),
        hash,
    )
    .await
    {
        Ok(person) => {
            context.app.changed(Changed::Person(person));
            guesses::new_password(&context, &email).await?;
            Ok(context.go(paths::LOGIN, "flash-password-set"))
        }
        Err(stop) => dead(&context, stop, &DEAD),
    }
}

fn choice_page<'a>(reader: &'a Reader, token: &str, errors: &Errors) -> Page<'a> {
    let main = html! {
        div class="narrow form-page" {
            h1 { (reader.t("identity-reset-title")) }
            p class="lead" { (reader.t("identity-reset-lead")) }
            (summary(reader, errors, &[("password", "identity-field-password-new")]))
            form class="form" method="post" action=(paths::reset_password(token)) novalidate {
                (field(&Field { name: "password", label: reader.t("identity-field-password-new"), kind: InputKind::Password,
                    hint: Some(&passwords::hint(reader)),
                    error: errors.of("password"), required: true, autocomplete: Some("new-password"), ..Field::default() }))
                (submit(reader.t("identity-reset-submit")))
            }
        }
    };
    Page {
        title: reader.t("identity-reset-title"),
        main,
        ..Page::default()
    }
}
