//! `/learn/{course}` leads to where one left off; `/learn/{course}/{activity}`
//! is a lesson, a quiz or a survey.

use super::player_context::PlayerContext;
use super::view::lesson::{LessonView, page};
use crate::assessment;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::authoring::document::{Activity, ActivityKind};
use laurel_domain::identity::actions;
use laurel_persistence::InternalError;
use laurel_persistence::learning::{note_opening, remember_place};

pub async fn resume(
    paths::LearnPath { course }: paths::LearnPath,
    context: Gate<actions::Learn>,
) -> Answer {
    let player = match PlayerContext::open(&context, &course, "").await {
        Ok(player) => player,
        Err(elsewhere) => return elsewhere.answer(),
    };
    let to = match player.place() {
        Some(activity) => paths::activity(&course, &activity.slug),
        None => paths::progress(&course),
    };
    Ok(Redirect::to(&to).into_response())
}

pub async fn show(
    paths::ActivityPath {
        course,
        activity: slug,
    }: paths::ActivityPath,
    context: Gate<actions::Learn>,
) -> Answer {
    let player = match PlayerContext::open(&context, &course, &slug).await {
        Ok(player) => player,
        Err(elsewhere) => return elsewhere.answer(),
    };
    let Some((module, activity)) = player.activity(&slug) else {
        return Err(HttpProblem::NotFound);
    };
    note(&context, &player, activity).await?;
    match &activity.kind {
        ActivityKind::Lesson(_) => {
            let view = LessonView {
                player: &player,
                module,
                activity,
            };
            Ok(context.page(page(&context, &view)))
        }
        ActivityKind::Quiz(quiz) => assessment::quiz(&context, &player, activity, quiz).await,
        ActivityKind::Survey(_) => assessment::survey(&context, &player, activity).await,
    }
}

/// Remembers the place, and when the reading began where that counts. The
/// place is not waited for: it is only a convenience.
async fn note(
    context: &Gate<actions::Learn>,
    player: &PlayerContext,
    activity: &Activity,
) -> Result<(), HttpProblem> {
    if context.method != Method::GET {
        return Ok(());
    }
    let (permit, opened) = (context.own()?, &player.opened);
    let id = opened.enrollment;
    if let ActivityKind::Lesson(lesson) = &activity.kind
        && lesson.read_seconds > 0
        && !opened.openings.iter().any(|(id, _)| *id == activity.id)
    {
        match note_opening(&context.app.store, &permit, id, &activity.id).await {
            // reading goes on while nothing can be saved; it counts from the next opening
            Err(error @ InternalError::NotSaved(_)) => {
                tracing::warn!(%error, "an opening was not noted");
            }
            noted => noted?,
        }
    }
    if opened.place.as_ref() != Some(&activity.id) {
        let (store, place) = (context.app.store.clone(), activity.id.clone());
        tokio::spawn(async move {
            if let Err(error) = remember_place(&store, &permit, id, place).await {
                tracing::warn!(%error, "a place was not remembered");
            }
        });
    }
    Ok(())
}
