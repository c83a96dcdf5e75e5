//! A lesson that was marked as done too soon.

use crate::learning::time::wait_words;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use chrono::{DateTime, Utc};
use laurel_ui::Tone;
use laurel_ui::button::{Weight, link_button};
use laurel_ui::notice::notice;
use maud::html;

/// Rounded up, so that it is true when the time is over.
pub fn seconds_until(reader: &Reader, until: DateTime<Utc>) -> u32 {
    let left = (until - reader.now).num_milliseconds().max(0);
    u32::try_from(left).map_or(u32::MAX, |left| left.div_ceil(1000))
}

/// A lesson that was marked as done too soon.
#[derive(Clone, Copy)]
pub struct TooSoonView<'a> {
    pub course: &'a str,
    pub activity: &'a str,
    pub until: DateTime<Utc>,
}

pub fn too_soon_page(reader: &Reader, view: &TooSoonView<'_>) -> Page {
    let words = wait_words(reader, seconds_until(reader, view.until));
    let back = paths::activity(view.course, view.activity);
    let title = reader.t("learning-wait-title");
    Page {
        title: title.to_owned(),
        main: html! {
            div class="narrow form-page" {
                h1 { (title) }
                (notice(Tone::Info, None, &html! { p { (words) } p { (reader.t("learning-wait-text")) } }))
                p { (link_button(reader.t("learning-wait-back"), &back, Weight::Primary)) }
            }
        },
        ..Page::default()
    }
}
