//! A quiz or a survey before it begins: what it asks, how often and how long, and what came of it so far.

use crate::assessment::view::start::why_not;
use crate::learning::{PlayerContext, duration, lesson_head, lesson_prose, player_layout};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::assessment::{Allowance, Start, StartRefusal};
use laurel_domain::authoring::document::{Activity, FeedbackPolicy, Quiz};
use laurel_persistence::assessment::Attempt;
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::details::checks;
use laurel_ui::notice::quiet_notice;
use laurel_ui::player::bottom_bar;
use laurel_ui::table::{Column, Table, table};
use laurel_ui::{Tone, tone_words};
use maud::{Markup, html};

/// A quiz before it begins.
#[derive(Clone, Copy)]
pub struct QuizView<'a> {
    pub player: &'a PlayerContext,
    pub activity: &'a Activity,
    pub quiz: &'a Quiz,
    /// The reader's attempts so far, the first one first.
    pub mine: &'a [Attempt],
    /// What staff gave on top of the quiz's rules.
    pub given: Allowance,
    /// What the rules say to another one.
    pub start: Result<Start, StartRefusal>,
}

pub fn quiz_page(reader: &Reader, view: &QuizView<'_>) -> Page {
    let QuizView {
        player,
        activity,
        quiz,
        mine,
        given,
        start,
    } = *view;
    let main = html! {
        (lesson_prose(reader, player, activity))
        h2 { (reader.t("assessment-start-title")) }
        (best(reader, mine))
        (checks(&facts(reader, player, quiz, given, &start)))
        (history(reader, player, activity, mine))
    };
    let label = match start {
        Ok(Start::Resume { .. }) => Ok("assessment-start-resume"),
        Ok(Start::New { .. }) if mine.is_empty() => Ok("assessment-start-begin"),
        Ok(Start::New { .. }) => Ok("assessment-start-again"),
        Err(refusal) => Err(why_not(reader, refusal)),
    };
    page(reader, player, activity, &main, &label)
}

/// A survey before it begins, or after it was sent.
#[derive(Clone, Copy)]
pub struct SurveyView<'a> {
    pub player: &'a PlayerContext,
    pub activity: &'a Activity,
    pub sent: bool,
    pub begun: bool,
}

pub fn survey_page(reader: &Reader, view: &SurveyView<'_>) -> Page {
    let SurveyView {
        player,
        activity,
        sent,
        begun,
    } = *view;
    let count = activity.questions().len();
    let main = html! {
        (lesson_prose(reader, player, activity))
        @if sent {
            (quiet_notice(Tone::Good, None, &html! { p { (reader.t("assessment-survey-done")) } }))
        } @else {
            p { (reader.t("assessment-survey-lead")) }
            (checks(&[
                html! { (reader.with("assessment-start-questions", &[("count", count.into())])) },
                html! { (reader.t("assessment-start-saved")) },
            ]))
        }
    };
    let label = match (sent, begun) {
        (true, _) => "assessment-survey-look",
        (false, false) => "assessment-survey-begin",
        (false, true) => "assessment-start-resume",
    };
    page(reader, player, activity, &main, &Ok(label))
}

/// `begin` is the button's phrase, or why there is none.
fn page(
    reader: &Reader,
    player: &PlayerContext,
    activity: &Activity,
    main: &Markup,
    begin: &Result<&str, String>,
) -> Page {
    let course = player.slug();
    let (before, after) = player.around(&activity.id);
    let back = before.map_or_else(
        || paths::progress(course),
        |a| paths::activity(course, &a.slug),
    );
    let done = player.done_at(&activity.id).is_some();
    let onward = match after {
        Some(next) => paths::activity(course, &next.slug),
        None => paths::progress(course),
    };
    let start = html! {
        a class=(Weight::Quiet.class()) href=(back) rel="prev" data-key="p" { (reader.t("learning-player-back")) }
    };
    let weight = if done {
        Weight::Secondary
    } else {
        Weight::Primary
    };
    let end = html! {
        @match begin {
            Ok(label) => (button(&Button { label: reader.t(label), weight, ..Button::default() })),
            Err(why) => span class="meta" { (why) },
        }
        @if done { a class=(Weight::Primary.class()) href=(onward) rel="next" data-key="n" { (reader.t("assessment-result-continue")) } }
    };
    let main = html! {
        @if let Some((module, _)) = player.activity(&activity.slug) { (lesson_head(reader, player, module, activity)) }
        div class="stack" { (main) }
        form method="post" action=(paths::attempts(course, &activity.slug)) { (bottom_bar(&start, &end)) }
    };
    Page {
        title: activity.title.clone(),
        scripts: &["js/player-keys.js", "js/fetched-ahead.js"],
        main: player_layout(reader, player, &activity.id, &main, &Markup::default()),
        ..Page::default()
    }
}

