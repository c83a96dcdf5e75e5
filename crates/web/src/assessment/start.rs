//! The page of a quiz or a survey before it begins: what it asks, how often
//! and how long, and what came of it so far.

use super::begin::why_not;
use crate::learning::{Desk, duration, framed, lesson_head, lesson_prose};
use crate::paths;
use crate::problem::Answer;
use crate::shell::Page;
use crate::visit::Visit;
use axum::response::Response;
use laurel_domain::assessment::{Attempt, Start, StartRefusal, may_start};
use laurel_domain::authoring::document::{Activity, Quiz};
use laurel_persistence::assessment::{Sitting, attempts};
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::details::checks;
use laurel_ui::notice::quiet_notice;
use laurel_ui::player::bottom_bar;
use laurel_ui::table::{Column, Table, table};
use laurel_ui::{Tone, tone_words};
use maud::{Markup, html};

pub async fn quiz(visit: &Visit, desk: &Desk, activity: &Activity, quiz: &Quiz) -> Answer {
    let id = desk.opened.enrollment.id;
    let mine = attempts(&visit.app.store, id, Some(&activity.id)).await?;
    let rules: Vec<Attempt> = mine.iter().map(|sitting| sitting.rules).collect();
    let start = may_start(quiz, &rules, 0, visit.now);
    let main = html! {
        (lesson_prose(visit, desk, activity))
        h2 { (visit.t("assessment-start-title")) }
        (best(visit, &mine))
        (checks(&facts(visit, desk, quiz, &start)))
        (history(visit, desk, activity, &mine))
    };
    let label = match start {
        Ok(Start::Resume { .. }) => Ok("assessment-start-resume"),
        Ok(Start::New { .. }) if mine.is_empty() => Ok("assessment-start-begin"),
        Ok(Start::New { .. }) => Ok("assessment-start-again"),
        Err(refusal) => Err(why_not(visit, refusal)),
    };
    Ok(page(visit, desk, activity, &main, &label))
}

pub async fn survey(visit: &Visit, desk: &Desk, activity: &Activity) -> Answer {
    let id = desk.opened.enrollment.id;
    let mine = attempts(&visit.app.store, id, Some(&activity.id)).await?;
    let sent = mine
        .iter()
        .any(|sitting| sitting.rules.submitted_at.is_some());
    let count = activity.questions().len();
    let main = html! {
        (lesson_prose(visit, desk, activity))
        @if sent {
            (quiet_notice(Tone::Good, None, &html! { p { (visit.t("assessment-survey-done")) } }))
        } @else {
            p { (visit.t("assessment-survey-lead")) }
            (checks(&[
                html! { (visit.with("assessment-start-questions", &[("count", count.into())])) },
                html! { (visit.t("assessment-start-saved")) },
            ]))
        }
    };
    let label = match (sent, mine.is_empty()) {
        (true, _) => "assessment-survey-look",
        (false, true) => "assessment-survey-begin",
        (false, false) => "assessment-start-resume",
    };
    Ok(page(visit, desk, activity, &main, &Ok(label)))
}

/// `begin` is the button's phrase, or why there is none.
fn page(
    visit: &Visit,
    desk: &Desk,
    activity: &Activity,
    main: &Markup,
    begin: &Result<&str, String>,
) -> Response {
    let course = desk.slug();
    let (before, after) = desk.around(&activity.id);
    let back = before.map_or_else(
        || paths::progress(course),
        |a| paths::activity(course, &a.slug),
    );
    let done = desk.done_at(&activity.id).is_some();
    let onward = match after {
        Some(next) => paths::activity(course, &next.slug),
        None => paths::progress(course),
    };
    let start = html! {
        a class=(Weight::Quiet.class()) href=(back) rel="prev" data-key="p" { (visit.t("learning-player-back")) }
    };
    let weight = if done {
        Weight::Secondary
    } else {
        Weight::Primary
    };
    let end = html! {
        @match begin {
            Ok(label) => (button(&Button { label: visit.t(label), weight, ..Button::default() })),
            Err(why) => span class="meta" { (why) },
        }
        @if done { a class=(Weight::Primary.class()) href=(onward) rel="next" data-key="n" { (visit.t("assessment-result-continue")) } }
    };
    let main = html! {
        @if let Some((module, _)) = desk.activity(&activity.slug) { (lesson_head(visit, desk, module, activity)) }
        div class="stack" { (main) }
        form method="post" action=(paths::attempts(course, &activity.slug)) { (bottom_bar(&start, &end)) }
    };
    visit.page(Page {
        title: &activity.title,
        scripts: &["js/player-keys.js"],
        main: framed(visit, desk, &activity.id, &main),
        ..Page::default()
    })
}

