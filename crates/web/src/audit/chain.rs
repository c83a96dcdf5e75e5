//! `/admin/audit/chain`: walks the whole chain and says whether it holds.

use crate::administration::frame;
use crate::paths;
use crate::problem::Answer;
use crate::visit::Visit;
use laurel_domain::identity::{Action, Resource};
use laurel_persistence::audit::verify;
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::notice::notice;
use maud::html;

pub async fn show(visit: Visit) -> Answer {
    visit.permit(Action::ReadAudit, Resource::Site)?;
    let (tone, said) = match verify(&visit.app.store).await? {
        Ok(count) => (
            Tone::Good,
            visit.with("admin-audit-chain-good", &[("count", count.into())]),
        ),
        Err(broken) => (
            Tone::Bad,
            visit.with("admin-audit-chain-bad", &[("number", broken.seq.into())]),
        ),
    };
    let title = visit.t("admin-audit-chain-title");
    let main = html! {
        (breadcrumb(visit.t("nav-breadcrumb"), &[(visit.t("admin-audit-title"), paths::ADMIN_AUDIT)]))
        h1 { (title) }
        (notice(tone, None, &html! { p { (said) } }))
        p { (visit.t("admin-audit-chain-text")) }
    };
    Ok(visit.page(frame(&visit, paths::ADMIN_AUDIT, title, &main)))
}
