//! A framed piece, for the rare thing that must stand apart; lists use hairlines instead.

use maud::{Markup, html};

pub fn card(title: Option<&str>, body: &Markup) -> Markup {
    html! {
        div class="card" {
            @if let Some(title) = title { h3 { (title) } }
            (body)
        }
    }
}
