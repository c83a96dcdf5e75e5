//! `GET …/attempts/{id}`: the questions while it is open, one a screen or all
//! on one; the result once it was handed in.

use super::attempt_context::AttemptContext;
use super::question::{Showing, fields};
use super::{feedback, result};
use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use chrono::{DateTime, SecondsFormat, Utc};
use laurel_domain::authoring::document::Layout;
use laurel_domain::identity::actions;
use laurel_ui::button::{Button, Weight, button, link_button};
use laurel_ui::player::bottom_bar;
use laurel_ui::quiz::{SavedWords, Timer, quiz_head, saved_line};
use maud::{Markup, html};
use serde::Deserialize;

const SCRIPTS: [&str; 2] = ["js/quiz-save.js", "js/quiz-timer.js"];
const HAND_IN: &str = "hand-in";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct AttemptQuery {
    /// The question, from 1.
    q: String,
    /// The way that an item was just moved, and the item, as in `up.3`.
    moved: String,
    /// The order as it was moved, where it is not kept before it is checked.
    order: Vec<String>,
}

/// What was done to a question and is not kept, or not yet: it comes back.
pub struct UnsavedAnswer<'a> {
    pub number: usize,
    pub sent: &'a [(String, String)],
    /// Why it was not taken.
    pub error: Option<&'a str>,
    /// The way that an item was just moved, and the item.
    pub moved: Option<&'a str>,
}

pub async fn show(
    at: paths::AttemptPath,
    context: Gate<actions::Learn>,
    Query(query): Query<AttemptQuery>,
) -> Answer {
    let here = AttemptContext::load(&context, &at).await?;
    if here.learner_attempt.attempt.rules.submitted_at.is_some() {
        return result::page(&context, &here).await;
    }
    let number = query.q.parse().unwrap_or_else(|_| here.first_open());
    let order = query.order.into_iter();
    let sent: Vec<(String, String)> = order.map(|id| ("order".to_owned(), id)).collect();
    let again = UnsavedAnswer {
        number,
        sent: &sent,
        error: None,
        moved: (!query.moved.is_empty()).then_some(query.moved.as_str()),
    };
    Ok(context.page(page(&context, &here, number, Some(&again))?))
}

/// The page of the question with this number; or of all of them.
pub fn page<'a>(
    context: &RequestContext,
    here: &'a AttemptContext,
    number: usize,
    again: Option<&UnsavedAnswer>,
) -> Result<Page, HttpProblem> {
    let all = here.quiz().is_some_and(|quiz| quiz.layout == Layout::All);
    let main = if all {
        all_on_one(context, here, again)?
    } else {
        let number = number.clamp(1, here.length().max(1));
        one(context, here, number, again)?
    };
    let (course, activity) = here.address();
    Ok(Page {
        title: here.title().to_owned(),
        scripts: &SCRIPTS,
        main: html! {
            div class="wrap quiz" {
                (main)
                form id=(HAND_IN) method="post" action=(paths::submit(course, activity, here.id())) {}
            }
        },
        ..Page::default()
    })
}

fn head(context: &RequestContext, here: &AttemptContext, number: usize, place: &str) -> Markup {
    let deadline = here.learner_attempt.attempt.rules.deadline;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let Some(deadline) = deadline else {
        return quiz_head(place, count(number), count(here.length()), None);
    };
    let machine = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Millis, true);
    let time = context.time_words(deadline);
    let timer = Timer {
        deadline: &machine(deadline),
        now: &machine(context.app.store.now()),
        left: &context.with("assessment-timer-left-of", &[("time", "{time}".into())]),
        shown: &context.with("assessment-timer-ends", &[("time", (&time).into())]),
        hide: context.t("assessment-timer-hide"),
        show: context.t("assessment-timer-show"),
        form: HAND_IN,
    };
    quiz_head(place, count(number), count(here.length()), Some(&timer))
}

fn one(
    context: &RequestContext,
    here: &AttemptContext,
    number: usize,
    again: Option<&UnsavedAnswer>,
) -> Result<Markup, HttpProblem> {
    let variables = [
        ("quiz", here.title().into()),
        ("number", number.into()),
        ("count", here.length().into()),
    ];
    let place = context.with("assessment-attempt-place", &variables);
    Ok(html! {
        (head(context, here, number, &place))
        (asked(context, here, number, 1, again)?)
    })
}

fn all_on_one(
    context: &RequestContext,
    here: &AttemptContext,
    again: Option<&UnsavedAnswer>,
) -> Result<Markup, HttpProblem> {
    let (course, activity) = here.address();
    let answered = here.learner_attempt.given.len();
    let variables = [("done", answered.into()), ("count", here.length().into())];
    let place = context.with("assessment-attempt-answered", &variables);
    let mut questions = Vec::new();
    for number in 1..=here.length() {
        questions.push(asked(context, here, number, 2, again)?);
    }
    let end = link_button(
        context.t("assessment-attempt-review"),
        &paths::review(course, activity, here.id()),
        Weight::Primary,
    );
    Ok(html! {
        h1 { (here.title()) }
        (head(context, here, answered, &place))
        @if !here.tells_at_once() { p class="hint no-js" { (context.t("assessment-attempt-save-each")) } }
        @for question in &questions { (question) }
        (bottom_bar(&Markup::default(), &end))
    })
}

