//! The living style page: every part in its states, with the words of a specimen. It is shown to
//! administrators under `/admin/style`; what looks wrong here is wrong everywhere.

mod feedback;
mod foundations;
mod inputs;
mod pages;
mod reading;

use maud::{Markup, html};

/// The page's content, its `h1` included; goes inside [`super::staff::staff_layout`].
pub fn style_page() -> Markup {
    html! {
        h1 { "Style" }
        p class="lead" { "Every part of the site in its states. Change the theme in the footer, narrow the window, print the page." }
        (foundations::specimens())
        (inputs::specimens())
        (feedback::specimens())
        (reading::specimens())
        (pages::specimens())
    }
}

/// One part under its name.
fn specimen(name: &str, parts: &Markup) -> Markup {
    html! { div class="specimen" { h2 { (name) } (parts) } }
}

#[cfg(test)]
mod tests {
    use super::style_page;
    use std::collections::HashSet;

    #[test]
    fn no_part_has_inline_styles_or_scripts_and_no_id_comes_twice() {
        let page = style_page().into_string();
        for forbidden in [" style=\"", "<style", "<script", " onclick"] {
            assert!(!page.contains(forbidden), "{forbidden}");
        }
        let mut seen = HashSet::new();
        for id in page
            .split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
        {
            assert!(seen.insert(id), "{id} comes twice");
        }
    }
}
