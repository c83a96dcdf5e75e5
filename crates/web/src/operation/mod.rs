//! What the people who run the machine ask: is it up, is it ready; and the
//! reader's own choice of colors and language.

mod health;
mod preferences;

use crate::routes::Routes;
use laurel_domain::identity::Action;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/healthz", Action::Visit, health::alive)
        .get("/readyz", Action::Visit, health::ready)
        .get("/preferences", Action::Visit, preferences::choose_language)
        .post("/preferences", Action::Visit, preferences::choose_theme)
}
