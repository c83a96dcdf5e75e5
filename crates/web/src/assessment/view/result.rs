//! The result of an attempt: the score, what it teaches as far as the policy lets it, and what comes next. Of a survey: thanks, and what was said.

use crate::assessment::attempt_context::AttemptContext;
use crate::assessment::taught::TaughtLessons;
use crate::assessment::view::feedback;
use crate::assessment::view::question::{Prompt, Showing};
use crate::assessment::view::start::why_not;
use crate::assessment::view::summary::{read_again, summary};
use crate::certification::earned_here;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::assessment::{Response, Reveal, Score, StartRefusal};
use laurel_domain::authoring::document::{FeedbackPolicy, Quiz};
use laurel_persistence::assessment::SubmittedBy;
use laurel_persistence::certification::Holder;
use laurel_ui::Tone;
use laurel_ui::button::{Button, Weight, button, link_button};
use laurel_ui::icon::{Icon, icon};
use laurel_ui::notice::quiet_notice;
use laurel_ui::patterns::verdict;
use maud::{Markup, html};

/// An attempt that was handed in.
pub struct ResultView<'a> {
    pub here: &'a AttemptContext,
    pub quiz: &'a Quiz,
    pub score: Score,
    /// The best percent of all the reader's attempts.
    pub best: Option<u32>,
    pub told: ResultFacts,
    /// What completing the course earned and waits, where this attempt passed.
    pub earned: Holder,
    pub email_confirmed: bool,
    /// Where what was asked is taught.
    pub lessons: TaughtLessons,
}

pub fn page(reader: &Reader, view: &ResultView<'_>) -> Page {
    let ResultView {
        here,
        quiz,
        score,
        told,
        ..
    } = view;
    let better = view.best.filter(|best| *best > score.percent);
    let by_itself = here.attempt.how == Some(SubmittedBy::ByDeadline);
    let main = html! {
        div class="wrap quiz form-page" {
            p class="meta" { (attempt_line(reader, here)) }
            (headline(reader, quiz, score, told))
            p class="meta" {
                (points(reader, score))
                @if let Some(best) = better {
                    " · " (reader.with("assessment-result-best", &[("percent", best.into())]))
                }
            }
            @if by_itself { (by_deadline(reader, here)) }
            (earned_here(reader, &view.earned, view.email_confirmed))
            (next_steps(reader, view))
            (teaching(reader, view))
        }
    };
    Page {
        title: reader.t("assessment-result-title").to_owned(),
        main,
        ..Page::default()
    }
}

fn attempt_line(reader: &Reader, here: &AttemptContext) -> Markup {
    let attempt = &here.attempt;
    let at = attempt.rules.submitted_at.unwrap_or(reader.now);
    let moment = reader.moment_words(at);
    let variables = [
        ("number", attempt.number.into()),
        ("date", (&moment).into()),
    ];
    html! { (here.title_words(reader)) " · " (reader.with("assessment-result-attempt", &variables)) }
}

/// What decides how a result is told.
pub struct ResultFacts {
    /// Whether only what was not right is shown.
    pub missed_only: bool,
    pub passed_any: bool,
    /// Whether another attempt may begin, and how many are left with it, where they are
    /// limited.
    pub again: Result<Option<u32>, StartRefusal>,
    pub shows: Reveal,
}

impl ResultFacts {
    /// Title and text of an attempt that did not pass. Nobody is sent to read
    /// what is not shown, or to try what is not left.
    pub fn failed(&self) -> (&'static str, &'static str) {
        if self.passed_any {
            (
                "assessment-result-not-this-time",
                "assessment-result-passed-before",
            )
        } else if matches!(self.again, Err(StartRefusal::NoneLeft { .. })) {
            ("assessment-result-failed", "assessment-result-failed-last")
        } else if self.shows == Reveal::Nothing {
            (
                "assessment-result-failed",
                "assessment-result-failed-untold",
            )
        } else {
            ("assessment-result-failed", "assessment-result-failed-text")
        }
    }
}

