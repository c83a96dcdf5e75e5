//! `/studio/courses/{slug}/preview/{activity}`: an activity as a learner will
//! read it, from the draft where there is one. Answers are not marked: this is
//! what learners see, not the key.

use super::course::authored;
use super::studio_layout;
use crate::catalog::course_files;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::reader::Reader;
use laurel_domain::authoring::document::{Activity, Course, Question, QuestionKind};
use laurel_domain::identity::actions;
use laurel_markdown::{RenderContext, html as prose, line};
use laurel_persistence::authoring::draft;
use laurel_persistence::catalog::current_revision;
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::notice::quiet_notice;
use maud::{Markup, html};
use uuid::Uuid;

pub async fn show(
    paths::StudioPreviewPath { slug, activity }: paths::StudioPreviewPath,
    context: Gate<actions::AuthorCourse>,
) -> Answer {
    let (course, permit) = authored(&context, &slug).await?;
    let store = &context.app.store;
    let main = match draft(store, &permit).await? {
        Some(draft) => page(&context, &slug, draft.id, &draft.document, &activity)?,
        None => {
            let current = current_revision(store, context.public(), &course).await?;
            let current = current.ok_or(HttpProblem::NotFound)?;
            page(&context, &slug, current.id.0, &current.document, &activity)?
        }
    };
    Ok(context.page(studio_layout(&context, paths::STUDIO, &course.title, &main)))
}

fn page(
    reader: &Reader,
    slug: &str,
    document: Uuid,
    course: &Course,
    activity: &str,
) -> Result<Markup, HttpProblem> {
    let (module, activity) = course
        .activity_by_slug(activity)
        .ok_or(HttpProblem::NotFound)?;
    let up = paths::studio_course(slug);
    let trail = [
        (reader.t("studio-title"), paths::STUDIO),
        (course.title.as_str(), up.as_str()),
    ];
    Ok(html! {
        (breadcrumb(reader.t("nav-breadcrumb"), &trail))
        (quiet_notice(Tone::Info, None, &html! { p { (reader.t("studio-preview-notice")) } }))
        article class="column" {
            p class="meta" { (module.title) }
            h1 { (activity.title) }
            div class="prose" { (body(reader, slug, document, course, activity)) }
            (questions(reader, slug, document, course, activity))
        }
    })
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
                    deeper: 1,
                    words: reader.words(),
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
    html! { @if !texts.is_empty() { ul { @for text in texts { li { (line(text, rendering)) } } } } }
}
