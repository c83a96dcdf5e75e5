//! `/forgot-password` and `/reset-password/{token}`. Whether an address has an
//! account is seen neither in the answer nor in its time.

use super::letter_links::{Dead, dead};
use super::passwords;
use crate::forms::{Errors, Form, email_message, summary};
use crate::gate::Gate;
use crate::guesses;
use crate::limits::answer_at;
use crate::paths;
use crate::problem::Answer;
use crate::reader::Reader;
use crate::shell::Page;
use laurel_domain::identity::Email;
use laurel_domain::identity::actions;
use laurel_persistence::changes::Changed;
use laurel_persistence::identity::{
    ask_new_password, password_link, reset_password as set_password,
};
use laurel_ui::button::submit;
use laurel_ui::field::{Field, Kind, field};
use maud::html;
use serde::Deserialize;

const DEAD: Dead = Dead {
    title: "identity-reset-invalid-title",
    text: "identity-reset-invalid-text",
    way_out: ("identity-forgot-title", paths::FORGOT_PASSWORD),
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    email: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Choice {
    password: String,
}

pub async fn show(_: paths::ForgotPasswordPath, visit: Gate<actions::Visit>) -> Answer {
    Ok(visit.page(page(&visit, &Wish::default(), &Errors::default())))
}

pub async fn ask(
    _: paths::ForgotPasswordPath,
    visit: Gate<actions::Visit>,
    Form(wish): Form<Wish>,
) -> Answer {
    visit.app.limits.form(visit.address)?;
    let answer_at = answer_at();
    let mut errors = Errors::default();
    match Email::parse(&wish.email) {
        Err(refusal) => errors.add("email", email_message(&visit, refusal)),
        Ok(email) => {
            if visit.app.limits.may_send_letter(email.as_str()) {
                ask_new_password(&visit.app.store, &visit.app.options.public_url, email).await?;
            }
        }
    }
    if !errors.is_empty() {
        return Ok(visit.mend(page(&visit, &wish, &errors)));
    }
    tokio::time::sleep_until(answer_at).await;
    Ok(visit.go(paths::LOGIN, "flash-password-link"))
}

fn page<'a>(reader: &'a Reader, wish: &Wish, errors: &Errors) -> Page<'a> {
    let main = html! {
        div class="narrow form-page" {
            h1 { (reader.t("identity-forgot-title")) }
            p class="lead" { (reader.t("identity-forgot-lead")) }
            (summary(reader, errors, &[("email", "identity-field-email")]))
            form class="form" method="post" action=(paths::FORGOT_PASSWORD) novalidate {
                (field(&Field { name: "email", label: reader.t("identity-field-email"), value: &wish.email, kind: Kind::Email,
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
    visit: Gate<actions::Visit>,
) -> Answer {
    match password_link(&visit.app.store, &token).await {
        Ok(_) => Ok(visit.page(choice_page(&visit, &token, &Errors::default()))),
        Err(stop) => dead(&visit, stop, &DEAD),
    }
}

pub async fn reset(
    paths::ResetPasswordPath { token }: paths::ResetPasswordPath,
    visit: Gate<actions::Visit>,
    Form(choice): Form<Choice>,
) -> Answer {
    visit.app.limits.form(visit.address)?;
    let (email, name) = match password_link(&visit.app.store, &token).await {
        Ok(known) => known,
        Err(stop) => return dead(&visit, stop, &DEAD),
    };
    let mut errors = Errors::default();
    if let Some(complaint) = passwords::complaint(visit.words(), &choice.password, &[&email, &name])
    {
        errors.add("password", complaint);
        return Ok(visit.mend(choice_page(&visit, &token, &errors)));
    }
    let hash = passwords::hash(&visit, choice.password).await?;
    let store = &visit.app.store;
    match set_password(store, &visit.app.options.public_url, token.into(), hash).await {
        Ok(person) => {
            visit.app.changed(Changed::Person(person));
            guesses::new_password(&visit, &email).await?;
            Ok(visit.go(paths::LOGIN, "flash-password-set"))
        }
        Err(stop) => dead(&visit, stop, &DEAD),
    }
}

fn choice_page<'a>(reader: &'a Reader, token: &str, errors: &Errors) -> Page<'a> {
    let main = html! {
        div class="narrow form-page" {
            h1 { (reader.t("identity-reset-title")) }
            p class="lead" { (reader.t("identity-reset-lead")) }
            (summary(reader, errors, &[("password", "identity-field-password-new")]))
            form class="form" method="post" action=(paths::reset_password(token)) novalidate {
                (field(&Field { name: "password", label: reader.t("identity-field-password-new"), kind: Kind::Password,
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
