//! `/account`: who one is here, and every door out. Each part is a form of its
//! own; one that needs mending comes back within the whole page.

mod data;
mod email;
mod erase;
mod password;
mod profile;
mod sessions;
pub mod terms;

use crate::forms::{Errors, summary};
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::routes::Routes;
use crate::shell::Page;
use crate::visit::Visit;
use laurel_domain::identity::Action;
use laurel_persistence::identity::{Person, SessionLine, person, sessions as list_sessions};
use laurel_ui::button::{Weight, download_button, link_button};
use laurel_ui::patterns::section;
use maud::{Markup, html};

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/account", Action::UseAccount, show)
        .post("/account/profile", Action::UseAccount, profile::save)
        .post("/account/email", Action::UseAccount, email::ask)
        .post(
            "/account/confirm-email",
            Action::UseAccount,
            super::confirm_email::resend,
        )
        .post("/account/password", Action::UseAccount, password::change)
        .post(
            "/account/sessions/{id}/end",
            Action::UseAccount,
            sessions::end,
        )
        .post(
            "/account/sessions/end-others",
            Action::UseAccount,
            sessions::end_others,
        )
        .post("/account/terms", Action::UseAccount, terms::accept)
        .get("/account/data", Action::UseAccount, data::download)
        .get("/account/erase", Action::UseAccount, erase::show)
        .post("/account/erase", Action::UseAccount, erase::erase)
}

/// The labels of all forms on the page.
const LABELS: [(&str, &str); 4] = [
    ("name", "identity-field-name"),
    ("email", "identity-email-new"),
    ("current", "identity-field-password-current"),
    ("password", "identity-field-password-new"),
];

/// What was typed into one of the forms, with what is wrong with it.
#[derive(Debug, Default)]
struct Draft {
    profile: Option<profile::Fields>,
    email: Option<email::Fields>,
    errors: Errors,
}

async fn show(visit: Visit) -> Answer {
    Ok(visit.page(page(&visit, &Draft::default()).await?))
}

async fn page<'a>(visit: &'a Visit, draft: &Draft) -> Result<Page<'a>, Problem> {
    let id = visit.person()?;
    let who = person(&visit.app.store, id)
        .await?
        .ok_or(Problem::NotFound)?;
    let devices = list_sessions(&visit.app.store, id).await?;
    let newer_terms = terms::ask_once(visit).await?;
    Ok(Page {
        title: visit.t("identity-account-title"),
        main: main(visit, &who, &devices, draft, &newer_terms),
        ..Page::default()
    })
}

fn main(
    visit: &Visit,
    who: &Person,
    devices: &[SessionLine],
    draft: &Draft,
    newer_terms: &Markup,
) -> Markup {
    html! {
        div class="wrap form-page" {
            h1 { (visit.t("identity-account-title")) }
            p class="lead" { (who.name) }
            (newer_terms)
            (summary(visit, &draft.errors, &LABELS))
        }
        (section(Some("profile"), visit.t("identity-account-profile"), "", &profile::form(visit, who, draft)))
        (section(Some("email"), visit.t("identity-email-title"), "", &email::form(visit, who, draft)))
        (section(Some("password"), visit.t("identity-password-title"), "", &password::form(visit, who, draft)))
        (section(Some("sessions"), visit.t("identity-sessions-title"), "", &sessions::list(visit, devices)))
        (section(Some("data"), visit.t("identity-data-title"), "", &own_data(visit)))
    }
}

fn own_data(visit: &Visit) -> Markup {
    html! {
        div class="stack" {
            p { (visit.t("identity-data-export-text")) }
            (download_button(visit.t("identity-data-export"), paths::ACCOUNT_DATA, Weight::Secondary))
            p { (visit.t("identity-data-erase-text")) }
            (link_button(visit.t("identity-data-erase"), paths::ACCOUNT_ERASE, Weight::Danger))
        }
    }
}
