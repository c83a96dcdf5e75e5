//! Progress as a bar or a ring, always with its number in words.

use maud::{Markup, html};

/// A bar under its words: `words` say the same as `done` of `total` ("5 of 12 done").
pub fn bar(label: &str, words: &str, done: u32, total: u32) -> Markup {
    html! {
        div class="progress" {
            @if !label.is_empty() { span { (label) } }
            progress max=(total.max(1)) value=(done.min(total)) aria-label={ @if label.is_empty() { (words) } @else { (label) } } { (words) }
            span { (words) }
        }
    }
}

/// The bar alone, where the words stand elsewhere on the page; `spoken` is for screen readers.
pub fn bare_bar(spoken: &str, done: u32, total: u32) -> Markup {
    html! { progress max=(total.max(1)) value=(done.min(total)) aria-label=(spoken) { (spoken) } }
}

/// A ring beside its words; 0 to 100.
pub fn ring(percent: u8, words: &str) -> Markup {
    let percent = percent.min(100);
    html! {
        span class="ring" {
            svg viewBox="0 0 40 40" aria-hidden="true" focusable="false" {
                circle cx="20" cy="20" r="17" {}
                // a dash of no length would still draw its round cap
                @if percent > 0 {
                    path d="M37 20a17 17 0 0 1-34 0a17 17 0 0 1 34 0" pathLength="100" stroke-dasharray={ (percent) " 100" } stroke-linecap="round" {}
                }
            }
            span { (words) }
        }
    }
}
