//! The dashboard and the player: reading, marking as done, notes, bookmarks,
//! where one stands and what is still missing.

mod api;
mod bookmark;
mod complete;
mod dashboard;
mod lesson;
mod notes;
mod player;
mod player_context;
mod progress;
mod side_nav;
mod time;
pub mod why;

pub use api::{activity_kind, activity_named, routes as api_routes};
pub use complete::not_learning;
pub use lesson::{file_of, head as lesson_head, prose as lesson_prose};
pub use player_context::{ActivityHints, PlayerContext};
pub use progress::reason_words;
pub use side_nav::player_layout;
pub use time::duration;

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
