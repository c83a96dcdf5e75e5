//! Colors, type, icons, the laurel, buttons.

use super::specimen;
use crate::{
    areas::areas,
    button::{Button, Weight, actions, button, copy_button, download_button, link_button, submit},
    icon::{Icon, icon},
    laurel,
};
use maud::{Markup, html};

const COLORS: [(&str, &str); 10] = [
    ("paper", "paper"),
    ("card", "card-color"),
    ("wash", "wash"),
    ("leaf", "leaf"),
    ("ink", "ink"),
    ("muted", "muted-color"),
    ("gold", "gold-color"),
    ("good", "good-color"),
    ("warn", "warn-color"),
    ("bad", "bad-color"),
];

const ICONS: [Icon; 26] = [
    Icon::Check,
    Icon::Quiz,
    Icon::Current,
    Icon::Open,
    Icon::Lock,
    Icon::Right,
    Icon::Wrong,
    Icon::Warn,
    Icon::Info,
    Icon::Next,
    Icon::Previous,
    Icon::Down,
    Icon::Clock,
    Icon::Download,
    Icon::Link,
    Icon::Share,
    Icon::Sun,
    Icon::Moon,
    Icon::Half,
    Icon::List,
    Icon::File,
    Icon::Search,
    Icon::Edit,
    Icon::Print,
    Icon::Replaced,
    Icon::Mark,
];

pub(super) fn specimens() -> Markup {
    html! {
        (specimen("Colors", &html! {
            ul class="swatches" { @for (name, class) in COLORS { li class={ "swatch " (class) } { (name) } } }
        }))
        (specimen("Type", &html! {
            p class="type-1" { "A heading, large and quiet" }
            p class="type-2" { "A section, or a question" }
            p class="type-lead" { "A title in a list, or the first sentence" }
            p { "Body text, read for minutes at a time." }
            p class="meta" { "The interface: labels, facts, 0123456789" }
        }))
        (specimen("Laurel and icons", &html! {
            div class="mark-sizes" { (laurel::mark()) (laurel::mark()) (laurel::mark()) (laurel::wreath()) }
            div class="icon-set" { @for which in ICONS { (icon(which)) } }
        }))
        (specimen("Figure of areas", &html! {
            div class="areas-specimen" {
                (areas("What the programs work on", "Compassion", &["Trust", "Hard conversations", "Conflict", "Steadiness", "Retention", "Results"]))
            }
        }))
        (specimen("Buttons", &buttons()))
    }
}

fn buttons() -> Markup {
    let one = |label, weight| {
        button(&Button {
            label,
            weight,
            ..Button::default()
        })
    };
    html! {
        (actions(&html! {
            (submit("Begin")) (one("Tell me when it opens", Weight::Secondary)) (one("Not now", Weight::Quiet)) (one("Revoke", Weight::Danger))
            (button(&Button { label: "Begin", disabled: true, ..Button::default() }))
            (button(&Button { label: "Edit", icon: Some(Icon::Edit), weight: Weight::Secondary, small: true, ..Button::default() }))
        }))
        (actions(&html! {
            (link_button("See the programs", "#", Weight::Primary))
            (download_button("Download", "#", Weight::Secondary))
            (copy_button("Copy the link", "https://example.org", "Copied.", Weight::Secondary))
        }))
    }
}
