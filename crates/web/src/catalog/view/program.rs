//! The page of a program, section by section.

use super::begin::begin_as_visitor;
use crate::catalog::facts::{award_fact, foreign, hours, price, program_facts};
use crate::catalog::outline::{course_outline, hours_fact, is_preview};
use crate::catalog::schema_org::{self, Provider};
use crate::json_ld::json_ld;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::authoring::document::{Award, AwardKind, ProgramStatus};
use laurel_markdown::{RenderContext, html as prose};
use laurel_persistence::catalog::{ProgramCourse, WholeProgram};
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Weight, link_button, submit};
use laurel_ui::details::{checks, details, folds};
use laurel_ui::notice::quiet_notice;
use laurel_ui::patterns::certificate_picture;
use laurel_ui::text_direction::direction_of;
use maud::{Markup, html};

/// Where the reader stands with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReaderStatus {
    Visitor,
    /// Signed in, and in none of its courses that is not complete.
    Outside {
        /// Some are complete.
        begun: bool,
    },
    /// In this course of it, which comes next.
    Inside {
        course: String,
    },
    /// All required courses are complete; of the others, this is the first of
    /// those that are left to choose from.
    Elective {
        course: String,
    },
    /// Complete.
    Done,
}

/// A program as its page shows it.
#[derive(Clone, Copy)]
pub struct ProgramView<'a> {
    pub whole: &'a WholeProgram,
    pub status: &'a ReaderStatus,
    pub by: Provider<'a>,
}

pub fn page(reader: &Reader, view: &ProgramView<'_>) -> Page {
    let (whole, document) = (view.whole, &view.whole.entry.document);
    Page {
        title: document.title.clone(),
        description: document.summary.clone(),
        public: Some(paths::program(&whole.entry.slug)),
        head: Some(json_ld(&schema_org::program(view.by, whole))),
        main: main(reader, whole, view.status),
        ..Page::default()
    }
}

fn main(reader: &Reader, whole: &WholeProgram, status: &ReaderStatus) -> Markup {
    let document = &whole.entry.document;
    let foreign = foreign(reader, &document.language);
    let facts = program_facts(
        reader,
        document,
        whole.entry.status,
        whole.courses.len(),
        whole.half_hours(),
    );
    html! {
        div class="wrap program" {
            div class="program-body" {
                header class="article-head" {
                    (breadcrumb(reader.t("nav-breadcrumb"), &[(reader.t("catalog-programs-title"), paths::PROGRAMS)]))
                    h1 lang=[foreign] dir=[foreign.map(direction_of)] { (document.title) }
                    p class="lead" lang=[foreign] dir=[foreign.map(direction_of)] { (document.summary) }
                    p class="meta" { (facts) }
                    (first_lesson(reader, whole))
                }
                (status_notice(reader, whole))
                (in_short(reader, whole))
                (list(reader.t("catalog-program-outcomes"), &document.outcomes, foreign, true))
                @if let Some(award) = &document.award { (earns(reader, whole, award)) }
                (outline(reader, whole, foreign))
                (list(reader.t("catalog-program-audience"), &document.audience, foreign, false))
                @if !document.body.is_empty() {
                    div class="prose" lang=[foreign] dir=[foreign.map(direction_of)] { (prose(&document.body, &RenderContext::plain(reader.words()))) }
                }
                (list(reader.t("catalog-program-requirements"), &document.requirements, foreign, false))
                (faq(reader, whole, foreign))
            }
            (action(reader, whole, status))
        }
    }
}

fn status_notice(reader: &Reader, whole: &WholeProgram) -> Markup {
    match whole.entry.status {
        ProgramStatus::Open if whole.leads_to_its_end() => html! {},
        ProgramStatus::Open => quiet_notice(
            Tone::Warn,
            Some(reader.t("catalog-program-stopped-title")),
            &html! { p { (reader.t("catalog-program-stopped-text")) } },
        ),
        ProgramStatus::Preparation => quiet_notice(
            Tone::Info,
            Some(reader.t("catalog-program-preparation-title")),
            &html! { p { (reader.t("catalog-program-preparation-text")) } },
        ),
        ProgramStatus::Retired => quiet_notice(
            Tone::Warn,
            Some(reader.t("catalog-programs-retired")),
            &html! { p { (reader.t("catalog-program-retired-text")) } },
        ),
    }
}

