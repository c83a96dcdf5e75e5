//! `/`: who this is for, what it changes, what can be learned now.

use super::rendered_pages::shown;
use super::view::home::{HomeView, page};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use laurel_domain::identity::actions;
use laurel_persistence::catalog::{ProgramFilter, programs};
use laurel_persistence::certification::count_issued;

pub async fn show(_: paths::HomePath, context: Gate<actions::Visit>) -> Answer {
    let text = shown(&context, "home").await?;
    let (app, public) = (&context.app, context.public());
    let programs = programs(&app.store, public, &ProgramFilter::default()).await?;
    let issued = count_issued(&app.store, public).await?;
    let view = HomeView {
        page: &text,
        programs: &programs,
        issued,
        outline: &app.outline(),
        settings: &app.settings(),
        public_url: &app.public_url(),
        icon: context.bundled.assets.url("icons/icon-512.png"),
    };
    Ok(context.page(page(&context, &view)))
}
