//! `/studio`: the courses that one may author.

use super::view::list::{StudioView, page};
use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use laurel_domain::identity::ActionName;
use laurel_domain::identity::actions;
use laurel_domain::ids::CourseId;
use laurel_persistence::authoring::studio_courses;
use serde::Deserialize;

const A_PAGE: usize = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CoursesQuery {
    after: Option<CourseId>,
}

pub async fn show(
    _: paths::StudioPath,
    context: Gate<actions::EnterStudio>,
    Query(query): Query<CoursesQuery>,
) -> Answer {
    let permit = context.permit()?;
    let only = (!context.may(ActionName::AuthorProgram)).then(|| context.actor.instructed());
    let store = &context.app.store;
    let limit = A_PAGE as u64 + 1;
    let mut courses = studio_courses(store, &permit, only, query.after, limit).await?;
    let next = (courses.len() > A_PAGE).then(|| {
        courses.truncate(A_PAGE);
        courses
            .last()
            .map(|line| paths::studio_after(line.course.id))
    });
    let next = next.flatten();
    let view = StudioView {
        courses: &courses,
        next: next.as_deref(),
    };
    Ok(context.page(page(&context, &view)))
}
