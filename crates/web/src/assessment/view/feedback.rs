//! What a question teaches once it may: how the answer was, what is right, and
//! the author's words on it. Called only where the rules reveal it.

use crate::assessment::attempt_context::AttemptContext;
use crate::assessment::view::question::{Prompt, Showing};
use crate::reader::Reader;
use laurel_domain::assessment::{
    AcceptedForm, LearnerQuestion, Response, Review, ReviewedAnswers, ReviewedOption, ReviewedPair,
    ReviewedPlace, ReviewedWriting, Verdict, review,
};
use laurel_domain::authoring::document::Question;
use laurel_ui::quiz::feedback;
use laurel_ui::{Tone, tone_words};
use maud::{Markup, html};

/// A question with its answer and everything that may be said about it.
pub fn question(
    reader: &Reader,
    here: &AttemptContext,
    number: usize,
    showing: &Showing,
) -> Markup {
    let (Some(asked), Some(keyed)) = (here.asked(number), here.with_key(number)) else {
        return Markup::default();
    };
    let said = review(keyed, showing.given);
    html! {
        (Prompt::new(reader, here, &asked, showing).heading(showing.level))
        (verdict(reader, here, number, keyed, &said))
        (answers(reader, here, &asked, keyed, &said, showing.given))
    }
}

/// Where a verdict stands on the page: what leads there is read out.
pub fn verdict_id(number: usize) -> String {
    format!("verdict-{number}")
}

/// Whether everything of a question was answered right.
pub fn is_right(here: &AttemptContext, number: usize) -> bool {
    verdict_of(here, number) == Verdict::Right
}

/// How a question was answered.
pub fn verdict_of(here: &AttemptContext, number: usize) -> Verdict {
    let asked = here.attempt.question_set.questions.get(number - 1);
    let given = asked.and_then(|asked| here.given.get(&asked.id));
    here.with_key(number).map_or(Verdict::Unanswered, |keyed| {
        let said = review(keyed, given.map(|given| &given.response));
        said.grade.verdict
    })
}

/// How that is told, and the phrase for it.
pub const fn told(verdict: Verdict) -> (Tone, &'static str) {
    match verdict {
        Verdict::Right => (Tone::Good, "assessment-feedback-right"),
        Verdict::Partial => (Tone::Warn, "assessment-feedback-partly"),
        Verdict::Wrong => (Tone::Bad, "assessment-feedback-wrong"),
        Verdict::Unanswered => (Tone::Bad, "assessment-feedback-none"),
    }
}

fn verdict(
    reader: &Reader,
    here: &AttemptContext,
    number: usize,
    keyed: &Question,
    said: &Review,
) -> Markup {
    let (tone, key) = told(said.grade.verdict);
    let piece = format!("{}/explanation", keyed.id);
    feedback(
        &verdict_id(number),
        tone,
        reader.t(key),
        &html! {
            @if !said.explanation.is_empty() { (here.text(reader, &piece, said.explanation)) }
        },
    )
}

fn answers(
    reader: &Reader,
    here: &AttemptContext,
    asked: &LearnerQuestion,
    keyed: &Question,
    said: &Review,
    given: Option<&Response>,
) -> Markup {
    match &said.answers {
        ReviewedAnswers::Options(options) => {
            let order = order_of(here, &asked.id);
            let mut options: Vec<&ReviewedOption> = options.iter().collect();
            options.sort_by_key(|option| order.iter().position(|id| id == option.id));
            html! {
                ul class="reviewed" { @for option in options { li class=[mark(option.chosen, option.right)] { (option_line(reader, here, &keyed.id, option)) } } }
            }
        }
        ReviewedAnswers::Written(writing) => written(reader, here, &keyed.id, writing, given),
        ReviewedAnswers::Pairs(pairs) => html! {
            ul class="reviewed" { @for (at, pair) in pairs.iter().enumerate() { li { (pair_line(reader, here, &keyed.id, at, pair)) } } }
        },
        ReviewedAnswers::Places(places) => html! {
            ol class="reviewed" { @for (at, place) in places.iter().enumerate() { li { (place_line(reader, here, &keyed.id, at, place)) } } }
        },
        ReviewedAnswers::None => Markup::default(),
    }
}

fn order_of<'a>(here: &'a AttemptContext, question: &str) -> &'a [String] {
    let mut question_set = here.attempt.question_set.questions.iter();
    let found = question_set.find(|place| place.id == question);
    found.map_or(&[], |place| place.order.as_slice())
}

/// How an option stands out: a right one always, a wrong one where it was chosen.
const fn mark(chosen: bool, right: bool) -> Option<&'static str> {
    match (chosen, right) {
        (_, true) => Some("is-right"),
        (true, false) => Some("is-wrong"),
        (false, false) => None,
    }
}

