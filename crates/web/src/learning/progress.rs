//! `/courses/{slug}/progress`: where one stands in a course, what is still
//! missing; and, once it is complete, what was achieved and what comes next.

use super::desk::Desk;
use super::rail::{course_outline, progress_words};
use super::why::{Reason, reasons};
use crate::certification::earned;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::Path;
use crate::shell::Page;
use crate::visit::Visit;
use laurel_domain::authoring::document::Activity;
use laurel_domain::enrollment::Status;
use laurel_domain::identity::Action;
use laurel_domain::learning::{UnmetCourse, program_standing};
use laurel_persistence::assessment::attempts;
use laurel_persistence::catalog::{courses_by_slug, programs_with_course};
use laurel_persistence::enrollment::enrollments;
use laurel_persistence::learning::{Note, notes};
use laurel_ui::button::{Weight, link_button};
use laurel_ui::details::checks;
use laurel_ui::patterns::section;
use laurel_ui::progress::bar;
use maud::{Markup, html};
use std::collections::BTreeSet;

/// A course of the same program to go on with.
struct NextCourse {
    slug: String,
    title: String,
    /// Whether the reader is in it already.
    inside: bool,
}

impl NextCourse {
    fn address(&self) -> String {
        if self.inside {
            paths::learn(&self.slug)
        } else {
            paths::course(&self.slug)
        }
    }
}

pub async fn show(visit: Visit, Path(slug): Path<String>) -> Answer {
    let desk = match Desk::open(&visit, &slug, "").await {
        Ok(desk) => desk,
        Err(elsewhere) => return elsewhere.answer(),
    };
    let complete = desk.opened.enrollment.completed_at.is_some();
    let title = if complete {
        let variables = [("title", (&desk.opened.enrollment.title).into())];
        visit.with("learning-complete-course-title", &variables)
    } else {
        desk.opened.enrollment.title.clone()
    };
    let first = if complete {
        let next = next_course(&visit, &desk).await?;
        let earned = earned(&visit, desk.opened.enrollment.course).await?;
        html! { (achieved(&visit, &desk, &title, next.as_ref())) (earned) }
    } else {
        let all = attempts(&visit.app.store, desk.opened.enrollment.id, None).await?;
        let why = reasons(&visit, &desk.revision.document, &desk.standing, &all);
        on_the_way(&visit, &desk, &title, &why)
    };
    let own = own(&visit, &desk).await?;
    Ok(visit.page(Page {
        title: &title,
        main: html! {
            (first)
            (own)
            (section(Some("outline"), visit.t("learning-outline-title"), "", &html! {
                (course_outline(&visit, &desk, ""))
                @if !complete { p { (link_button(visit.t("enrollment-leave"), &paths::leave(&slug), Weight::Quiet)) } }
            }))
        },
        ..Page::default()
    }))
}

/// The reader's bookmarks and notes, where there are any.
async fn own(visit: &Visit, desk: &Desk) -> Result<Markup, Problem> {
    let permit = visit.own(Action::Learn)?;
    let notes = notes(&visit.app.store, &permit, desk.slug()).await?;
    let address = |slug: &str| paths::activity(desk.slug(), slug);
    let document = &desk.revision.document;
    let marked: Vec<&Activity> = document
        .activities()
        .filter(|activity| desk.opened.bookmarks.contains(&activity.id))
        .collect();
    let noted: Vec<(&Activity, &Note)> = document
        .activities()
        .filter_map(|activity| Some((activity, notes.get(&activity.id)?)))
        .collect();
    Ok(html! {
        @if !marked.is_empty() {
            (section(Some("bookmarks"), visit.t("learning-bookmark-title"), "", &html! {
                ul class="list plain" { @for activity in marked { li { a href=(address(&activity.slug)) { (activity.title) } } } }
            }))
        }
        @if !noted.is_empty() {
            (section(Some("notes"), visit.t("learning-notes-title"), visit.t("learning-notes-hint"), &html! {
                ul class="list" {
                    @for (activity, note) in noted {
                        li {
                            h3 class="entry-title" { a href={ (address(&activity.slug)) "#notes" } { (activity.title) } }
                            p class="as-typed" { (note.body) }
                        }
                    }
                }
            }))
        }
    })
}

