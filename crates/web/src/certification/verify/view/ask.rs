//! Verification by number, or by a file.

use crate::certification::verify::view::file;
use crate::forms::{Errors, summary};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_ui::button::submit;
use laurel_ui::field::{Field, field};
use maud::{Markup, html};

/// A number that was never drawn: the check character is right, but a Z is
/// not used.
const EXAMPLE: &str = "7K3M-Q9TX-2WHD-4";

/// What is asked about a certificate.
#[derive(Default)]
pub struct VerifyView<'a> {
    /// The number, as it was typed.
    pub typed: &'a str,
    pub errors: Errors,
}

pub fn page(reader: &Reader, view: &VerifyView<'_>) -> Page {
    let (typed, errors) = (view.typed, &view.errors);
    Page {
        title: reader.t("certification-verify-title").to_owned(),
        description: reader.t("certification-verify-lead").to_owned(),
        public: Some(paths::VERIFY.to_owned()),
        scripts: &["js/verify-drop.js"],
        main: html! {
            div class="column page verify" {
                div class="stack" {
                    h1 { (reader.t("certification-verify-title")) }
                    p class="lead" { (reader.t("certification-verify-lead")) }
                    (summary(reader, errors, &[("number", "certification-verify-number"), ("file", "certification-verify-file-choose")]))
                    (number_form(reader, typed, errors.of("number")))
                }
                section {
                    h2 { (reader.t("certification-verify-file-title")) }
                    (file::compare(reader, None, errors.of("file")))
                }
            }
        },
        ..Page::default()
    }
}

/// The form with one field, also on the page of an unknown number.
pub fn number_form(reader: &Reader, typed: &str, error: Option<&str>) -> Markup {
    html! {
        form class="form" method="post" action=(paths::VERIFY) novalidate {
            (field(&Field { name: "number", label: reader.t("certification-verify-number"), value: typed, error, required: true,
                hint: Some(&reader.with("certification-verify-number-hint", &[("example", EXAMPLE.into())])),
                autocomplete: Some("off"), maxlength: Some(300), short: true, ..Field::default() }))
            (submit(reader.t("certification-verify-submit")))
        }
    }
}
