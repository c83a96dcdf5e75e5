//! `/studio/courses/{slug}`: the outline, what the draft changes and whom
//! publishing it touches, and the revisions there are.

use super::difference;
use super::frame;
use super::list::status;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::{Path, Query};
use crate::visit::Visit;
use laurel_domain::authoring::course_diff;
use laurel_domain::authoring::document::{Activity, ActivityKind, Course, Join};
use laurel_domain::identity::{Action, Permit, Resource};
use laurel_persistence::authoring::{Draft, LoadedRevision, RevisionLine, draft, revisions};
use laurel_persistence::catalog::{
    CourseEntry, Learners, course_by_slug, current_revision, learners_by_status,
};
use laurel_persistence::identity::person;
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Button, Weight, actions, button, link_button};
use laurel_ui::dialog::{ConfirmDialog, confirm_dialog};
use laurel_ui::field::{Field, field, hidden};
use laurel_ui::icon::Icon;
use laurel_ui::pagination::{Pagination, pagination};
use laurel_ui::staff::staff_head;
use laurel_ui::studio::{StudioModule, StudioRow, impact, studio_outline};
use laurel_ui::sure::{Sure, sure};
use laurel_ui::table::{Column, Table, table};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;

const A_PAGE: usize = 20;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    /// Revisions before this number.
    before: Option<i32>,
    /// Not empty: whether to discard the draft is asked once more.
    ask: String,
}

/// The course at this address and the permit to author it; not yours is not
/// there.
pub(super) async fn authored(visit: &Visit, slug: &str) -> Result<(CourseEntry, Permit), Problem> {
    let course = course_by_slug(&visit.app.store, slug).await?;
    let course = course.ok_or(Problem::NotFound)?;
    let permit = visit.permit(Action::AuthorCourse, Resource::Course(course.id))?;
    Ok((course, permit))
}

pub async fn show(visit: Visit, Path(slug): Path<String>, Query(wish): Query<Wish>) -> Answer {
    let (course, permit) = authored(&visit, &slug).await?;
    let store = &visit.app.store;
    let draft = draft(store, &permit, course.id).await?;
    let current = current_revision(store, &course).await?;
    let learners = learners_by_status(store, &permit, course.id).await?;
    let limit = A_PAGE as u64 + 1;
    let lines = revisions(store, &permit, course.id, wish.before, limit).await?;
    let history = history(&visit, &course, lines).await?;
    let document = match (&draft, &current) {
        (Some(draft), _) => &draft.document,
        (None, Some(current)) => &current.document,
        (None, None) => return Err(Problem::NotFound),
    };
    let main = html! {
        (breadcrumb(visit.t("nav-breadcrumb"), &[(visit.t("studio-title"), paths::STUDIO)]))
        (staff_head(&document.title, &head_actions(&visit, &course)))
        @if !wish.ask.is_empty() && draft.is_some() {
            (sure(&Sure { title: visit.t("studio-discard-title"), text: visit.t("studio-discard-text"), action: &paths::studio_discard(&course.slug),
                fields: &[], confirm: visit.t("studio-discard"), cancel: visit.t("studio-cancel"), back: &paths::studio_course(&course.slug) }))
        }
        p class="meta" { (status(&visit, course.status)) " · "
            a href=(paths::learners_who(&course.slug, "active")) { (visit.with("studio-learners-active", &[("count", learners.active.into())])) }
            " · " a href=(paths::learners_who(&course.slug, "completed")) { (visit.with("studio-learners-completed", &[("count", learners.completed.into())])) } }
        @if let Some(draft) = &draft { (draft_section(&visit, &course, draft, current.as_ref(), &learners)) }
        @else { section { h2 { (visit.t("studio-no-draft")) } p { (visit.t("studio-no-draft-text")) } } }
        section {
            h2 { (visit.t(if draft.is_some() { "studio-outline-draft" } else { "studio-outline" })) }
            (outline(&visit, &course, document))
        }
        @if visit.may(Action::AuthorProgram) && document.join == Join::Code { (code_form(&visit, &course)) }
        (history)
    };
    Ok(visit.page(frame(&visit, paths::STUDIO, &document.title, &main)))
}

fn head_actions(visit: &Visit, course: &CourseEntry) -> Markup {
    html! {
        @if course.current_revision.is_some() {
            (link_button(visit.t("studio-see-page"), &paths::course(&course.slug), Weight::Secondary))
            (link_button(visit.t("studio-see-learners"), &paths::learners(&course.slug), Weight::Secondary))
        }
    }
}

