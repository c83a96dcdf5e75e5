//! The page of a lesson: text first, notes under it, and the step forward
//! always in the same place.

use super::complete::seconds_until;
use super::desk::Desk;
use super::time::wait_words;
use super::{notes, rail};
use crate::paths;
use crate::shell::Page;
use crate::visit::Visit;
use axum::response::Response;
use laurel_domain::authoring::document::{Activity, ActivityKind, Module, Video};
use laurel_domain::learning::{MarkRefusal, may_mark_done};
use laurel_markdown::{Ground, Piece, html as markdown, piece};
use laurel_persistence::authoring::LoadedRevision;
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::icon::{Icon, icon};
use laurel_ui::player::bottom_bar;
use maud::{Markup, html};

pub fn page(visit: &Visit, desk: &Desk, module: &Module, activity: &Activity) -> Response {
    let main = html! {
        (text(visit, desk, module, activity))
        (onward(visit, desk, activity))
    };
    visit.page(Page {
        title: &activity.title,
        scripts: &["js/player-keys.js", "js/note-save.js"],
        main: rail::framed(visit, desk, &activity.id, &main),
        ..Page::default()
    })
}

/// All that is above the last line. It is the same for all who wrote no note,
/// and then made once for them.
fn text(visit: &Visit, desk: &Desk, module: &Module, activity: &Activity) -> Piece {
    let whole = || {
        html! {
            (head(visit, desk, module, activity))
            (prose(visit, desk, activity))
            (video(visit, desk, activity))
            (attachments(visit, desk, activity))
            (notes::part(visit, desk, activity))
        }
    };
    if desk.opened.note.is_some() {
        return piece(whole());
    }
    let marked = desk.opened.bookmarks.contains(&activity.id);
    let name = format!("lesson/{}/{}/{marked}", desk.slug(), activity.id);
    let prose = &visit.app.prose;
    prose.of(desk.revision.id.0, &name, visit.language, whole)
}

/// Where it stands in the course, and its title, the page's `h1`; made once for
/// a revision.
pub fn head(visit: &Visit, desk: &Desk, module: &Module, activity: &Activity) -> Piece {
    let piece = format!("head/{}/{}", desk.slug(), activity.id);
    let prose = &visit.app.prose;
    prose.of(desk.revision.id.0, &piece, visit.language, || {
        draw_head(visit, desk, module, activity)
    })
}

fn draw_head(visit: &Visit, desk: &Desk, module: &Module, activity: &Activity) -> Markup {
    let modules = &desk.revision.document.modules;
    let nth = |at: Option<usize>| at.map_or(1, |at| at + 1);
    let kind = match activity.kind {
        ActivityKind::Lesson(_) => visit.t("catalog-course-kind-lesson"),
        ActivityKind::Quiz(_) => visit.t("catalog-course-kind-quiz"),
        ActivityKind::Survey(_) => visit.t("catalog-course-kind-survey"),
    };
    let same = |other: &&Activity| {
        std::mem::discriminant(&other.kind) == std::mem::discriminant(&activity.kind)
    };
    let number = module.activities.iter().filter(same);
    let number = nth(number.map(|a| &a.id).position(|id| *id == activity.id));
    let place = visit.with(
        "learning-player-place",
        &[
            (
                "module",
                nth(modules.iter().position(|m| m.id == module.id)).into(),
            ),
            ("kind", kind.into()),
            ("number", number.into()),
            ("minutes", activity.minutes.into()),
        ],
    );
    let begins = module.activities.first().map(|first| &first.id) == Some(&activity.id);
    html! {
        header class="lesson-head" {
            p class="meta" { (place) }
            h1 { (activity.title) }
        }
        @if begins { (introduction(visit, desk, module)) }
    }
}

/// What the author says of a module, where one enters it.
fn introduction(visit: &Visit, desk: &Desk, module: &Module) -> Markup {
    if module.body.trim().is_empty() {
        return Markup::default();
    }
    html! {
        section class="module-intro" lang=[foreign(visit, desk)] {
            h2 class="meta" { (module.title) }
            div class="prose" { (drawn(visit, desk, &module.body, "module-", 1)) }
        }
    }
}

/// The course's language, where it is not the reader's.
fn foreign<'a>(visit: &Visit, desk: &'a Desk) -> Option<&'a str> {
    let language = desk.revision.document.language.as_str();
    (language != visit.language).then_some(language)
}

/// A text of the course, with its links and pictures. `id_prefix` keeps two
/// texts on one page apart; `deeper` moves its headings under another.
fn drawn(visit: &Visit, desk: &Desk, text: &str, id_prefix: &str, deeper: u8) -> Markup {
    let course = &desk.revision.document;
    let slug = desk.slug();
    let activity_at = |id: &str| {
        let (_, meant) = course.activity(id)?;
        Some(paths::activity(slug, &meant.slug))
    };
    let ground = Ground {
        activity: &activity_at,
        file: &|path| file(desk, path),
        id_prefix,
        deeper,
        ..Ground::plain(visit.words())
    };
    markdown(text, &ground)
}

