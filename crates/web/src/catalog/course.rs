//! `/courses/{slug}`

use super::course_page::main;
use super::schema_org;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::json_ld::json_ld;
use crate::page_layout::Page;
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::enrollment::Status;
use laurel_domain::identity::actions;
use laurel_persistence::authoring::LoadedRevision;
use laurel_persistence::catalog::{
    CourseEntry, ProgramEntry, course_by_slug, courses_by_slug, current_revision,
    programs_with_course,
};
use laurel_persistence::enrollment::enrollment;
use std::sync::Arc;

/// Everything that the page is made of.
pub(super) struct CoursePage {
    pub course: CourseEntry,
    pub revision: Arc<LoadedRevision>,
    pub programs: Vec<ProgramEntry>,
    pub prerequisites: Vec<CourseEntry>,
    /// The reader's state in it.
    pub place: Option<Status>,
}

pub async fn show(
    paths::CoursePath { slug }: paths::CoursePath,
    context: Gate<actions::Visit>,
) -> Answer {
    let shown = load(&context, &slug).await?;
    let document = &shown.revision.document;
    let address = paths::course(&shown.course.slug);
    Ok(context.page(Page {
        title: &document.title,
        description: &document.summary,
        public: Some(&address),
        head: Some(json_ld(&schema_org::course(
            &context,
            &shown.course.slug,
            document,
        ))),
        main: main(&context, &shown),
        ..Page::default()
    }))
}

/// A course that was never published is not there.
async fn load(context: &RequestContext, slug: &str) -> Result<CoursePage, HttpProblem> {
    let (store, public) = (&context.app.store, context.public());
    let course = course_by_slug(store, public, slug)
        .await?
        .ok_or(HttpProblem::NotFound)?;
    let revision = current_revision(store, public, &course).await?;
    let revision = revision.ok_or(HttpProblem::NotFound)?;
    let programs = programs_with_course(store, public, course.id).await?;
    let prerequisites = courses_by_slug(store, public, &revision.document.prerequisites).await?;
    let place = match context.own_scope() {
        Ok(own) => enrollment(store, own, slug).await?.map(|e| e.status),
        Err(_) => None,
    };
    Ok(CoursePage {
        course,
        revision,
        programs,
        prerequisites,
        place,
    })
}