fn draft_section(
    visit: &Visit,
    course: &CourseEntry,
    draft: &Draft,
    current: Option<&Arc<LoadedRevision>>,
    learners: &Learners,
) -> Markup {
    html! {
        section {
            h2 { (visit.t("studio-draft")) }
            p class="meta" { (visit.t("studio-draft-since")) " " (visit.moment(draft.updated_at)) }
            (changes(visit, draft, current))
            (touches(visit, learners))
            form class="form" method="post" action=(paths::studio_publish(&course.slug)) {
                (hidden("draft", &draft.hash))
                (field(&Field { name: "note", label: visit.t("studio-note"), hint: Some(visit.t("studio-note-hint")),
                    maxlength: Some(200), ..Field::default() }))
                (actions(&html! {
                    (button(&Button { label: visit.t("studio-publish"), confirm: Some("publish-dialog"), ..Button::default() }))
                    (button(&Button { label: visit.t("studio-discard"), weight: Weight::Danger, confirm: Some("discard-dialog"),
                        formaction: Some(&paths::studio_discard(&course.slug)), skip_validation: true, ..Button::default() }))
                }))
            }
            (confirm_dialog(&ConfirmDialog { id: "publish-dialog", title: visit.t("studio-publish-title"),
                text: &visit.with("studio-publish-text", &[("count", learners.active.into())]),
                confirm: visit.t("studio-publish"), cancel: visit.t("studio-cancel"), weight: Weight::Primary }))
            (confirm_dialog(&ConfirmDialog { id: "discard-dialog", title: visit.t("studio-discard-title"),
                text: visit.t("studio-discard-text"), confirm: visit.t("studio-discard"),
                cancel: visit.t("studio-cancel"), weight: Weight::Danger }))
        }
    }
}

fn changes(visit: &Visit, draft: &Draft, current: Option<&Arc<LoadedRevision>>) -> Markup {
    let Some(current) = current else {
        return html! { p { (visit.t("studio-first")) } };
    };
    let diff = course_diff(&current.document, &draft.document);
    let lines = difference::lines(visit.words(), &diff);
    html! {
        h3 { (visit.with("studio-differs", &[("number", current.number.to_string().as_str().into())])) }
        @if lines.is_empty() { p { (visit.t("studio-only-writing")) } }
        @else { ul class="prose" { @for line in lines { li { (line) } } } }
    }
}

/// In words, whom publishing touches.
fn touches(visit: &Visit, learners: &Learners) -> Markup {
    let active = visit.with("studio-impact-active", &[("count", learners.active.into())]);
    let completed = visit.with(
        "studio-impact-completed",
        &[("count", learners.completed.into())],
    );
    let lines = [
        (Tone::Info, active.as_str()),
        (Tone::Good, completed.as_str()),
        (Tone::Info, visit.t("studio-impact-new")),
    ];
    impact(visit.t("studio-impact"), &lines)
}

fn outline(visit: &Visit, course: &CourseEntry, document: &Course) -> Markup {
    let rows: Vec<Vec<(String, String)>> = document
        .modules
        .iter()
        .map(|module| {
            let activities = module.activities.iter();
            activities
                .map(|activity| {
                    let href = paths::studio_preview(&course.slug, &activity.slug);
                    (href, note(visit, activity))
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

fn note(visit: &Visit, activity: &Activity) -> String {
    let kind = match activity.kind {
        ActivityKind::Lesson(_) => visit.t("catalog-course-kind-lesson"),
        ActivityKind::Quiz(_) => visit.t("catalog-course-kind-quiz"),
        ActivityKind::Survey(_) => visit.t("catalog-course-kind-survey"),
    };
    let minutes = visit.with(
        "catalog-course-minutes",
        &[("minutes", activity.minutes.into())],
    );
    format!("{kind} · {minutes}")
}

fn code_form(visit: &Visit, course: &CourseEntry) -> Markup {
    html! {
        section {
            h2 { (visit.t("studio-code")) }
            form class="form" method="post" action=(paths::studio_code(&course.slug)) {
                (field(&Field { name: "code", label: visit.t("enrollment-code-label"), hint: Some(visit.t("studio-code-hint")),
                    value: course.join_code.as_deref().unwrap_or_default(), autocomplete: Some("off"),
                    maxlength: Some(64), ..Field::default() }))
                (button(&Button { label: visit.t("studio-code-save"), weight: Weight::Secondary, ..Button::default() }))
            }
        }
    }
}

/// The revisions, newest first.
async fn history(
    visit: &Visit,
    course: &CourseEntry,
    mut lines: Vec<RevisionLine>,
) -> Result<Markup, Problem> {
    let older = (lines.len() > A_PAGE).then(|| {
        lines.truncate(A_PAGE);
        lines
            .last()
            .map(|line| paths::studio_course_before(&course.slug, line.number))
    });
    let mut rows = Vec::new();
    for line in &lines {
        let by = match line.published_by {
            Some(id) => person(&visit.app.store, id)
                .await?
                .map(|person| person.name),
            None => None,
        };
        let by = by.unwrap_or_else(|| visit.t("admin-audit-operator").to_owned());
        rows.push(vec![
            html! { (line.number) },
            visit.moment(line.published_at),
            html! { (by) },
            html! { (line.note) },
        ]);
    }
    let columns = [
        Column::text(visit.t("studio-column-number")),
        Column::text(visit.t("studio-column-when")),
        Column::text(visit.t("studio-column-who")),
        Column::text(visit.t("studio-column-note")),
    ];
    Ok(html! {
        section {
            h2 { (visit.t("studio-revisions")) }
            @if rows.is_empty() { p { (visit.t("studio-revisions-empty")) } }
            @else {
                (table(&Table { caption: visit.t("studio-revisions"), caption_hidden: true, columns: &columns, rows: &rows }))
            }
            (pagination(&Pagination { label: visit.t("studio-pages"), next: older.flatten().as_deref(),
                next_label: visit.t("studio-older"), ..Pagination::default() }))
        }
    })
}
