//! What is answered and what is not, before it is handed in.

use crate::assessment::attempt_context::AttemptContext;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::assessment::{DisplayItem, LearnerKind, LearnerQuestion, Response};
use laurel_markdown::plain;
use laurel_ui::button::{Weight, link_button, submit};
use laurel_ui::icon::{Icon, icon};
use laurel_ui::notice::notice;
use laurel_ui::player::bottom_bar;
use laurel_ui::table::{Column, Table, table};
use laurel_ui::{Tone, tone_words};
use maud::{Markup, html};

/// An attempt before it is handed in.
#[derive(Clone, Copy)]
pub struct ReviewView<'a> {
    pub here: &'a AttemptContext,
    /// Ids of questions that must be answered first.
    pub missing: &'a [String],
}

pub fn page(reader: &Reader, view: &ReviewView<'_>) -> Page {
    let ReviewView { here, missing } = *view;
    let title = reader.t("assessment-review-title");
    let open = here.length().saturating_sub(here.given.len());
    let (course, activity) = here.address();
    let rows: Vec<Vec<Markup>> = (1..=here.length())
        .filter_map(|number| row(reader, here, number, missing))
        .collect();
    let survey = here.quiz().is_none();
    let start = link_button(
        reader.t("assessment-review-back"),
        &here.question_path(here.first_open()),
        Weight::Quiet,
    );
    let send = reader.t(if survey {
        "assessment-survey-send"
    } else {
        "assessment-review-submit"
    });
    let main = html! {
        div class="wrap quiz form-page" {
            p class="meta" { (here.title_words(reader)) }
            h1 { (title) }
            @if !missing.is_empty() {
                (notice(Tone::Bad, None, &html! { p { (reader.with("assessment-survey-missing", &[("count", missing.len().into())])) } }))
            }
            p { (reader.with("assessment-review-count", &[("count", open.into())])) }
            @if !survey { p class="hint" { (reader.t("assessment-review-submit-hint")) } }
            (table(&Table {
                caption: title, caption_hidden: true,
                columns: &[Column::text(reader.t("assessment-review-question")), Column::text(reader.t("assessment-review-state"))],
                rows: &rows,
            }))
            form method="post" action=(paths::submit(course, activity, here.id())) {
                (bottom_bar(&start, &submit(send)))
            }
        }
    };
    Page {
        title: title.to_owned(),
        main,
        ..Page::default()
    }
}

fn row(
    reader: &Reader,
    here: &AttemptContext,
    number: usize,
    missing: &[String],
) -> Option<Vec<Markup>> {
    let asked = here.asked(number)?;
    let words = plain(&asked.prompt);
    let (tone, key) = if here.is_answered(&asked.id) {
        (Tone::Good, "assessment-review-answered")
    } else if missing.contains(&asked.id) {
        (Tone::Bad, "assessment-review-needed")
    } else {
        (Tone::Warn, "assessment-review-unanswered")
    };
    Some(vec![
        html! { a href=(here.question_path(number)) { (number) ". " (words) } },
        html! {
            (tone_words(tone, reader.t(key)))
            @if let Some(given) = here.given.get(&asked.id) {
                @for line in lines(&asked, &given.response) { p class="meta" { (line) } }
            }
            @if here.marked.contains(&asked.id) {
                p class="marked" { (icon(Icon::Mark)) (reader.t("assessment-review-marked")) }
            }
        },
    ])
}

/// What was answered, as plain text.
fn lines(asked: &LearnerQuestion, response: &Response) -> Vec<String> {
    let text = |items: &[DisplayItem], id: &str| {
        let found = items.iter().find(|item| item.id == id);
        found.map_or_else(String::new, |item| plain(&item.text))
    };
    match (response, &asked.kind) {
        (
            Response::Chosen { options: chosen },
            LearnerKind::Single { options }
            | LearnerKind::Multiple { options }
            | LearnerKind::Choice { options, .. },
        ) => {
            // in the order in which they are shown
            let chosen = options.iter().filter(|item| chosen.contains(&item.id));
            chosen.map(|item| plain(&item.text)).collect()
        }
        (Response::Written { text }, _) => text.lines().map(str::to_owned).collect(),
        (Response::Rated { value }, _) => vec![value.to_string()],
        (Response::Ordered { items: order }, LearnerKind::Ordering { items }) => {
            let order = order.iter().enumerate();
            order
                .map(|(at, id)| format!("{}. {}", at + 1, text(items, id)))
                .collect()
        }
        (Response::Matched { pairs }, LearnerKind::Matching { lefts, rights }) => {
            let pairs = pairs.iter();
            pairs
                .map(|(left, right)| format!("{} → {}", text(lefts, left), text(rights, right)))
                .collect()
        }
        _ => Vec::new(),
    }
}
