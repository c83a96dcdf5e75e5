//! Where one stands in a course, what is still missing; and, once it is complete, what was achieved and what comes next.

use crate::certification::{earned_here, held_already};
use crate::learning::player_context::PlayerContext;
use crate::learning::view::lesson::foreign;
use crate::learning::view::side_nav::{course_outline, progress_words};
use crate::learning::why::Reason;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::authoring::document::Activity;
use laurel_persistence::certification::Holder;
use laurel_persistence::learning::Note;
use laurel_ui::button::{Weight, link_button};
use laurel_ui::details::checks;
use laurel_ui::laurel::mark;
use laurel_ui::patterns::section;
use laurel_ui::progress::bar;
use laurel_ui::text_direction::words_of;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// A course of the same program to go on with.
pub struct NextCourse {
    pub slug: String,
    pub title: String,
    /// Whether the reader is in it already.
    pub inside: bool,
}

impl NextCourse {
    pub fn address(&self) -> String {
        if self.inside {
            paths::learn(&self.slug)
        } else {
            paths::course(&self.slug)
        }
    }
}

/// Where a learner stands in a course, with their own notes on it.
pub struct ProgressView<'a> {
    pub player: &'a PlayerContext,
    pub stands: Stands,
    /// By activity.
    pub notes: BTreeMap<String, Note>,
    /// Whether the learner's address is.
    pub email_confirmed: bool,
}

pub enum Stands {
    /// What is missing.
    OnTheWay(Vec<Reason>),
    Complete {
        next: Option<NextCourse>,
        /// What completing the course earned.
        earned: Holder,
    },
}

pub fn page(reader: &Reader, view: &ProgressView<'_>) -> Page {
    let player = view.player;
    let course = &player.opened.title;
    let complete = matches!(view.stands, Stands::Complete { .. });
    let title = if complete {
        reader.with(
            "learning-complete-course-title",
            &[("title", course.into())],
        )
    } else {
        course.clone()
    };
    let main = html! {
        @match &view.stands {
            Stands::Complete { next, earned } => {
                (achieved(reader, view, &title, next.as_ref(), earned))
                (held_already(reader, earned))
            },
            Stands::OnTheWay(why) => (on_the_way(reader, player, &title, why)),
        }
        (own(reader, view))
        (section(Some("outline"), reader.t("learning-outline-title"), "", &html! {
            (course_outline(reader, player, ""))
            @if !complete { p { (link_button(reader.t("enrollment-leave"), &paths::leave(player.slug()), Weight::Quiet)) } }
        }))
    };
    Page {
        title,
        main,
        ..Page::default()
    }
}

/// The reader's bookmarks and notes, where there are any.
fn own(reader: &Reader, view: &ProgressView<'_>) -> Markup {
    let (player, notes) = (view.player, &view.notes);
    let address = |slug: &str| paths::activity(player.slug(), slug);
    let document = &player.revision.document;
    let language = foreign(reader, player);
    let marked: Vec<&Activity> = document
        .activities()
        .filter(|activity| player.opened.bookmarks.contains(&activity.id))
        .collect();
    let noted: Vec<(&Activity, &Note)> = document
        .activities()
        .filter_map(|activity| Some((activity, notes.get(&activity.id)?)))
        .collect();
    html! {
        @if !marked.is_empty() {
            (section(Some("bookmarks"), reader.t("learning-bookmark-title"), "", &html! {
                ul class="list plain" { @for activity in marked { li { a href=(address(&activity.slug)) { (words_of(language, &html! { (activity.title) })) } } } }
            }))
        }
        @if !noted.is_empty() {
            (section(Some("notes"), reader.t("learning-notes-title"), reader.t("learning-notes-hint"), &html! {
                ul class="list" {
                    @for (activity, note) in noted {
                        li {
                            h3 class="entry-title" { a href={ (address(&activity.slug)) "#notes" } { (words_of(language, &html! { (activity.title) })) } }
                            p class="as-typed" { (note.body) }
                        }
                    }
                }
            }))
        }
    }
}

fn on_the_way(reader: &Reader, player: &PlayerContext, title: &str, why: &[Reason]) -> Markup {
    let slug = player.slug();
    html! {
        div class="wrap form-page" {
            h1 { (title) }
            (bar("", &progress_words(reader, player.progress()), player.progress().percent, 100))
            p { (link_button(reader.t("action-continue"), &paths::learn(slug), Weight::Primary)) }
        }
        (section(Some("missing"), reader.t("learning-why-title"), "", &reason_list(why, |activity| paths::activity(slug, activity))))
    }
}

/// The reasons as the staff read them.
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
    view: &ProgressView<'_>,
    title: &str,
    next: Option<&NextCourse>,
    earned: &Holder,
) -> Markup {
    // the certificate's step is the one to take
    let weight = if earned.waiting.is_empty() {
        Weight::Primary
    } else {
        Weight::Secondary
    };
    let player = view.player;
    let outcomes: Vec<Markup> = player
        .revision
        .document
        .outcomes
        .iter()
        .map(|outcome| words_of(foreign(reader, player), &html! { (outcome) }))
        .collect();
    let mine = &player.opened;
    html! {
        div class="wrap moment" {
            (mark())
            h1 { (title) }
            p class="lead" { (reader.t("learning-complete-course-text")) }
            @if let Some(at) = mine.completed_at { p class="meta" { (reader.day(at)) } }
            (earned_here(reader, earned, view.email_confirmed))
            @if !outcomes.is_empty() {
                h2 { (reader.t("learning-complete-outcomes")) }
                (checks(&outcomes))
            }
            div class="actions" {
                @if let Some(next) = next {
                    (link_button(&reader.with("learning-complete-next-course", &[("title", (&next.title).into())]), &next.address(), weight))
                    (link_button(reader.t("nav-dashboard"), paths::DASHBOARD, Weight::Quiet))
                } @else {
                    (link_button(reader.t("nav-dashboard"), paths::DASHBOARD, weight))
                }
            }
        }
    }
}
