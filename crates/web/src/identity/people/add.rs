//! `/admin/people/new`: an account for somebody, who chooses the password by
//! letter.

use crate::administration::frame;
use crate::forms::{Errors, Form, email_message, line_message, summary};
use crate::paths;
use crate::problem::Answer;
use crate::shell::Page;
use crate::visit::Visit;
use laurel_domain::identity::{Action, Email, PersonName, Resource};
use laurel_persistence::Stop;
use laurel_persistence::identity::{CreateRefusal, NewPerson, create_person};
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::submit;
use laurel_ui::field::{Field, Kind, field};
use maud::html;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    name: String,
    email: String,
}

pub async fn show(visit: Visit) -> Answer {
    Ok(visit.page(page(&visit, &Fields::default(), &Errors::default())))
}

pub async fn add(visit: Visit, Form(fields): Form<Fields>) -> Answer {
    let permit = visit.permit(Action::ManagePeople, Resource::Site)?;
    let mut errors = Errors::default();
    let name = PersonName::parse(&fields.name)
        .map_err(|refusal| errors.add("name", line_message(&visit, refusal)));
    let email = Email::parse(&fields.email)
        .map_err(|refusal| errors.add("email", email_message(&visit, refusal)));
    let (Ok(name), Ok(email)) = (name, email) else {
        return Ok(visit.mend(page(&visit, &fields, &errors)));
    };
    let new = NewPerson {
        name,
        email,
        password_hash: None,
        language: visit.app.settings().language.clone(),
        accepted: Vec::new(),
    };
    let url = visit.app.options.public_url.clone();
    match create_person(&visit.app.store, &permit, new, None, Some(url)).await {
        Ok(created) => {
            visit.app.store.wake_workers();
            let to = paths::admin_person(&created.person.to_string());
            Ok(visit.go(&to, "flash-person-added"))
        }
        Err(Stop::Refused(CreateRefusal::EmailTaken | CreateRefusal::OwnersOnly)) => {
            errors.add("email", visit.t("admin-people-email-taken"));
            Ok(visit.mend(page(&visit, &fields, &errors)))
        }
        Err(Stop::Fault(fault)) => Err(fault.into()),
    }
}

fn page<'a>(visit: &'a Visit, fields: &Fields, errors: &Errors) -> Page<'a> {
    let main = html! {
        (breadcrumb(visit.t("nav-breadcrumb"), &[(visit.t("admin-people-title"), paths::ADMIN_PEOPLE)]))
        h1 { (visit.t("admin-people-add")) }
        p { (visit.t("admin-people-add-text")) }
        (summary(visit, errors, &[("name", "identity-field-name"), ("email", "identity-field-email")]))
        form class="form" method="post" action=(paths::ADMIN_PEOPLE) novalidate {
            (field(&Field { name: "name", label: visit.t("admin-people-name"), value: &fields.name,
                error: errors.of("name"), required: true, autocomplete: Some("off"), maxlength: Some(120), ..Field::default() }))
            (field(&Field { name: "email", label: visit.t("admin-people-email"), value: &fields.email, kind: Kind::Email,
                error: errors.of("email"), required: true, autocomplete: Some("off"), maxlength: Some(254), ..Field::default() }))
            (submit(visit.t("admin-people-invite")))
        }
    };
    frame(
        visit,
        paths::ADMIN_PEOPLE,
        visit.t("admin-people-add"),
        &main,
    )
}
