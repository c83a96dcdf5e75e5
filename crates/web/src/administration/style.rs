//! `/admin/style`: every part of the site in its states.

use super::frame;
use crate::gate::Gate;
use crate::paths;
use crate::problem::Answer;
use laurel_domain::identity::actions;
use laurel_ui::style_page::style_page;

pub async fn show(_: paths::AdminStylePath, visit: Gate<actions::EnterAdministration>) -> Answer {
    Ok(visit.page(frame(
        &visit,
        paths::ADMIN_STYLE,
        visit.t("admin-nav-style"),
        &style_page(),
    )))
}
