//! The result of an attempt: the score, what it teaches as far as the policy
//! lets it, and what comes next. Of a survey: thanks, and what was said.

use super::begin::why_not;
use super::feedback;
use super::question::{Prompt, Showing};
use super::seated::Seated;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::shell::Page;
use crate::visit::Visit;
use laurel_domain::assessment::{
    Attempt, Response, Reveal, Score, StartRefusal, may_start, reveal,
};
use laurel_domain::authoring::document::{FeedbackPolicy, Quiz};
use laurel_persistence::assessment::{How, attempts};
use laurel_ui::Tone;
use laurel_ui::button::{Button, Weight, button, link_button};
use laurel_ui::icon::Icon;
use laurel_ui::notice::quiet_notice;
use laurel_ui::patterns::verdict;
use maud::{Markup, html};

pub async fn page(visit: &Visit, here: &Seated) -> Answer {
    let Some(quiz) = here.quiz() else {
        return Ok(visit.page(sent(visit, here)));
    };
    let sitting = &here.seat.sitting;
    let score = sitting.score.ok_or(Problem::Broken)?;
    let mine = attempts(
        &visit.app.store,
        sitting.enrollment,
        Some(&sitting.activity),
    )
    .await?;
    let rules: Vec<Attempt> = mine.iter().map(|sitting| sitting.rules).collect();
    let start = may_start(quiz, &rules, 0, visit.now);
    let passed_any = rules.iter().any(|attempt| attempt.passed);
    let again = start.map(|_| ());
    let best = mine.iter().filter_map(|s| s.score).map(|s| s.percent).max();
    let shows = reveal(quiz.feedback, &sitting.rules, passed_any, visit.now);
    let main = html! {
        div class="wrap quiz form-page" {
            p class="meta" { (attempt_line(visit, here)) }
            (headline(visit, quiz, &score, &Told { passed_any, again, shows }))
            p class="meta" {
                (points(visit, &score))
                @if let Some(best) = best.filter(|best| *best > score.percent) {
                    " · " (visit.with("assessment-result-best", &[("percent", best.into())]))
                }
            }
            @if sitting.how == Some(How::ByDeadline) { (by_deadline(visit, here)) }
            (next_steps(visit, here, passed_any, again))
            (teaching(visit, here, quiz, shows))
        }
    };
    Ok(visit.page(Page {
        title: visit.t("assessment-result-title"),
        main,
        ..Page::default()
    }))
}

fn attempt_line(visit: &Visit, here: &Seated) -> Markup {
    let sitting = &here.seat.sitting;
    let at = sitting.rules.submitted_at.unwrap_or(visit.now);
    let moment = visit.moment_words(at);
    let variables = [
        ("number", sitting.number.into()),
        ("date", (&moment).into()),
    ];
    html! { (here.title()) " · " (visit.with("assessment-result-attempt", &variables)) }
}

/// What decides how a result is told.
struct Told {
    passed_any: bool,
    again: Result<(), StartRefusal>,
    shows: Reveal,
}

