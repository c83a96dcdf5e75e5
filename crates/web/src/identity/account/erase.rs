//! `/account/erase`: ends the account for good, with what happens to its
//! certificates as its holder says.

use super::password::wrong;
use crate::forms::{Errors, Form, summary};
use crate::gate::Gate;
use crate::identity::sessions;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::reader::Reader;
use crate::shell::Page;
use laurel_domain::identity::ActionName;
use laurel_domain::identity::actions;
use laurel_persistence::Stop;
use laurel_persistence::changes::Changed;
use laurel_persistence::identity::{EraseRefusal, erase_person, person};
use laurel_ui::button::{Button, Weight, button, link_button};
use laurel_ui::choice::{Choice, ChoiceList, choice_list};
use laurel_ui::field::{Field, Kind, field};
use maud::html;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    /// `keep` or `withdraw`.
    certificates: String,
    password: String,
}

pub async fn show(_: paths::AccountErasePath, visit: Gate<actions::UseAccount>) -> Answer {
    Ok(visit.page(page(&visit, &Fields::default(), &Errors::default())))
}

pub async fn erase(
    _: paths::AccountErasePath,
    visit: Gate<actions::UseAccount>,
    Form(fields): Form<Fields>,
) -> Answer {
    visit.app.limits.form(visit.address)?;
    let permit = visit.untyped_own(ActionName::UseAccount)?;
    let id = visit.person()?;
    let who = person(&visit.app.store, id)
        .await?
        .ok_or(Problem::NotFound)?;
    let mut errors = Errors::default();
    if !matches!(fields.certificates.as_str(), "keep" | "withdraw") {
        errors.add("certificates", visit.t("form-error-choice"));
    }
    if let Some(message) = wrong(&visit, &who, &fields.password).await? {
        errors.add("password", message);
    }
    if !errors.is_empty() {
        return Ok(visit.mend(page(&visit, &fields, &errors)));
    }
    let keep = fields.certificates == "keep";
    match erase_person(&visit.app.store, &permit, id, keep).await {
        Ok(()) => {}
        Err(Stop::Refused(EraseRefusal::LastOwner)) => {
            errors.add("password", visit.t("identity-erase-last-owner"));
            return Ok(visit.mend(page(&visit, &fields, &errors)));
        }
        Err(Stop::Fault(fault)) => return Err(fault.into()),
    }
    visit.app.changed(Changed::Person(id));
    let response = visit.go(paths::HOME, "flash-erased");
    Ok(sessions::sign_out(&visit, response))
}

fn page<'a>(reader: &'a Reader, fields: &Fields, errors: &Errors) -> Page<'a> {
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
                (field(&Field { name: "password", label: reader.t("identity-field-password-current"), kind: Kind::Password,
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
