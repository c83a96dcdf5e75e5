//! `/courses/{slug}/progress`: where one stands in a course, what is still
//! missing; and, once it is complete, what was achieved and what comes next.

use super::player_context::PlayerContext;
use super::side_nav::{course_outline, progress_words};
use super::why::{Reason, reasons};
use crate::certification::earned;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use laurel_domain::authoring::document::Activity;
use laurel_domain::enrollment::Status;
use laurel_domain::identity::actions;
use laurel_domain::learning::{UnmetCourse, program_progress};
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

pub async fn show(
    paths::ProgressPath { slug }: paths::ProgressPath,
    context: Gate<actions::Learn>,
) -> Answer {
    let player = match PlayerContext::open(&context, &slug, "").await {
        Ok(player) => player,
        Err(elsewhere) => return elsewhere.answer(),
    };
    let complete = player.opened.enrollment.completed_at.is_some();
    let title = if complete {
        let variables = [("title", (&player.opened.enrollment.title).into())];
        context.with("learning-complete-course-title", &variables)
    } else {
        player.opened.enrollment.title.clone()
    };
    let first = if complete {
        let next = next_course(&context, &player).await?;
        let earned = earned(&context, player.opened.enrollment.course).await?;
        html! { (achieved(&context, &player, &title, next.as_ref())) (earned) }
    } else {
        let all = attempts(
            &context.app.store,
            context.own_scope()?,
            player.opened.enrollment.id,
            None,
        )
        .await?;
        let why = reasons(&context, &player.revision.document, &player.progress, &all);
        on_the_way(&context, &player, &title, &why)
    };
    let own = own(&context, &player).await?;
    Ok(context.page(Page {
        title: &title,
        main: html! {
            (first)
            (own)
            (section(Some("outline"), context.t("learning-outline-title"), "", &html! {
                (course_outline(&context, &player, ""))
                @if !complete { p { (link_button(context.t("enrollment-leave"), &paths::leave(&slug), Weight::Quiet)) } }
            }))
        },
        ..Page::default()
    }))
}

/// The reader's bookmarks and notes, where there are any.
async fn own(context: &RequestContext, player: &PlayerContext) -> Result<Markup, HttpProblem> {
    let permit = context.authorize_own::<actions::Learn>()?;
    let notes = notes(&context.app.store, &permit, player.slug()).await?;
    let address = |slug: &str| paths::activity(player.slug(), slug);
    let document = &player.revision.document;
    let marked: Vec<&Activity> = document
        .activities()
        .filter(|activity| player.opened.bookmarks.contains(&activity.id))
        .collect();
    let noted: Vec<(&Activity, &Note)> = document
        .activities()
        .filter_map(|activity| Some((activity, notes.get(&activity.id)?)))
        .collect();
    Ok(html! {
        @if !marked.is_empty() {
            (section(Some("bookmarks"), context.t("learning-bookmark-title"), "", &html! {
                ul class="list plain" { @for activity in marked { li { a href=(address(&activity.slug)) { (activity.title) } } } }
            }))
        }
        @if !noted.is_empty() {
            (section(Some("notes"), context.t("learning-notes-title"), context.t("learning-notes-hint"), &html! {
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

fn on_the_way(reader: &Reader, player: &PlayerContext, title: &str, why: &[Reason]) -> Markup {
    let slug = player.slug();
    html! {
        div class="wrap form-page" {
            h1 { (title) }
            (bar("", &progress_words(reader, &player.progress), player.progress.percent, 100))
            p { (link_button(reader.t("action-continue"), &paths::learn(slug), Weight::Primary)) }
        }
        (section(Some("missing"), reader.t("learning-why-title"), "", &reason_list(why, |activity| paths::activity(slug, activity))))
    }
}

/// The reasons as the staff read them: the same words.
pub fn reason_words(reader: &Reader, why: &[Reason]) -> Markup {
    html! {
        @if why.is_empty() { p class="muted" { (reader.t("learning-why-nothing")) } }
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

fn achieved(
    reader: &Reader,
    player: &PlayerContext,
    title: &str,
    next: Option<&NextCourse>,
) -> Markup {
    let outcomes: Vec<Markup> = player
        .revision
        .document
        .outcomes
        .iter()
        .map(|outcome| html! { (outcome) })
        .collect();
    let mine = &player.opened.enrollment;
    html! {
        div class="wrap form-page" {
            h1 { (title) }
            p class="lead" { (reader.t("learning-complete-course-text")) }
            @if let Some(at) = mine.completed_at { p class="meta" { (reader.day(at)) } }
            @if !outcomes.is_empty() {
                h2 { (reader.t("learning-complete-outcomes")) }
                (checks(&outcomes))
            }
            div class="actions" {
                @if let Some(next) = next {
                    (link_button(&reader.with("learning-complete-next-course", &[("title", (&next.title).into())]), &next.address(), Weight::Primary))
                    (link_button(reader.t("nav-dashboard"), paths::DASHBOARD, Weight::Quiet))
                } @else {
                    (link_button(reader.t("nav-dashboard"), paths::DASHBOARD, Weight::Primary))
                }
            }
        }
    }
}

/// The next course of the first program that this one belongs to and that is
/// not complete.
async fn next_course(
    context: &RequestContext,
    player: &PlayerContext,
) -> Result<Option<NextCourse>, HttpProblem> {
    let store = &context.app.store;
    let programs =
        programs_with_course(store, context.public(), player.opened.enrollment.course).await?;
    if programs.is_empty() {
        return Ok(None);
    }
    let mine = enrollments(store, context.own_scope()?).await?;
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
        .map(|program| program_progress(&program.document, &done));
    let next = standings.find_map(|progress| {
        let first = progress.next?;
        // of those to choose from, the one that was chosen
        let chosen = progress.unmet.iter().find_map(|unmet| match unmet {
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
    let found = courses_by_slug(store, context.public(), &[next])
        .await?
        .pop();
    Ok(found.map(|course| NextCourse {
        inside: inside(&course.slug),
        slug: course.slug,
        title: course.title,
    }))
}
