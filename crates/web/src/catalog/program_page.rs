//! The page of a program, section by section.

use super::facts::{award_fact, foreign, hours, price, program_facts};
use super::outline::{course_outline, hours_fact};
use crate::markdown::{RenderContext, html as prose};
use crate::paths;
use crate::request_context::RequestContext;
use crate::ui::Tone;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::button::{Weight, link_button, submit};
use crate::ui::details::{checks, folds};
use crate::ui::notice::quiet_notice;
use crate::ui::patterns::certificate_picture;
use laurel_domain::authoring::document::{Award, AwardKind, ProgramStatus};
use laurel_persistence::catalog::{ProgramCourse, WholeProgram};
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

pub(super) fn main(
    context: &RequestContext,
    whole: &WholeProgram,
    status: &ReaderStatus,
) -> Markup {
    let document = &whole.entry.document;
    let foreign = foreign(context, &document.language);
    let facts = program_facts(
        context,
        document,
        whole.entry.status,
        whole.courses.len(),
        whole.half_hours(),
    );
    html! {
        div class="wrap program" {
            div class="program-body" {
                header class="article-head" {
                    (breadcrumb(context.t("nav-breadcrumb"), &[(context.t("catalog-programs-title"), paths::PROGRAMS)]))
                    h1 lang=[foreign] { (document.title) }
                    p class="lead" lang=[foreign] { (document.summary) }
                    p class="meta" { (facts) }
                }
                (status_notice(context, whole.entry.status))
                (list(context.t("catalog-program-outcomes"), &document.outcomes, foreign, true))
                (list(context.t("catalog-program-audience"), &document.audience, foreign, false))
                @if !document.body.is_empty() {
                    section class="prose" lang=[foreign] { (prose(&document.body, &RenderContext::plain(context.words()))) }
                }
                (time(context, whole))
                (outline(context, whole, foreign))
                (requirements(context, whole, foreign))
                @if let Some(award) = &document.award { (earns(context, whole, award)) }
                (faq(context, whole, foreign))
            }
            (action(context, whole, status))
        }
    }
}

fn status_notice(context: &RequestContext, status: ProgramStatus) -> Markup {
    match status {
        ProgramStatus::Open => html! {},
        ProgramStatus::Preparation => quiet_notice(
            Tone::Info,
            Some(context.t("catalog-program-preparation-title")),
            &html! { p { (context.t("catalog-program-preparation-text")) } },
        ),
        ProgramStatus::Retired => quiet_notice(
            Tone::Warn,
            Some(context.t("catalog-programs-retired")),
            &html! { p { (context.t("catalog-program-retired-text")) } },
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
            div lang=[foreign] {
                @if checked { (checks(&marked)) }
                @else { div class="prose" { ul { @for item in items { li { (item) } } } } }
            }
        }
    }
}

fn time(context: &RequestContext, whole: &WholeProgram) -> Markup {
    let half_hours = whole.half_hours();
    html! {
        @if half_hours > 0 {
            section {
                h2 { (context.t("catalog-program-hours")) }
                p { (context.with("catalog-program-hours-text", &[("hours", hours(half_hours).into())])) }
            }
        }
    }
}

fn requirements(context: &RequestContext, whole: &WholeProgram, foreign: Option<&str>) -> Markup {
    let needed = &whole.entry.document.requirements;
    let heading = context.t("catalog-program-requirements");
    if !needed.is_empty() {
        return list(heading, needed, foreign, false);
    }
    html! {
        section {
            h2 { (heading) }
            p { (context.t("catalog-program-requirements-none")) }
        }
    }
}

fn outline(context: &RequestContext, whole: &WholeProgram, foreign: Option<&str>) -> Markup {
    if whole.courses.is_empty() {
        return html! {};
    }
    let required: Vec<&ProgramCourse> = whole.courses.iter().filter(|c| c.required).collect();
    let electives: Vec<&ProgramCourse> = whole.courses.iter().filter(|c| !c.required).collect();
    let electives_needed = whole.entry.document.electives;
    html! {
        section id="outline" {
            h2 { (context.t("catalog-program-outline")) }
            div lang=[foreign] { (courses(context, &required)) }
            @if !electives.is_empty() {
                @if electives_needed > 0 {
                    h3 { (context.with("catalog-program-electives", &[("count", electives_needed.into())])) }
                } @else {
                    h3 { (context.t("catalog-course-elective")) }
                }
                div lang=[foreign] { (courses(context, &electives)) }
            }
        }
    }
}

