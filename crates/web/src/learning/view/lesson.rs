//! The page of a lesson: text first, notes under it, and the step forward
//! always in the same place.

use crate::learning::player_context::PlayerContext;
use crate::learning::time::wait_words;
use crate::learning::view::complete::seconds_until;
use crate::learning::view::{notes, side_nav};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::authoring::document::{Activity, ActivityKind, Module, Video};
use laurel_domain::learning::{TooSoonToComplete, may_complete};
use laurel_markdown::{Piece, RenderContext, html as markdown, piece};
use laurel_persistence::catalog::LoadedRevision;
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::details::fold_summary;
use laurel_ui::icon::{Icon, icon};
use laurel_ui::player::bottom_bar;
use laurel_ui::text_direction::{direction_of, words_of};
use maud::{Markup, html};

/// A lesson, with where its reader stands in the course.
#[derive(Clone, Copy)]
pub struct LessonView<'a> {
    pub player: &'a PlayerContext,
    pub module: &'a Module,
    pub activity: &'a Activity,
}

pub fn page(reader: &Reader, view: &LessonView<'_>) -> Page {
    let LessonView {
        player,
        module,
        activity,
    } = *view;
    let text = text(reader, player, module, activity);
    let onward = onward(reader, player, activity);
    Page {
        title: activity.title.clone(),
        scripts: &[
            "js/player-keys.js",
            "js/fetched-ahead.js",
            "js/saved-line.js",
            "js/field-errors.js",
            "js/note-save.js",
            "js/lesson-place.js",
        ],
        main: side_nav::player_layout(reader, player, &activity.id, &text, &onward),
        ..Page::default()
    }
}

/// All that is above the last line. It is the same for all who wrote no note,
/// and then made once for them.
fn text(reader: &Reader, player: &PlayerContext, module: &Module, activity: &Activity) -> Piece {
    let whole = || {
        html! {
            (head(reader, player, module, activity))
            (prose(reader, player, activity))
            (video(reader, player, activity))
            (attachments(reader, player, activity))
            (notes::part(reader, player, activity))
        }
    };
    if player.opened.note.is_some() {
        return piece(whole());
    }
    let marked = player.opened.bookmarks.contains(&activity.id);
    let name = format!("lesson/{}/{}/{marked}", player.slug(), activity.id);
    player
        .markdown
        .of(player.revision.id.0, &name, reader.language, whole)
}

/// Where it stands in the course, and its title, the page's `h1`; made once for
/// a revision.
pub fn head(
    reader: &Reader,
    player: &PlayerContext,
    module: &Module,
    activity: &Activity,
) -> Piece {
    let piece = format!("head/{}/{}", player.slug(), activity.id);
    player
        .markdown
        .of(player.revision.id.0, &piece, reader.language, || {
            draw_head(reader, player, module, activity)
        })
}

fn draw_head(
    reader: &Reader,
    player: &PlayerContext,
    module: &Module,
    activity: &Activity,
) -> Markup {
    let modules = &player.revision.document.modules;
    let nth = |at: Option<usize>| at.map_or(1, |at| at + 1);
    let kind = match activity.kind {
        ActivityKind::Lesson(_) => reader.t("catalog-course-kind-lesson"),
        ActivityKind::Quiz(_) => reader.t("catalog-course-kind-quiz"),
        ActivityKind::Survey(_) => reader.t("catalog-course-kind-survey"),
    };
    let same = |other: &&Activity| {
        std::mem::discriminant(&other.kind) == std::mem::discriminant(&activity.kind)
    };
    let number = module.activities.iter().filter(same);
    let number = nth(number.map(|a| &a.id).position(|id| *id == activity.id));
    let place = reader.with(
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
            h1 lang=[foreign(reader, player)] dir=[foreign(reader, player).map(direction_of)] { (activity.title) }
        }
        @if begins { (introduction(reader, player, module)) }
    }
}

/// What the author says of a module, where one enters it.
fn introduction(reader: &Reader, player: &PlayerContext, module: &Module) -> Markup {
    if module.body.trim().is_empty() {
        return Markup::default();
    }
    html! {
        section class="module-intro" lang=[foreign(reader, player)] dir=[foreign(reader, player).map(direction_of)] {
            h2 class="meta" { (module.title) }
            div class="prose" { (drawn(reader, player, &module.body, "module-", 1)) }
        }
    }
}

/// The course's language, where it is not the reader's.
pub fn foreign<'a>(reader: &Reader, player: &'a PlayerContext) -> Option<&'a str> {
    crate::catalog::foreign(reader, &player.revision.document.language)
}

/// A text of the course, with its links and pictures. `id_prefix` keeps two
/// texts on one page apart; `deeper` moves its headings under another.
fn drawn(
    reader: &Reader,
    player: &PlayerContext,
    text: &str,
    id_prefix: &str,
    deeper: u8,
) -> Markup {
    let course = &player.revision.document;
    let slug = player.slug();
    let activity_at = |id: &str| {
        let (_, meant) = course.activity(id)?;
        Some(paths::activity(slug, &meant.slug))
    };
    let rendering = RenderContext {
        activity: &activity_at,
        file: &|path| file(player, path),
        id_prefix,
        deeper,
        ..RenderContext::plain(reader.words())
    };
    markdown(text, &rendering)
}

