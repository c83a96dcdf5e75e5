//! `/admin/people/new`: an account for somebody, who chooses the password by
//! email.

use super::view::add::{NewPersonForm, NewPersonView, page};
use crate::forms::{Errors, Form, email_message, line_message};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use laurel_domain::identity::actions;
use laurel_domain::identity::{Email, PersonName};
use laurel_persistence::UseCaseError;
use laurel_persistence::identity::{CreateRefusal, NewPerson, create_person};

pub async fn show(_: paths::AdminPeopleNewPath, context: Gate<actions::ManagePeople>) -> Answer {
    Ok(context.page(page(
        &context,
        &NewPersonView {
            fields: &NewPersonForm::default(),
            errors: Errors::default(),
        },
    )))
}

pub async fn add(
    _: paths::AdminPeoplePath,
    context: Gate<actions::ManagePeople>,
    Form(fields): Form<NewPersonForm>,
) -> Answer {
    let permit = context.permit()?;
    let mut errors = Errors::default();
    let name = PersonName::parse(&fields.name)
        .map_err(|refusal| errors.add("name", line_message(&context, refusal)));
    let email = Email::parse(&fields.email)
        .map_err(|refusal| errors.add("email", email_message(&context, refusal)));
    let (Ok(name), Ok(email)) = (name, email) else {
        return Ok(context.invalid(page(
            &context,
            &NewPersonView {
                fields: &fields,
                errors,
            },
        )));
    };
    let new = NewPerson {
        name,
        email,
        password_hash: None,
        language: context.app.settings().language.clone(),
        accepted: Vec::new(),
    };
    let url = context.app.options.public_url.clone();
    match create_person(&context.app.store, &permit, new, None, Some(url)).await {
        Ok(created) => {
            let to = paths::admin_person(created.person);
            Ok(context.go(&to, "flash-person-added"))
        }
        Err(UseCaseError::Refused(CreateRefusal::EmailTaken)) => {
            errors.add("email", context.t("admin-people-email-taken"));
            Ok(context.invalid(page(
                &context,
                &NewPersonView {
                    fields: &fields,
                    errors,
                },
            )))
        }
        Err(UseCaseError::Internal(error)) => Err(error.into()),
    }
}
