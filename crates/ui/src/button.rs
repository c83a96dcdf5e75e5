//! Buttons and links that look like buttons. Labels are verbs; a page has one primary button.

use super::icon::{Icon, icon};
use maud::{Markup, html};

/// How loud a button is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    #[default]
    Primary,
    Secondary,
    /// Looks like a link.
    Quiet,
    /// Takes something away.
    Danger,
}

impl Weight {
    pub const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button",
            Self::Secondary => "button secondary",
            Self::Quiet => "button quiet",
            Self::Danger => "button danger",
        }
    }
}

/// A submit button with everything it may carry; start from `Button { label, ..Button::default() }`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Button<'a> {
    pub label: &'a str,
    pub weight: Weight,
    pub icon: Option<Icon>,
    /// Sent with the form when this button is the one pressed.
    pub name_value: Option<(&'a str, &'a str)>,
    /// Another address than the form's.
    pub formaction: Option<&'a str>,
    /// Lets "save for later" pass without the browser's own checks.
    pub skip_validation: bool,
    /// The id of the form, when the button stands outside it.
    pub form: Option<&'a str>,
    /// The id of a [`super::dialog::confirm_dialog`] that asks first.
    pub confirm: Option<&'a str>,
    /// Tells apart two buttons with the same label ("Remove", of which row).
    pub spoken_label: Option<&'a str>,
    pub small: bool,
    pub disabled: bool,
    /// The key that presses it where `player-keys.js` runs.
    pub key: Option<&'a str>,
}

/// A submit button.
pub fn button(b: &Button) -> Markup {
    html! {
        button class={ (b.weight.class()) @if b.small { " small" } } type="submit"
            name=[b.name_value.map(|(name, _)| name)] value=[b.name_value.map(|(_, value)| value)]
            formaction=[b.formaction] formnovalidate[b.skip_validation] form=[b.form]
            data-confirm=[b.confirm] data-key=[b.key] aria-label=[b.spoken_label] disabled[b.disabled] {
            @if let Some(which) = b.icon { (icon(which)) }
            (b.label)
        }
    }
}

/// The primary submit button of a form.
pub fn submit(label: &str) -> Markup {
    button(&Button {
        label,
        ..Button::default()
    })
}

/// A link that looks like a button.
pub fn link_button(label: &str, href: &str, weight: Weight) -> Markup {
    html! { a class=(weight.class()) href=(href) { (label) } }
}

/// A link to a file to be kept, with its mark.
pub fn download_button(label: &str, href: &str, weight: Weight) -> Markup {
    html! { a class=(weight.class()) href=(href) download { (icon(Icon::Download)) (label) } }
}

/// A button that a script gives its work (`data-copy` holds the text to be copied); unseen without scripts.
pub fn copy_button(label: &str, text: &str, copied: &str, weight: Weight) -> Markup {
    html! {
        button class={ (weight.class()) " with-scripts" } type="button" data-copy=(text) data-copied=(copied) {
            (icon(Icon::Link)) (label)
        }
    }
}

/// Buttons side by side, wrapping on a phone.
pub fn actions(buttons: &Markup) -> Markup {
    html! { div class="actions" { (buttons) } }
}
