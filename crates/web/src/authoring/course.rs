//! `/studio/courses/{slug}`: the outline, what the draft changes and whom
//! publishing it touches, and the revisions there are.

use super::difference;
use super::list::status;
use super::studio_layout;
use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use laurel_domain::authoring::course_diff;
use laurel_domain::authoring::document::{Activity, ActivityKind, Course, Join};
use laurel_domain::identity::actions;
use laurel_domain::identity::{ActionName, CourseScope, Permit};
use laurel_persistence::authoring::{
    Draft, LoadedRevision, RevisionItem, draft, revisions, studio_course,
};
use laurel_persistence::catalog::{
    CourseEntry, LearnerCounts, current_revision, learners_by_status,
};
use laurel_persistence::identity::names;
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Button, Weight, actions, button, link_button};
use laurel_ui::confirm_step::{ConfirmStep, confirm_step};
use laurel_ui::dialog::{ConfirmDialog, confirm_dialog};
use laurel_ui::field::{Field, field, hidden};
use laurel_ui::icon::Icon;
use laurel_ui::pagination::{Pagination, pagination};
use laurel_ui::staff::staff_head;
use laurel_ui::studio::{StudioModule, StudioRow, impact, studio_outline};
use laurel_ui::table::{Column, Table, table};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;

const A_PAGE: usize = 20;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CourseQuery {
    /// Revisions before this number.
    before: Option<i32>,
    /// Not empty: whether to discard the draft is asked once more.
    ask: String,
}

/// The course at this address and the permit to author it; not yours is not
/// there.
pub(super) async fn authored(
    context: &RequestContext,
    slug: &str,
) -> Result<(CourseEntry, Permit<actions::AuthorCourse>), HttpProblem> {
    let course = studio_course(&context.app.store, &context.authorize(())?, slug).await?;
    let course = course.ok_or(HttpProblem::NotFound)?;
    let permit = context.authorize::<actions::AuthorCourse>(course.id)?;
    Ok((course, permit))
}

pub async fn show(
    paths::StudioCoursePath { slug }: paths::StudioCoursePath,
    context: Gate<actions::AuthorCourse>,
    Query(query): Query<CourseQuery>,
) -> Answer {
    let (course, permit) = authored(&context, &slug).await?;
    let store = &context.app.store;
    let draft = draft(store, &permit).await?;
    let current = current_revision(store, context.public(), &course).await?;
    let learners = learners_by_status(store, &permit).await?;
    let limit = A_PAGE as u64 + 1;
    let lines = revisions(store, &permit, query.before, limit).await?;
    let history = history(&context, &permit, &course, lines).await?;
    let document = match (&draft, &current) {
        (Some(draft), _) => &draft.document,
        (None, Some(current)) => &current.document,
        (None, None) => return Err(HttpProblem::NotFound),
    };
    let main = html! {
        (breadcrumb(context.t("nav-breadcrumb"), &[(context.t("studio-title"), paths::STUDIO)]))
        (staff_head(&document.title, &head_actions(&context, &course)))
        @if !query.ask.is_empty() && draft.is_some() {
            (confirm_step(&ConfirmStep { title: context.t("studio-discard-title"), text: context.t("studio-discard-text"), action: &paths::studio_discard(&course.slug),
                fields: &[], confirm: context.t("studio-discard"), cancel: context.t("studio-cancel"), back: &paths::studio_course(&course.slug) }))
        }
        p class="meta" { (status(&context, course.status)) " · "
            a href=(paths::learners_who(&course.slug, "active")) { (context.with("studio-learners-active", &[("count", learners.active.into())])) }
            " · " a href=(paths::learners_who(&course.slug, "completed")) { (context.with("studio-learners-completed", &[("count", learners.completed.into())])) } }
        @if let Some(draft) = &draft { (draft_section(&context, &course, draft, current.as_ref(), &learners)) }
        @else { section { h2 { (context.t("studio-no-draft")) } p { (context.t("studio-no-draft-text")) } } }
        section {
            h2 { (context.t(if draft.is_some() { "studio-outline-draft" } else { "studio-outline" })) }
            (outline(&context, &course, document))
        }
        @if context.may(ActionName::AuthorProgram) && document.join == Join::Code { (code_form(&context, &course)) }
        (history)
    };
    Ok(context.page(studio_layout(
        &context,
        paths::STUDIO,
        &document.title,
        &main,
    )))
}

