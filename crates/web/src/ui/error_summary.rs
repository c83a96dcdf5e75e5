//! What is to be corrected, at the top of a form that came back, linked to each field.

use maud::{Markup, html};

/// A message and the id of what it is about ([`super::field::field_id`]).
#[derive(Clone, Debug)]
pub struct InvalidField<'a> {
    pub id: String,
    pub message: &'a str,
}

/// Nothing when there is nothing to correct. It takes the focus when the page opens.
pub fn error_summary(title: &str, fields: &[InvalidField]) -> Markup {
    html! {
        @if !fields.is_empty() {
            div class="error-summary" id="error-summary" role="alert" tabindex="-1" autofocus {
                h2 id="error-summary-title" { (title) }
                ul class="mends" {
                    @for field in fields { li { a href={ "#" (field.id) } { (field.message) } } }
                }
            }
        }
    }
}
