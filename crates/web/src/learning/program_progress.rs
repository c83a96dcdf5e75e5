//! How far a learner is in a program, for the dashboard: its courses in their order, and the
//! lesson that is next.

use super::view::program_progress::{CourseStep, NextUp, ProgramProgress};
use crate::http_problem::HttpProblem;
use crate::request_context::RequestContext;
use laurel_domain::authoring::document::Course;
use laurel_domain::enrollment::Status;
use laurel_domain::learning::{CourseProgress, course_progress};
use laurel_persistence::catalog::{
    ProgramEntry, current_revision, find_revision, programs_with_course, published_courses_named,
};
use laurel_persistence::enrollment::{Enrollment, EnrollmentScope};
use laurel_persistence::learning::facts;

/// The program of the course that is gone on with, where it belongs to one; and what is next
/// in that course.
pub async fn load(
    context: &RequestContext,
    mine: &[Enrollment],
    first: &Enrollment,
) -> Result<(Option<ProgramProgress>, Option<NextUp>), HttpProblem> {
    let store = &context.app.store;
    let scope: EnrollmentScope = context.own_scope()?.into();
    let Some(pinned) = find_revision(store, context.public(), first.revision).await? else {
        return Ok((None, None));
    };
    let done = facts(store, &scope, first.id).await?;
    let progress = course_progress(&pinned.document, &done);
    let next = next_up(&pinned.document, first, &progress);
    let programs = programs_with_course(store, context.public(), first.course).await?;
    let program = match programs.first() {
        Some(program) => Some(progress_of(context, program, mine, first, &progress).await?),
        None => None,
    };
    Ok((program, next))
}

/// Where one stopped, if that is not done; otherwise the first activity that is still needed.
fn next_up(course: &Course, first: &Enrollment, progress: &CourseProgress) -> Option<NextUp> {
    let is_done = |id: &str| {
        let mut activities = progress
            .modules
            .iter()
            .flat_map(|module| &module.activities);
        activities.any(|activity| activity.id == id && activity.done.is_some())
    };
    let stopped = first.place.as_deref().filter(|id| !is_done(id));
    let id = stopped.or(progress.next.as_deref())?;
    let (_, activity) = course.activity(id)?;
    Some(NextUp {
        title: activity.title.clone(),
        minutes: activity.minutes,
        language: course.language.clone(),
    })
}

async fn progress_of(
    context: &RequestContext,
    program: &ProgramEntry,
    mine: &[Enrollment],
    first: &Enrollment,
    progress: &CourseProgress,
) -> Result<ProgramProgress, HttpProblem> {
    let (store, public) = (&context.app.store, context.public());
    let joined = |course| {
        mine.iter()
            .find(|mine| mine.course == course && mine.status != Status::Withdrawn)
    };
    let ahead = program.named().filter(|(_, id)| joined(*id).is_none());
    let slugs: Vec<String> = ahead.map(|(slug, _)| slug.to_owned()).collect();
    let known = published_courses_named(store, public, &slugs).await?;
    let mut steps = Vec::new();
    for (id, required) in &program.courses {
        if let Some(joined) = joined(*id) {
            let minutes = (joined.id == first.id).then_some(progress.minutes_left);
            steps.push(CourseStep::of(joined, minutes));
        } else if let Some(course) = known.values().find(|course| course.id == *id && *required) {
            let revision = current_revision(store, public, course).await?;
            let document = revision.as_ref().map(|revision| &revision.document);
            steps.push(CourseStep {
                slug: course.slug.clone(),
                title: course.title.clone(),
                minutes_left: document.map(Course::minutes),
                ..CourseStep::default()
            });
        }
    }
    Ok(ProgramProgress {
        title: program.document.title.clone(),
        slug: program.slug.clone(),
        language: program.document.language.clone(),
        steps,
        certificate: program.document.award.is_some(),
    })
}