/// What was passed, or the best result so far.
fn best(visit: &Visit, mine: &[Sitting]) -> Markup {
    let passed = mine.iter().find(|sitting| sitting.rules.passed);
    if let Some((sitting, score)) = passed.and_then(|s| Some((s, s.score?))) {
        let at = sitting.rules.submitted_at.unwrap_or(visit.now);
        let zone = visit.app.settings().zone();
        let date = visit.words().date(at.with_timezone(&zone).date_naive());
        let variables = [("date", (&date).into()), ("percent", score.percent.into())];
        let words = visit.with("assessment-start-passed", &variables);
        return quiet_notice(Tone::Good, None, &html! { p { (words) } });
    }
    let best = mine.iter().filter_map(|s| s.score).map(|s| s.percent).max();
    html! {
        @if let Some(best) = best {
            p { (visit.with("assessment-result-best", &[("percent", best.into())])) }
        }
    }
}

fn facts(
    visit: &Visit,
    desk: &Desk,
    quiz: &Quiz,
    start: &Result<Start, StartRefusal>,
) -> Vec<Markup> {
    let count = desk.revision.document.paper_length(quiz);
    let mut facts = vec![
        visit.with("assessment-start-questions", &[("count", count.into())]),
        visit.with("assessment-start-pass", &[("percent", quiz.pass.into())]),
    ];
    facts.push(match quiz.time_limit_minutes {
        None => visit.t("assessment-start-no-limit").to_owned(),
        Some(minutes) => visit.with("assessment-start-limit", &[("minutes", minutes.into())]),
    });
    match (quiz.attempts, start) {
        (None, _) => facts.push(visit.t("assessment-start-attempts-unlimited").to_owned()),
        (Some(_), Ok(Start::New { left: Some(left) })) => {
            let variables = [("count", (left + 1).into())];
            facts.push(visit.with("assessment-start-attempts-left", &variables));
        }
        (Some(allowed), _) => {
            facts.push(visit.with("unit-attempts", &[("count", allowed.into())]));
        }
    }
    if quiz.wait_minutes > 0 {
        let time = duration(visit, quiz.wait_minutes);
        let variables = [("time", (&time).into())];
        facts.push(visit.with("assessment-start-wait-time", &variables));
    }
    facts.push(visit.t("assessment-start-saved").to_owned());
    facts.into_iter().map(|fact| html! { (fact) }).collect()
}

fn history(visit: &Visit, desk: &Desk, activity: &Activity, mine: &[Sitting]) -> Markup {
    let rows: Vec<Vec<Markup>> = mine
        .iter()
        .rev()
        .take(20)
        .map(|sitting| {
            let href = paths::attempt(desk.slug(), &activity.slug, sitting.id);
            vec![
                html! { a href=(href) { (visit.with("assessment-history-number", &[("number", sitting.number.into())])) } },
                visit.moment(sitting.rules.started_at),
                outcome(visit, sitting),
            ]
        })
        .collect();
    html! {
        @if !rows.is_empty() {
            (table(&Table {
                caption: visit.t("assessment-start-history"),
                caption_hidden: false,
                columns: &[
                    Column::text(visit.t("assessment-history-attempt")),
                    Column::text(visit.t("assessment-history-begun")),
                    Column::text(visit.t("assessment-result-title")),
                ],
                rows: &rows,
            }))
        }
    }
}

/// "80 percent, passed", or that it is still open.
pub fn outcome(visit: &Visit, sitting: &Sitting) -> Markup {
    let Some(score) = sitting.score else {
        return html! { (visit.t("assessment-history-open")) };
    };
    let percent = visit.with("unit-percent", &[("percent", score.percent.into())]);
    let (tone, key) = if score.passed {
        (Tone::Good, "assessment-result-passed")
    } else {
        (Tone::Warn, "assessment-result-failed")
    };
    html! { (percent) " · " (tone_words(tone, visit.t(key))) }
}
