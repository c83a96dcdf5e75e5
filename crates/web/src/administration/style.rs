//! `/admin/style`: every part of the site in its states.

use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::page_layout::Page;
use crate::paths;
use laurel_domain::identity::actions;
use laurel_ui::style_page::style_page;

pub async fn show(_: paths::AdminStylePath, context: Gate<actions::EnterAdministration>) -> Answer {
    Ok(context.page(Page::administration(
        paths::ADMIN_STYLE,
        context.t("admin-nav-style"),
        style_page(),
    )))
}
