//! The living style page.
use maud::{Markup, html};
pub fn style_page() -> Markup {
    html! {}
}
