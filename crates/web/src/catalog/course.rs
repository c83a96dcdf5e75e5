//! `/courses/{slug}`

use super::schema_org::Provider;
use super::view::course::{CourseView, page};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::learning::{NotOpen, PlayerContext};
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::enrollment::Status;
use laurel_domain::identity::actions;
use laurel_persistence::catalog::{
    course_by_slug, current_revision, programs_with_course, published_courses_named,
};
use laurel_persistence::enrollment::enrollment;

pub async fn show(
    paths::CoursePath { slug }: paths::CoursePath,
    context: Gate<actions::Visit>,
) -> Answer {
    let settings = context.app.settings();
    let by = Provider {
        organization: &settings.organization,
        public_url: &context.app.public_url(),
    };
    let shown = load(&context, &slug, by).await?;
    Ok(context.page(page(&context, &shown)))
}

/// A course that was never published is not there.
async fn load<'a>(
    context: &RequestContext,
    slug: &str,
    by: Provider<'a>,
) -> Result<CourseView<'a>, HttpProblem> {
    let (store, public) = (&context.app.store, context.public());
    let course = course_by_slug(store, public, slug)
        .await?
        .ok_or(HttpProblem::NotFound)?;
    let revision = current_revision(store, public, &course).await?;
    let revision = revision.ok_or(HttpProblem::NotFound)?;
    let programs = programs_with_course(store, public, course.id).await?;
    let prerequisites =
        published_courses_named(store, public, &revision.document.prerequisites).await?;
    let place = match context.own_scope() {
        Ok(own) => enrollment(store, own, slug).await?.map(|e| e.status),
        Err(_) => None,
    };
    let inside = match place {
        Some(Status::Active | Status::Completed) => {
            match PlayerContext::open(context, slug, "").await {
                Ok(player) => Some(player),
                // left in this very moment
                Err(NotOpen::Elsewhere(_)) => None,
                Err(NotOpen::Failed(problem)) => return Err(problem),
            }
        }
        _ => None,
    };
    Ok(CourseView {
        inside,
        course,
        revision,
        programs,
        prerequisites: prerequisites.into_values().collect(),
        place,
        signed_in: context.is_signed_in(),
        by,
    })
}
