//! `/`: who this is for, what it changes, what can be learned now.

use super::rendered_pages::shown;
use super::view::home::{HomeView, page};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use laurel_domain::identity::actions;
use laurel_persistence::catalog::{ProgramFilter, programs};

pub async fn show(_: paths::HomePath, context: Gate<actions::Visit>) -> Answer {
    let text = shown(&context, "home").await?;
    let programs = programs(&context.app.store, &ProgramFilter::default()).await?;
    let issued = laurel_persistence::certification::count_issued(&context.app.store).await?;
    let app = &context.app;
    let view = HomeView {
        page: &text,
        programs: &programs,
        issued,
        outline: &app.outline(),
        settings: &app.settings(),
        public_url: &app.options.public_url,
        icon: context.bundled.assets.url("icons/icon-512.png"),
    };
    Ok(context.page(page(&context, &view)))
}
