//! The page of a quiz or a survey before it begins: what it asks, how often
//! and how long, and what came of it so far.

use super::view::intro::{QuizView, SurveyView, quiz_page, survey_page};
use crate::http_problem::Answer;
use crate::learning::PlayerContext;
use crate::request_context::RequestContext;
use laurel_domain::assessment::{AttemptState, may_start};
use laurel_domain::authoring::document::{Activity, Quiz};
use laurel_persistence::assessment::{allowances, attempts};

pub async fn quiz(
    context: &RequestContext,
    player: &PlayerContext,
    activity: &Activity,
    quiz: &Quiz,
) -> Answer {
    let id = player.opened.enrollment;
    let own = context.own_scope()?.into();
    let mine = attempts(&context.app.store, &own, id, Some(&activity.id)).await?;
    let given = allowances(&context.app.store, &own, id).await?;
    let given = given.get(&activity.id).copied().unwrap_or_default();
    let rules: Vec<AttemptState> = mine.iter().map(|attempt| attempt.rules).collect();
    let view = QuizView {
        player,
        activity,
        quiz,
        mine: &mine,
        given,
        start: may_start(quiz, &rules, given, context.now),
    };
    Ok(context.page(quiz_page(context, &view)))
}

pub async fn survey(
    context: &RequestContext,
    player: &PlayerContext,
    activity: &Activity,
) -> Answer {
    let id = player.opened.enrollment;
    let own = context.own_scope()?.into();
    let mine = attempts(&context.app.store, &own, id, Some(&activity.id)).await?;
    let view = SurveyView {
        player,
        activity,
        sent: mine
            .iter()
            .any(|attempt| attempt.rules.submitted_at.is_some()),
        begun: !mine.is_empty(),
    };
    Ok(context.page(survey_page(context, &view)))
}
