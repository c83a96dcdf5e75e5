//! The page of a course: what it takes, what is in it, and the way in.

use super::begin::begin_as_visitor;
use crate::catalog::course_files;
use crate::catalog::facts::{foreign, language_in_words};
use crate::catalog::outline::{course_outline, hours_fact, is_preview};
use crate::catalog::schema_org::{self, Provider};
use crate::catalog::view::program::list;
use crate::json_ld::json_ld;
use crate::learning::{PlayerContext, learners_outline, progress_words};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::authoring::document::{Completion, Course, Join};
use laurel_domain::enrollment::Status;
use laurel_markdown::{RenderContext, html as prose};
use laurel_persistence::catalog::CourseStatus;
use laurel_persistence::catalog::LoadedRevision;
use laurel_persistence::catalog::{CourseEntry, ProgramEntry};
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Weight, link_button, submit};
use laurel_ui::field::{Field, field};
use laurel_ui::notice::quiet_notice;
use laurel_ui::progress::bar;
use laurel_ui::text_direction::direction_of;
use maud::{Markup, html};
use std::sync::Arc;

/// Everything that the page of a course is made of.
pub struct CourseView<'a> {
    pub course: CourseEntry,
    pub revision: Arc<LoadedRevision>,
    pub programs: Vec<ProgramEntry>,
    pub prerequisites: Vec<CourseEntry>,
    /// The reader's state in it.
    pub place: Option<Status>,
    /// The course as they have it, where they are inside.
    pub inside: Option<PlayerContext>,
    pub signed_in: bool,
    pub by: Provider<'a>,
}

pub fn page(reader: &Reader, shown: &CourseView<'_>) -> Page {
    let document = &shown.revision.document;
    let slug = &shown.course.slug;
    Page {
        title: document.title.clone(),
        description: document.summary.clone(),
        public: Some(paths::course(slug)),
        head: Some(json_ld(&schema_org::course(shown.by, slug, document))),
        main: main(reader, shown),
        ..Page::default()
    }
}

fn main(reader: &Reader, shown: &CourseView<'_>) -> Markup {
    let document = &shown.revision.document;
    let foreign = foreign(reader, &document.language);
    let above = shown.programs.first().map(|program| {
        let title = program.document.title.clone();
        (title, paths::program(&program.slug))
    });
    let mut trail = vec![(reader.t("catalog-programs-title"), paths::PROGRAMS)];
    trail.extend(above.iter().map(|(t, href)| (t.as_str(), href.as_str())));
    html! {
        div class="wrap program" {
            div class="program-body" {
                header class="article-head" {
                    (breadcrumb(reader.t("nav-breadcrumb"), &trail))
                    h1 lang=[foreign] dir=[foreign.map(direction_of)] { (document.title) }
                    p class="lead" lang=[foreign] dir=[foreign.map(direction_of)] { (document.summary) }
                    p class="meta" { (facts(reader, document)) }
                }
                @if shown.course.status == CourseStatus::Retired {
                    (quiet_notice(Tone::Warn, Some(reader.t("catalog-programs-retired")), &html! { p { (reader.t("catalog-course-retired-text")) } }))
                }
                (list(reader.t("catalog-program-outcomes"), &document.outcomes, foreign, true))
                (body(reader, shown, foreign))
                (list(reader.t("catalog-program-audience"), &document.audience, foreign, false))
                (needed(reader, shown, foreign))
                section id="outline" {
                    h2 { (reader.t("catalog-program-outline")) }
                    @match &shown.inside {
                        Some(player) => {
                            (bar("", &progress_words(reader, player.progress()), player.progress().percent, 100))
                            (learners_outline(reader, player, ""))
                        },
                        None => {
                            p { (completion(reader, document)) }
                            div lang=[foreign] dir=[foreign.map(direction_of)] { (course_outline(reader, &shown.course.slug, document)) }
                        },
                    }
                }
            }
            (action(reader, shown))
        }
    }
}

