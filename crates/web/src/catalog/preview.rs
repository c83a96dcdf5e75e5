//! `/courses/{slug}/preview/{activity}`: a lesson that everybody may read.

use super::course_files;
use super::facts::foreign;
use super::outline::is_preview;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::authoring::document::Activity;
use laurel_domain::identity::actions;
use laurel_markdown::{RenderContext, html as prose};
use laurel_persistence::authoring::LoadedRevision;
use laurel_persistence::catalog::{course_by_slug, current_revision};
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Weight, actions, link_button};
use maud::{Markup, html};

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
    let address = paths::preview(&slug, &lesson.slug);
    let description = context.with(
        "catalog-preview-description",
        &[("title", (&document.title).into())],
    );
    let lang = foreign(&context, &document.language);
    let up = paths::course(&slug);
    let minutes = context.with(
        "catalog-course-minutes",
        &[("minutes", lesson.minutes.into())],
    );
    let trail = [(document.title.as_str(), up.as_str())];
    let main = html! {
        article class="column article" {
            header class="article-head" {
                (breadcrumb(context.t("nav-breadcrumb"), &trail))
                h1 lang=[lang] { (lesson.title) }
                p class="meta" { (context.t("catalog-preview-open")) " · " (minutes) }
            }
            div class="prose" lang=[lang] { (body(&context, &slug, &revision, lesson)) }
            section {
                h2 { (context.t("catalog-preview-more-title")) }
                p { (context.with("catalog-preview-more-text", &[("title", (&document.title).into())])) }
                (actions(&link_button(context.t("catalog-preview-more-action"), &up, Weight::Primary)))
            }
        }
    };
    Ok(context.page(Page {
        title: &lesson.title,
        description: &description,
        public: Some(&address),
        kind: Some("article"),
        main,
        ..Page::default()
    }))
}

fn body(reader: &Reader, slug: &str, revision: &LoadedRevision, lesson: &Activity) -> Markup {
    let document = &revision.document;
    let rendering = RenderContext {
        activity: &|id| {
            let (_, activity) = document.activity(id)?;
            Some(if is_preview(activity) {
                paths::preview(slug, &activity.slug)
            } else {
                paths::activity(slug, &activity.slug)
            })
        },
        file: &|path| course_files::address(revision.id.0, document, path),
        ..RenderContext::plain(reader.words())
    };
    prose(&lesson.body, &rendering)
}
