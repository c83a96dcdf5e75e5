//! `/admin/people/new`: an account for somebody, who chooses the password by
//! email.

use super::view::add::{NewPersonForm, NewPersonView, page};
use crate::forms::{Errors, Form, email_message, line_message};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use crate::reader::Reader;
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
    let again = |errors| {
        let fields = &fields;
        Ok(context.invalid(page(&context, &NewPersonView { fields, errors })))
    };
    let (name, email) = match read(&context, &fields) {
        Ok(read) => read,
        Err(errors) => return again(errors),
    };
    let new = NewPerson::invited(name, email, &context.app.settings().language);
    let (store, url) = (&context.app.store, &context.app.public_url());
    match create_person(store, &permit, new, None, Some(url.clone())).await {
        Ok(created) => Ok(context.go(&paths::admin_person(created.person), "flash-person-added")),
        Err(UseCaseError::Refused(CreateRefusal::EmailTaken)) => {
            let taken = context.t("admin-people-email-taken");
            again(Errors::single("email", taken))
        }
        Err(UseCaseError::Internal(error)) => Err(error.into()),
    }
}

fn read(reader: &Reader, fields: &NewPersonForm) -> Result<(PersonName, Email), Errors> {
    let mut errors = Errors::default();
    let name = PersonName::parse(&fields.name)
        .map_err(|refusal| errors.add("name", line_message(reader, refusal)));
    let email = Email::parse(&fields.email)
        .map_err(|refusal| errors.add("email", email_message(reader, refusal)));
    match (name, email) {
        (Ok(name), Ok(email)) => Ok((name, email)),
        _ => Err(errors),
    }
}
