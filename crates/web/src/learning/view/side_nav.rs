//! The side navigation beside a lesson: the course, how far one is, the outline.

use crate::learning::player_context::PlayerContext;
use crate::learning::time::duration;
use crate::learning::view::lesson::foreign;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::authoring::document::Activity;
use laurel_domain::learning::{CourseProgress, ModuleProgress};
use laurel_markdown::Piece;
use laurel_ui::outline::{OutlineModule, StateWords, Step, StepState, outline};
use laurel_ui::player::{keys_switch, player_body, side};
use laurel_ui::progress::bar;
use laurel_ui::text_direction::words_of;
use maud::{Markup, PreEscaped, html};

/// How far, in words: "5 of 12 done · about 1 h 40 min left".
pub fn progress_words(reader: &Reader, progress: &CourseProgress) -> String {
    if progress.complete {
        return reader.t("learning-progress-complete").to_owned();
    }
    let key = match progress.minutes_left {
        0 => "learning-progress-done",
        _ => "learning-progress-done-left",
    };
    reader.with(
        key,
        &[
            ("done", progress.done.into()),
            ("count", progress.total.into()),
            ("time", (&duration(reader, progress.minutes_left)).into()),
        ],
    )
}

/// A page of the player: the outline, with `current` (an activity's id) marked,
/// beside the text and what leads on.
pub fn player_layout(
    reader: &Reader,
    player: &PlayerContext,
    current: &str,
    text: &PreEscaped<impl AsRef<str>>,
    onward: &Markup,
) -> Markup {
    player_body(&beside(reader, player, current), text, onward)
}

/// The side navigation, made once for all readers of the revision who are at the same
/// activity and have done the same.
fn beside(reader: &Reader, player: &PlayerContext, current: &str) -> Piece {
    let title = &player.opened.title;
    // the course's title may change while its revision can't
    let piece = format!("rail/{}/{title}/{current}/{}", player.slug(), marks(player));
    player
        .markdown
        .of(player.revision.id.0, &piece, reader.language, || {
            let words = progress_words(reader, player.progress());
            let toggle = format!("{} · {words}", reader.t("learning-outline-title"));
            let side_nav = html! {
                div class="progress" {
                    a href=(paths::progress(player.slug())) { (words_of(foreign(reader, player), &html! { (title) })) }
                    (bar("", &words, player.progress().percent, 100))
                }
                (course_outline(reader, player, current))
                (keys_switch(reader.t("learning-player-keys")))
            };
            side(&toggle, reader.t("learning-outline-title"), &side_nav)
        })
}

/// The outline of the whole course, made once for all readers of the revision
/// who are at the same activity and have done the same.
pub fn course_outline(reader: &Reader, player: &PlayerContext, current: &str) -> Piece {
    let piece = format!("outline/{}/{current}/{}", player.slug(), marks(player));
    player
        .markdown
        .of(player.revision.id.0, &piece, reader.language, || {
            draw(reader, player, current)
        })
}

/// What is done, a digit for each activity.
fn marks(player: &PlayerContext) -> String {
    let facts = player.opened.facts.iter();
    let mut done: Vec<&str> = facts.map(|fact| fact.activity.as_str()).collect();
    done.sort_unstable();
    let mark = |activity: &Activity| match done.binary_search(&activity.id.as_str()) {
        Ok(_) => '1',
        Err(_) => '0',
    };
    player.revision.document.activities().map(mark).collect()
}

fn draw(reader: &Reader, player: &PlayerContext, current: &str) -> Markup {
    let words = StateWords {
        done: reader.t("learning-outline-state-done"),
        current: reader.t("learning-outline-here"),
        open: reader.t("learning-outline-state-open"),
        locked: reader.t("learning-outline-state-locked"),
    };
    let modules = &player.revision.document.modules;
    let titles: Vec<String> = modules
        .iter()
        .enumerate()
        .map(|(at, module)| format!("{} {}", at + 1, module.title))
        .collect();
    let course = &player.opened.slug;
    let addresses: Vec<Vec<String>> = modules
        .iter()
        .map(|module| {
            let slugs = module.activities.iter();
            slugs.map(|a| paths::activity(course, &a.slug)).collect()
        })
        .collect();
    let modules: Vec<OutlineModule> = modules
        .iter()
        .zip(&player.progress().modules)
        .zip(titles.iter().zip(&addresses))
        .map(|((module, stands), (title, addresses))| OutlineModule {
            title,
            steps: module
                .activities
                .iter()
                .zip(addresses)
                .map(|(activity, href)| Step {
                    title: &activity.title,
                    href: Some(href),
                    state: state(stands, &activity.id, current),
                    note: activity
                        .optional
                        .then(|| reader.t("learning-outline-state-optional")),
                })
                .collect(),
        })
        .collect();
    outline(&modules, &words, foreign(reader, player))
}

fn state(module: &ModuleProgress, id: &str, current: &str) -> StepState {
    let done = |id: &str| {
        let mut activities = module.activities.iter();
        activities.any(|activity| activity.id == id && activity.done.is_some())
    };
    if id == current {
        StepState::Current
    } else if done(id) {
        StepState::Done
    } else {
        StepState::Open
    }
}
