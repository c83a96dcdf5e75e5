//! `/admin/people/new`: an account for somebody, who chooses the password by
//! email.

use crate::forms::{Errors, Form, email_message, line_message, summary};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::page_layout::Page;
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::identity::actions;
use laurel_domain::identity::{Email, PersonName};
use laurel_persistence::UseCaseError;
use laurel_persistence::identity::{CreateRefusal, NewPerson, create_person};
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::submit;
use laurel_ui::field::{Field, InputKind, field};
use maud::html;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewPersonForm {
    name: String,
    email: String,
}

pub async fn show(_: paths::AdminPeopleNewPath, context: Gate<actions::ManagePeople>) -> Answer {
    Ok(context.page(page(
        &context,
        &NewPersonForm::default(),
        &Errors::default(),
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
        return Ok(context.invalid(page(&context, &fields, &errors)));
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
            Ok(context.invalid(page(&context, &fields, &errors)))
        }
        Err(UseCaseError::Internal(error)) => Err(error.into()),
    }
}

fn page<'a>(context: &'a RequestContext, fields: &NewPersonForm, errors: &Errors) -> Page {
    let main = html! {
        (breadcrumb(context.t("nav-breadcrumb"), &[(context.t("admin-people-title"), paths::ADMIN_PEOPLE)]))
        h1 { (context.t("admin-people-add")) }
        p { (context.t("admin-people-add-text")) }
        (summary(context, errors, &[("name", "identity-field-name"), ("email", "identity-field-email")]))
        form class="form" method="post" action=(paths::ADMIN_PEOPLE) novalidate {
            (field(&Field { name: "name", label: context.t("admin-people-name"), value: &fields.name,
                error: errors.of("name"), required: true, autocomplete: Some("off"), maxlength: Some(120), ..Field::default() }))
            (field(&Field { name: "email", label: context.t("admin-people-email"), value: &fields.email, kind: InputKind::Email,
                error: errors.of("email"), required: true, autocomplete: Some("off"), maxlength: Some(254), ..Field::default() }))
            (submit(context.t("admin-people-invite")))
        }
    };
    Page::administration(paths::ADMIN_PEOPLE, context.t("admin-people-add"), main)
}