/// What was passed, or the best result so far.
fn best(reader: &Reader, mine: &[Attempt]) -> Markup {
    let passed = mine.iter().find(|attempt| attempt.rules.passed);
    if let Some((attempt, score)) = passed.and_then(|s| Some((s, s.score?))) {
        let at = attempt.rules.submitted_at.unwrap_or(reader.now);
        let date = reader
            .words()
            .date(at.with_timezone(&reader.zone).date_naive());
        let variables = [("date", (&date).into()), ("percent", score.percent.into())];
        let words = reader.with("assessment-start-passed", &variables);
        return quiet_notice(Tone::Good, None, &html! { p { (words) } });
    }
    let best = mine.iter().filter_map(|s| s.score).map(|s| s.percent).max();
    html! {
        @if let Some(best) = best {
            p { (reader.with("assessment-result-best", &[("percent", best.into())])) }
        }
    }
}

fn facts(
    reader: &Reader,
    player: &PlayerContext,
    quiz: &Quiz,
    given: Allowance,
    start: &Result<Start, StartRefusal>,
) -> Vec<Markup> {
    let count = player.revision.document.paper_length(quiz);
    let mut facts = vec![
        reader.with("assessment-start-questions", &[("count", count.into())]),
        reader.with("assessment-start-pass", &[("percent", quiz.pass.into())]),
    ];
    facts.push(match quiz.time_limit_minutes {
        None => reader.t("assessment-start-no-limit").to_owned(),
        Some(minutes) => {
            let minutes = minutes.saturating_add(given.minutes);
            reader.with("assessment-start-limit", &[("minutes", minutes.into())])
        }
    });
    match (quiz.attempts, start) {
        (None, _) => facts.push(reader.t("assessment-start-attempts-unlimited").to_owned()),
        (Some(_), Ok(Start::New { left: Some(left) })) => {
            let variables = [("count", (left + 1).into())];
            facts.push(reader.with("assessment-start-attempts-left", &variables));
        }
        (Some(allowed), _) => {
            let allowed = allowed.saturating_add(given.attempts);
            facts.push(reader.with("unit-attempts", &[("count", allowed.into())]));
        }
    }
    if quiz.wait_minutes > 0 {
        let time = duration(reader, quiz.wait_minutes);
        let variables = [("time", (&time).into())];
        facts.push(reader.with("assessment-start-wait-time", &variables));
    }
    let saved = if quiz.feedback == FeedbackPolicy::AfterEach {
        "assessment-start-checked"
    } else {
        "assessment-start-saved"
    };
    facts.push(reader.t(saved).to_owned());
    facts.into_iter().map(|fact| html! { (fact) }).collect()
}

fn history(
    reader: &Reader,
    player: &PlayerContext,
    activity: &Activity,
    mine: &[Attempt],
) -> Markup {
    let rows: Vec<Vec<Markup>> = mine
        .iter()
        .rev()
        .take(20)
        .map(|attempt| {
            let href = paths::attempt(player.slug(), &activity.slug, attempt.id);
            vec![
                html! { a href=(href) { (reader.with("assessment-history-number", &[("number", attempt.number.into())])) } },
                reader.moment(attempt.rules.started_at),
                outcome(reader, attempt, false),
            ]
        })
        .collect();
    html! {
        @if !rows.is_empty() {
            (table(&Table {
                caption: reader.t("assessment-start-history"),
                caption_hidden: false,
                columns: &[
                    Column::text(reader.t("assessment-history-attempt")),
                    Column::text(reader.t("assessment-history-begun")),
                    Column::text(reader.t("assessment-result-title")),
                ],
                rows: &rows,
            }))
        }
    }
}

/// "80 percent, passed", or that it is still open; of a survey, whether it was sent.
pub fn outcome(reader: &Reader, attempt: &Attempt, survey: bool) -> Markup {
    if survey && attempt.rules.submitted_at.is_some() {
        return tone_words(Tone::Good, reader.t("assessment-history-sent"));
    }
    let Some(score) = attempt.score else {
        return html! { (reader.t("assessment-history-open")) };
    };
    let percent = reader.with("unit-percent", &[("percent", score.percent.into())]);
    let (tone, key) = if score.passed {
        (Tone::Good, "assessment-result-passed")
    } else {
        (Tone::Warn, "assessment-result-failed")
    };
    html! { (percent) " · " (tone_words(tone, reader.t(key))) }
}