fn headline(reader: &Reader, quiz: &Quiz, score: &Score, told: &ResultFacts) -> Markup {
    let variables = [
        ("percent", score.percent.into()),
        ("pass", quiz.pass.into()),
    ];
    let (tone, mark, title, text) = if score.passed {
        (
            Tone::Good,
            Icon::Right,
            "assessment-result-passed",
            "assessment-result-passed-text",
        )
    } else {
        let (title, text) = told.failed();
        (Tone::Warn, Icon::Info, title, text)
    };
    let words = reader.with(text, &variables);
    verdict(tone, mark, reader.t(title), &html! { (words) })
}

/// Points with as many decimals as they need.
fn points(reader: &Reader, score: &Score) -> String {
    let earned = f64::from(u32::try_from(score.earned_milli).unwrap_or(u32::MAX)) / 1000.0;
    let variables = [
        ("points", earned.into()),
        ("max", (score.max_milli / 1000).into()),
    ];
    reader.with("assessment-result-points", &variables)
}

fn by_deadline(reader: &Reader, here: &AttemptContext) -> Markup {
    let at = here.attempt.rules.submitted_at.unwrap_or(reader.now);
    let time = reader.time_words(at);
    let words = reader.with("assessment-timer-over-text", &[("time", (&time).into())]);
    quiet_notice(
        Tone::Info,
        Some(reader.t("assessment-timer-over-title")),
        &html! { p { (words) } },
    )
}

fn next_steps(reader: &Reader, view: &ResultView<'_>) -> Markup {
    let (here, told) = (view.here, &view.told);
    let (passed, again) = (told.passed_any, told.again);
    // the certificate's step is the one to take
    let onward_weight = if view.earned.waiting.is_empty() {
        Weight::Primary
    } else {
        Weight::Secondary
    };
    let (course, activity) = here.address();
    let weight = if passed {
        Weight::Secondary
    } else {
        Weight::Primary
    };
    let try_again = button(&Button {
        label: reader.t("assessment-start-again"),
        weight,
        ..Button::default()
    });
    html! {
        @if let (Err(refusal @ StartRefusal::TooSoon { .. }), false) = (again, passed) { p { (why_not(reader, refusal)) } }
        form class="actions" method="post" action=(paths::attempts(course, activity)) {
            @if passed { (onward(reader, here, onward_weight)) }
            @if again.is_ok() { (try_again) }
            @if let (Ok(Some(left)), false) = (again, passed) {
                span class="meta" { (reader.with("assessment-start-attempts-left", &[("count", left.into())])) }
            }
            @if !passed {
                @if matches!(again, Err(StartRefusal::NoneLeft { .. })) { (link_button(reader.t("errors-contact"), paths::CONTACT, Weight::Primary)) }
                (link_button(reader.t("assessment-result-lessons"), &first_of_module(here), Weight::Secondary))
            }
        }
    }
}

/// To the activity after this one, by its title, or to where one stands.
fn onward(reader: &Reader, here: &AttemptContext, weight: Weight) -> Markup {
    let (course, slug) = here.address();
    let mut rest = here.revision.document.activities();
    let mut rest = rest.by_ref().skip_while(|activity| activity.slug != slug);
    rest.next();
    match rest.next() {
        Some(next) => link_button(
            &reader.with("assessment-result-next", &[("title", (&next.title).into())]),
            &paths::activity(course, &next.slug),
            weight,
        ),
        None => link_button(
            reader.t("assessment-result-continue"),
            &paths::progress(course),
            weight,
        ),
    }
}

/// Where to read again: the first lesson of the quiz's module.
fn first_of_module(here: &AttemptContext) -> String {
    let (course, _) = here.address();
    let found = here.revision.document.activity(&here.attempt.activity);
    let first = found.and_then(|(module, _)| module.activities.first());
    first.map_or_else(
        || paths::learn(course),
        |first| paths::activity(course, &first.slug),
    )
}

