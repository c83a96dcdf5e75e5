//! A lesson that everybody may read.

use crate::catalog::course_files;
use crate::catalog::facts::foreign;
use crate::catalog::outline::is_preview;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::authoring::document::Activity;
use laurel_markdown::{RenderContext, html as prose};
use laurel_persistence::catalog::LoadedRevision;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Weight, actions, link_button};
use laurel_ui::text_direction::direction_of;
use maud::{Markup, html};

/// A lesson that everybody may read.
#[derive(Clone, Copy)]
pub struct PreviewView<'a> {
    /// The course's.
    pub slug: &'a str,
    pub revision: &'a LoadedRevision,
    pub lesson: &'a Activity,
}

pub fn page(reader: &Reader, view: &PreviewView<'_>) -> Page {
    let PreviewView {
        slug,
        revision,
        lesson,
    } = *view;
    let document = &revision.document;
    let address = paths::preview(slug, &lesson.slug);
    let description = reader.with(
        "catalog-preview-description",
        &[("title", (&document.title).into())],
    );
    let lang = foreign(reader, &document.language);
    let up = paths::course(slug);
    let minutes = reader.with(
        "catalog-course-minutes",
        &[("minutes", lesson.minutes.into())],
    );
    let trail = [(document.title.as_str(), up.as_str())];
    let main = html! {
        article class="column article" {
            header class="article-head" {
                (breadcrumb(reader.t("nav-breadcrumb"), &trail))
                h1 lang=[lang] dir=[lang.map(direction_of)] { (lesson.title) }
                p class="meta" { (reader.t("catalog-preview-open")) " · " (minutes) }
            }
            div class="prose" lang=[lang] dir=[lang.map(direction_of)] { (body(reader, slug, revision, lesson)) }
            section class="stack" {
                h2 { (reader.t("catalog-preview-more-title")) }
                p { (reader.with("catalog-preview-more-text", &[("title", (&document.title).into())])) }
                (actions(&link_button(reader.t("catalog-preview-more-action"), &up, Weight::Primary)))
            }
        }
    };
    Page {
        title: lesson.title.clone(),
        description,
        public: Some(address),
        kind: Some("article"),
        main,
        ..Page::default()
    }
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
