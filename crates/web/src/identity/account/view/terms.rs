//! Asks for the terms where newer ones are in force.

use crate::paths;
use crate::reader::Reader;
use laurel_ui::Tone;
use laurel_ui::button::{Button, button};
use laurel_ui::notice::quiet_notice;
use maud::{Markup, html};

/// Texts in force are newer than those that somebody accepted.
#[derive(Debug, Clone, Copy)]
pub struct NewerTerms {
    /// None were accepted: the account was made by somebody else, who could
    /// not agree.
    pub first: bool,
}

/// For the top of a page of somebody who is signed in.
pub fn question(reader: &Reader, newer: NewerTerms) -> Markup {
    let title = if newer.first {
        "identity-terms-first-title"
    } else {
        "identity-terms-newer-title"
    };
    quiet_notice(
        Tone::Info,
        Some(reader.t(title)),
        &html! {
            div class="stack" {
                p { (reader.t("identity-terms-newer-text")) }
                p {
                    a href=(paths::TERMS) { (reader.t("identity-field-terms-read")) } " · "
                    a href=(paths::PRIVACY) { (reader.t("identity-field-privacy-read")) }
                }
                form method="post" action=(paths::ACCOUNT_TERMS) {
                    (button(&Button { label: reader.t("identity-terms-newer-submit"), small: true, ..Button::default() }))
                }
            }
        },
    )
}
