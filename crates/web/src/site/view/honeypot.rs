//! The fields of the honeypot: people see neither.

use crate::reader::Reader;
use laurel_ui::field::hidden;
use maud::{Markup, html};

/// The two fields, for inside a form; `opened` is its note.
pub fn fields(reader: &Reader, opened: &str) -> Markup {
    html! {
        (hidden("opened", opened))
        div class="visually-hidden" aria-hidden="true" {
            label for="field-website" { (reader.t("form-honeypot")) }
            input type="text" id="field-website" name="website" tabindex="-1" autocomplete="off";
        }
    }
}
