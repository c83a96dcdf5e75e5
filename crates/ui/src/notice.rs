//! Notices that stand in the page and toasts that pass; both are read out.

use super::{Tone, icon};
use maud::{Markup, html};

/// A notice in the page. A bad one is announced at once (`role=alert`), the others politely.
pub fn notice(tone: Tone, title: Option<&str>, body: &Markup) -> Markup {
    let role = if tone == Tone::Bad { "alert" } else { "status" };
    html! {
        div class={ "notice " (tone.class()) } role=(role) {
            (icon::tone_icon(tone))
            div {
                @if let Some(title) = title { p class="notice-title" { (title) } }
                (body)
            }
        }
    }
}

/// A notice that belongs to the page and needs no announcement.
pub fn quiet_notice(tone: Tone, title: Option<&str>, body: &Markup) -> Markup {
    html! {
        div class={ "notice " (tone.class()) } {
            (icon::tone_icon(tone))
            div {
                @if let Some(title) = title { p class="notice-title" { (title) } }
                (body)
            }
        }
    }
}

/// One passing message.
pub fn toast(tone: Tone, message: &str) -> Markup {
    html! { p class="toast" { (icon::tone_icon(tone)) span { (message) } } }
}

/// Where toasts appear; the shell has one on every page, scripts write into it.
pub fn toast_region() -> Markup {
    html! { div class="toasts" role="status" aria-live="polite" data-toasts {} }
}
