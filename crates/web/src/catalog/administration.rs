//! `/admin/programs`: everything that is or was offered, and whether it is.

use crate::administration::pages::with_query;
use crate::extract::Query;
use crate::forms::Form;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use laurel_domain::authoring::document::ProgramStatus;
use laurel_domain::identity::actions;

use laurel_persistence::UseCaseError;
use laurel_persistence::authoring::{ProgramRefusal, publish_program};
use laurel_persistence::catalog::{
    CatalogItem, CatalogKind, CourseStatus, StatusRefusal, all_courses, all_programs,
    set_course_status, set_program_status,
};
use laurel_ui::Tone;
use laurel_ui::button::Weight;
use laurel_ui::empty::empty_state;
use laurel_ui::pagination::{Pagination, pagination};
use laurel_ui::table::{Column, Table, table};
use laurel_ui::tone_words;
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;

const A_PAGE: usize = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ProgramsQuery {
    programs_after: Option<Uuid>,
    courses_after: Option<Uuid>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct JoinCodeForm {
    status: String,
    id: Uuid,
    draft: String,
}

pub async fn show(
    _: paths::AdminProgramsPath,
    context: Gate<actions::AuthorProgram>,
    Query(query): Query<ProgramsQuery>,
) -> Answer {
    let permit = context.permit()?;
    let store = &context.app.store;
    let limit = A_PAGE as u64 + 1;
    let programs = all_programs(store, &permit, query.programs_after, limit).await?;
    let courses = all_courses(store, &permit, query.courses_after, limit).await?;
    let title = context.t("admin-programs-title");
    let main = html! {
        h1 { (title) }
        p class="lead" { (context.t("admin-programs-lead")) }
        (lines(&context, "admin-programs-programs", programs, "programs_after"))
        (lines(&context, "admin-programs-courses", courses, "courses_after"))
    };
    Ok(context.page(Page::administration(paths::ADMIN_PROGRAMS, title, main)))
}

fn lines(reader: &Reader, heading: &str, mut lines: Vec<CatalogItem>, cursor: &str) -> Markup {
    let next = (lines.len() > A_PAGE).then(|| {
        lines.truncate(A_PAGE);
        lines
            .last()
            .map(|line| paths::admin_programs_after(cursor, line.id))
    });
    let is_course = lines
        .first()
        .is_some_and(|line| line.kind == CatalogKind::Course);
    let mut columns = vec![
        Column::text(reader.t("admin-programs-column-title")),
        Column::text(reader.t("admin-programs-column-status")),
        Column::number(reader.t("admin-programs-column-revision")),
    ];
    if is_course {
        columns.push(Column::number(reader.t("admin-programs-column-enrolled")));
    }
    columns.push(Column::text(reader.t("admin-programs-column-action")));
    let rows: Vec<Vec<Markup>> = lines.iter().map(|line| row(reader, line)).collect();
    html! {
        section {
            h2 { (reader.t(heading)) }
            @if rows.is_empty() {
                (empty_state(reader.t("admin-programs-empty"), reader.t("admin-programs-empty-text"), &html! {}))
            } @else {
                (table(&Table { caption: reader.t(heading), caption_hidden: true, columns: &columns, rows: &rows }))
            }
            (pagination(&Pagination { label: reader.t(heading), next: next.flatten().as_deref(),
                next_label: reader.t("studio-next"), ..Pagination::default() }))
        }
    }
}

fn row(reader: &Reader, line: &CatalogItem) -> Vec<Markup> {
    let address = match line.kind {
        CatalogKind::Course => Some(paths::studio_course(&line.slug)),
        CatalogKind::Program => line.number.map(|_| paths::program(&line.slug)),
    };
    let mut cells = vec![
        html! { @if let Some(address) = &address { a href=(address) { (line.title) } } @else { (line.title) } },
        html! {
            (status(reader, &line.status))
            @if line.draft.is_some() && line.number.is_some() { " · " (reader.t("admin-programs-has-draft")) }
        },
        html! { @if let Some(number) = line.number { (number) } },
    ];
    if line.kind == CatalogKind::Course {
        cells.push(html! {
            @if line.number.is_some() {
                a href=(paths::learners(&line.slug)) { (line.enrolled) span class="visually-hidden" { ": " (line.title) } }
            }
        });
    }
    cells.push(html! { div class="actions" { (deeds(reader, line)) } });
    cells
}

fn status(reader: &Reader, word: &str) -> Markup {
    let (tone, key) = match word {
        "open" => (Tone::Good, "studio-status-open"),
        "preparation" => (Tone::Info, "catalog-fact-preparation"),
        "retired" => (Tone::Warn, "studio-status-retired"),
        _ => (Tone::Info, "studio-status-draft"),
    };
    tone_words(tone, reader.t(key))
}

/// What can be done with it now: each leads to a page that says whom it
/// touches.
fn deeds(reader: &Reader, line: &CatalogItem) -> Markup {
    let deed = |key: &str, href: &str, weight: Weight| {
        html! { a class={ (weight.class()) " small" } href=(href) { (reader.t(key)) span class="visually-hidden" { ": " (line.title) } } }
    };
    let change = |to: &str, key: &str| {
        let page = match line.kind {
            CatalogKind::Program => paths::admin_program_status(&line.slug),
            CatalogKind::Course => paths::admin_course_status(&line.slug),
        };
        deed(key, &with_query(&page, &[("to", to)]), Weight::Secondary)
    };
    html! {
        @match line.kind {
            CatalogKind::Program if line.draft.is_some() => (deed("studio-publish", &paths::admin_program_publish(&line.slug), Weight::Primary)),
            CatalogKind::Course if line.draft.is_some() => (deed("admin-programs-look-draft", &paths::studio_course(&line.slug), Weight::Primary)),
            _ => {}
        }
        @if line.number.is_some() {
            @match line.status.as_str() {
                "open" => (change("retired", "admin-programs-retire")),
                _ => (change("open", "admin-programs-open")),
            }
        }
    }
}

pub async fn program_status(
    paths::AdminProgramStatusPath { slug }: paths::AdminProgramStatusPath,
    context: Gate<actions::AuthorProgram>,
    Form(fields): Form<JoinCodeForm>,
) -> Answer {
    let permit = context.permit()?;
    let status = match fields.status.as_str() {
        "open" => ProgramStatus::Open,
        "preparation" => ProgramStatus::Preparation,
        "retired" => ProgramStatus::Retired,
        _ => return Err(HttpProblem::Unreadable),
    };
    let done = set_program_status(&context.app.store, &permit, slug.into(), status).await;
    changed(&context, done)
}

pub async fn course_status(
    paths::AdminCourseStatusPath { slug }: paths::AdminCourseStatusPath,
    context: Gate<actions::AuthorProgram>,
    Form(fields): Form<JoinCodeForm>,
) -> Answer {
    let permit = context.permit()?;
    let status = match fields.status.as_str() {
        "open" => CourseStatus::Open,
        "retired" => CourseStatus::Retired,
        _ => return Err(HttpProblem::Unreadable),
    };
    let done = set_course_status(&context.app.store, &permit, slug.into(), status).await;
    changed(&context, done)
}

fn changed(context: &RequestContext, done: Result<(), UseCaseError<StatusRefusal>>) -> Answer {
    match done {
        Ok(()) => {
            context.app.pages.clear();
            Ok(context.go(paths::ADMIN_PROGRAMS, "flash-status-changed"))
        }
        Err(UseCaseError::Refused(_)) => Err(HttpProblem::NotFound),
        Err(UseCaseError::Internal(error)) => Err(error.into()),
    }
}

pub async fn publish(
    _: paths::AdminProgramPublishPath,
    context: Gate<actions::AuthorProgram>,
    Form(fields): Form<JoinCodeForm>,
) -> Answer {
    let permit = context.permit()?;
    let done = publish_program(&context.app.store, &permit, fields.id.into(), fields.draft).await;
    match done {
        Ok(_) => {
            context.app.pages.clear();
            Ok(context.go(paths::ADMIN_PROGRAMS, "flash-published"))
        }
        Err(UseCaseError::Refused(ProgramRefusal::NoSuchProgram)) => Err(HttpProblem::NotFound),
        Err(UseCaseError::Refused(_)) => Err(HttpProblem::Conflict),
        Err(UseCaseError::Internal(error)) => Err(error.into()),
    }
}
