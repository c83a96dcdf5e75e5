//! Who one is here, and every way out: all parts of the account on one page.

use super::email::{self, EmailForm};
use super::profile::{self, ProfileForm};
use super::reauthentication::Reauthentication;
use super::terms::{self, NewerTerms};
use super::{password, sessions};
use crate::forms::{Errors, summary};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::ids::SessionId;
use laurel_persistence::identity::{Person, SessionItem};
use laurel_ui::button::{Weight, download_button, link_button};
use laurel_ui::patterns::section;
use maud::{Markup, html};

/// The labels of all forms on the page.
const LABELS: [(&str, &str); 7] = [
    ("name", "identity-field-name"),
    ("time_zone", "identity-account-time-zone"),
    ("email", "identity-email-new"),
    ("email_password", "identity-field-password-current"),
    ("sessions_password", "identity-field-password-current"),
    ("current", "identity-field-password-current"),
    ("password", "identity-field-password-new"),
];

/// What was typed into one of the forms, with what is wrong with it.
#[derive(Debug, Default)]
pub struct AccountDraft {
    pub profile: Option<ProfileForm>,
    pub email: Option<EmailForm>,
    pub errors: Errors,
}

/// Somebody's account.
pub struct AccountView {
    pub who: Person,
    /// Where they are signed in.
    pub devices: Vec<SessionItem>,
    /// Which of these shows the page.
    pub session: Option<SessionId>,
    pub newer_terms: Option<NewerTerms>,
    /// How they show again who they are, for what guards the account.
    pub reauthentication: Reauthentication,
    pub draft: AccountDraft,
}

pub fn page(reader: &Reader, view: &AccountView) -> Page {
    Page {
        title: reader.t("identity-account-title").to_owned(),
        main: main(reader, view),
        ..Page::default()
    }
}

fn main(reader: &Reader, view: &AccountView) -> Markup {
    let (who, draft) = (&view.who, &view.draft);
    html! {
        div class="wrap form-page" {
            h1 { (reader.t("identity-account-title")) }
            p class="lead" { (who.name) }
            @if let Some(newer) = view.newer_terms { (terms::question(reader, newer)) }
            (summary(reader, &draft.errors, &LABELS))
        }
        (section(Some("profile"), reader.t("identity-account-profile"), "", &profile::form(reader, who, draft)))
        (section(Some("email"), reader.t("identity-email-title"), "", &email::form(reader, view)))
        (section(Some("password"), reader.t("identity-password-title"), "", &password::form(reader, who, draft)))
        (section(Some("sessions"), reader.t("identity-sessions-title"), "", &sessions::list(reader, view)))
        (section(Some("tokens"), reader.t("identity-tokens-title"), "", &tokens_link(reader)))
        (section(Some("data"), reader.t("identity-data-title"), "", &own_data(reader)))
    }
}

fn tokens_link(reader: &Reader) -> Markup {
    html! {
        div class="stack" {
            p { (reader.t("identity-tokens-lead")) }
            (link_button(reader.t("identity-tokens-manage"), paths::ACCOUNT_TOKENS, Weight::Secondary))
        }
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