/// The activity's text, made once for a revision.
pub fn prose(visit: &Visit, desk: &Desk, activity: &Activity) -> Markup {
    if activity.body.trim().is_empty() {
        return Markup::default();
    }
    let piece = format!("{}/{}", desk.slug(), activity.id);
    let body = visit
        .app
        .prose
        .of(desk.revision.id.0, &piece, visit.language, || {
            drawn(visit, desk, &activity.body, "", 0)
        });
    html! { div class="prose" lang=[foreign(visit, desk)] { (body) } }
}

fn file(desk: &Desk, path: &str) -> Option<String> {
    file_of(&desk.revision, path)
}

/// The address of a file of the course.
pub fn file_of(revision: &LoadedRevision, path: &str) -> Option<String> {
    let kept = revision.document.files.get(path)?;
    let name = path.rsplit('/').next().unwrap_or(path);
    Some(paths::course_file(
        revision.id.0,
        kept.sha256.get(..16)?,
        name,
    ))
}

fn video(visit: &Visit, desk: &Desk, activity: &Activity) -> Markup {
    let Some(video) = &activity.video else {
        return Markup::default();
    };
    html! {
        figure class="video" {
            (player(visit, desk, video))
            figcaption { (video.title) }
        }
        @if let Some(text) = &video.transcript {
            details class="note" {
                summary { (visit.t("learning-player-video-transcript")) }
                div class="prose" { (markdown(text, &Ground { id_prefix: "transcript-", deeper: 1, ..Ground::plain(visit.words()) })) }
            }
        }
    }
}

fn player(visit: &Visit, desk: &Desk, video: &Video) -> Markup {
    let files = &desk.revision.document.files;
    let kind = files.get(&video.file).map(|file| file.media_type.as_str());
    html! {
        video controls preload="metadata" aria-label=(video.title) {
            source src=[file(desk, &video.file)] type=[kind];
            track kind="captions" default src=[file(desk, &video.captions)] srclang=(desk.revision.document.language)
                label=(visit.t("learning-player-video-captions"));
        }
    }
}

fn attachments(visit: &Visit, desk: &Desk, activity: &Activity) -> Markup {
    html! {
        @if !activity.attachments.is_empty() {
            section class="attachments" {
                h2 { (visit.t("learning-player-attachments")) }
                ul class="list plain" {
                    @for attached in &activity.attachments {
                        @if let Some(href) = file(desk, &attached.file) {
                            li { a href=(href) download { (icon(Icon::Download)) " " (attached.title) } }
                        }
                    }
                }
            }
        }
    }
}

/// Back, and the step forward: to mark as done and go on, or only to go on.
fn onward(visit: &Visit, desk: &Desk, activity: &Activity) -> Markup {
    let (before, after) = desk.around(&activity.id);
    let course = desk.slug();
    let back = before.map_or_else(
        || paths::progress(course),
        |a| paths::activity(course, &a.slug),
    );
    let start = html! {
        a class=(Weight::Quiet.class()) href=(back) rel="prev" data-key="p" { (visit.t("learning-player-back")) }
    };
    if let Some(at) = desk.done_at(&activity.id) {
        let (words, to) = match after {
            Some(next) => ("learning-player-next", paths::activity(course, &next.slug)),
            None => ("learning-player-finish", paths::progress(course)),
        };
        let zone = visit.app.settings().zone();
        let day = visit.words().date(at.with_timezone(&zone).date_naive());
        let end = html! {
            span class="meta" { (icon(Icon::Check)) " " span { (visit.with("learning-player-done-already", &[("date", (&day).into())])) } }
            a class=(Weight::Primary.class()) href=(to) rel="next" data-key="n" { (visit.t(words)) }
        };
        return bottom_bar(&start, &end);
    }
    let forward = button(&Button {
        label: visit.t("learning-player-done-next"),
        key: Some("n"),
        ..Button::default()
    });
    html! {
        form method="post" action=(paths::complete(course, &activity.slug)) {
            (reading_time(visit, desk, activity))
            (bottom_bar(&start, &forward))
        }
    }
}

/// Where the author asks for a time of reading: how much of it is left, before
/// anybody presses the button too soon.
fn reading_time(visit: &Visit, desk: &Desk, activity: &Activity) -> Markup {
    let openings = desk.opened.openings.iter();
    let opened = openings
        .filter(|(id, _)| *id == activity.id)
        .map(|(_, at)| *at)
        .next();
    match may_mark_done(activity, opened.or(Some(visit.now)), visit.now) {
        Err(MarkRefusal::TooSoon { until }) => html! {
            p class="hint reading-time" { (wait_words(visit, seconds_until(visit, until))) }
        },
        _ => Markup::default(),
    }
}
