//! `/account/erase`: ends the account for good, with what happens to its
//! certificates as its holder says.

use super::password::wrong;
use crate::forms::{Errors, Form, summary};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::identity::sessions;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::identity::{OwnScope, actions};
use laurel_persistence::UseCaseError;
use laurel_persistence::changes::Changed;
use laurel_persistence::identity::{EraseRefusal, erase_person, person};
use laurel_ui::button::{Button, Weight, button, link_button};
use laurel_ui::choice::{Choice, ChoiceList, choice_list};
use laurel_ui::field::{Field, InputKind, field};
use maud::html;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct EraseForm {
    /// `keep` or `withdraw`.
    certificates: String,
    password: String,
}

pub async fn show(_: paths::AccountErasePath, context: Gate<actions::UseAccount>) -> Answer {
    Ok(context.page(page(&context, &EraseForm::default(), &Errors::default())))
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
        return Ok(context.invalid(page(&context, &fields, &errors)));
    }
    let keep = fields.certificates == "keep";
    match erase_person(&context.app.store, &permit, keep).await {
        Ok(()) => {}
        Err(UseCaseError::Refused(EraseRefusal::LastOwner)) => {
            errors.add("password", context.t("identity-erase-last-owner"));
            return Ok(context.invalid(page(&context, &fields, &errors)));
        }
        Err(UseCaseError::Internal(error)) => return Err(error.into()),
    }
    context.app.changed(Changed::Person(permit.person()));
    let response = context.go(paths::HOME, "flash-erased");
    Ok(sessions::sign_out(&context, response))
}

fn page<'a>(reader: &'a Reader, fields: &EraseForm, errors: &Errors) -> Page<'a> {
    let choices = [
        ("keep", "identity-erase-certificates-keep"),
        ("withdraw", "identity-erase-certificates-withdraw"),
    ]
    .map(|(value, key)| Choice {
        value,
        label: reader.t(key),
        checked: fields.certificates == value,
        ..Choice::default()
    });
    let main = html! {
        div class="narrow form-page" {
            h1 { (reader.t("identity-erase-title")) }
            p class="lead" { (reader.t("identity-erase-lead")) }
            (summary(reader, errors, &[("password", "identity-field-password-current")]))
            form class="form" method="post" action=(paths::ACCOUNT_ERASE) novalidate {
                (choice_list(&ChoiceList { name: "certificates", legend: reader.t("identity-erase-certificates"), choices: &choices,
                    error: errors.of("certificates"), required: true, ..ChoiceList::default() }))
                (field(&Field { name: "password", label: reader.t("identity-field-password-current"), kind: InputKind::Password,
                    error: errors.of("password"), required: true, autocomplete: Some("current-password"), ..Field::default() }))
                div class="actions" {
                    (button(&Button { label: reader.t("identity-erase-submit"), weight: Weight::Danger, ..Button::default() }))
                    (link_button(reader.t("action-cancel"), paths::ACCOUNT, Weight::Quiet))
                }
            }
        }
    };
    Page {
        title: reader.t("identity-erase-title"),
        main,
        ..Page::default()
    }
}
