//! The dashboard and the player: reading, marking as done, notes, bookmarks,
//! where one stands and what is still missing.

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

pub use complete::not_learning;
pub use lesson::{file_of, head as lesson_head, prose as lesson_prose};
pub use player_context::{ActivityHints, PlayerContext};
pub use progress::reason_words;
pub use side_nav::player_layout;
pub use time::duration;

use crate::routes::Routes;
use laurel_domain::identity::Action;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/dashboard", Action::UseAccount, dashboard::show)
        .get("/courses/{slug}/progress", Action::Learn, progress::show)
        .get("/learn/{course}", Action::Learn, player::resume)
        .get("/learn/{course}/{activity}", Action::Learn, player::show)
        .post(
            "/learn/{course}/{activity}/complete",
            Action::Learn,
            complete::complete,
        )
        .post(
            "/learn/{course}/{activity}/notes",
            Action::Learn,
            notes::save,
        )
        .post(
            "/learn/{course}/{activity}/bookmark",
            Action::Learn,
            bookmark::set,
        )
}