fn head_actions(reader: &Reader, course: &CourseEntry) -> Markup {
    html! {
        @if course.current_revision.is_some() {
            (link_button(reader.t("studio-see-page"), &paths::course(&course.slug), Weight::Secondary))
            (link_button(reader.t("studio-see-learners"), &paths::learners(&course.slug), Weight::Secondary))
        }
    }
}

fn draft_section(
    reader: &Reader,
    course: &CourseEntry,
    draft: &Draft,
    current: Option<&Arc<LoadedRevision>>,
    learners: &LearnerCounts,
) -> Markup {
    html! {
        section {
            h2 { (reader.t("studio-draft")) }
            p class="meta" { (reader.t("studio-draft-since")) " " (reader.moment(draft.updated_at)) }
            (changes(reader, draft, current))
            (touches(reader, learners))
            form class="form" method="post" action=(paths::studio_publish(&course.slug)) {
                (hidden("draft", &draft.hash))
                (field(&Field { name: "note", label: reader.t("studio-note"), hint: Some(reader.t("studio-note-hint")),
                    maxlength: Some(200), ..Field::default() }))
                (actions(&html! {
                    (button(&Button { label: reader.t("studio-publish"), confirm: Some("publish-dialog"), ..Button::default() }))
                    (button(&Button { label: reader.t("studio-discard"), weight: Weight::Danger, confirm: Some("discard-dialog"),
                        formaction: Some(&paths::studio_discard(&course.slug)), skip_validation: true, ..Button::default() }))
                }))
            }
            (confirm_dialog(&ConfirmDialog { id: "publish-dialog", title: reader.t("studio-publish-title"),
                text: &reader.with("studio-publish-text", &[("count", learners.active.into())]),
                confirm: reader.t("studio-publish"), cancel: reader.t("studio-cancel"), weight: Weight::Primary }))
            (confirm_dialog(&ConfirmDialog { id: "discard-dialog", title: reader.t("studio-discard-title"),
                text: reader.t("studio-discard-text"), confirm: reader.t("studio-discard"),
                cancel: reader.t("studio-cancel"), weight: Weight::Danger }))
        }
    }
}

fn changes(reader: &Reader, draft: &Draft, current: Option<&Arc<LoadedRevision>>) -> Markup {
    let Some(current) = current else {
        return html! { p { (reader.t("studio-first")) } };
    };
    let diff = course_diff(&current.document, &draft.document);
    let lines = difference::lines(reader.words(), &diff);
    html! {
        h3 { (reader.with("studio-differs", &[("number", current.number.to_string().as_str().into())])) }
        @if lines.is_empty() { p { (reader.t("studio-only-writing")) } }
        @else { ul class="prose" { @for line in lines { li { (line) } } } }
    }
}

/// In words, whom publishing touches.
fn touches(reader: &Reader, learners: &LearnerCounts) -> Markup {
    let active = reader.with("studio-impact-active", &[("count", learners.active.into())]);
    let completed = reader.with(
        "studio-impact-completed",
        &[("count", learners.completed.into())],
    );
    let lines = [
        (Tone::Info, active.as_str()),
        (Tone::Good, completed.as_str()),
        (Tone::Info, reader.t("studio-impact-new")),
    ];
    impact(reader.t("studio-impact"), &lines)
}

