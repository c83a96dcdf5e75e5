//! What a question teaches once it may: how the answer was, what is right, and
//! the author's words on it. Called only where the rules reveal it.

use super::question::{Prompt, Showing};
use super::seated::Seated;
use crate::visit::Visit;
use laurel_domain::assessment::{
    LearnerQuestion, Response, Review, ReviewedAnswers, ReviewedOption, ReviewedPair,
    ReviewedPlace, ReviewedWriting, Verdict, review,
};
use laurel_domain::authoring::document::Question;
use laurel_ui::quiz::feedback;
use laurel_ui::{Tone, tone_words};
use maud::{Markup, html};

/// A question with its answer and everything that may be said about it.
pub fn question(visit: &Visit, here: &Seated, number: usize, showing: &Showing) -> Markup {
    let (Some(asked), Some(keyed)) = (here.asked(number), here.with_key(number)) else {
        return Markup::default();
    };
    let said = review(keyed, showing.given);
    html! {
        (Prompt::new(visit, here, &asked, showing).heading(showing.level))
        (answers(visit, here, &asked, keyed, &said, showing.given))
        (verdict(visit, here, keyed, &said))
    }
}

fn verdict(visit: &Visit, here: &Seated, keyed: &Question, said: &Review) -> Markup {
    let (right, key) = match said.grade.verdict {
        Verdict::Right => (true, "assessment-feedback-right"),
        Verdict::Partial => (false, "assessment-feedback-partly"),
        Verdict::Wrong => (false, "assessment-feedback-wrong"),
        Verdict::Unanswered => (false, "assessment-feedback-none"),
    };
    let piece = format!("{}/explanation", keyed.id);
    feedback(
        right,
        visit.t(key),
        &html! {
            @if !said.explanation.is_empty() { (here.text(visit, &piece, said.explanation)) }
        },
    )
}

fn answers(
    visit: &Visit,
    here: &Seated,
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
                ul class="reviewed" { @for option in options { li { (option_line(visit, here, &keyed.id, option)) } } }
            }
        }
        ReviewedAnswers::Written(writing) => written(visit, here, &keyed.id, writing, given),
        ReviewedAnswers::Pairs(pairs) => html! {
            ul class="reviewed" { @for (at, pair) in pairs.iter().enumerate() { li { (pair_line(visit, here, &keyed.id, at, pair)) } } }
        },
        ReviewedAnswers::Places(places) => html! {
            ol class="reviewed" { @for (at, place) in places.iter().enumerate() { li { (place_line(visit, here, &keyed.id, at, place)) } } }
        },
        ReviewedAnswers::None => Markup::default(),
    }
}

fn order_of<'a>(here: &'a Seated, question: &str) -> &'a [String] {
    let mut paper = here.seat.sitting.paper.questions.iter();
    let found = paper.find(|place| place.id == question);
    found.map_or(&[], |place| place.order.as_slice())
}

/// Whether it was chosen and whether it is right, as marks with words.
fn marks(visit: &Visit, chosen: bool, right: bool) -> Markup {
    let yours = visit.t("assessment-feedback-yours");
    html! {
        @match (chosen, right) {
            (true, true) => { (tone_words(Tone::Good, yours)) " · " (visit.t("assessment-feedback-right")) },
            (true, false) => { (tone_words(Tone::Bad, yours)) " · " (visit.t("assessment-feedback-wrong")) },
            (false, true) => (tone_words(Tone::Info, visit.t("assessment-feedback-answer"))),
            (false, false) => {},
        }
    }
}

fn said(visit: &Visit, here: &Seated, piece: &str, text: &str) -> Markup {
    html! { @if !text.is_empty() { div class="muted" { (here.text(visit, piece, text)) } } }
}

fn option_line(visit: &Visit, here: &Seated, question: &str, option: &ReviewedOption) -> Markup {
    let piece = format!("{question}/{}", option.id);
    html! {
        p { (here.line(visit, &piece, option.text)) }
        @if option.chosen || option.right { p class="meta" { (marks(visit, option.chosen, option.right)) } }
        (said(visit, here, &format!("{piece}/feedback"), option.feedback))
    }
}

fn written(
    visit: &Visit,
    here: &Seated,
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
                    p class="meta" { (visit.t("assessment-feedback-yours")) }
                    (said(visit, here, &format!("{question}/on-{place:x}"), writing.feedback))
                }
            }
            @if let Some(accepted) = writing.accepted.first() {
                li {
                    p { (accepted.form) @if let Some(tolerance) = accepted.tolerance { " ± " (tolerance) } }
                    p class="meta" { (tone_words(Tone::Info, visit.t("assessment-feedback-answer"))) }
                }
            }
        }
    }
}

fn pair_line(
    visit: &Visit,
    here: &Seated,
    question: &str,
    at: usize,
    pair: &ReviewedPair,
) -> Markup {
    let piece = format!("{question}/pair-{at}");
    html! {
        p {
            (here.line(visit, &format!("{piece}/left"), pair.left)) " → "
            (here.line(visit, &format!("{piece}/right"), pair.right))
        }
        p class="meta" {
            @if pair.is_right { (marks(visit, true, true)) }
            @else if let Some(chosen) = pair.chosen {
                (tone_words(Tone::Bad, visit.t("assessment-feedback-yours"))) ": " (laurel_markdown::plain(chosen))
            } @else { (visit.t("assessment-feedback-none")) }
        }
        (said(visit, here, &format!("{piece}/feedback"), pair.feedback))
        @if let Some(chosen) = pair.chosen {
            (said(visit, here, &format!("{question}/chosen-{chosen}/feedback"), pair.chosen_feedback))
        }
    }
}

fn place_line(
    visit: &Visit,
    here: &Seated,
    question: &str,
    at: usize,
    place: &ReviewedPlace,
) -> Markup {
    let piece = format!("{question}/place-{at}");
    html! {
        p { (here.line(visit, &piece, place.text)) }
        p class="meta" {
            @if place.is_right { (marks(visit, true, true)) }
            @else if let Some(given) = place.given {
                (tone_words(Tone::Bad, &visit.with("assessment-feedback-place", &[("position", given.into())])))
            } @else { (visit.t("assessment-feedback-none")) }
        }
        (said(visit, here, &format!("{piece}/feedback"), place.feedback))
    }
}