/// The activity's text, made once for a revision.
pub fn prose(reader: &Reader, player: &PlayerContext, activity: &Activity) -> Markup {
    if activity.body.trim().is_empty() {
        return Markup::default();
    }
    let piece = format!("{}/{}", player.slug(), activity.id);
    let body = player
        .markdown
        .of(player.revision.id.0, &piece, reader.language, || {
            drawn(reader, player, &activity.body, "", 0)
        });
    html! { div class="prose" data-lesson-text lang=[foreign(reader, player)] dir=[foreign(reader, player).map(direction_of)] { (body) } }
}

fn file(player: &PlayerContext, path: &str) -> Option<String> {
    file_of(&player.revision, path)
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

fn video(reader: &Reader, player: &PlayerContext, activity: &Activity) -> Markup {
    let Some(video) = &activity.video else {
        return Markup::default();
    };
    html! {
        figure class="video" {
            (video_player(reader, player, video))
            figcaption { (words_of(foreign(reader, player), &html! { (video.title) })) }
        }
        @if let Some(text) = &video.transcript {
            details class="note" {
                (fold_summary(reader.t("learning-player-video-transcript")))
                div class="prose" lang=[foreign(reader, player)] dir=[foreign(reader, player).map(direction_of)] { (markdown(text, &RenderContext { id_prefix: "transcript-", deeper: 1, ..RenderContext::plain(reader.words()) })) }
            }
        }
    }
}

fn video_player(reader: &Reader, player: &PlayerContext, video: &Video) -> Markup {
    let files = &player.revision.document.files;
    let kind = files.get(&video.file).map(|file| file.media_type.as_str());
    html! {
        video controls preload="metadata" aria-label=(video.title) {
            source src=[file(player, &video.file)] type=[kind];
            track kind="captions" default src=[file(player, &video.captions)] srclang=(player.revision.document.language)
                label=(reader.t("learning-player-video-captions"));
        }
    }
}

fn attachments(reader: &Reader, player: &PlayerContext, activity: &Activity) -> Markup {
    html! {
        @if !activity.attachments.is_empty() {
            section class="attachments" {
                h2 { (reader.t("learning-player-attachments")) }
                ul class="list plain" {
                    @for attached in &activity.attachments {
                        @if let Some(href) = file(player, &attached.file) {
                            li { a href=(href) download { (icon(Icon::Download)) " " (words_of(foreign(reader, player), &html! { (attached.title) })) } }
                        }
                    }
                }
            }
        }
    }
}

/// Back, and the step forward: to mark as done and go on, or only to go on.
fn onward(reader: &Reader, player: &PlayerContext, activity: &Activity) -> Markup {
    let (before, after) = player.around(&activity.id);
    let course = player.slug();
    let back = before.map_or_else(
        || paths::progress(course),
        |a| paths::activity(course, &a.slug),
    );
    let start = html! {
        a class=(Weight::Quiet.class()) href=(back) rel="prev" data-key="p" { (reader.t("learning-player-back")) }
    };
    if let Some(at) = player.done_at(&activity.id) {
        let (words, to) = match after {
            Some(next) => ("learning-player-next", paths::activity(course, &next.slug)),
            None => ("learning-player-finish", paths::progress(course)),
        };
        let day = reader
            .words()
            .date(at.with_timezone(&reader.zone).date_naive());
        let end = html! {
            span class="meta" { (icon(Icon::Check)) " " span { (reader.with("learning-player-done-already", &[("date", (&day).into())])) } }
            a class=(Weight::Primary.class()) href=(to) rel="next" data-key="n" { (reader.t(words)) }
        };
        return bottom_bar(&start, &end);
    }
    let forward = button(&Button {
        label: reader.t("learning-player-done-next"),
        key: Some("n"),
        ..Button::default()
    });
    html! {
        form method="post" action=(paths::complete(course, &activity.slug)) {
            (reading_time(reader, player, activity))
            (bottom_bar(&start, &forward))
        }
    }
}

/// Where the author asks for a time of reading: how much of it is left, before
/// anybody presses the button too soon.
fn reading_time(reader: &Reader, player: &PlayerContext, activity: &Activity) -> Markup {
    let openings = player.opened.openings.iter();
    let opened = openings
        .filter(|(id, _)| *id == activity.id)
        .map(|(_, at)| *at)
        .next();
    match may_complete(activity, opened.or(Some(reader.now)), reader.now) {
        Err(TooSoonToComplete::TooSoon { until }) => html! {
            p class="hint reading-time" { (wait_words(reader, seconds_until(reader, until))) }
        },
        _ => Markup::default(),
    }
}
