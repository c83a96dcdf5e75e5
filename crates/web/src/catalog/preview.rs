//! `/courses/{slug}/preview/{activity}`: a lesson that everybody may read.

use super::outline::is_preview;
use super::view::preview::{PreviewView, page};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use laurel_domain::identity::actions;
use laurel_persistence::catalog::{course_by_slug, current_revision};

pub async fn show(
    paths::PreviewPath { slug, activity }: paths::PreviewPath,
    context: Gate<actions::Visit>,
) -> Answer {
    let (store, public) = (&context.app.store, context.public());
    let course = course_by_slug(store, public, &slug)
        .await?
        .ok_or(HttpProblem::NotFound)?;
    let revision = current_revision(store, public, &course).await?;
    let revision = revision.ok_or(HttpProblem::NotFound)?;
    let document = &revision.document;
    let (_, lesson) = document
        .activity_by_slug(&activity)
        .filter(|(_, activity)| is_preview(activity))
        .ok_or(HttpProblem::NotFound)?;
    let view = PreviewView {
        slug: &slug,
        revision: &revision,
        lesson,
    };
    Ok(context.page(page(&context, &view)))
}
