//! The rail beside a lesson: the course, how far one is, the outline.

use super::desk::Desk;
use super::time::duration;
use crate::paths;
use crate::visit::Visit;
use laurel_domain::learning::{ModuleStanding, Standing};
use laurel_markdown::Piece;
use laurel_ui::outline::{OutlineModule, StateWords, Step, StepState, outline};
use laurel_ui::player::{keys_switch, player, side};
use laurel_ui::progress::bar;
use maud::{Markup, html};

/// How far, in words: "5 of 12 done · about 1 h 40 min left".
pub fn progress_words(visit: &Visit, standing: &Standing) -> String {
    if standing.complete {
        return visit.t("learning-progress-complete").to_owned();
    }
    let key = match standing.minutes_left {
        0 => "learning-progress-done",
        _ => "learning-progress-done-left",
    };
    visit.with(
        key,
        &[
            ("done", standing.done.into()),
            ("count", standing.total.into()),
            ("time", (&duration(visit, standing.minutes_left)).into()),
        ],
    )
}

/// A page of the player: the outline, with `current` (an activity's id) marked,
/// beside `main`.
pub fn framed(visit: &Visit, desk: &Desk, current: &str, main: &Markup) -> Markup {
    player(&beside(visit, desk, current), main)
}

/// The rail, made once for all readers of the revision who are at the same
/// activity and have done the same.
fn beside(visit: &Visit, desk: &Desk, current: &str) -> Piece {
    let title = &desk.opened.enrollment.title;
    // the course's title may change while its revision can't
    let piece = format!("rail/{}/{title}/{current}/{}", desk.slug(), marks(desk));
    let prose = &visit.app.prose;
    prose.of(desk.revision.id.0, &piece, visit.language, || {
        let words = progress_words(visit, &desk.standing);
        let toggle = format!("{} · {words}", visit.t("learning-outline-title"));
        let rail = html! {
            div class="progress" {
                a href=(paths::progress(desk.slug())) { (title) }
                (bar("", &words, desk.standing.percent, 100))
            }
            (course_outline(visit, desk, current))
            (keys_switch(visit.t("learning-player-keys")))
        };
        side(&toggle, visit.t("learning-outline-title"), &rail)
    })
}

/// The outline of the whole course, made once for all readers of the revision
/// who are at the same activity and have done the same.
pub fn course_outline(visit: &Visit, desk: &Desk, current: &str) -> Piece {
    let piece = format!("outline/{}/{current}/{}", desk.slug(), marks(desk));
    let prose = &visit.app.prose;
    prose.of(desk.revision.id.0, &piece, visit.language, || {
        draw(visit, desk, current)
    })
}

/// What is done, a digit for each activity.
fn marks(desk: &Desk) -> String {
    let modules = desk.standing.modules.iter();
    let activities = modules.flat_map(|module| &module.activities);
    activities
        .map(|a| if a.done.is_some() { '1' } else { '0' })
        .collect()
}

fn draw(visit: &Visit, desk: &Desk, current: &str) -> Markup {
    let words = StateWords {
        done: visit.t("learning-outline-state-done"),
        current: visit.t("learning-outline-here"),
        open: visit.t("learning-outline-state-open"),
        locked: visit.t("learning-outline-state-locked"),
    };
    let modules = &desk.revision.document.modules;
    let titles: Vec<String> = modules
        .iter()
        .enumerate()
        .map(|(at, module)| format!("{} {}", at + 1, module.title))
        .collect();
    let course = &desk.opened.enrollment.slug;
    let addresses: Vec<Vec<String>> = modules
        .iter()
        .map(|module| {
            let slugs = module.activities.iter();
            slugs.map(|a| paths::activity(course, &a.slug)).collect()
        })
        .collect();
    let modules: Vec<OutlineModule> = modules
        .iter()
        .zip(&desk.standing.modules)
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
                        .then(|| visit.t("learning-outline-state-optional")),
                })
                .collect(),
        })
        .collect();
    outline(&modules, &words)
}

fn state(module: &ModuleStanding, id: &str, current: &str) -> StepState {
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
