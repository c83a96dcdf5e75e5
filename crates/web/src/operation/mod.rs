//! What the people who run the machine ask: is it up, is it ready, how it does; and the
//! reader's own choice of colors and language.

mod health;
mod metrics;
mod preferences;

pub use metrics::{RecentBacklogs, Requests};

use crate::routes::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get(health::alive)
        .get(health::ready)
        .get(metrics::show)
        .get(preferences::choose_language)
        .post(preferences::choose_theme)
}
