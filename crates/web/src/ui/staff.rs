//! The layout of administration and studio: a side navigation of places, one tap away on a phone, beside the work.
//! And what needs a decision today: each number leads to the list behind it.

use super::player;
use maud::{Markup, html};

/// A place in the side navigation.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place<'a> {
    pub label: &'a str,
    pub href: &'a str,
    pub current: bool,
    /// How many wait there; none is not shown.
    pub waiting: Option<&'a str>,
}

/// Places under one heading; the heading may be empty.
#[derive(Clone, Copy, Debug)]
pub struct PlaceGroup<'a> {
    pub heading: &'a str,
    pub places: &'a [Place<'a>],
}

/// `toggle` opens the side navigation on a phone ("Administration").
pub fn staff_layout(
    toggle: &str,
    side_nav_label: &str,
    groups: &[PlaceGroup],
    main: &Markup,
) -> Markup {
    html! {
        div class="staff" {
            (player::side_nav_toggle(toggle))
            nav class="staff-rail staff-nav" aria-label=(side_nav_label) { @for group in groups { (self::group(group)) } }
            div class="staff-main" { (main) }
        }
    }
}

fn group(group: &PlaceGroup) -> Markup {
    html! {
        @if !group.heading.is_empty() { p class="staff-nav-title" { (group.heading) } }
        ul class="places" {
            @for place in group.places {
                li {
                    a href=(place.href) aria-current=[place.current.then_some("page")] {
                        (place.label) @if let Some(waiting) = place.waiting { " " span class="count" { (waiting) } }
                    }
                }
            }
        }
    }
}

/// Heading of a list page with its one action.
pub fn staff_head(heading: &str, action: &Markup) -> Markup {
    html! { div class="staff-head" { h1 { (heading) } div class="actions" { (action) } } }
}

/// Something that waits for a person.
#[derive(Clone, Copy, Debug)]
pub struct Decision<'a> {
    pub many: &'a str,
    pub title: &'a str,
    pub text: &'a str,
    pub href: &'a str,
    /// What one does there, a verb.
    pub action: &'a str,
}

pub fn decisions(decisions: &[Decision]) -> Markup {
    html! {
        ul class="decisions" {
            @for d in decisions {
                li {
                    span class="many" aria-hidden="true" { (d.many) }
                    div {
                        p class="title" { span class="visually-hidden" { (d.many) " " } (d.title) }
                        @if !d.text.is_empty() { p class="muted" { (d.text) } }
                    }
                    div class="actions" { a class="button secondary small" href=(d.href) { (d.action) span class="visually-hidden" { ": " (d.title) } } }
                }
            }
        }
    }
}
