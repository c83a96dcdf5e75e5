//! `/learn/{course}` leads to where one left off; `/learn/{course}/{activity}`
//! is a lesson, a quiz or a survey.

use super::player_context::PlayerContext;
use super::view::lesson::{LessonView, page};
use crate::assessment;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use laurel_domain::authoring::document::{Activity, ActivityKind, Module};
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
    if context.is_ahead && begins(&player, activity) {
        return Ok(StatusCode::TOO_EARLY.into_response());
    }
    note(&context, &player, activity).await?;
    let mut shown = match &activity.kind {
        ActivityKind::Lesson(_) => lesson(&context, &player, module, activity),
        ActivityKind::Quiz(quiz) => assessment::quiz(&context, &player, activity, quiz).await?,
        ActivityKind::Survey(_) => assessment::survey(&context, &player, activity).await?,
    };
    lead_ahead(&context, &mut shown);
    Ok(shown)
}

fn lesson(
    context: &RequestContext,
    player: &PlayerContext,
    module: &Module,
    activity: &Activity,
) -> Response {
    let view = LessonView {
        player,
        module,
        activity,
    };
    context.page(page(context, &view))
}

/// Tells the browser which pages it may fetch before anybody asks for them.
fn lead_ahead(context: &Gate<actions::Learn>, shown: &mut Response) {
    let rules = context.bundled.assets.url("ahead/lessons.json");
    if let Ok(rules) = HeaderValue::from_str(&format!("\"{rules}\"")) {
        let name = HeaderName::from_static("speculation-rules");
        shown.headers_mut().insert(name, rules);
    }
}

/// Whether its first showing begins a time of reading. Such a page is not given
/// ahead: shown later, it would not be asked for, and the time would never begin
/// where scripts are off.
fn begins(player: &PlayerContext, activity: &Activity) -> bool {
    let openings = &player.opened.openings;
    match &activity.kind {
        ActivityKind::Lesson(lesson) => {
            lesson.read_seconds > 0 && !openings.iter().any(|(id, _)| *id == activity.id)
        }
        ActivityKind::Quiz(_) | ActivityKind::Survey(_) => false,
    }
}

/// Remembers the place, and when the reading began where that counts. The
/// place is not waited for: it is only a convenience.
async fn note(
    context: &Gate<actions::Learn>,
    player: &PlayerContext,
    activity: &Activity,
) -> Result<(), HttpProblem> {
    if context.method != Method::GET || context.is_ahead {
        return Ok(());
    }
    let (permit, opened) = (context.own()?, &player.opened);
    let id = opened.enrollment;
    if begins(player, activity) {
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
