//! `/studio/courses/{slug}`: the outline, what the draft changes and whom
//! publishing it touches, and the revisions there are.

use super::difference;
use super::list::status;
use super::studio_layout;
use crate::extract::{Path, Query};
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use crate::ui::Tone;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::button::{Button, Weight, actions, button, link_button};
use crate::ui::confirm_step::{ConfirmStep, confirm_step};
use crate::ui::dialog::{ConfirmDialog, confirm_dialog};
use crate::ui::field::{Field, field, hidden};
use crate::ui::icon::Icon;
use crate::ui::pagination::{Pagination, pagination};
use crate::ui::staff::staff_head;
use crate::ui::studio::{StudioModule, StudioRow, impact, studio_outline};
use crate::ui::table::{Column, Table, table};
use laurel_domain::authoring::course_diff;
use laurel_domain::authoring::document::{Activity, ActivityKind, Course, Join};
use laurel_domain::identity::{Action, Permit, Resource};
use laurel_persistence::authoring::{Draft, LoadedRevision, RevisionItem, draft, revisions};
use laurel_persistence::catalog::{
    CourseEntry, LearnerCounts, course_by_slug, current_revision, learners_by_status,
};
use laurel_persistence::identity::person;
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
) -> Result<(CourseEntry, Permit), HttpProblem> {
    let course = course_by_slug(&context.app.store, slug).await?;
    let course = course.ok_or(HttpProblem::NotFound)?;
    let permit = context.permit(Action::AuthorCourse, Resource::Course(course.id))?;
    Ok((course, permit))
}

pub async fn show(
    context: RequestContext,
    Path(slug): Path<String>,
    Query(query): Query<CourseQuery>,
) -> Answer {
    let (course, permit) = authored(&context, &slug).await?;
    let store = &context.app.store;
    let draft = draft(store, &permit, course.id).await?;
    let current = current_revision(store, &course).await?;
    let learners = learners_by_status(store, &permit, course.id).await?;
    let limit = A_PAGE as u64 + 1;
    let lines = revisions(store, &permit, course.id, query.before, limit).await?;
    let history = history(&context, &course, lines).await?;
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
        @if context.may(Action::AuthorProgram) && document.join == Join::Code { (code_form(&context, &course)) }
        (history)
    };
    Ok(context.page(studio_layout(
        &context,
        paths::STUDIO,
        &document.title,
        &main,
    )))
}

fn head_actions(context: &RequestContext, course: &CourseEntry) -> Markup {
    html! {
        @if course.current_revision.is_some() {
            (link_button(context.t("studio-see-page"), &paths::course(&course.slug), Weight::Secondary))
            (link_button(context.t("studio-see-learners"), &paths::learners(&course.slug), Weight::Secondary))
        }
    }
}

fn draft_section(
    context: &RequestContext,
    course: &CourseEntry,
    draft: &Draft,
    current: Option<&Arc<LoadedRevision>>,
    learners: &LearnerCounts,
) -> Markup {
    html! {
        section {
            h2 { (context.t("studio-draft")) }
            p class="meta" { (context.t("studio-draft-since")) " " (context.moment(draft.updated_at)) }
            (changes(context, draft, current))
            (touches(context, learners))
            form class="form" method="post" action=(paths::studio_publish(&course.slug)) {
                (hidden("draft", &draft.hash))
                (field(&Field { name: "note", label: context.t("studio-note"), hint: Some(context.t("studio-note-hint")),
                    maxlength: Some(200), ..Field::default() }))
                (actions(&html! {
                    (button(&Button { label: context.t("studio-publish"), confirm: Some("publish-dialog"), ..Button::default() }))
                    (button(&Button { label: context.t("studio-discard"), weight: Weight::Danger, confirm: Some("discard-dialog"),
                        formaction: Some(&paths::studio_discard(&course.slug)), skip_validation: true, ..Button::default() }))
                }))
            }
            (confirm_dialog(&ConfirmDialog { id: "publish-dialog", title: context.t("studio-publish-title"),
                text: &context.with("studio-publish-text", &[("count", learners.active.into())]),
                confirm: context.t("studio-publish"), cancel: context.t("studio-cancel"), weight: Weight::Primary }))
            (confirm_dialog(&ConfirmDialog { id: "discard-dialog", title: context.t("studio-discard-title"),
                text: context.t("studio-discard-text"), confirm: context.t("studio-discard"),
                cancel: context.t("studio-cancel"), weight: Weight::Danger }))
        }
    }
}

fn changes(
    context: &RequestContext,
    draft: &Draft,
    current: Option<&Arc<LoadedRevision>>,
) -> Markup {
    let Some(current) = current else {
        return html! { p { (context.t("studio-first")) } };
    };
    let diff = course_diff(&current.document, &draft.document);
    let lines = difference::lines(context.words(), &diff);
    html! {
        h3 { (context.with("studio-differs", &[("number", current.number.to_string().as_str().into())])) }
        @if lines.is_empty() { p { (context.t("studio-only-writing")) } }
        @else { ul class="prose" { @for line in lines { li { (line) } } } }
    }
}

/// In words, whom publishing touches.
fn touches(context: &RequestContext, learners: &LearnerCounts) -> Markup {
    let active = context.with("studio-impact-active", &[("count", learners.active.into())]);
    let completed = context.with(
        "studio-impact-completed",
        &[("count", learners.completed.into())],
    );
    let lines = [
        (Tone::Info, active.as_str()),
        (Tone::Good, completed.as_str()),
        (Tone::Info, context.t("studio-impact-new")),
    ];
    impact(context.t("studio-impact"), &lines)
}

fn outline(context: &RequestContext, course: &CourseEntry, document: &Course) -> Markup {
    let rows: Vec<Vec<(String, String)>> = document
        .modules
        .iter()
        .map(|module| {
            let activities = module.activities.iter();
            activities
                .map(|activity| {
                    let href = paths::studio_preview(&course.slug, &activity.slug);
                    (href, note(context, activity))
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

fn note(context: &RequestContext, activity: &Activity) -> String {
    let kind = match activity.kind {
        ActivityKind::Lesson(_) => context.t("catalog-course-kind-lesson"),
        ActivityKind::Quiz(_) => context.t("catalog-course-kind-quiz"),
        ActivityKind::Survey(_) => context.t("catalog-course-kind-survey"),
    };
    let minutes = context.with(
        "catalog-course-minutes",
        &[("minutes", activity.minutes.into())],
    );
    format!("{kind} · {minutes}")
}

fn code_form(context: &RequestContext, course: &CourseEntry) -> Markup {
    html! {
        section {
            h2 { (context.t("studio-code")) }
            form class="form" method="post" action=(paths::studio_code(&course.slug)) {
                (field(&Field { name: "code", label: context.t("enrollment-code-label"), hint: Some(context.t("studio-code-hint")),
                    value: course.join_code.as_deref().unwrap_or_default(), autocomplete: Some("off"),
                    maxlength: Some(64), ..Field::default() }))
                (button(&Button { label: context.t("studio-code-save"), weight: Weight::Secondary, ..Button::default() }))
            }
        }
    }
}

/// The revisions, newest first.
async fn history(
    context: &RequestContext,
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
    for line in &lines {
        let by = match line.published_by {
            Some(id) => person(&context.app.store, id)
                .await?
                .map(|person| person.name),
            None => None,
        };
        let by = by.unwrap_or_else(|| context.t("admin-audit-operator").to_owned());
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
