//! How far a learner is in a program, for the dashboard: its courses in their order, and the
//! lesson that is next.

use super::view::program_progress::{CourseStep, NextUp, ProgramProgress};
use crate::http_problem::HttpProblem;
use crate::request_context::RequestContext;
use laurel_domain::authoring::document::Course;
use laurel_domain::enrollment::Status;
use laurel_domain::ids::CourseId;
use laurel_domain::learning::{CourseProgress, course_progress};
use laurel_persistence::catalog::{
    CourseEntry, ProgramEntry, current_revision, find_revision, programs_with_course,
    published_courses_named,
};
use laurel_persistence::enrollment::Enrollment;
use laurel_persistence::learning::own_facts;
use moka::sync::Cache;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many courses' programs are kept.
const MAX_KEPT: u64 = 500;

/// The program that a course belongs to, and its published courses: kept until the content
/// changes.
pub struct CoursePrograms(Cache<(u64, CourseId), Option<Arc<CourseProgram>>>);

pub struct CourseProgram {
    entry: ProgramEntry,
    courses: BTreeMap<CourseId, CourseEntry>,
}

impl Default for CoursePrograms {
    fn default() -> Self {
        Self(Cache::new(MAX_KEPT))
    }
}

async fn program_of(
    context: &RequestContext,
    course: CourseId,
) -> Result<Option<Arc<CourseProgram>>, HttpProblem> {
    let (app, public) = (&context.app, context.public());
    let key = (app.pages.changes(), course);
    if let Some(kept) = app.course_programs.0.get(&key) {
        return Ok(kept);
    }
    let programs = programs_with_course(&app.store, public, course).await?;
    let found = match programs.into_iter().next() {
        Some(entry) => {
            let named: Vec<String> = entry.named().map(|(slug, _)| slug.to_owned()).collect();
            let courses = published_courses_named(&app.store, public, &named).await?;
            let courses = courses.into_values().map(|course| (course.id, course));
            Some(Arc::new(CourseProgram {
                courses: courses.collect(),
                entry,
            }))
        }
        None => None,
    };
    app.course_programs.0.insert(key, found.clone());
    Ok(found)
}

/// The program of the course that is gone on with, where it belongs to one; and what is next
/// in that course.
pub async fn load(
    context: &RequestContext,
    mine: &[Enrollment],
    first: &Enrollment,
) -> Result<(Option<ProgramProgress>, Option<NextUp>), HttpProblem> {
    let store = &context.app.store;
    let Some(pinned) = find_revision(store, context.public(), first.revision).await? else {
        return Ok((None, None));
    };
    let done = own_facts(store, context.own_scope()?, first.id).await?;
    let progress = course_progress(&pinned.document, &done);
    let next = next_up(&pinned.document, first, &progress);
    let program = match program_of(context, first.course).await? {
        Some(program) => Some(progress_of(context, &program, mine, first, &progress).await?),
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
    program: &CourseProgram,
    mine: &[Enrollment],
    first: &Enrollment,
    progress: &CourseProgress,
) -> Result<ProgramProgress, HttpProblem> {
    let (store, public) = (&context.app.store, context.public());
    let joined = |course| {
        mine.iter()
            .find(|mine| mine.course == course && mine.status != Status::Withdrawn)
    };
    let CourseProgram {
        entry: program,
        courses: known,
    } = program;
    let mut steps = Vec::new();
    for (id, required) in &program.courses {
        if let Some(joined) = joined(*id) {
            let minutes = (joined.id == first.id).then_some(progress.minutes_left);
            steps.push(CourseStep::of(joined, minutes));
        } else if let Some(course) = known.get(id).filter(|_| *required) {
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