fn teaching(reader: &Reader, view: &ResultView<'_>) -> Markup {
    let ResultView {
        here, quiz, told, ..
    } = view;
    if told.shows == Reveal::Nothing {
        let key = match (quiz.feedback, told.again) {
            (FeedbackPolicy::AfterPass, Err(StartRefusal::NoneLeft { .. })) => {
                "assessment-feedback-only-passed"
            }
            (FeedbackPolicy::AfterPass, _) => "assessment-feedback-after-pass",
            _ => "assessment-feedback-never",
        };
        return html! { p class="muted" { (reader.t(key)) } };
    }
    html! {
        (summary(reader, here, &view.lessons))
        h2 id="answers" { (reader.t("assessment-feedback-title")) }
        (question_map(reader, here, told.missed_only))
        @for number in 1..=here.length() {
            @if !(told.missed_only && feedback::is_right(here, number)) {
                section class="question" id={ "question-" (number) } {
                    p class="meta" { (reader.with("assessment-result-question", &[("number", number.into()), ("count", here.length().into())])) }
                    (feedback::question(reader, here, number, &showing(here, number)))
                    @if let Some(lesson) = view.lessons.of(here, number) { (read_again(reader, &lesson)) }
                }
            }
        }
    }
}

/// Every question as a number that leads to it, with how it went; and only those that
/// were missed, where there are some.
fn question_map(reader: &Reader, here: &AttemptContext, missed_only: bool) -> Markup {
    let all = 1..=here.length();
    let missed = all
        .clone()
        .filter(|n| !feedback::is_right(here, *n))
        .count();
    let (course, activity) = here.address();
    let whole = paths::attempt(course, activity, here.id());
    let entry = |number| {
        let (tone, key) = feedback::told(feedback::verdict_of(here, number));
        let (class, mark) = match tone {
            Tone::Good => ("is-right", Icon::Right),
            Tone::Warn | Tone::Info => ("is-partly", Icon::Warn),
            Tone::Bad => ("is-wrong", Icon::Wrong),
        };
        html! {
            a class=(class) href={ @if missed_only && tone == Tone::Good { (whole) } "#question-" (number) } {
                (number) " " (icon(mark)) span class="visually-hidden" { ": " (reader.t(key)) }
            }
        }
    };
    html! {
        @if here.length() > 1 {
            ol class="question-map" { @for number in all { li { (entry(number)) } } }
            @if missed_only {
                p { a href={ (whole) "#answers" } { (reader.t("assessment-result-all")) } }
            } @else if missed > 0 && missed < here.length() {
                p { a href={ (whole) "?only=missed" } { (reader.with("assessment-result-missed", &[("count", missed.into())])) } }
            }
        }
    }
}

fn showing(here: &AttemptContext, number: usize) -> Showing<'_> {
    let asked = here.attempt.question_set.questions.get(number - 1);
    let given = asked.and_then(|asked| here.given.get(&asked.id));
    Showing {
        given: given.map(|given| &given.response),
        sent: &[],
        error: None,
        level: 3,
        number,
        moved: None,
    }
}

/// A survey that was sent.
pub fn sent_page(reader: &Reader, here: &AttemptContext) -> Page {
    let main = html! {
        div class="wrap quiz form-page" {
            h1 { (here.title_words(reader)) }
            (quiet_notice(Tone::Good, None, &html! { p { (reader.t("assessment-survey-done")) } }))
            p { (onward(reader, here, Weight::Primary)) }
            @for number in 1..=here.length() { (said(reader, here, number)) }
        }
    };
    Page {
        title: here.title().to_owned(),
        main,
        ..Page::default()
    }
}

fn said(reader: &Reader, here: &AttemptContext, number: usize) -> Markup {
    let showing = Showing {
        level: 2,
        ..showing(here, number)
    };
    let Some(asked) = here.asked(number) else {
        return Markup::default();
    };
    html! {
        section class="question" {
            (Prompt::new(reader, here, &asked, &showing).heading(2))
            @match showing.given {
                Some(Response::Written { text }) => { @for line in text.lines() { p { (line) } } },
                Some(Response::Rated { value }) => p { (value) },
                Some(Response::Chosen { options }) => {
                    @for id in options { p { (chosen(reader, here, number, id)) } }
                },
                _ => p class="muted" { (reader.t("assessment-feedback-none")) },
            }
        }
    }
}

fn chosen(reader: &Reader, here: &AttemptContext, number: usize, id: &str) -> Markup {
    use laurel_domain::assessment::LearnerKind;
    let Some(asked) = here.asked(number) else {
        return Markup::default();
    };
    let LearnerKind::Choice { options, .. } = &asked.kind else {
        return Markup::default();
    };
    let found = options.iter().find(|option| option.id == id);
    found.map_or_else(Markup::default, |option| {
        here.line(reader, &format!("{}/{}", asked.id, option.id), &option.text)
    })
}
