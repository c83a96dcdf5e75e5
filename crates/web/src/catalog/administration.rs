//! `/admin/programs`: everything that is or was offered, and whether it is.

use crate::administration::frame;
use crate::administration::pages::with_query;
use crate::forms::Form;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::{Path, Query};
use crate::visit::Visit;
use laurel_domain::authoring::document::ProgramStatus;
use laurel_domain::identity::{Action, Resource};
use laurel_persistence::Stop;
use laurel_persistence::authoring::{ProgramRefusal, publish_program};
use laurel_persistence::catalog::{
    CatalogLine, CourseStatus, Kind, StatusRefusal, all_courses, all_programs, set_course_status,
    set_program_status,
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
pub struct Wish {
    programs_after: Option<Uuid>,
    courses_after: Option<Uuid>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    status: String,
    id: Uuid,
    draft: String,
}

pub async fn show(visit: Visit, Query(wish): Query<Wish>) -> Answer {
    let permit = visit.permit(Action::AuthorProgram, Resource::Site)?;
    let store = &visit.app.store;
    let limit = A_PAGE as u64 + 1;
    let programs = all_programs(store, &permit, wish.programs_after, limit).await?;
    let courses = all_courses(store, &permit, wish.courses_after, limit).await?;
    let title = visit.t("admin-programs-title");
    let main = html! {
        h1 { (title) }
        p class="lead" { (visit.t("admin-programs-lead")) }
        (lines(&visit, "admin-programs-programs", programs, "programs_after"))
        (lines(&visit, "admin-programs-courses", courses, "courses_after"))
    };
    Ok(visit.page(frame(&visit, paths::ADMIN_PROGRAMS, title, &main)))
}

fn lines(visit: &Visit, heading: &str, mut lines: Vec<CatalogLine>, cursor: &str) -> Markup {
    let next = (lines.len() > A_PAGE).then(|| {
        lines.truncate(A_PAGE);
        lines
            .last()
            .map(|line| paths::admin_programs_after(cursor, line.id))
    });
    let is_course = lines.first().is_some_and(|line| line.kind == Kind::Course);
    let mut columns = vec![
        Column::text(visit.t("admin-programs-column-title")),
        Column::text(visit.t("admin-programs-column-status")),
        Column::number(visit.t("admin-programs-column-revision")),
    ];
    if is_course {
        columns.push(Column::number(visit.t("admin-programs-column-enrolled")));
    }
    columns.push(Column::text(visit.t("admin-programs-column-action")));
    let rows: Vec<Vec<Markup>> = lines.iter().map(|line| row(visit, line)).collect();
    html! {
        section {
            h2 { (visit.t(heading)) }
            @if rows.is_empty() {
                (empty_state(visit.t("admin-programs-empty"), visit.t("admin-programs-empty-text"), &html! {}))
            } @else {
                (table(&Table { caption: visit.t(heading), caption_hidden: true, columns: &columns, rows: &rows }))
            }
            (pagination(&Pagination { label: visit.t(heading), next: next.flatten().as_deref(),
                next_label: visit.t("studio-next"), ..Pagination::default() }))
        }
    }
}

fn row(visit: &Visit, line: &CatalogLine) -> Vec<Markup> {
    let address = match line.kind {
        Kind::Course => Some(paths::studio_course(&line.slug)),
        Kind::Program => line.number.map(|_| paths::program(&line.slug)),
    };
    let mut cells = vec![
        html! { @if let Some(address) = &address { a href=(address) { (line.title) } } @else { (line.title) } },
        html! {
            (status(visit, &line.status))
            @if line.draft.is_some() && line.number.is_some() { " · " (visit.t("admin-programs-has-draft")) }
        },
        html! { @if let Some(number) = line.number { (number) } },
    ];
    if line.kind == Kind::Course {
        cells.push(html! {
            @if line.number.is_some() {
                a href=(paths::learners(&line.slug)) { (line.enrolled) span class="visually-hidden" { ": " (line.title) } }
            }
        });
    }
    cells.push(html! { div class="actions" { (deeds(visit, line)) } });
    cells
}

fn status(visit: &Visit, word: &str) -> Markup {
    let (tone, key) = match word {
        "open" => (Tone::Good, "studio-status-open"),
        "preparation" => (Tone::Info, "catalog-fact-preparation"),
        "retired" => (Tone::Warn, "studio-status-retired"),
        _ => (Tone::Info, "studio-status-draft"),
    };
    tone_words(tone, visit.t(key))
}

/// What can be done with it now: each leads to a page that says whom it
/// touches.
fn deeds(visit: &Visit, line: &CatalogLine) -> Markup {
    let deed = |key: &str, href: &str, weight: Weight| {
        html! { a class={ (weight.class()) " small" } href=(href) { (visit.t(key)) span class="visually-hidden" { ": " (line.title) } } }
    };
    let change = |to: &str, key: &str| {
        let page = match line.kind {
            Kind::Program => paths::admin_program_status(&line.slug),
            Kind::Course => paths::admin_course_status(&line.slug),
        };
        deed(key, &with_query(&page, &[("to", to)]), Weight::Secondary)
    };
    html! {
        @match line.kind {
            Kind::Program if line.draft.is_some() => (deed("studio-publish", &paths::admin_program_publish(&line.slug), Weight::Primary)),
            Kind::Course if line.draft.is_some() => (deed("admin-programs-look-draft", &paths::studio_course(&line.slug), Weight::Primary)),
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
    visit: Visit,
    Path(slug): Path<String>,
    Form(fields): Form<Fields>,
) -> Answer {
    let permit = visit.permit(Action::AuthorProgram, Resource::Site)?;
    let status = match fields.status.as_str() {
        "open" => ProgramStatus::Open,
        "preparation" => ProgramStatus::Preparation,
        "retired" => ProgramStatus::Retired,
        _ => return Err(Problem::Unreadable),
    };
    let done = set_program_status(&visit.app.store, &permit, slug, status).await;
    changed(&visit, done)
}

pub async fn course_status(
    visit: Visit,
    Path(slug): Path<String>,
    Form(fields): Form<Fields>,
) -> Answer {
    let permit = visit.permit(Action::AuthorProgram, Resource::Site)?;
    let status = match fields.status.as_str() {
        "open" => CourseStatus::Open,
        "retired" => CourseStatus::Retired,
        _ => return Err(Problem::Unreadable),
    };
    let done = set_course_status(&visit.app.store, &permit, slug, status).await;
    changed(&visit, done)
}

fn changed(visit: &Visit, done: Result<(), Stop<StatusRefusal>>) -> Answer {
    match done {
        Ok(()) => {
            visit.app.pages.clear();
            Ok(visit.go(paths::ADMIN_PROGRAMS, "flash-status-changed"))
        }
        Err(Stop::Refused(_)) => Err(Problem::NotFound),
        Err(Stop::Fault(fault)) => Err(fault.into()),
    }
}

pub async fn publish(visit: Visit, Form(fields): Form<Fields>) -> Answer {
    let permit = visit.permit(Action::AuthorProgram, Resource::Site)?;
    let done = publish_program(&visit.app.store, &permit, fields.id.into(), fields.draft).await;
    match done {
        Ok(_) => {
            visit.app.pages.clear();
            Ok(visit.go(paths::ADMIN_PROGRAMS, "flash-published"))
        }
        Err(Stop::Refused(ProgramRefusal::NoSuchProgram)) => Err(Problem::NotFound),
        Err(Stop::Refused(_)) => Err(Problem::Conflict),
        Err(Stop::Fault(fault)) => Err(fault.into()),
    }
}