fn courses(context: &RequestContext, courses: &[&ProgramCourse]) -> Markup {
    let summaries: Vec<String> = courses
        .iter()
        .map(|c| {
            format!(
                "{} · {}",
                c.course.title,
                hours_fact(context, &c.revision.document)
            )
        })
        .collect();
    let items: Vec<(&str, Markup)> = courses
        .iter()
        .zip(&summaries)
        .map(|(c, summary)| {
            let body = html! {
                p { (c.revision.document.summary) }
                (course_outline(context, &c.course.slug, &c.revision.document))
                p { a href=(paths::course(&c.course.slug)) { (context.with("catalog-program-course-page", &[("title", (&c.course.title).into())])) } }
            };
            (summary.as_str(), body)
        })
        .collect();
    folds(&items, false)
}

fn earns(context: &RequestContext, whole: &WholeProgram, award: &Award) -> Markup {
    let text = match award.kind {
        AwardKind::Certificate => context.t("catalog-program-award-certificate"),
        AwardKind::Certification => context.t("catalog-program-award-certification"),
    };
    let renewal = match award.valid_months {
        Some(months) => context.with(
            "catalog-program-renewal-months",
            &[("months", months.into())],
        ),
        None => context.t("catalog-program-renewal-none").to_owned(),
    };
    html! {
        section id="certificate" {
            h2 { (context.t("catalog-program-award")) }
            (certificate_picture(&paths::specimen(&whole.entry.slug), context.t("catalog-program-award-picture"), 842, 595))
            p class="meta" { (award.title) " · " (award_fact(context, award)) }
            p { (text) }
        }
        section {
            h2 { (context.t("catalog-program-renewal")) }
            p { (renewal) }
        }
    }
}

fn faq(context: &RequestContext, whole: &WholeProgram, foreign: Option<&str>) -> Markup {
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
                ..RenderContext::plain(context.words())
            };
            let answer = html! { div class="prose" { (prose(&item.answer, &rendering)) } };
            (item.question.as_str(), answer)
        })
        .collect();
    html! {
        section id="questions" {
            h2 { (context.t("catalog-program-faq")) }
            div lang=[foreign] { (folds(&items, false)) }
        }
    }
}

/// The one action, which stays in reach.
fn action(context: &RequestContext, whole: &WholeProgram, status: &ReaderStatus) -> Markup {
    let document = &whole.entry.document;
    let address = paths::program(&whole.entry.slug);
    let is_open = whole.entry.status == ProgramStatus::Open;
    let label = if document.price.is_none() {
        context.t("catalog-program-price-free").to_owned()
    } else {
        price(context, document)
    };
    let begin = |label| {
        html! {
            form method="post" action=(paths::program_enroll(&whole.entry.slug)) { (submit(context.t(label))) }
        }
    };
    html! {
        aside class="program-action" aria-label=(context.t("catalog-program-action")) {
            div {
                @if is_open { p class="price" { (label) } }
                p class="meta aside-only" { (context.t("catalog-program-pace")) }
            }
            @match (whole.entry.status, status) {
                (_, ReaderStatus::Inside { course }) => {
                    p class="meta aside-only" { (context.t("catalog-program-enrolled")) }
                    (link_button(context.t("catalog-action-continue"), &paths::learn(course), Weight::Primary))
                },
                (_, ReaderStatus::Elective { course }) => {
                    p class="meta aside-only" { (context.t("catalog-program-enrolled")) }
                    (link_button(context.t("catalog-action-continue"), &paths::course(course), Weight::Primary))
                },
                (_, ReaderStatus::Done) => {
                    (link_button(context.t("catalog-action-review"), paths::DASHBOARD, Weight::Secondary))
                },
                (ProgramStatus::Open, ReaderStatus::Visitor) => {
                    (link_button(context.t("enrollment-enroll-program"), &paths::login_then(&address), Weight::Primary))
                    p class="meta aside-only" { (context.t("enrollment-sign-in-first")) }
                },
                (ProgramStatus::Open, ReaderStatus::Outside { begun: true }) => (begin("catalog-action-continue")),
                (ProgramStatus::Open, ReaderStatus::Outside { begun: false }) => (begin("enrollment-enroll-program")),
                (ProgramStatus::Preparation, _) => {
                    @let topic = document.topics.first().map_or("", |topic| topic);
                    (link_button(context.t("catalog-action-tell-me-long"), &paths::notifications_about(topic), Weight::Primary))
                },
                (ProgramStatus::Retired, _) => {
                    (link_button(context.t("catalog-programs-all"), paths::PROGRAMS, Weight::Secondary))
                },
            }
        }
    }
}
