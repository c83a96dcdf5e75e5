//! Whether the whole chain holds.

use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::notice::notice;
use maud::html;

/// What the walk along the chain found.
#[derive(Clone, Copy)]
pub struct ChainView {
    /// How many lines hold, or the number of the first that does not.
    pub outcome: Result<i64, i64>,
}

pub fn page(reader: &Reader, view: &ChainView) -> Page {
    let (tone, said) = match view.outcome {
        Ok(count) => (
            Tone::Good,
            reader.with("admin-audit-chain-good", &[("count", count.into())]),
        ),
        Err(number) => (
            Tone::Bad,
            reader.with("admin-audit-chain-bad", &[("number", number.into())]),
        ),
    };
    let title = reader.t("admin-audit-chain-title");
    let main = html! {
        (breadcrumb(reader.t("nav-breadcrumb"), &[(reader.t("admin-audit-title"), paths::ADMIN_AUDIT)]))
        h1 { (title) }
        (notice(tone, None, &html! { p { (said) } }))
        p { (reader.t("admin-audit-chain-text")) }
    };
    Page::administration(paths::ADMIN_AUDIT, title, main)
}
