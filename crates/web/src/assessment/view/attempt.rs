//! The questions of an attempt while it is open, one a screen or all on one.

use crate::assessment::attempt_context::AttemptContext;
use crate::assessment::view::feedback;
use crate::assessment::view::question::{Showing, fields};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use chrono::{DateTime, SecondsFormat, Utc};
use laurel_domain::authoring::document::Layout;
use laurel_ui::button::{Button, Weight, button, link_button};
use laurel_ui::player::bottom_bar;
use laurel_ui::quiz::{SavedWords, Timer, mark_choice, quiz_head, saved_line};
use maud::{Markup, html};

const SCRIPTS: [&str; 4] = [
    "js/saved-line.js",
    "js/field-errors.js",
    "js/quiz-save.js",
    "js/quiz-timer.js",
];

const HAND_IN: &str = "hand-in";

/// What was done to a question and is not kept, or not yet: it comes back.
pub struct UnsavedAnswer<'a> {
    pub number: usize,
    pub sent: &'a [(String, String)],
    /// Why it was not taken.
    pub error: Option<&'a str>,
    /// The way that an item was just moved, and the item.
    pub moved: Option<&'a str>,
}

/// An attempt that is open.
pub struct AttemptView<'a> {
    pub here: &'a AttemptContext,
    /// Of the question, where there is one on a page, from 1.
    pub number: usize,
    pub again: Option<UnsavedAnswer<'a>>,
    /// From which the timer counts.
    pub now: DateTime<Utc>,
}

impl<'a> AttemptView<'a> {
    /// `None`: there is no question with this number.
    pub fn new(
        here: &'a AttemptContext,
        number: usize,
        again: UnsavedAnswer<'a>,
        now: DateTime<Utc>,
    ) -> Option<Self> {
        let number = number.clamp(1, here.length().max(1));
        let mut shown = if is_all_on_one(here) {
            1..=here.length()
        } else {
            number..=number
        };
        shown.all(|n| here.asked(n).is_some()).then_some(Self {
            here,
            number,
            again: Some(again),
            now,
        })
    }
}

fn is_all_on_one(here: &AttemptContext) -> bool {
    here.quiz().is_some_and(|quiz| quiz.layout == Layout::All)
}

/// The page of one question; or of all of them.
pub fn page(reader: &Reader, view: &AttemptView<'_>) -> Page {
    let here = view.here;
    let main = if is_all_on_one(here) {
        all_on_one(reader, view)
    } else {
        one(reader, view)
    };
    let (course, activity) = here.address();
    Page {
        title: here.title().to_owned(),
        scripts: &SCRIPTS,
        main: html! {
            div class="wrap quiz" {
                (main)
                form id=(HAND_IN) method="post" action=(paths::submit(course, activity, here.id())) {}
            }
        },
        ..Page::default()
    }
}

fn head(reader: &Reader, view: &AttemptView<'_>, number: usize, place: &str) -> Markup {
    let here = view.here;
    let deadline = here.attempt.rules.deadline;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let Some(deadline) = deadline else {
        return quiz_head(place, count(number), count(here.length()), None);
    };
    let machine = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Millis, true);
    let time = reader.time_words(deadline);
    let timer = Timer {
        deadline: &machine(deadline),
        now: &machine(view.now),
        left: &reader.with("assessment-timer-left-of", &[("time", "{time}".into())]),
        shown: &reader.with("assessment-timer-ends", &[("time", (&time).into())]),
        hide: reader.t("assessment-timer-hide"),
        show: reader.t("assessment-timer-show"),
        form: HAND_IN,
    };
    quiz_head(place, count(number), count(here.length()), Some(&timer))
}

fn one(reader: &Reader, view: &AttemptView<'_>) -> Markup {
    let here = view.here;
    let number = view.number;
    let variables = [
        ("quiz", here.title().into()),
        ("number", number.into()),
        ("count", here.length().into()),
    ];
    let place = reader.with("assessment-attempt-place", &variables);
    html! {
        (head(reader, view, number, &place))
        (asked(reader, view, number, 1))
    }
}

fn all_on_one(reader: &Reader, view: &AttemptView<'_>) -> Markup {
    let here = view.here;
    let (course, activity) = here.address();
    let answered = here.given.len();
    let variables = [("done", answered.into()), ("count", here.length().into())];
    let place = reader.with("assessment-attempt-answered", &variables);
    let end = link_button(
        reader.t("assessment-attempt-review"),
        &paths::review(course, activity, here.id()),
        Weight::Primary,
    );
    html! {
        h1 { (here.title_words(reader)) }
        (head(reader, view, answered, &place))
        @if !here.tells_at_once() { p class="hint no-js" { (reader.t("assessment-attempt-save-each")) } }
        @for number in 1..=here.length() { (asked(reader, view, number, 2)) }
        (bottom_bar(&Markup::default(), &end))
    }
}

/// One question with its fields; or, where its answer was checked already,
/// with what that teaches.
fn asked(reader: &Reader, view: &AttemptView<'_>, number: usize, level: u8) -> Markup {
    let here = view.here;
    let Some(question) = here.asked(number) else {
        return Markup::default();
    };
    let given = here.given.get(&question.id);
    let at_once = here.tells_at_once();
    let again = view.again.as_ref().filter(|again| again.number == number);
    let showing = Showing {
        given: given.map(|given| &given.response),
        sent: again.map_or(&[], |again| again.sent),
        error: again.and_then(|again| again.error),
        level,
        number,
        moved: again.and_then(|again| again.moved),
    };
    if at_once && given.is_some() {
        return html! {
            section class="question" id={ "question-" (number) } {
                (feedback::question(reader, here, number, &showing))
                @if level == 1 { (checked_bar(reader, here, number)) }
            }
        };
    }
    let (course, activity) = here.address();
    let address = paths::answer(course, activity, here.id(), &question.id);
    let saved = given.map(|given| given.at);
    html! {
        form class="question" id={ "question-" (number) } method="post" action=(address) novalidate
            data-autosave[!at_once] data-save-url=[(!at_once).then_some(&address)] {
            (fields(reader, here, &question, &showing))
            // what is checked at once can't be looked at again
            @if !at_once && here.quiz().is_some() {
                (mark_choice(&format!("mark-{number}"), reader.t("assessment-attempt-mark"), here.marked.contains(&question.id)))
            }
            (bar(reader, here, number, level, saved, at_once))
        }
    }
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
        saved: &reader.with(
            "assessment-attempt-saved",
            &[("time", (&reader.time_template()).into())],
        ),
        zone: reader.zone.name(),
        failed: reader.t("assessment-attempt-not-saved"),
        refused: reader.t("assessment-attempt-refused"),
        invalid: reader.t("form-saved-invalid"),
    };
    let now = saved.map_or_else(String::new, |at| {
        let time = reader.time_words(at);
        reader.with("assessment-attempt-saved", &[("time", (&time).into())])
    });
    saved_line(&words, &now)
}
