//! Names and values, one pair a line.

use maud::{Markup, html};

pub fn details(pairs: &[(&str, Markup)]) -> Markup {
    list("details", pairs)
}

/// With a hairline under each pair.
pub fn ruled_details(pairs: &[(&str, Markup)]) -> Markup {
    list("details ruled", pairs)
}

fn list(class: &str, pairs: &[(&str, Markup)]) -> Markup {
    html! { dl class=(class) { @for (name, value) in pairs { div { dt { (name) } dd { (value) } } } } }
}

/// A list of true things, each with a check mark ("What you will be able to do").
pub fn checks(items: &[Markup]) -> Markup {
    html! {
        ul class="checks" {
            @for item in items { li { (super::icon::icon(super::icon::Icon::Check)) div { (item) } } }
        }
    }
}

/// What opens to more, with the mark that all such lines have; goes inside `details`.
pub fn fold_summary(label: &str) -> Markup {
    html! { summary { span { (label) } (super::icon::icon(super::icon::Icon::Down)) } }
}

/// Questions that open to their answers; `open` shows the first.
pub fn folds(items: &[(&str, Markup)], open: bool) -> Markup {
    html! {
        div class="folds" {
            @for (at, (summary, body)) in items.iter().enumerate() {
                details open[open && at == 0] {
                    (fold_summary(summary))
                    div { (body) }
                }
            }
        }
    }
}
