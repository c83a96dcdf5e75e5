//! `/admin/style`: every part of the site in its states.

use super::admin_layout;
use crate::http_problem::Answer;
use crate::paths;
use crate::request_context::RequestContext;
use crate::ui::style_page::style_page;

pub async fn show(context: RequestContext) -> Answer {
    Ok(context.page(admin_layout(
        &context,
        paths::ADMIN_STYLE,
        context.t("admin-nav-style"),
        &style_page(),
    )))
}
