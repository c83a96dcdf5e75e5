//! The result of an attempt: the score, what it teaches as far as the policy
//! lets it, and what comes next. Of a survey: thanks, and what was said.

use super::attempt_context::AttemptContext;
use super::taught::TaughtLessons;
use super::view::result::{ResultFacts, ResultView, page, sent_page};
use crate::certification::earned;
use crate::http_problem::{Answer, HttpProblem};
use crate::request_context::RequestContext;
use laurel_domain::assessment::{AttemptState, Start, may_start, reveal};
use laurel_persistence::assessment::{allowances, attempts};
use laurel_persistence::certification::Holder;

/// `missed_only`: whether only what was not right is asked for.
pub async fn answer(context: &RequestContext, here: &AttemptContext, missed_only: bool) -> Answer {
    let Some(quiz) = here.quiz() else {
        return Ok(context.page(sent_page(context, here)));
    };
    let attempt = &here.attempt;
    let score = attempt.score.ok_or(HttpProblem::Broken)?;
    let own = context.own_scope()?.into();
    let mine = attempts(
        &context.app.store,
        &own,
        attempt.enrollment,
        Some(&attempt.activity),
    )
    .await?;
    let given = allowances(&context.app.store, &own, attempt.enrollment).await?;
    let given = given.get(&attempt.activity).copied().unwrap_or_default();
    let rules: Vec<AttemptState> = mine.iter().map(|attempt| attempt.rules).collect();
    let passed_any = rules.iter().any(|attempt| attempt.passed);
    let earned = if attempt.rules.passed {
        earned(context, here.course_id).await?
    } else {
        Holder::default()
    };
    let view = ResultView {
        lessons: TaughtLessons::load(context, here).await?,
        earned,
        email_confirmed: context.claims.as_ref().is_some_and(|c| c.email_confirmed),
        here,
        quiz,
        score,
        best: mine.iter().filter_map(|s| s.score).map(|s| s.percent).max(),
        told: ResultFacts {
            missed_only,
            passed_any,
            again: may_start(quiz, &rules, given, context.now).map(|start| match start {
                Start::New { left } => left.map(|left| left + 1),
                Start::Resume { .. } => None,
            }),
            shows: reveal(quiz.feedback, &attempt.rules, passed_any, context.now),
        },
    };
    Ok(context.page(page(context, &view)))
}
