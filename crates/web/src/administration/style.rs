//! `/admin/style`: every part of the site in its states.

use super::frame;
use crate::paths;
use crate::problem::Answer;
use crate::visit::Visit;
use laurel_ui::style_page::style_page;

pub async fn show(visit: Visit) -> Answer {
    Ok(visit.page(frame(
        &visit,
        paths::ADMIN_STYLE,
        visit.t("admin-nav-style"),
        &style_page(),
    )))
}
