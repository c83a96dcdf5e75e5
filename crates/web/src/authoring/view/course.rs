//! The outline, what the draft changes and whom publishing it touches, and the revisions there are.

use crate::authoring::difference;
use crate::authoring::view::list::status;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::authoring::course_diff;
use laurel_domain::authoring::document::{Activity, ActivityKind, Course, Join};
use laurel_persistence::authoring::{Draft, RevisionItem};
use laurel_persistence::catalog::LoadedRevision;
use laurel_persistence::catalog::{CourseEntry, LearnerCounts};
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
use std::sync::Arc;

/// A course as its authors see it.
pub struct StudioCourseView<'a> {
    pub course: &'a CourseEntry,
    /// The draft's content, or else the revision's.
    pub document: &'a Course,
    pub draft: Option<&'a Draft>,
    pub current: Option<&'a Arc<LoadedRevision>>,
    pub learners: &'a LearnerCounts,
    pub history: History,
    /// Whether its reader is asked once more to discard the draft.
    pub discarding: bool,
    /// Whether its reader may say which code lets people in.
    pub may_set_code: bool,
}

/// A page of the revisions, the newest first.
pub struct History {
    /// Each with the name of who published it, where it was a person.
    pub lines: Vec<(RevisionItem, Option<String>)>,
    /// The address of the older ones.
    pub older: Option<String>,
}

pub fn page(reader: &Reader, view: &StudioCourseView<'_>) -> Page {
    let (course, document, draft) = (view.course, view.document, view.draft);
    let main = html! {
        (breadcrumb(reader.t("nav-breadcrumb"), &[(reader.t("studio-title"), paths::STUDIO)]))
        (staff_head(&document.title, &head_actions(reader, course)))
        @if view.discarding && draft.is_some() {
            (confirm_step(&ConfirmStep { title: reader.t("studio-discard-title"), text: reader.t("studio-discard-text"), action: &paths::studio_discard(&course.slug),
                fields: &[], confirm: reader.t("studio-discard"), cancel: reader.t("studio-cancel"), back: &paths::studio_course(&course.slug) }))
        }
        p class="meta" { (status(reader, course.status)) " · "
            a href=(paths::learners_who(&course.slug, "active")) { (reader.with("studio-learners-active", &[("count", view.learners.active.into())])) }
            " · " a href=(paths::learners_who(&course.slug, "completed")) { (reader.with("studio-learners-completed", &[("count", view.learners.completed.into())])) } }
        @if let Some(draft) = draft { (draft_section(reader, course, draft, view.current, view.learners)) }
        @else { section { h2 { (reader.t("studio-no-draft")) } p { (reader.t("studio-no-draft-text")) } } }
        section {
            h2 { (reader.t(if draft.is_some() { "studio-outline-draft" } else { "studio-outline" })) }
            (outline(reader, course, document))
            (surveys(reader, course, document))
        }
        @if view.may_set_code && document.join == Join::Code { (code_form(reader, course)) }
        (revision_list(reader, &view.history))
    };
    Page::studio(paths::STUDIO, &document.title, main)
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

/// Where the answers to its surveys are read.
fn surveys(reader: &Reader, course: &CourseEntry, document: &Course) -> Markup {
    let surveys: Vec<&Activity> = document
        .activities()
        .filter(|activity| matches!(activity.kind, ActivityKind::Survey(_)))
        .collect();
    html! {
        @if !surveys.is_empty() && course.current_revision.is_some() {
            h2 { (reader.t("enrollment-surveys")) }
            ul class="list plain" {
                @for survey in surveys { li { a href=(paths::survey(&course.slug, &survey.slug)) { (survey.title) } } }
            }
        }
    }
}

fn mark(activity: &Activity) -> Icon {
    match activity.kind {
        ActivityKind::Lesson(_) => Icon::File,
        ActivityKind::Quiz(_) => Icon::Quiz,
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

fn revision_list(reader: &Reader, history: &History) -> Markup {
    let rows: Vec<Vec<Markup>> = history
        .lines
        .iter()
        .map(|(line, by)| {
            let by = by.as_deref().unwrap_or(reader.t("admin-audit-operator"));
            vec![
                html! { (line.number) },
                reader.moment(line.published_at),
                html! { (by) },
                html! { (line.note) },
            ]
        })
        .collect();
    let columns = [
        Column::text(reader.t("studio-column-number")),
        Column::text(reader.t("studio-column-when")),
        Column::text(reader.t("studio-column-who")),
        Column::text(reader.t("studio-column-note")),
    ];
    html! {
        section {
            h2 { (reader.t("studio-revisions")) }
            @if rows.is_empty() { p { (reader.t("studio-revisions-empty")) } }
            @else {
                (table(&Table { caption: reader.t("studio-revisions"), caption_hidden: true, columns: &columns, rows: &rows }))
            }
            (pagination(&Pagination { label: reader.t("studio-pages"), next: history.older.as_deref(),
                next_label: reader.t("studio-older"), ..Pagination::default() }))
        }
    }
}
