//! `/admin/style`: every part of the site in its states.

use super::frame;
use crate::gate::Gate;
use crate::paths;
use crate::problem::Answer;
use crate::ui::style_page::style_page;
use laurel_domain::identity::actions;

pub async fn show(_: paths::AdminStylePath, visit: Gate<actions::EnterAdministration>) -> Answer {
    Ok(visit.page(frame(
        &visit,
        paths::ADMIN_STYLE,
        visit.t("admin-nav-style"),
        &style_page(),
    )))
}
