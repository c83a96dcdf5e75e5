//! Every part of the site in its states.

use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_ui::style_page::style_page;

/// Every part of the site in its states.
pub fn page(reader: &Reader) -> Page {
    let title = reader.t("admin-nav-style");
    Page::administration(paths::ADMIN_STYLE, title, style_page())
}
