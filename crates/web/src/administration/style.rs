//! `/admin/style`: every part of the site in its states.

use super::frame;
use crate::paths;
use crate::problem::Answer;
use crate::ui::style_page::style_page;
use crate::visit::Visit;

pub async fn show(visit: Visit) -> Answer {
    Ok(visit.page(frame(
        &visit,
        paths::ADMIN_STYLE,
        visit.t("admin-nav-style"),
        &style_page(),
    )))
}
