//! `/studio/courses/{slug}`: the outline, what the draft changes and whom
//! publishing it touches, and the revisions there are.

use super::view::course::{History, StudioCourseView, page};
use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::identity::actions;
use laurel_domain::identity::{ActionName, CourseScope, Permit};
use laurel_persistence::authoring::{RevisionItem, draft, revisions, studio_course};
use laurel_persistence::catalog::{CourseEntry, current_revision, learners_by_status};
use laurel_persistence::identity::names;
use serde::Deserialize;

const A_PAGE: usize = 20;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CourseQuery {
    /// Revisions before this number.
    before: Option<i32>,
    /// Not empty: whether to discard the draft is asked once more.
    ask: String,
}

/// The course at this address and the permit to author it; not yours is not
/// there.
pub(super) async fn authored(
    context: &RequestContext,
    slug: &str,
) -> Result<(CourseEntry, Permit<actions::AuthorCourse>), HttpProblem> {
    let course = studio_course(&context.app.store, &context.authorize(())?, slug).await?;
    let course = course.ok_or(HttpProblem::NotFound)?;
    let permit = context.authorize::<actions::AuthorCourse>(course.id)?;
    Ok((course, permit))
}

pub async fn show(
    paths::StudioCoursePath { slug }: paths::StudioCoursePath,
    context: Gate<actions::AuthorCourse>,
    Query(query): Query<CourseQuery>,
) -> Answer {
    let (course, permit) = authored(&context, &slug).await?;
    let store = &context.app.store;
    let draft = draft(store, &permit).await?;
    let current = current_revision(store, context.public(), &course).await?;
    let learners = learners_by_status(store, &permit).await?;
    let limit = A_PAGE as u64 + 1;
    let lines = revisions(store, &permit, query.before, limit).await?;
    let document = match (&draft, &current) {
        (Some(draft), _) => &draft.document,
        (None, Some(current)) => &current.document,
        (None, None) => return Err(HttpProblem::NotFound),
    };
    let view = StudioCourseView {
        discarding: !query.ask.is_empty(),
        may_set_code: context.may(ActionName::AuthorProgram),
        history: history(&context, &permit, &course, lines).await?,
        course: &course,
        document,
        draft: draft.as_ref(),
        current: current.as_ref(),
        learners: &learners,
    };
    Ok(context.page(page(&context, &view)))
}

/// The revisions with those who published them.
async fn history(
    context: &RequestContext,
    permit: &Permit<actions::AuthorCourse>,
    course: &CourseEntry,
    mut lines: Vec<RevisionItem>,
) -> Result<History, HttpProblem> {
    let older = (lines.len() > A_PAGE).then(|| {
        lines.truncate(A_PAGE);
        lines
            .last()
            .map(|line| paths::studio_course_before(&course.slug, line.number))
    });
    let authors = lines.iter().filter_map(|line| line.published_by).collect();
    let names = names(&context.app.store, CourseScope::of(permit), authors).await?;
    let named = lines.into_iter().map(|line| {
        let by = line.published_by.and_then(|id| names.get(&id).cloned());
        (line, by)
    });
    Ok(History {
        lines: named.collect(),
        older: older.flatten(),
    })
}
