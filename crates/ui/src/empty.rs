//! Nothing here yet: why, and what to do next.

use super::laurel;
use maud::{Markup, html};

/// `action` is a button or a link; empty markup when there is nothing to be done.
pub fn empty_state(title: &str, text: &str, action: &Markup) -> Markup {
    html! {
        div class="empty" {
            (laurel::mark())
            p class="empty-title" { (title) }
            p { (text) }
            (action)
        }
    }
}
