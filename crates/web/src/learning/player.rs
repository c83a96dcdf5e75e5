//! `/learn/{course}` leads to where one left off; `/learn/{course}/{activity}`
//! is a lesson, a quiz or a survey.

use super::desk::Desk;
use super::lesson;
use crate::assessment;
use crate::gate::Gate;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::visit::Visit;
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::authoring::document::{Activity, ActivityKind};
use laurel_domain::identity::actions;
use laurel_persistence::Fault;
use laurel_persistence::learning::{note_opening, remember_place};

pub async fn resume(
    paths::LearnPath { course }: paths::LearnPath,
    visit: Gate<actions::Learn>,
) -> Answer {
    let desk = match Desk::open(&visit, &course, "").await {
        Ok(desk) => desk,
        Err(elsewhere) => return elsewhere.answer(),
    };
    let to = match desk.place() {
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
    visit: Gate<actions::Learn>,
) -> Answer {
    let desk = match Desk::open(&visit, &course, &slug).await {
        Ok(desk) => desk,
        Err(elsewhere) => return elsewhere.answer(),
    };
    let Some((module, activity)) = desk.activity(&slug) else {
        return Err(Problem::NotFound);
    };
    note(&visit, &desk, activity).await?;
    match &activity.kind {
        ActivityKind::Lesson(_) => Ok(lesson::page(&visit, &desk, module, activity)),
        ActivityKind::Quiz(quiz) => assessment::quiz(&visit, &desk, activity, quiz).await,
        ActivityKind::Survey(_) => assessment::survey(&visit, &desk, activity).await,
    }
}

/// Remembers the place, and when the reading began where that counts. The
/// place is not waited for: it is only a convenience.
async fn note(visit: &Visit, desk: &Desk, activity: &Activity) -> Result<(), Problem> {
    if visit.method != Method::GET {
        return Ok(());
    }
    let opened = &desk.opened;
    if let ActivityKind::Lesson(lesson) = &activity.kind
        && lesson.read_seconds > 0
        && !opened.openings.iter().any(|(id, _)| *id == activity.id)
    {
        match note_opening(&visit.app.store, opened.enrollment.id, &activity.id).await {
            // reading goes on while nothing can be saved; it counts from the next opening
            Err(fault @ Fault::NotSaved(_)) => tracing::warn!(%fault, "an opening was not noted"),
            noted => noted?,
        }
    }
    if opened.enrollment.place.as_ref() != Some(&activity.id) {
        let (store, id) = (visit.app.store.clone(), opened.enrollment.id);
        let place = activity.id.clone();
        tokio::spawn(async move {
            if let Err(fault) = remember_place(&store, id, place).await {
                tracing::warn!(%fault, "a place was not remembered");
            }
        });
    }
    Ok(())
}