/// Whether it was chosen and whether it is right, as marks with words.
fn marks(reader: &Reader, chosen: bool, right: bool) -> Markup {
    let yours = reader.t("assessment-feedback-yours");
    html! {
        @match (chosen, right) {
            (true, true) => { (tone_words(Tone::Good, yours)) " · " (reader.t("assessment-feedback-right")) },
            (true, false) => { (tone_words(Tone::Bad, yours)) " · " (reader.t("assessment-feedback-wrong")) },
            (false, true) => (tone_words(Tone::Good, reader.t("assessment-feedback-answer"))),
            (false, false) => {},
        }
    }
}

fn said(reader: &Reader, here: &AttemptContext, piece: &str, text: &str) -> Markup {
    html! { @if !text.is_empty() { div class="said" { (here.text(reader, piece, text)) } } }
}

fn option_line(
    reader: &Reader,
    here: &AttemptContext,
    question: &str,
    option: &ReviewedOption,
) -> Markup {
    let piece = format!("{question}/{}", option.id);
    html! {
        p { (here.line(reader, &piece, option.text)) }
        @if option.chosen || option.right { p class="meta" { (marks(reader, option.chosen, option.right)) } }
        (said(reader, here, &format!("{piece}/feedback"), option.feedback))
    }
}

fn written(
    reader: &Reader,
    here: &AttemptContext,
    question: &str,
    writing: &ReviewedWriting,
    given: Option<&Response>,
) -> Markup {
    let typed = match given {
        Some(Response::Written { text }) => text.as_str(),
        _ => "",
    };
    // which words these are depends on what was typed
    let place = {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        writing.feedback.hash(&mut hasher);
        hasher.finish()
    };
    html! {
        ul class="reviewed" {
            @if !typed.is_empty() {
                li {
                    p { (typed) }
                    p class="meta" { (reader.t("assessment-feedback-yours")) }
                    (said(reader, here, &format!("{question}/on-{place:x}"), writing.feedback))
                }
            }
            @if let Some(accepted) = writing.accepted.first() {
                li class="is-right" {
                    p { (in_notation(reader, accepted)) @if let Some(words) = range(reader, accepted.form, accepted.tolerance) { " (" (words) ")" } }
                    p class="meta" { (tone_words(Tone::Good, reader.t("assessment-feedback-answer"))) }
                }
            }
        }
    }
}

/// A number as the reader's language writes it; words as they are.
fn in_notation(reader: &Reader, accepted: &AcceptedForm) -> String {
    match accepted.form.parse::<f64>() {
        Ok(number) if accepted.is_number => reader.words().number(number),
        _ => accepted.form.to_owned(),
    }
}

/// From where to where a number counts: "11.5 to 12.5 counts".
fn range(reader: &Reader, form: &str, tolerance: Option<&str>) -> Option<String> {
    // of what an author writes; more digits are only how a computer subtracts
    const DIGITS: f64 = 1e9;
    let (middle, around): (f64, f64) = (form.parse().ok()?, tolerance?.parse().ok()?);
    let end = |number: f64| (number * DIGITS).round() / DIGITS;
    let variables = [
        ("from", end(middle - around).into()),
        ("to", end(middle + around).into()),
    ];
    Some(reader.with("assessment-feedback-range", &variables))
}

fn pair_line(
    reader: &Reader,
    here: &AttemptContext,
    question: &str,
    at: usize,
    pair: &ReviewedPair,
) -> Markup {
    let piece = format!("{question}/pair-{at}");
    html! {
        p {
            (here.line(reader, &format!("{piece}/left"), pair.left)) " → "
            (here.line(reader, &format!("{piece}/right"), pair.right))
        }
        p class="meta" {
            @if pair.is_right { (marks(reader, true, true)) }
            @else if let Some(chosen) = pair.chosen {
                (tone_words(Tone::Bad, reader.t("assessment-feedback-yours"))) ": " (laurel_markdown::plain(chosen))
            } @else { (reader.t("assessment-feedback-none")) }
        }
        (said(reader, here, &format!("{piece}/feedback"), pair.feedback))
        @if let Some(chosen) = pair.chosen {
            (said(reader, here, &format!("{piece}/chosen-{chosen}/feedback"), pair.chosen_feedback))
        }
    }
}

fn place_line(
    reader: &Reader,
    here: &AttemptContext,
    question: &str,
    at: usize,
    place: &ReviewedPlace,
) -> Markup {
    let piece = format!("{question}/place-{at}");
    html! {
        p { (here.line(reader, &piece, place.text)) }
        p class="meta" {
            @if place.is_right { (marks(reader, true, true)) }
            @else if let Some(given) = place.given {
                (tone_words(Tone::Bad, &reader.with("assessment-feedback-place", &[("position", given.into())])))
            } @else { (reader.t("assessment-feedback-none")) }
        }
        (said(reader, here, &format!("{piece}/feedback"), place.feedback))
    }
}
