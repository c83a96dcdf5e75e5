//! An activity as a learner will read it. Answers are not marked: this is what learners see, not the key.

use crate::catalog::{course_files, foreign};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::authoring::document::{Activity, Course, Module, Question, QuestionKind};
use laurel_markdown::{RenderContext, html as prose, line};
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::notice::quiet_notice;
use laurel_ui::text_direction::direction_of;
use maud::{Markup, html};
use uuid::Uuid;

/// An activity as a learner will read it.
#[derive(Clone, Copy)]
pub struct DraftPreviewView<'a> {
    /// The course's, as it is listed now.
    pub title: &'a str,
    pub slug: &'a str,
    /// Of the draft or the revision, for the addresses of its files.
    pub id: Uuid,
    pub document: &'a Course,
    pub module: &'a Module,
    pub activity: &'a Activity,
}

pub fn page(reader: &Reader, view: &DraftPreviewView<'_>) -> Page {
    let DraftPreviewView {
        slug,
        id: document,
        document: course,
        module,
        activity,
        ..
    } = *view;
    let up = paths::studio_course(slug);
    let foreign = foreign(reader, &course.language);
    let trail = [
        (reader.t("studio-title"), paths::STUDIO),
        (course.title.as_str(), up.as_str()),
    ];
    let main = html! {
        (breadcrumb(reader.t("nav-breadcrumb"), &trail))
        (quiet_notice(Tone::Info, None, &html! { p { (reader.t(if activity.questions().is_empty() && activity.quiz().is_none() { "studio-preview-notice" } else { "studio-preview-notice-questions" })) } }))
        article class="stack" lang=[foreign] dir=[foreign.map(direction_of)] {
            p class="meta" { (module.title) }
            h1 { (activity.title) }
            div class="prose" { (body(reader, slug, document, course, activity)) }
            (questions(reader, slug, document, course, activity))
        }
    };
    Page::studio(paths::STUDIO, view.title, main)
}

fn body(
    reader: &Reader,
    slug: &str,
    document: Uuid,
    course: &Course,
    activity: &Activity,
) -> Markup {
    let rendering = RenderContext {
        activity: &|id| {
            let (_, activity) = course.activity(id)?;
            Some(paths::studio_preview(slug, &activity.slug))
        },
        file: &|path| course_files::address(document, course, path),
        ..RenderContext::plain(reader.words())
    };
    prose(&activity.body, &rendering)
}

fn questions(
    reader: &Reader,
    slug: &str,
    document: Uuid,
    course: &Course,
    activity: &Activity,
) -> Markup {
    let questions = activity.questions();
    let drawn = activity.quiz().map_or(0, |quiz| {
        course
            .paper_length(quiz)
            .saturating_sub(quiz.questions.len())
    });
    html! {
        ol class="prose" {
            @for (number, question) in questions.iter().enumerate() {
                @let prefix = format!("q{number}-");
                @let rendering = RenderContext {
                    activity: &|id| course.activity(id).map(|(_, a)| paths::studio_preview(slug, &a.slug)),
                    file: &|path| course_files::address(document, course, path),
                    id_prefix: &prefix,
                    headings: false,
                    ..RenderContext::plain(reader.words())
                };
                li { (prose(&question.prompt, &rendering)) (answers(question, &rendering)) }
            }
        }
        @if drawn > 0 { p class="meta" { (reader.with("studio-preview-drawn", &[("count", drawn.into())])) } }
    }
}

fn answers(question: &Question, rendering: &RenderContext<'_>) -> Markup {
    let texts: Vec<&str> = match &question.kind {
        QuestionKind::Single { options }
        | QuestionKind::Multiple { options, .. }
        | QuestionKind::TrueFalse { options } => options.iter().map(|o| o.text.as_str()).collect(),
        QuestionKind::Ordering { items, .. } => {
            // by id, which gives the order away no more than a learner sees
            let mut items: Vec<_> = items.iter().collect();
            items.sort_by(|a, b| a.id.cmp(&b.id));
            items.into_iter().map(|item| item.text.as_str()).collect()
        }
        QuestionKind::Matching { lefts, .. } => lefts.iter().map(|l| l.text.as_str()).collect(),
        QuestionKind::Choice { options, .. } => options.iter().map(|o| o.text.as_str()).collect(),
        QuestionKind::Numeric(_)
        | QuestionKind::Short(_)
        | QuestionKind::Essay { .. }
        | QuestionKind::Scale { .. } => Vec::new(),
    };
    html! {
        @if !texts.is_empty() {
            ul {
                @for (number, text) in texts.into_iter().enumerate() {
                    @let prefix = format!("{}a{number}-", rendering.id_prefix);
                    li { (line(text, &RenderContext { id_prefix: &prefix, ..*rendering })) }
                }
            }
        }
    }
}
