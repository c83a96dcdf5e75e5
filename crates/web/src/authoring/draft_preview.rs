//! `/studio/courses/{slug}/preview/{activity}`: an activity as a learner will
//! read it, from the draft where there is one. Answers are not marked: this is
//! what learners see, not the key.

use super::course::authored;
use super::view::draft_preview::{DraftPreviewView, page};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use laurel_domain::identity::actions;
use laurel_persistence::authoring::draft;
use laurel_persistence::catalog::current_revision;

pub async fn show(
    paths::StudioPreviewPath { slug, activity }: paths::StudioPreviewPath,
    context: Gate<actions::AuthorCourse>,
) -> Answer {
    let (course, permit) = authored(&context, &slug).await?;
    let store = &context.app.store;
    let (id, document) = match draft(store, &permit).await? {
        Some(draft) => (draft.id, draft.document),
        None => {
            let current = current_revision(store, context.public(), &course).await?;
            let current = current.ok_or(HttpProblem::NotFound)?;
            (current.id.0, current.document.clone())
        }
    };
    let (module, activity) = document
        .activity_by_slug(&activity)
        .ok_or(HttpProblem::NotFound)?;
    let view = DraftPreviewView {
        title: &course.title,
        slug: &slug,
        id,
        document: &document,
        module,
        activity,
    };
    Ok(context.page(page(&context, &view)))
}
