//! `GET …/attempts/{id}/review`: what is answered and what is not, before it
//! is handed in.

use super::attempt_context::{AttemptContext, AttemptPath};
use crate::extract::Path;
use crate::http_problem::Answer;
use crate::markdown::plain;
use crate::page_layout::Page;
use crate::paths;
use crate::request_context::RequestContext;
use crate::ui::button::{Weight, link_button, submit};
use crate::ui::player::bottom_bar;
use crate::ui::table::{Column, Table, table};
use crate::ui::{Tone, notice::notice, tone_words};
use axum::response::{IntoResponse, Redirect};
use maud::{Markup, html};

/// Characters of a question in the list.
const MAX: usize = 90;

pub async fn show(context: RequestContext, Path(at): Path<AttemptPath>) -> Answer {
    let here = AttemptContext::load(&context, &at).await?;
    if here.learner_attempt.attempt.rules.submitted_at.is_some() {
        let (course, activity) = here.address();
        let result = paths::attempt(course, activity, here.id());
        return Ok(Redirect::to(&result).into_response());
    }
    Ok(context.page(page(&context, &here, &[])))
}

/// `missing`: ids of questions that must be answered first.
pub fn page<'a>(
    context: &'a RequestContext,
    here: &AttemptContext,
    missing: &[String],
) -> Page<'a> {
    let title = context.t("assessment-review-title");
    let open = here
        .length()
        .saturating_sub(here.learner_attempt.given.len());
    let (course, activity) = here.address();
    let rows: Vec<Vec<Markup>> = (1..=here.length())
        .filter_map(|number| row(context, here, number, missing))
        .collect();
    let survey = here.quiz().is_none();
    let start = link_button(
        context.t("assessment-review-back"),
        &here.question_path(here.first_open()),
        Weight::Quiet,
    );
    let send = context.t(if survey {
        "assessment-survey-send"
    } else {
        "assessment-review-submit"
    });
    let main = html! {
        div class="wrap quiz form-page" {
            p class="meta" { (here.title()) }
            h1 { (title) }
            @if !missing.is_empty() {
                (notice(Tone::Bad, None, &html! { p { (context.with("assessment-survey-missing", &[("count", missing.len().into())])) } }))
            }
            p { (context.with("assessment-review-count", &[("count", open.into())])) }
            (table(&Table {
                caption: title, caption_hidden: true,
                columns: &[Column::text(context.t("assessment-review-question")), Column::text(context.t("assessment-review-state"))],
                rows: &rows,
            }))
            form method="post" action=(paths::submit(course, activity, here.id())) {
                @if !survey { p class="hint" { (context.t("assessment-review-submit-hint")) } }
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

fn row(
    context: &RequestContext,
    here: &AttemptContext,
    number: usize,
    missing: &[String],
) -> Option<Vec<Markup>> {
    let asked = here.asked(number)?;
    let words = plain(&asked.prompt);
    let short: String = words.chars().take(MAX).collect();
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
        tone_words(tone, context.t(key)),
    ])
}