fn outline(reader: &Reader, course: &CourseEntry, document: &Course) -> Markup {
    let rows: Vec<Vec<(String, String)>> = document
        .modules
        .iter()
        .map(|module| {
            let activities = module.activities.iter();
            activities
                .map(|activity| {
                    let href = paths::studio_preview(&course.slug, &activity.slug);
                    (href, note(reader, activity))
                })
                .collect()
        })
        .collect();
    let modules: Vec<StudioModule> = document
        .modules
        .iter()
        .zip(&rows)
        .map(|(module, rows)| StudioModule {
            title: &module.title,
            rows: module
                .activities
                .iter()
                .zip(rows)
                .map(|(activity, (href, note))| StudioRow {
                    mark: mark(activity),
                    title: &activity.title,
                    href,
                    note,
                    actions: html! {},
                })
                .collect(),
            actions: html! {},
        })
        .collect();
    studio_outline(&modules)
}

fn mark(activity: &Activity) -> Icon {
    match activity.kind {
        ActivityKind::Lesson(_) => Icon::File,
        ActivityKind::Quiz(_) => Icon::Check,
        ActivityKind::Survey(_) => Icon::Edit,
    }
}

fn note(reader: &Reader, activity: &Activity) -> String {
    let kind = match activity.kind {
        ActivityKind::Lesson(_) => reader.t("catalog-course-kind-lesson"),
        ActivityKind::Quiz(_) => reader.t("catalog-course-kind-quiz"),
        ActivityKind::Survey(_) => reader.t("catalog-course-kind-survey"),
    };
    let minutes = reader.with(
        "catalog-course-minutes",
        &[("minutes", activity.minutes.into())],
    );
    format!("{kind} · {minutes}")
}

fn code_form(reader: &Reader, course: &CourseEntry) -> Markup {
    html! {
        section {
            h2 { (reader.t("studio-code")) }
            form class="form" method="post" action=(paths::studio_code(&course.slug)) {
                (field(&Field { name: "code", label: reader.t("enrollment-code-label"), hint: Some(reader.t("studio-code-hint")),
                    value: course.join_code.as_deref().unwrap_or_default(), autocomplete: Some("off"),
                    maxlength: Some(64), ..Field::default() }))
                (button(&Button { label: reader.t("studio-code-save"), weight: Weight::Secondary, ..Button::default() }))
            }
        }
    }
}

/// The revisions, newest first.
async fn history(
    context: &RequestContext,
    permit: &Permit<actions::AuthorCourse>,
    course: &CourseEntry,
    mut lines: Vec<RevisionItem>,
) -> Result<Markup, HttpProblem> {
    let older = (lines.len() > A_PAGE).then(|| {
        lines.truncate(A_PAGE);
        lines
            .last()
            .map(|line| paths::studio_course_before(&course.slug, line.number))
    });
    let mut rows = Vec::new();
    let authors = lines.iter().filter_map(|line| line.published_by).collect();
    let names = names(&context.app.store, CourseScope::of(permit), authors).await?;
    for line in &lines {
        let by = line.published_by.and_then(|id| names.get(&id));
        let by = by.map_or_else(|| context.t("admin-audit-operator"), String::as_str);
        rows.push(vec![
            html! { (line.number) },
            context.moment(line.published_at),
            html! { (by) },
            html! { (line.note) },
        ]);
    }
    let columns = [
        Column::text(context.t("studio-column-number")),
        Column::text(context.t("studio-column-when")),
        Column::text(context.t("studio-column-who")),
        Column::text(context.t("studio-column-note")),
    ];
    Ok(html! {
        section {
            h2 { (context.t("studio-revisions")) }
            @if rows.is_empty() { p { (context.t("studio-revisions-empty")) } }
            @else {
                (table(&Table { caption: context.t("studio-revisions"), caption_hidden: true, columns: &columns, rows: &rows }))
            }
            (pagination(&Pagination { label: context.t("studio-pages"), next: older.flatten().as_deref(),
                next_label: context.t("studio-older"), ..Pagination::default() }))
        }
    })
}