impl Told {
    /// Title and text of an attempt that did not pass. Nobody is sent to read
    /// what is not shown, or to try what is not left.
    fn failed(&self) -> (&'static str, &'static str) {
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

fn headline(visit: &Visit, quiz: &Quiz, score: &Score, told: &Told) -> Markup {
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
    let words = visit.with(text, &variables);
    verdict(tone, mark, visit.t(title), &html! { (words) })
}

/// Points with as many decimals as they need.
fn points(visit: &Visit, score: &Score) -> String {
    let shown = |milli: u64| {
        let text = format!("{}.{:03}", milli / 1000, milli % 1000);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    let earned = shown(score.earned_milli);
    let variables = [
        ("points", (&earned).into()),
        ("max", (score.max_milli / 1000).into()),
    ];
    visit.with("assessment-result-points", &variables)
}

fn by_deadline(visit: &Visit, here: &Seated) -> Markup {
    let at = here.seat.sitting.rules.submitted_at.unwrap_or(visit.now);
    let time = visit.time_words(at);
    let words = visit.with("assessment-timer-over-text", &[("time", (&time).into())]);
    quiet_notice(
        Tone::Info,
        Some(visit.t("assessment-timer-over-title")),
        &html! { p { (words) } },
    )
}

fn next_steps(
    visit: &Visit,
    here: &Seated,
    passed: bool,
    again: Result<(), StartRefusal>,
) -> Markup {
    let (course, activity) = here.address();
    let weight = if passed {
        Weight::Secondary
    } else {
        Weight::Primary
    };
    let try_again = button(&Button {
        label: visit.t("assessment-start-again"),
        weight,
        ..Button::default()
    });
    html! {
        @if let (Err(refusal @ StartRefusal::TooSoon { .. }), false) = (again, passed) { p { (why_not(visit, refusal)) } }
        form class="actions" method="post" action=(paths::attempts(course, activity)) {
            @if passed { (link_button(visit.t("assessment-result-continue"), &after(here), Weight::Primary)) }
            @if again.is_ok() { (try_again) }
            @if !passed {
                @if matches!(again, Err(StartRefusal::NoneLeft { .. })) { (link_button(visit.t("errors-contact"), paths::CONTACT, Weight::Primary)) }
                (link_button(visit.t("assessment-result-lessons"), &first_of_module(here), Weight::Secondary))
            }
        }
    }
}

/// The activity after this one, or where one stands.
fn after(here: &Seated) -> String {
    let (course, slug) = here.address();
    let mut rest = here.revision.document.activities();
    let mut rest = rest.by_ref().skip_while(|activity| activity.slug != slug);
    rest.next();
    rest.next().map_or_else(
        || paths::progress(course),
        |next| paths::activity(course, &next.slug),
    )
}

/// Where to read again: the first lesson of the quiz's module.
fn first_of_module(here: &Seated) -> String {
    let (course, _) = here.address();
    let found = here.revision.document.activity(&here.seat.sitting.activity);
    let first = found.and_then(|(module, _)| module.activities.first());
    first.map_or_else(
        || paths::learn(course),
        |first| paths::activity(course, &first.slug),
    )
}

fn teaching(visit: &Visit, here: &Seated, quiz: &Quiz, shows: Reveal) -> Markup {
    if shows == Reveal::Nothing {
        let key = if quiz.feedback == FeedbackPolicy::AfterPass {
            "assessment-feedback-after-pass"
        } else {
            "assessment-feedback-never"
        };
        return html! { p class="muted" { (visit.t(key)) } };
    }
    html! {
        h2 { (visit.t("assessment-feedback-title")) }
        @for number in 1..=here.length() {
            section class="question" id={ "question-" (number) } {
                (feedback::question(visit, here, number, &showing(here, number)))
            }
        }
    }
}

fn showing(here: &Seated, number: usize) -> Showing<'_> {
    let asked = here.seat.sitting.paper.questions.get(number - 1);
    let given = asked.and_then(|asked| here.seat.given.get(&asked.id));
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
fn sent<'a>(visit: &'a Visit, here: &'a Seated) -> Page<'a> {
    let main = html! {
        div class="wrap quiz form-page" {
            h1 { (here.title()) }
            (quiet_notice(Tone::Good, None, &html! { p { (visit.t("assessment-survey-done")) } }))
            p { (link_button(visit.t("assessment-result-continue"), &after(here), Weight::Primary)) }
            @for number in 1..=here.length() { (said(visit, here, number)) }
        }
    };
    Page {
        title: here.title(),
        main,
        ..Page::default()
    }
}

fn said(visit: &Visit, here: &Seated, number: usize) -> Markup {
    let showing = Showing {
        level: 2,
        ..showing(here, number)
    };
    let Some(asked) = here.asked(number) else {
        return Markup::default();
    };
    html! {
        section class="question" {
            (Prompt::new(visit, here, &asked, &showing).heading(2))
            @match showing.given {
                Some(Response::Written { text }) => { @for line in text.lines() { p { (line) } } },
                Some(Response::Rated { value }) => p { (value) },
                Some(Response::Chosen { options }) => {
                    @for id in options { p { (chosen(visit, here, number, id)) } }
                },
                _ => p class="muted" { (visit.t("assessment-feedback-none")) },
            }
        }
    }
}

fn chosen(visit: &Visit, here: &Seated, number: usize, id: &str) -> Markup {
    use laurel_domain::assessment::LearnerKind;
    let Some(asked) = here.asked(number) else {
        return Markup::default();
    };
    let LearnerKind::Choice { options, .. } = &asked.kind else {
        return Markup::default();
    };
    let found = options.iter().find(|option| option.id == id);
    found.map_or_else(Markup::default, |option| {
        here.line(visit, &format!("{}/{}", asked.id, option.id), &option.text)
    })
}
