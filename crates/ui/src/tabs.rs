//! Tabs that are links: each is a page of its own with an address.

use maud::{Markup, html};

#[derive(Clone, Copy, Debug, Default)]
pub struct Tab<'a> {
    pub label: &'a str,
    pub href: &'a str,
    pub current: bool,
    /// How many are behind it.
    pub count: Option<&'a str>,
}

pub fn tabs(label: &str, tabs: &[Tab]) -> Markup {
    html! {
        nav class="tabs" aria-label=(label) {
            ul {
                @for tab in tabs {
                    li {
                        a href=(tab.href) aria-current=[tab.current.then_some("page")] {
                            (tab.label) @if let Some(count) = tab.count { " " span class="count" { (count) } }
                        }
                    }
                }
            }
        }
    }
}
