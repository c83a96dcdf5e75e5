//! An answer that can't be taken.

use crate::page_layout::Page;
use crate::reader::Reader;
use laurel_domain::assessment::AnswerRefusal;
use laurel_ui::Tone;
use laurel_ui::button::{Weight, link_button};
use laurel_ui::notice::notice;
use maud::html;

/// An answer that can't be taken.
#[derive(Clone, Copy)]
pub struct StandsView<'a> {
    /// The address of the attempt.
    pub attempt: &'a str,
    pub refusal: AnswerRefusal,
}

/// The attempt is closed, or the answer stands: said plainly, with the way on.
pub fn stands_page(reader: &Reader, view: &StandsView<'_>) -> Page {
    let key = match view.refusal {
        AnswerRefusal::Submitted => "assessment-refused-submitted",
        AnswerRefusal::TimeUp => "assessment-refused-over",
        AnswerRefusal::Locked => "assessment-attempt-locked",
    };
    let title = reader.t("assessment-refused-title");
    let main = html! {
        div class="narrow form-page" {
            h1 { (title) }
            (notice(Tone::Warn, None, &html! { p { (reader.t(key)) } }))
            p { (link_button(reader.t("action-continue"), view.attempt, Weight::Primary)) }
        }
    };
    Page {
        title: title.to_owned(),
        main,
        ..Page::default()
    }
}
