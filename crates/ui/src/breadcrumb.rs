//! The way back up: pages above this one, which itself is named by its heading.

use maud::{Markup, html};

/// Label and address of each page above, from the top.
pub fn breadcrumb(label: &str, above: &[(&str, &str)]) -> Markup {
    html! {
        nav class="breadcrumb" aria-label=(label) {
            ol { @for (name, href) in above { li { a href=(href) { (name) } } } }
        }
    }
}
