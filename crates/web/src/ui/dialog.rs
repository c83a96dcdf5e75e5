//! One question before something that can't be undone. Opened by a button with
//! `data-confirm="its id"` (script `dialog.js`); without scripts that button just sends its form,
//! so the server asks: by [`super::confirm_step`], or on a page of its own.

use super::button::Weight;
use maud::{Markup, html};

#[derive(Clone, Copy, Debug)]
pub struct ConfirmDialog<'a> {
    pub id: &'a str,
    pub title: &'a str,
    /// What will happen, and to whom.
    pub text: &'a str,
    pub confirm: &'a str,
    pub cancel: &'a str,
    /// [`Weight::Danger`] when something is taken away.
    pub weight: Weight,
}

pub fn confirm_dialog(d: &ConfirmDialog) -> Markup {
    html! {
        dialog class="dialog" id=(d.id) aria-labelledby={ (d.id) "-title" } aria-describedby={ (d.id) "-text" } {
            form method="dialog" {
                h2 id={ (d.id) "-title" } { (d.title) }
                p id={ (d.id) "-text" } { (d.text) }
                div class="actions" {
                    button class=(Weight::Secondary.class()) value="" autofocus { (d.cancel) }
                    button class=(d.weight.class()) value="yes" { (d.confirm) }
                }
            }
        }
    }
}
