//! `/{page}`: a public page, an article, a policy.

use super::rendered_pages::shown;
use super::view::page::{SitePageView, page};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use laurel_domain::identity::actions;

/// Pages that have an address of their own.
const ELSEWHERE: [&str; 1] = ["home"];

pub async fn show(
    paths::SitePagePath { page: slug }: paths::SitePagePath,
    context: Gate<actions::Visit>,
) -> Answer {
    if ELSEWHERE.contains(&slug.as_str()) {
        return Err(HttpProblem::NotFound);
    }
    let text = shown(&context, &slug).await?;
    let app = &context.app;
    let view = SitePageView {
        page: &text,
        outline: &app.outline(),
        organization: &app.settings().organization,
        public_url: &app.public_url(),
    };
    Ok(context.page(page(&context, &view)))
}
