//! `/`: who this is for, what it changes, what can be learned now.

use super::outline::Outline;
use super::rendered_pages::{RenderedPage, shown};
use super::view::home::{HomeView, page};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::identity::actions;
use laurel_persistence::catalog::{ProgramFilter, ProgramItem, programs};
use laurel_persistence::certification::count_issued;
use laurel_persistence::site::Settings;
use std::sync::Arc;

pub async fn show(_: paths::HomePath, context: Gate<actions::Visit>) -> Answer {
    let text = shown(&context, "home").await?;
    let data = HomeData::load(&context).await?;
    Ok(context.page(page(&context, &data.view(&text))))
}

/// What the home page shows besides its text.
pub struct HomeData {
    programs: Vec<ProgramItem>,
    issued: u64,
    outline: Arc<Outline>,
    settings: Arc<Settings>,
    public_url: String,
    icon: String,
}

impl HomeData {
    pub async fn load(context: &RequestContext) -> Result<Self, HttpProblem> {
        let (app, public) = (&context.app, context.public());
        Ok(Self {
            programs: programs(&app.store, public, &ProgramFilter::default()).await?,
            issued: count_issued(&app.store, public).await?,
            outline: app.outline(),
            settings: app.settings(),
            public_url: app.public_url(),
            icon: context.bundled.assets.url("icons/icon-512.png").to_owned(),
        })
    }

    pub fn view<'a>(&'a self, page: &'a RenderedPage) -> HomeView<'a> {
        HomeView {
            page,
            programs: &self.programs,
            issued: self.issued,
            outline: &self.outline,
            settings: &self.settings,
            public_url: &self.public_url,
            icon: &self.icon,
        }
    }
}
