//! Asks once before somebody leaves a course.

use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_persistence::enrollment::Enrollment;
use laurel_ui::button::{Button, Weight, button, link_button};
use maud::html;

/// Asks once before somebody leaves a course.
pub fn page(reader: &Reader, mine: &Enrollment) -> Page {
    let title = reader.with("enrollment-leave-title", &[("title", (&mine.title).into())]);
    Page {
        title: title.clone(),
        main: html! {
            div class="narrow form-page" {
                h1 { (title) }
                p { (reader.t("enrollment-leave-text")) }
                form class="actions" method="post" action=(paths::leave(&mine.slug)) {
                    (link_button(reader.t("action-cancel"), &paths::progress(&mine.slug), Weight::Secondary))
                    (button(&Button { label: reader.t("enrollment-leave-submit"), weight: Weight::Danger, ..Button::default() }))
                }
            }
        },
        ..Page::default()
    }
}