/// A heading with a list; nothing where the list is empty.
pub(super) fn list(
    heading: &str,
    items: &[String],
    foreign: Option<&str>,
    checked: bool,
) -> Markup {
    if items.is_empty() {
        return html! {};
    }
    let marked: Vec<Markup> = items.iter().map(|item| html! { (item) }).collect();
    html! {
        section {
            h2 { (heading) }
            div lang=[foreign] dir=[foreign.map(direction_of)] {
                @if checked { (checks(&marked)) }
                @else { div class="prose" { ul { @for item in items { li { (item) } } } } }
            }
        }
    }
}

/// The first lesson that everybody may read, offered before anything is asked of them.
fn first_lesson(reader: &Reader, whole: &WholeProgram) -> Markup {
    let lessons = whole.courses.iter().flat_map(|course| {
        let document = &course.revision.document;
        let activities = document.activities();
        activities.map(move |activity| (&course.course.slug, activity))
    });
    let first = lessons
        .filter(|(_, activity)| is_preview(activity))
        .map(|(slug, activity)| paths::preview(slug, &activity.slug))
        .next();
    html! {
        @if let Some(address) = first {
            p { a href=(address) { (reader.t("catalog-program-first-lesson")) } }
        }
    }
}

/// What takes one line each: the time, what is needed before, how long it is valid.
fn in_short(reader: &Reader, whole: &WholeProgram) -> Markup {
    let (document, half_hours) = (&whole.entry.document, whole.half_hours());
    let mut facts = Vec::new();
    if half_hours > 0 {
        let hours = [("hours", hours(half_hours).into())];
        facts.push((
            reader.t("catalog-program-hours"),
            reader.with("catalog-program-hours-text", &hours),
        ));
    }
    // nobody begins today what is not open
    let is_open = whole.entry.status == ProgramStatus::Open && whole.leads_to_its_end();
    if document.requirements.is_empty() && is_open {
        facts.push((
            reader.t("catalog-program-requirements"),
            reader.t("catalog-program-requirements-none").to_owned(),
        ));
    }
    if let Some(award) = &document.award {
        facts.push((reader.t("catalog-program-renewal"), renewal(reader, award)));
    }
    let facts: Vec<(&str, Markup)> = facts
        .iter()
        .map(|(name, text)| (*name, html! { (text) }))
        .collect();
    html! { @if !facts.is_empty() { (details(&facts)) } }
}

fn outline(reader: &Reader, whole: &WholeProgram, foreign: Option<&str>) -> Markup {
    if whole.courses.is_empty() {
        return html! {};
    }
    let required: Vec<&ProgramCourse> = whole.courses.iter().filter(|c| c.required).collect();
    let electives: Vec<&ProgramCourse> = whole.courses.iter().filter(|c| !c.required).collect();
    let electives_needed = whole.entry.document.electives;
    html! {
        section id="outline" {
            h2 { (reader.t("catalog-program-outline")) }
            div lang=[foreign] dir=[foreign.map(direction_of)] { (courses(reader, &required)) }
            @if !electives.is_empty() {
                @if electives_needed > 0 {
                    h3 { (reader.with("catalog-program-electives", &[("count", electives_needed.into())])) }
                } @else {
                    h3 { (reader.t("catalog-course-elective")) }
                }
                div lang=[foreign] dir=[foreign.map(direction_of)] { (courses(reader, &electives)) }
            }
        }
    }
}

fn courses(reader: &Reader, courses: &[&ProgramCourse]) -> Markup {
    let summaries: Vec<String> = courses
        .iter()
        .map(|c| {
            format!(
                "{} · {}",
                c.course.title,
                hours_fact(reader, &c.revision.document)
            )
        })
        .collect();
    let items: Vec<(&str, Markup)> = courses
        .iter()
        .zip(&summaries)
        .map(|(c, summary)| {
            let body = html! {
                p { (c.revision.document.summary) }
                (course_outline(reader, &c.course.slug, &c.revision.document))
                p { a href=(paths::course(&c.course.slug)) { (reader.with("catalog-program-course-page", &[("title", (&c.course.title).into())])) } }
            };
            (summary.as_str(), body)
        })
        .collect();
    folds(&items, false)
}

