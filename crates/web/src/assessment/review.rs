//! `GET …/attempts/{id}/review`: what is answered and what is not, before it
//! is handed in.

use super::seated::{At, Seated};
use crate::paths;
use crate::problem::Answer;
use crate::segment::Path;
use crate::shell::Page;
use crate::visit::Visit;
use axum::response::{IntoResponse, Redirect};
use laurel_markdown::plain;
use laurel_ui::button::{Weight, link_button, submit};
use laurel_ui::player::bottom_bar;
use laurel_ui::table::{Column, Table, table};
use laurel_ui::{Tone, notice::notice, tone_words};
use maud::{Markup, html};

/// Characters of a question in the list.
const MOST: usize = 90;

pub async fn show(visit: Visit, Path(at): Path<At>) -> Answer {
    let here = Seated::load(&visit, &at).await?;
    if here.seat.sitting.rules.submitted_at.is_some() {
        let (course, activity) = here.address();
        let result = paths::attempt(course, activity, here.id());
        return Ok(Redirect::to(&result).into_response());
    }
    Ok(visit.page(page(&visit, &here, &[])))
}

/// `missing`: ids of questions that must be answered first.
pub fn page<'a>(visit: &'a Visit, here: &Seated, missing: &[String]) -> Page<'a> {
    let title = visit.t("assessment-review-title");
    let open = here.length().saturating_sub(here.seat.given.len());
    let (course, activity) = here.address();
    let rows: Vec<Vec<Markup>> = (1..=here.length())
        .filter_map(|number| row(visit, here, number, missing))
        .collect();
    let survey = here.quiz().is_none();
    let start = link_button(
        visit.t("assessment-review-back"),
        &here.question_path(here.first_open()),
        Weight::Quiet,
    );
    let send = visit.t(if survey {
        "assessment-survey-send"
    } else {
        "assessment-review-submit"
    });
    let main = html! {
        div class="wrap quiz form-page" {
            p class="meta" { (here.title()) }
            h1 { (title) }
            @if !missing.is_empty() {
                (notice(Tone::Bad, None, &html! { p { (visit.with("assessment-survey-missing", &[("count", missing.len().into())])) } }))
            }
            p { (visit.with("assessment-review-count", &[("count", open.into())])) }
            (table(&Table {
                caption: title, caption_hidden: true,
                columns: &[Column::text(visit.t("assessment-review-question")), Column::text(visit.t("assessment-review-state"))],
                rows: &rows,
            }))
            form method="post" action=(paths::submit(course, activity, here.id())) {
                @if !survey { p class="hint" { (visit.t("assessment-review-submit-hint")) } }
                (bottom_bar(&start, &submit(send)))
            }
        }
    };
    Page {
        title,
        main,
        ..Page::default()
    }
}

fn row(visit: &Visit, here: &Seated, number: usize, missing: &[String]) -> Option<Vec<Markup>> {
    let asked = here.asked(number)?;
    let words = plain(&asked.prompt);
    let short: String = words.chars().take(MOST).collect();
    let cut = short.len() < words.len();
    let (tone, key) = if here.is_answered(&asked.id) {
        (Tone::Good, "assessment-review-answered")
    } else if missing.contains(&asked.id) {
        (Tone::Bad, "assessment-review-needed")
    } else {
        (Tone::Warn, "assessment-review-unanswered")
    };
    Some(vec![
        html! { a href=(here.question_path(number)) { (number) ". " (short) @if cut { "…" } } },
        tone_words(tone, visit.t(key)),
    ])
}
