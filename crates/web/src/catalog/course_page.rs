//! The page of a course: what it takes, what is in it, and the way in.

use super::course::Shown;
use super::course_files;
use super::facts::{foreign, language_in_words};
use super::outline::{course_outline, hours_fact, is_preview};
use super::program_page::list;
use crate::paths;
use crate::visit::Visit;
use laurel_domain::authoring::document::{Completion, Course, Join};
use laurel_domain::enrollment::Status;
use laurel_markdown::{Ground, html as prose};
use laurel_persistence::catalog::CourseStatus;
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Weight, link_button, submit};
use laurel_ui::field::{Field, field};
use laurel_ui::notice::quiet_notice;
use maud::{Markup, html};

pub(super) fn main(visit: &Visit, shown: &Shown) -> Markup {
    let document = &shown.revision.document;
    let foreign = foreign(visit, &document.language);
    let above = shown.programs.first().map(|program| {
        let title = program.document.title.clone();
        (title, paths::program(&program.slug))
    });
    let mut trail = vec![(visit.t("catalog-programs-title"), paths::PROGRAMS)];
    trail.extend(above.iter().map(|(t, href)| (t.as_str(), href.as_str())));
    html! {
        div class="wrap program" {
            div class="program-body" {
                header class="article-head" {
                    (breadcrumb(visit.t("nav-breadcrumb"), &trail))
                    h1 lang=[foreign] { (document.title) }
                    p class="lead" lang=[foreign] { (document.summary) }
                    p class="meta" { (facts(visit, document)) }
                }
                @if shown.course.status == CourseStatus::Retired {
                    (quiet_notice(Tone::Warn, Some(visit.t("catalog-programs-retired")), &html! { p { (visit.t("catalog-course-retired-text")) } }))
                }
                (list(visit.t("catalog-program-outcomes"), &document.outcomes, foreign, true))
                (body(visit, shown, foreign))
                (list(visit.t("catalog-program-audience"), &document.audience, foreign, false))
                (needed(visit, shown, foreign))
                section id="outline" {
                    h2 { (visit.t("catalog-program-outline")) }
                    p { (completion(visit, document)) }
                    div lang=[foreign] { (course_outline(visit, &shown.course.slug, document)) }
                }
            }
            (action(visit, shown))
        }
    }
}

fn facts(visit: &Visit, document: &Course) -> String {
    let mut facts = vec![
        hours_fact(visit, document),
        visit.with(
            "catalog-fact-modules",
            &[("count", document.modules.len().into())],
        ),
    ];
    if let Some(language) = foreign(visit, &document.language) {
        let language = language_in_words(visit, language);
        facts.push(visit.with("catalog-fact-language", &[("language", language.into())]));
    }
    facts.join(" · ")
}

fn body(visit: &Visit, shown: &Shown, foreign: Option<&str>) -> Markup {
    let document = &shown.revision.document;
    if document.body.is_empty() {
        return html! {};
    }
    let slug = &shown.course.slug;
    let ground = Ground {
        activity: &|id| {
            let (_, activity) = document.activity(id)?;
            Some(if is_preview(activity) {
                paths::preview(slug, &activity.slug)
            } else {
                paths::activity(slug, &activity.slug)
            })
        },
        file: &|path| course_files::address(shown.revision.id.0, document, path),
        ..Ground::plain(visit.words())
    };
    html! { section class="prose" lang=[foreign] { (prose(&document.body, &ground)) } }
}

fn needed(visit: &Visit, shown: &Shown, foreign: Option<&str>) -> Markup {
    html! {
        (list(visit.t("catalog-program-requirements"), &shown.revision.document.requirements, foreign, false))
        @if !shown.prerequisites.is_empty() {
            section {
                h2 { (visit.t("catalog-course-prerequisites")) }
                ul class="list plain" {
                    @for course in &shown.prerequisites { li { a href=(paths::course(&course.slug)) { (course.title) } } }
                }
            }
        }
    }
}

fn completion(visit: &Visit, document: &Course) -> String {
    match document.completion {
        Completion::All => visit.t("catalog-course-completion-all").to_owned(),
        Completion::AnyOf(count) => {
            visit.with("catalog-course-completion-some", &[("count", count.into())])
        }
    }
}

/// The one action, which stays in reach.
fn action(visit: &Visit, shown: &Shown) -> Markup {
    let document = &shown.revision.document;
    let slug = &shown.course.slug;
    let address = paths::course(slug);
    html! {
        aside class="program-action" aria-label=(visit.t("catalog-course-action")) {
            p class="meta" { (hours_fact(visit, document)) }
            @match shown.place {
                Some(Status::Active) => {
                    p class="meta" { (visit.t("catalog-program-enrolled")) }
                    (link_button(visit.t("catalog-action-continue"), &paths::learn(slug), Weight::Primary))
                },
                Some(Status::Completed) => {
                    p class="meta" { (visit.t("enrollment-state-completed")) }
                    (link_button(visit.t("catalog-action-review"), &paths::learn(slug), Weight::Secondary))
                },
                _ if shown.course.status == CourseStatus::Retired => {
                    (link_button(visit.t("catalog-programs-all"), paths::PROGRAMS, Weight::Secondary))
                },
                _ if !visit.is_signed_in() => {
                    p class="meta aside-only" { (visit.t("enrollment-sign-in-first")) }
                    (link_button(visit.t("enrollment-enroll"), &paths::login_then(&address), Weight::Primary))
                },
                place => {
                    form class="form" method="post" action=(paths::enroll(slug)) {
                        @if document.join == Join::Code && place.is_none() {
                            (field(&Field { name: "code", label: visit.t("enrollment-code-label"), hint: Some(visit.t("enrollment-code-hint")), required: true,
                                autocomplete: Some("off"), maxlength: Some(64), ..Field::default() }))
                            (submit(visit.t("enrollment-code-submit")))
                        } @else {
                            (submit(visit.t("enrollment-enroll")))
                        }
                    }
                },
            }
        }
    }
}
