//! `/account/erase`: ends the account for good, with what happens to its
//! certificates as its holder says.

use super::password::wrong;
use super::view::erase::{EraseForm, EraseView, page};
use super::who;
use crate::forms::{Errors, Form};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::identity::sessions;
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::identity::actions;
use laurel_persistence::UseCaseError;
use laurel_persistence::changes::Changed;
use laurel_persistence::identity::{EraseRefusal, Person, erase_person};

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
    let who = who(&context).await?;
    let again = |errors| {
        let fields = &fields;
        Ok(context.invalid(page(&context, &EraseView { fields, errors })))
    };
    let errors = errors(&context, &who, &fields).await?;
    if !errors.is_empty() {
        return again(errors);
    }
    match erase_person(&context.app.store, &permit, fields.certificates == "keep").await {
        Ok(()) => {}
        Err(UseCaseError::Refused(EraseRefusal::LastOwner)) => {
            let message = context.t("identity-erase-last-owner");
            return again(Errors::single("password", message));
        }
        Err(UseCaseError::Internal(error)) => return Err(error.into()),
    }
    context.app.changed(Changed::Person(permit.person()));
    let response = context.go(paths::HOME, "flash-erased");
    Ok(sessions::sign_out(&context, response))
}

async fn errors(
    context: &RequestContext,
    who: &Person,
    fields: &EraseForm,
) -> Result<Errors, HttpProblem> {
    let mut errors = Errors::default();
    if !matches!(fields.certificates.as_str(), "keep" | "withdraw") {
        errors.add("certificates", context.t("form-error-choice"));
    }
    if let Some(message) = wrong(context, who, &fields.password).await? {
        errors.add("password", message);
    }
    Ok(errors)
}
