//! `/account`: who one is here, and every way out. Each part is a form of its
//! own; one that is invalid comes back within the whole page.

mod data;
mod email;
mod erase;
mod password;
mod profile;
mod sessions;
pub mod terms;

use crate::forms::{Errors, summary};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use crate::routes::Routes;
use laurel_domain::identity::actions;
use laurel_persistence::identity::{Person, SessionItem, person, sessions as list_sessions};
use laurel_ui::button::{Weight, download_button, link_button};
use laurel_ui::patterns::section;
use maud::{Markup, html};

pub fn routes(routes: Routes) -> Routes {
    routes
        .get(show)
        .post(profile::save)
        .post(email::ask)
        .post(super::confirm_email::resend)
        .post(password::change)
        .post(sessions::end)
        .post(sessions::end_others)
        .post(terms::accept)
        .get(data::download)
        .get(erase::show)
        .post(erase::erase)
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
struct AccountDraft {
    profile: Option<profile::ProfileForm>,
    email: Option<email::EmailForm>,
    errors: Errors,
}

async fn show(_: paths::AccountPath, context: Gate<actions::UseAccount>) -> Answer {
    Ok(context.page(page(&context, &AccountDraft::default()).await?))
}

async fn page<'a>(
    context: &'a RequestContext,
    draft: &AccountDraft,
) -> Result<Page<'a>, HttpProblem> {
    let own = context.own_scope()?;
    let who = person(&context.app.store, own)
        .await?
        .ok_or(HttpProblem::NotFound)?;
    let devices = list_sessions(&context.app.store, own).await?;
    let newer_terms = terms::ask_once(context).await?;
    Ok(Page {
        title: context.t("identity-account-title"),
        main: main(context, &who, &devices, draft, &newer_terms),
        ..Page::default()
    })
}

fn main(
    context: &RequestContext,
    who: &Person,
    devices: &[SessionItem],
    draft: &AccountDraft,
    newer_terms: &Markup,
) -> Markup {
    html! {
        div class="wrap form-page" {
            h1 { (context.t("identity-account-title")) }
            p class="lead" { (who.name) }
            (newer_terms)
            (summary(context, &draft.errors, &LABELS))
        }
        (section(Some("profile"), context.t("identity-account-profile"), "", &profile::form(context, who, draft)))
        (section(Some("email"), context.t("identity-email-title"), "", &email::form(context, who, draft)))
        (section(Some("password"), context.t("identity-password-title"), "", &password::form(context, who, draft)))
        (section(Some("sessions"), context.t("identity-sessions-title"), "", &sessions::list(context, devices)))
        (section(Some("data"), context.t("identity-data-title"), "", &own_data(context)))
    }
}

fn own_data(reader: &Reader) -> Markup {
    html! {
        div class="stack" {
            p { (reader.t("identity-data-export-text")) }
            (download_button(reader.t("identity-data-export"), paths::ACCOUNT_DATA, Weight::Secondary))
            p { (reader.t("identity-data-erase-text")) }
            (link_button(reader.t("identity-data-erase"), paths::ACCOUNT_ERASE, Weight::Danger))
        }
    }
}