fn earns(reader: &Reader, whole: &WholeProgram, award: &Award) -> Markup {
    let text = match award.kind {
        AwardKind::Certificate => reader.t("catalog-program-award-certificate"),
        AwardKind::Certification => reader.t("catalog-program-award-certification"),
    };
    html! {
        section id="certificate" {
            h2 { (reader.t("catalog-program-award")) }
            (certificate_picture(&paths::specimen(&whole.entry.slug), reader.t("catalog-program-award-picture"), 842, 595))
            p class="meta" { (award.title) " · " (award_fact(reader, award)) }
            p { (text) }
        }
    }
}

fn renewal(reader: &Reader, award: &Award) -> String {
    match award.valid_months {
        Some(months) => reader.with(
            "catalog-program-renewal-months",
            &[("months", months.into())],
        ),
        None => reader.t("catalog-program-renewal-none").to_owned(),
    }
}

fn faq(reader: &Reader, whole: &WholeProgram, foreign: Option<&str>) -> Markup {
    let faq = &whole.entry.document.faq;
    if faq.is_empty() {
        return html! {};
    }
    let prefixes: Vec<String> = (1..=faq.len()).map(|n| format!("faq{n}-")).collect();
    let items: Vec<(&str, Markup)> = faq
        .iter()
        .zip(&prefixes)
        .map(|(item, id_prefix)| {
            let rendering = RenderContext {
                id_prefix,
                deeper: 1,
                ..RenderContext::plain(reader.words())
            };
            let answer = html! { div class="prose" { (prose(&item.answer, &rendering)) } };
            (item.question.as_str(), answer)
        })
        .collect();
    html! {
        section id="questions" {
            h2 { (reader.t("catalog-program-faq")) }
            div lang=[foreign] dir=[foreign.map(direction_of)] { (folds(&items, false)) }
        }
    }
}

/// The one action, which stays in reach.
fn action(reader: &Reader, whole: &WholeProgram, status: &ReaderStatus) -> Markup {
    let document = &whole.entry.document;
    let is_open = whole.entry.status == ProgramStatus::Open;
    let label = if document.price.is_none() {
        reader.t("catalog-program-price-free").to_owned()
    } else {
        price(reader, document)
    };
    let begin = |label| {
        html! {
            form method="post" action=(paths::program_enroll(&whole.entry.slug)) { (submit(reader.t(label))) }
        }
    };
    html! {
        aside class="program-action" aria-label=(reader.t("catalog-program-action")) {
            div {
                @if is_open { p class="price" { (label) } }
                p class="meta aside-only" { (reader.t("catalog-program-pace")) }
            }
            @match (whole.entry.status, status) {
                (_, ReaderStatus::Inside { course }) => {
                    p class="meta aside-only" { (reader.t("catalog-program-enrolled")) }
                    (link_button(reader.t("catalog-action-continue"), &paths::learn(course), Weight::Primary))
                },
                (_, ReaderStatus::Elective { course }) => {
                    p class="meta aside-only" { (reader.t("catalog-program-enrolled")) }
                    (link_button(reader.t("catalog-action-continue"), &paths::course(course), Weight::Primary))
                },
                (_, ReaderStatus::Done) => {
                    (link_button(reader.t("catalog-action-review"), paths::DASHBOARD, Weight::Secondary))
                },
                // who comes to a course that takes nobody could not go on
                (ProgramStatus::Open, ReaderStatus::Visitor | ReaderStatus::Outside { begun: false }) if !whole.leads_to_its_end() => {
                    (link_button(reader.t("catalog-programs-all"), paths::PROGRAMS, Weight::Secondary))
                },
                (ProgramStatus::Open, ReaderStatus::Visitor) => {
                    (begin_as_visitor(reader, "enrollment-enroll-program", &paths::program_enroll(&whole.entry.slug)))
                },
                (ProgramStatus::Open, ReaderStatus::Outside { begun: true }) => (begin("catalog-action-continue")),
                (ProgramStatus::Open, ReaderStatus::Outside { begun: false }) => (begin("enrollment-enroll-program")),
                (ProgramStatus::Preparation, _) => {
                    @let topic = document.topics.first().map_or("", |topic| topic);
                    (link_button(reader.t("catalog-action-tell-me-long"), &paths::notifications_about(topic), Weight::Primary))
                },
                (ProgramStatus::Retired, _) => {
                    (link_button(reader.t("catalog-programs-all"), paths::PROGRAMS, Weight::Secondary))
                },
            }
        }
    }
}
