//! The layout of a lesson: outline in a side navigation (one tap away on a phone), text, and the bar at the
//! bottom that is always in the same place.

use super::icon::{Icon, icon};
use super::room::Room;
use maud::{Markup, PreEscaped, html};

/// What is beside the lesson, made with [`side`], the lesson, and what leads on.
pub fn player_body(
    side: &PreEscaped<impl AsRef<str>>,
    lesson: &PreEscaped<impl AsRef<str>>,
    onward: &Markup,
) -> Markup {
    let parts = side.0.as_ref().len() + lesson.0.as_ref().len() + onward.0.len();
    html! {
        (Room(parts + 100))
        div class="wrap player" {
            (side)
            article class="lesson" { (lesson) (onward) }
        }
    }
}

/// `toggle` opens the side navigation on a phone and says where one stands, "Outline · 5 of 12 done".
pub fn side(toggle: &str, side_nav_label: &str, side_nav: &Markup) -> Markup {
    html! {
        (side_nav_toggle(toggle))
        aside class="rail" aria-label=(side_nav_label) { (side_nav) }
    }
}

/// The details hold no content: the side navigation after it follows its state, so wide screens can always show it.
pub fn side_nav_toggle(label: &str) -> Markup {
    html! {
        details class="rail-toggle" {
            summary { (icon(Icon::List)) span { (label) } (icon(Icon::Down)) }
        }
    }
}

/// The row at the bottom: the quiet thing at the start, the step forward at the end.
pub fn bottom_bar(start: &Markup, end: &Markup) -> Markup {
    html! {
        div class="bottom-bar" {
            div class="actions" { (start) }
            div class="actions" { (end) }
        }
    }
}

/// The switch for the keys n and p (`player-keys.js`); seen only where scripts run.
pub fn keys_switch(label: &str) -> Markup {
    html! {
        div class="choice keys-switch" {
            input type="checkbox" id="player-keys" data-player-keys checked;
            label for="player-keys" { (label) }
        }
    }
}
