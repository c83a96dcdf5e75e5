//! `/account/erase`: ends the account for good, with what happens to its
//! certificates as its holder says.

use super::password::wrong;
use super::view::erase::{EraseForm, EraseView, page};
use crate::forms::{Errors, Form};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::identity::sessions;
use crate::paths;
use laurel_domain::identity::{OwnScope, actions};
use laurel_persistence::UseCaseError;
use laurel_persistence::changes::Changed;
use laurel_persistence::identity::{EraseRefusal, erase_person, person};

pub async fn show(_: paths::AccountErasePath, context: Gate<actions::UseAccount>) -> Answer {
    Ok(context.page(page(
        &context,
        &EraseView {
            fields: &EraseForm::default(),
            errors: Errors::default(),
        },
    )))
}

pub async fn erase(
    _: paths::AccountErasePath,
    context: Gate<actions::UseAccount>,
    Form(fields): Form<EraseForm>,
) -> Answer {
    context.app.limits.form(context.address)?;
    let permit = context.own()?;
    let who = person(&context.app.store, OwnScope::of(&permit))
        .await?
        .ok_or(HttpProblem::NotFound)?;
    let mut errors = Errors::default();
    if !matches!(fields.certificates.as_str(), "keep" | "withdraw") {
        errors.add("certificates", context.t("form-error-choice"));
    }
    if let Some(message) = wrong(&context, &who, &fields.password).await? {
        errors.add("password", message);
    }
    if !errors.is_empty() {
        return Ok(context.invalid(page(
            &context,
            &EraseView {
                fields: &fields,
                errors,
            },
        )));
    }
    let keep = fields.certificates == "keep";
    match erase_person(&context.app.store, &permit, keep).await {
        Ok(()) => {}
        Err(UseCaseError::Refused(EraseRefusal::LastOwner)) => {
            errors.add("password", context.t("identity-erase-last-owner"));
            return Ok(context.invalid(page(
                &context,
                &EraseView {
                    fields: &fields,
                    errors,
                },
            )));
        }
        Err(UseCaseError::Internal(error)) => return Err(error.into()),
    }
    context.app.changed(Changed::Person(permit.person()));
    let response = context.go(paths::HOME, "flash-erased");
    Ok(sessions::sign_out(&context, response))
}
