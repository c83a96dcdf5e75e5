//! An attempt that can't begin now, and why.

use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::assessment::StartRefusal;
use laurel_ui::Tone;
use laurel_ui::button::{Weight, link_button};
use laurel_ui::notice::notice;
use maud::html;

/// Why no attempt can begin now.
pub fn why_not(reader: &Reader, refusal: StartRefusal) -> String {
    match refusal {
        StartRefusal::NoneLeft { .. } => reader.t("assessment-start-none-left").to_owned(),
        StartRefusal::TooSoon { until } => {
            let moment = reader.moment_words(until);
            reader.with(
                "assessment-start-wait-until",
                &[("moment", (&moment).into())],
            )
        }
    }
}

/// An attempt that can't begin now.
#[derive(Clone, Copy)]
pub struct NotNowView<'a> {
    pub course: &'a str,
    pub activity: &'a str,
    pub refusal: StartRefusal,
}

pub fn not_now_page(reader: &Reader, view: &NotNowView<'_>) -> Page {
    let title = reader.t("assessment-start-not-now");
    let back = paths::activity(view.course, view.activity);
    Page {
        title: title.to_owned(),
        main: html! {
            div class="narrow form-page" {
                h1 { (title) }
                (notice(Tone::Info, None, &html! { p { (why_not(reader, view.refusal)) } }))
                p { (link_button(reader.t("action-back"), &back, Weight::Primary)) }
            }
        },
        ..Page::default()
    }
}