fn facts(reader: &Reader, document: &Course) -> String {
    let mut facts = vec![
        hours_fact(reader, document),
        reader.with(
            "catalog-fact-modules",
            &[("count", document.modules.len().into())],
        ),
    ];
    if let Some(language) = foreign(reader, &document.language) {
        let language = language_in_words(reader, language);
        facts.push(reader.with("catalog-fact-language", &[("language", language.into())]));
    }
    facts.join(" · ")
}

fn body(reader: &Reader, shown: &CourseView<'_>, foreign: Option<&str>) -> Markup {
    let document = &shown.revision.document;
    if document.body.is_empty() {
        return html! {};
    }
    let slug = &shown.course.slug;
    let rendering = RenderContext {
        activity: &|id| {
            if let Some(player) = &shown.inside {
                let (_, activity) = player.revision.document.activity(id)?;
                return Some(paths::activity(slug, &activity.slug));
            }
            let (_, activity) = document.activity(id)?;
            Some(if is_preview(activity) {
                paths::preview(slug, &activity.slug)
            } else {
                paths::activity(slug, &activity.slug)
            })
        },
        file: &|path| course_files::address(shown.revision.id.0, document, path),
        ..RenderContext::plain(reader.words())
    };
    html! { div class="prose" lang=[foreign] dir=[foreign.map(direction_of)] { (prose(&document.body, &rendering)) } }
}

fn needed(reader: &Reader, shown: &CourseView<'_>, foreign: Option<&str>) -> Markup {
    html! {
        (list(reader.t("catalog-program-requirements"), &shown.revision.document.requirements, foreign, false))
        @if !shown.prerequisites.is_empty() {
            section {
                h2 { (reader.t("catalog-course-prerequisites")) }
                ul class="list plain" {
                    @for course in &shown.prerequisites { li { a href=(paths::course(&course.slug)) { (course.title) } } }
                }
            }
        }
    }
}

fn completion(reader: &Reader, document: &Course) -> String {
    match document.completion {
        Completion::All => reader.t("catalog-course-completion-all").to_owned(),
        Completion::AnyOf(count) => {
            reader.with("catalog-course-completion-some", &[("count", count.into())])
        }
    }
}

/// The one action, which stays in reach.
fn action(reader: &Reader, shown: &CourseView<'_>) -> Markup {
    let document = &shown.revision.document;
    let slug = &shown.course.slug;
    html! {
        aside class="program-action" aria-label=(reader.t("catalog-course-action")) {
            p class="meta aside-only" { (hours_fact(reader, document)) }
            @match shown.place {
                Some(Status::Active) => {
                    p class="meta aside-only" { (reader.t("catalog-program-enrolled")) }
                    (link_button(reader.t("catalog-action-continue"), &paths::learn(slug), Weight::Primary))
                },
                Some(Status::Completed) => {
                    p class="meta aside-only" { (reader.t("enrollment-state-completed")) }
                    (link_button(reader.t("catalog-action-review"), &paths::learn(slug), Weight::Secondary))
                },
                _ if shown.course.status == CourseStatus::Retired => {
                    (link_button(reader.t("catalog-programs-all"), paths::PROGRAMS, Weight::Secondary))
                },
                _ if !shown.signed_in => {
                    (begin_as_visitor(reader, "enrollment-enroll", &paths::enroll(slug)))
                },
                place => {
                    form class="form" method="post" action=(paths::enroll(slug)) {
                        @if document.join == Join::Code && place.is_none() {
                            (field(&Field { name: "code", label: reader.t("enrollment-code-label"), hint: Some(reader.t("enrollment-code-hint")), required: true,
                                autocomplete: Some("off"), maxlength: Some(64), ..Field::default() }))
                            (submit(reader.t("enrollment-code-submit")))
                        } @else {
                            (submit(reader.t("enrollment-enroll")))
                        }
                    }
                },
            }
        }
    }
}