/// One question with its fields; or, where its answer was checked already,
/// with what that teaches.
fn asked(
    context: &RequestContext,
    here: &AttemptContext,
    number: usize,
    level: u8,
    again: Option<&UnsavedAnswer>,
) -> Result<Markup, HttpProblem> {
    let question = here.asked(number).ok_or(HttpProblem::NotFound)?;
    let given = here.learner_attempt.given.get(&question.id);
    let at_once = here.tells_at_once();
    let again = again.filter(|again| again.number == number);
    let showing = Showing {
        given: given.map(|given| &given.response),
        sent: again.map_or(&[], |again| again.sent),
        error: again.and_then(|again| again.error),
        level,
        number,
        moved: again.and_then(|again| again.moved),
    };
    if at_once && given.is_some() {
        return Ok(html! {
            section class="question" id={ "question-" (number) } {
                (feedback::question(context, here, number, &showing))
                @if level == 1 { (checked_bar(context, here, number)) }
            }
        });
    }
    let (course, activity) = here.address();
    let address = paths::answer(course, activity, here.id(), &question.id);
    let saved = given.map(|given| given.at);
    Ok(html! {
        form class="question" id={ "question-" (number) } method="post" action=(address) novalidate
            data-autosave[!at_once] data-save-url=[(!at_once).then_some(&address)] {
            (fields(context, here, &question, &showing))
            (bar(context, here, number, level, saved, at_once))
        }
    })
}

/// Under a question: how saving stands, back, and on.
fn bar(
    reader: &Reader,
    here: &AttemptContext,
    number: usize,
    level: u8,
    saved: Option<DateTime<Utc>>,
    at_once: bool,
) -> Markup {
    let start = if at_once {
        Markup::default()
    } else {
        saved_words(reader, saved)
    };
    let last = number >= here.length();
    let go = |label: &'static str, value: &'static str, weight| {
        button(&Button {
            label: reader.t(label),
            weight,
            name_value: Some(("go", value)),
            ..Button::default()
        })
    };
    let end = html! {
        @if level > 1 {
            (go(if at_once { "assessment-attempt-check" } else { "assessment-attempt-save" }, "stay", Weight::Secondary))
        } @else if at_once {
            (around(reader, here, number))
            (go("assessment-attempt-check", "stay", Weight::Primary))
        } @else {
            // first in the form: what the Enter key presses goes on, not back
            span class="actions onward" {
                (go(if last { "assessment-attempt-review" } else { "assessment-attempt-next" }, if last { "review" } else { "next" }, Weight::Primary))
                @if number > 1 { (go("assessment-attempt-back", "back", Weight::Secondary)) }
            }
        }
    };
    if level > 1 {
        html! { div class="actions" { (start) (end) } }
    } else {
        bottom_bar(&start, &end)
    }
}

/// Links to go around without answering.
fn around(reader: &Reader, here: &AttemptContext, number: usize) -> Markup {
    let (course, activity) = here.address();
    html! {
        @if number > 1 {
            (link_button(reader.t("assessment-attempt-back"), &here.question_path(number - 1), Weight::Quiet))
        }
        @if number < here.length() {
            (link_button(reader.t("assessment-attempt-next"), &here.question_path(number + 1), Weight::Quiet))
        } @else {
            (link_button(reader.t("assessment-attempt-review"), &paths::review(course, activity, here.id()), Weight::Quiet))
        }
    }
}

fn checked_bar(reader: &Reader, here: &AttemptContext, number: usize) -> Markup {
    let (course, activity) = here.address();
    let start = html! {
        @if number > 1 {
            (link_button(reader.t("assessment-attempt-back"), &here.question_path(number - 1), Weight::Quiet))
        }
    };
    let (label, href) = if number < here.length() {
        ("assessment-attempt-next", here.question_path(number + 1))
    } else {
        let review = paths::review(course, activity, here.id());
        ("assessment-attempt-review", review)
    };
    bottom_bar(
        &start,
        &link_button(reader.t(label), &href, Weight::Primary),
    )
}

fn saved_words(reader: &Reader, saved: Option<DateTime<Utc>>) -> Markup {
    let words = SavedWords {
        saving: reader.t("assessment-attempt-saving"),
        saved: &reader.with("assessment-attempt-saved", &[("time", "{time}".into())]),
        failed: reader.t("assessment-attempt-not-saved"),
        refused: reader.t("assessment-attempt-refused"),
    };
    let now = saved.map_or_else(String::new, |at| {
        let time = reader.time_words(at);
        reader.with("assessment-attempt-saved", &[("time", (&time).into())])
    });
    saved_line(&words, &now)
}
