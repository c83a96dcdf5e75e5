//! `/admin/style`: every part of the site in its states.

use super::admin_layout;
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use laurel_domain::identity::actions;
use laurel_ui::style_page::style_page;

pub async fn show(_: paths::AdminStylePath, context: Gate<actions::EnterAdministration>) -> Answer {
    Ok(context.page(admin_layout(
        &context,
        paths::ADMIN_STYLE,
        context.t("admin-nav-style"),
        &style_page(),
    )))
}