fn on_the_way(visit: &Visit, desk: &Desk, title: &str, why: &[Reason]) -> Markup {
    let slug = desk.slug();
    html! {
        div class="wrap form-page" {
            h1 { (title) }
            (bar("", &progress_words(visit, &desk.standing), desk.standing.percent, 100))
            p { (link_button(visit.t("action-continue"), &paths::learn(slug), Weight::Primary)) }
        }
        (section(Some("missing"), visit.t("learning-why-title"), "", &reason_list(why, |activity| paths::activity(slug, activity))))
    }
}

/// The reasons as the staff read them: the same words.
pub fn reason_words(visit: &Visit, why: &[Reason]) -> Markup {
    html! {
        @if why.is_empty() { p class="muted" { (visit.t("learning-why-nothing")) } }
        @else { ul class="list plain" { @for reason in why { li { (reason.words) } } } }
    }
}

/// The reasons, each leading to what it is about.
fn reason_list(why: &[Reason], to: impl Fn(&str) -> String) -> Markup {
    html! {
        ul class="list plain" {
            @for reason in why {
                li {
                    @if let Some(activity) = &reason.activity { a href=(to(activity)) { (reason.words) } }
                    @else { (reason.words) }
                }
            }
        }
    }
}

fn achieved(visit: &Visit, desk: &Desk, title: &str, next: Option<&NextCourse>) -> Markup {
    let outcomes: Vec<Markup> = desk
        .revision
        .document
        .outcomes
        .iter()
        .map(|outcome| html! { (outcome) })
        .collect();
    let mine = &desk.opened.enrollment;
    html! {
        div class="wrap form-page" {
            h1 { (title) }
            p class="lead" { (visit.t("learning-complete-course-text")) }
            @if let Some(at) = mine.completed_at { p class="meta" { (visit.day(at)) } }
            @if !outcomes.is_empty() {
                h2 { (visit.t("learning-complete-outcomes")) }
                (checks(&outcomes))
            }
            div class="actions" {
                @if let Some(next) = next {
                    (link_button(&visit.with("learning-complete-next-course", &[("title", (&next.title).into())]), &next.address(), Weight::Primary))
                    (link_button(visit.t("nav-dashboard"), paths::DASHBOARD, Weight::Quiet))
                } @else {
                    (link_button(visit.t("nav-dashboard"), paths::DASHBOARD, Weight::Primary))
                }
            }
        }
    }
}

/// The next course of the first program that this one belongs to and that is
/// not complete.
async fn next_course(visit: &Visit, desk: &Desk) -> Result<Option<NextCourse>, Problem> {
    let store = &visit.app.store;
    let programs = programs_with_course(store, desk.opened.enrollment.course).await?;
    if programs.is_empty() {
        return Ok(None);
    }
    let mine = enrollments(store, visit.person()?).await?;
    let done: BTreeSet<String> = mine
        .iter()
        .filter(|mine| mine.completed_at.is_some())
        .map(|mine| mine.slug.clone())
        .collect();
    let inside = |slug: &str| {
        mine.iter()
            .any(|mine| mine.slug == slug && mine.status == Status::Active)
    };
    let mut standings = programs
        .iter()
        .map(|program| program_standing(&program.document, &done));
    let next = standings.find_map(|standing| {
        let first = standing.next?;
        // of those to choose from, the one that was chosen
        let chosen = standing.unmet.iter().find_map(|unmet| match unmet {
            UnmetCourse::Electives { of, .. } if of.contains(&first) => {
                of.iter().find(|slug| inside(slug))
            }
            _ => None,
        });
        Some(chosen.cloned().unwrap_or(first))
    });
    let Some(next) = next else {
        return Ok(None);
    };
    let found = courses_by_slug(store, &[next]).await?.pop();
    Ok(found.map(|course| NextCourse {
        inside: inside(&course.slug),
        slug: course.slug,
        title: course.title,
    }))
}
