//! Previous and next of a list that is paged by cursor; no page numbers, since none are known.

use super::icon::{Icon, icon};
use maud::{Markup, html};

#[derive(Clone, Copy, Debug, Default)]
pub struct Pagination<'a> {
    /// Names the landmark, "Pages".
    pub label: &'a str,
    pub previous: Option<&'a str>,
    pub previous_label: &'a str,
    pub next: Option<&'a str>,
    pub next_label: &'a str,
    /// Where one is, "51 to 100", or empty.
    pub position: &'a str,
}

/// Nothing when there is only one page.
pub fn pagination(p: &Pagination) -> Markup {
    html! {
        @if p.previous.is_some() || p.next.is_some() {
            nav class="pagination" aria-label=(p.label) {
                @if let Some(href) = p.previous { a href=(href) rel="prev" { (icon(Icon::Previous)) (p.previous_label) } }
                @else { span {} }
                @if !p.position.is_empty() { span class="muted" { (p.position) } }
                @if let Some(href) = p.next { a href=(href) rel="next" { (p.next_label) (icon(Icon::Next)) } }
                @else { span {} }
            }
        }
    }
}
