//! Asks once more before something that can't be undone, where there are no
//! scripts: a form without `sure=yes` leads back to its page with `ask=` the
//! deed, and the page then shows this. With scripts the dialog adds the field.

use super::Tone;
use super::button::{Button, Weight, button, link_button};
use super::field::hidden;
use super::notice::notice;
use maud::{Markup, html};

/// The value of `sure` in a form that was asked about.
pub const CONFIRMED: &str = "yes";

#[derive(Clone, Copy, Debug)]
pub struct ConfirmStep<'a> {
    pub title: &'a str,
    pub text: &'a str,
    /// Where the form goes.
    pub action: &'a str,
    /// What it sends beside.
    pub fields: &'a [(&'a str, &'a str)],
    pub confirm: &'a str,
    pub cancel: &'a str,
    /// Where one goes who is not sure.
    pub back: &'a str,
}

pub fn confirm_step(s: &ConfirmStep) -> Markup {
    notice(
        Tone::Bad,
        Some(s.title),
        &html! {
            p { (s.text) }
            form method="post" action=(s.action) {
                (hidden("sure", CONFIRMED))
                @for (name, value) in s.fields { (hidden(name, value)) }
                div class="actions" {
                    (button(&Button { label: s.confirm, weight: Weight::Danger, ..Button::default() }))
                    (link_button(s.cancel, s.back, Weight::Secondary))
                }
            }
        },
    )
}
