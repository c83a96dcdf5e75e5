//! `/courses/{slug}/preview/{activity}`: a lesson that everybody may read.

use super::course_files;
use super::facts::foreign;
use super::outline::is_preview;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::Path;
use crate::shell::Page;
use crate::visit::Visit;
use laurel_domain::authoring::document::Activity;
use laurel_markdown::{Ground, html as prose};
use laurel_persistence::authoring::LoadedRevision;
use laurel_persistence::catalog::{course_by_slug, current_revision};
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Weight, actions, link_button};
use maud::{Markup, html};

pub async fn show(visit: Visit, Path((slug, activity)): Path<(String, String)>) -> Answer {
    let store = &visit.app.store;
    let course = course_by_slug(store, &slug)
        .await?
        .ok_or(Problem::NotFound)?;
    let revision = current_revision(store, &course).await?;
    let revision = revision.ok_or(Problem::NotFound)?;
    let document = &revision.document;
    let (_, lesson) = document
        .activity_by_slug(&activity)
        .filter(|(_, activity)| is_preview(activity))
        .ok_or(Problem::NotFound)?;
    let address = paths::preview(&slug, &lesson.slug);
    let description = visit.with(
        "catalog-preview-description",
        &[("title", (&document.title).into())],
    );
    let lang = foreign(&visit, &document.language);
    let up = paths::course(&slug);
    let minutes = visit.with(
        "catalog-course-minutes",
        &[("minutes", lesson.minutes.into())],
    );
    let trail = [(document.title.as_str(), up.as_str())];
    let main = html! {
        article class="column article" {
            header class="article-head" {
                (breadcrumb(visit.t("nav-breadcrumb"), &trail))
                h1 lang=[lang] { (lesson.title) }
                p class="meta" { (visit.t("catalog-preview-open")) " · " (minutes) }
            }
            div class="prose" lang=[lang] { (body(&visit, &slug, &revision, lesson)) }
            section {
                h2 { (visit.t("catalog-preview-more-title")) }
                p { (visit.with("catalog-preview-more-text", &[("title", (&document.title).into())])) }
                (actions(&link_button(visit.t("catalog-preview-more-action"), &up, Weight::Primary)))
            }
        }
    };
    Ok(visit.page(Page {
        title: &lesson.title,
        description: &description,
        public: Some(&address),
        kind: Some("article"),
        main,
        ..Page::default()
    }))
}

fn body(visit: &Visit, slug: &str, revision: &LoadedRevision, lesson: &Activity) -> Markup {
    let document = &revision.document;
    let ground = Ground {
        activity: &|id| {
            let (_, activity) = document.activity(id)?;
            Some(if is_preview(activity) {
                paths::preview(slug, &activity.slug)
            } else {
                paths::activity(slug, &activity.slug)
            })
        },
        file: &|path| course_files::address(revision.id.0, document, path),
        ..Ground::plain(visit.words())
    };
    prose(&lesson.body, &ground)
}
