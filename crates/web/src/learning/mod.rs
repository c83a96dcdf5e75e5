//! The dashboard and the player: reading, marking as done, notes, bookmarks,
//! where one stands and what is still missing.

mod api;
mod bookmark;
mod complete;
mod dashboard;
mod notes;
mod player;
mod player_context;
mod program_progress;
mod progress;
mod time;
pub mod view;
pub mod why;

pub use api::{activity_kind, activity_named, routes as api_routes};
pub use complete::not_learning;
pub use player_context::{ActivityHints, NotOpen, PlayerContext};
pub use program_progress::CoursePrograms;
pub use time::duration;
pub use view::lesson::{file_of, head as lesson_head, prose as lesson_prose};
pub use view::progress::reason_words;
pub use view::side_nav::{course_outline as learners_outline, player_layout, progress_words};

use crate::routes::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get(dashboard::show)
        .get(progress::show)
        .get(player::resume)
        .get(player::show)
        .post(complete::complete)
        .post(notes::save)
        .post(bookmark::set)
}
