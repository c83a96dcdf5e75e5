//! A new password, for who knows the current one.

use super::load;
use super::view::account::{AccountDraft, page};
use super::who;
use crate::forms::{Errors, Form};
use crate::gate::Gate;
use crate::guesses::Counted;
use crate::http_problem::{Answer, HttpProblem};
use crate::identity::{passwords, sessions};
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::identity::actions;
use laurel_persistence::changes::Changed;
use laurel_persistence::identity::{Person, change_password, password_hash};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    current: String,
    password: String,
}

/// Whether this is the signed-in person's password, counted like a sign-in.
/// The message is for the field where it was typed.
pub(super) async fn wrong(
    context: &RequestContext,
    who: &Person,
    password: &str,
) -> Result<Option<String>, HttpProblem> {
    if password.is_empty() {
        return Ok(Some(context.t("form-error-required").to_owned()));
    }
    let guess = Counted::password(context, &who.email).await?;
    let hash = password_hash(&context.app.store, context.own_scope()?).await?;
    match passwords::verify(context, password.to_owned(), hash).await {
        Ok(true) => {
            guess.was_right().await?;
            Ok(None)
        }
        Ok(false) => Ok(Some(
            context.t("identity-error-password-current").to_owned(),
        )),
        Err(problem) => {
            guess.take_back().await?;
            Err(problem)
        }
    }
}

pub async fn change(
    _: paths::AccountPasswordPath,
    context: Gate<actions::UseAccount>,
    Form(fields): Form<PasswordForm>,
) -> Answer {
    let permit = context.own()?;
    let who = who(&context).await?;
    let errors = errors(&context, &who, &fields).await?;
    if !errors.is_empty() {
        let draft = AccountDraft {
            errors,
            ..AccountDraft::default()
        };
        return Ok(context.invalid(page(&context, &load(&context, draft).await?)));
    }
    let hash = passwords::hash(&context, fields.password).await?;
    let app = &context.app;
    let url = &app.public_url();
    change_password(&app.store, &permit, url, hash).await?;
    // every token of this person is asked about, and none stands any more
    app.changed(Changed::Person(who.id));
    let response = context.go(paths::ACCOUNT, "flash-password-changed");
    Ok(sessions::sign_in(&context, who.id, response).await?)
}

async fn errors(
    context: &RequestContext,
    who: &Person,
    fields: &PasswordForm,
) -> Result<Errors, HttpProblem> {
    let mut errors = Errors::default();
    if let Some(message) = wrong(context, who, &fields.current).await? {
        errors.add("current", message);
    }
    let own = [who.email.as_str(), &who.name];
    if let Some(complaint) = passwords::complaint(context.words(), &fields.password, &own) {
        errors.add("password", complaint);
    }
    Ok(errors)
}
