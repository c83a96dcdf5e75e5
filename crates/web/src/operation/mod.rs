//! What the people who run the machine ask: is it up, is it ready; and the
//! reader's own choice of colors and language.

mod health;
mod preferences;

use crate::routes::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get(health::alive)
        .get(health::ready)
        .get(preferences::choose_language)
        .post(preferences::choose_theme)
}
