//! The page of a course: what it takes, what is in it, and the way in.

use super::course::CoursePage;
use super::course_files;
use super::facts::{foreign, language_in_words};
use super::outline::{course_outline, hours_fact, is_preview};
use super::program_page::list;
use crate::markdown::{RenderContext, html as prose};
use crate::paths;
use crate::request_context::RequestContext;
use crate::ui::Tone;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::button::{Weight, link_button, submit};
use crate::ui::field::{Field, field};
use crate::ui::notice::quiet_notice;
use laurel_domain::authoring::document::{Completion, Course, Join};
use laurel_domain::enrollment::Status;
use laurel_persistence::catalog::CourseStatus;
use maud::{Markup, html};

pub(super) fn main(context: &RequestContext, shown: &CoursePage) -> Markup {
    let document = &shown.revision.document;
    let foreign = foreign(context, &document.language);
    let above = shown.programs.first().map(|program| {
        let title = program.document.title.clone();
        (title, paths::program(&program.slug))
    });
    let mut trail = vec![(context.t("catalog-programs-title"), paths::PROGRAMS)];
    trail.extend(above.iter().map(|(t, href)| (t.as_str(), href.as_str())));
    html! {
        div class="wrap program" {
            div class="program-body" {
                header class="article-head" {
                    (breadcrumb(context.t("nav-breadcrumb"), &trail))
                    h1 lang=[foreign] { (document.title) }
                    p class="lead" lang=[foreign] { (document.summary) }
                    p class="meta" { (facts(context, document)) }
                }
                @if shown.course.status == CourseStatus::Retired {
                    (quiet_notice(Tone::Warn, Some(context.t("catalog-programs-retired")), &html! { p { (context.t("catalog-course-retired-text")) } }))
                }
                (list(context.t("catalog-program-outcomes"), &document.outcomes, foreign, true))
                (body(context, shown, foreign))
                (list(context.t("catalog-program-audience"), &document.audience, foreign, false))
                (needed(context, shown, foreign))
                section id="outline" {
                    h2 { (context.t("catalog-program-outline")) }
                    p { (completion(context, document)) }
                    div lang=[foreign] { (course_outline(context, &shown.course.slug, document)) }
                }
            }
            (action(context, shown))
        }
    }
}

fn facts(context: &RequestContext, document: &Course) -> String {
    let mut facts = vec![
        hours_fact(context, document),
        context.with(
            "catalog-fact-modules",
            &[("count", document.modules.len().into())],
        ),
    ];
    if let Some(language) = foreign(context, &document.language) {
        let language = language_in_words(context, language);
        facts.push(context.with("catalog-fact-language", &[("language", language.into())]));
    }
    facts.join(" · ")
}

fn body(context: &RequestContext, shown: &CoursePage, foreign: Option<&str>) -> Markup {
    let document = &shown.revision.document;
    if document.body.is_empty() {
        return html! {};
    }
    let slug = &shown.course.slug;
    let rendering = RenderContext {
        activity: &|id| {
            let (_, activity) = document.activity(id)?;
            Some(if is_preview(activity) {
                paths::preview(slug, &activity.slug)
            } else {
                paths::activity(slug, &activity.slug)
            })
        },
        file: &|path| course_files::address(shown.revision.id.0, document, path),
        ..RenderContext::plain(context.words())
    };
    html! { section class="prose" lang=[foreign] { (prose(&document.body, &rendering)) } }
}

fn needed(context: &RequestContext, shown: &CoursePage, foreign: Option<&str>) -> Markup {
    html! {
        (list(context.t("catalog-program-requirements"), &shown.revision.document.requirements, foreign, false))
        @if !shown.prerequisites.is_empty() {
            section {
                h2 { (context.t("catalog-course-prerequisites")) }
                ul class="list plain" {
                    @for course in &shown.prerequisites { li { a href=(paths::course(&course.slug)) { (course.title) } } }
                }
            }
        }
    }
}

fn completion(context: &RequestContext, document: &Course) -> String {
    match document.completion {
        Completion::All => context.t("catalog-course-completion-all").to_owned(),
        Completion::AnyOf(count) => {
            context.with("catalog-course-completion-some", &[("count", count.into())])
        }
    }
}

/// The one action, which stays in reach.
fn action(context: &RequestContext, shown: &CoursePage) -> Markup {
    let document = &shown.revision.document;
    let slug = &shown.course.slug;
    let address = paths::course(slug);
    html! {
        aside class="program-action" aria-label=(context.t("catalog-course-action")) {
            p class="meta" { (hours_fact(context, document)) }
            @match shown.place {
                Some(Status::Active) => {
                    p class="meta" { (context.t("catalog-program-enrolled")) }
                    (link_button(context.t("catalog-action-continue"), &paths::learn(slug), Weight::Primary))
                },
                Some(Status::Completed) => {
                    p class="meta" { (context.t("enrollment-state-completed")) }
                    (link_button(context.t("catalog-action-review"), &paths::learn(slug), Weight::Secondary))
                },
                _ if shown.course.status == CourseStatus::Retired => {
                    (link_button(context.t("catalog-programs-all"), paths::PROGRAMS, Weight::Secondary))
                },
                _ if !context.is_signed_in() => {
                    p class="meta aside-only" { (context.t("enrollment-sign-in-first")) }
                    (link_button(context.t("enrollment-enroll"), &paths::login_then(&address), Weight::Primary))
                },
                place => {
                    form class="form" method="post" action=(paths::enroll(slug)) {
                        @if document.join == Join::Code && place.is_none() {
                            (field(&Field { name: "code", label: context.t("enrollment-code-label"), hint: Some(context.t("enrollment-code-hint")), required: true,
                                autocomplete: Some("off"), maxlength: Some(64), ..Field::default() }))
                            (submit(context.t("enrollment-code-submit")))
                        } @else {
                            (submit(context.t("enrollment-enroll")))
                        }
                    }
                },
            }
        }
    }
}
