//! `/admin/audit/chain`: walks the whole chain and says whether it holds.

use crate::administration::admin_layout;
use crate::http_problem::Answer;
use crate::paths;
use crate::request_context::RequestContext;
use crate::ui::Tone;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::notice::notice;
use laurel_domain::identity::{Action, Resource};
use laurel_persistence::audit::verify;
use maud::html;

pub async fn show(context: RequestContext) -> Answer {
    context.permit(Action::ReadAudit, Resource::Site)?;
    let (tone, said) = match verify(&context.app.store).await? {
        Ok(count) => (
            Tone::Good,
            context.with("admin-audit-chain-good", &[("count", count.into())]),
        ),
        Err(broken) => (
            Tone::Bad,
            context.with("admin-audit-chain-bad", &[("number", broken.seq.into())]),
        ),
    };
    let title = context.t("admin-audit-chain-title");
    let main = html! {
        (breadcrumb(context.t("nav-breadcrumb"), &[(context.t("admin-audit-title"), paths::ADMIN_AUDIT)]))
        h1 { (title) }
        (notice(tone, None, &html! { p { (said) } }))
        p { (context.t("admin-audit-chain-text")) }
    };
    Ok(context.page(admin_layout(&context, paths::ADMIN_AUDIT, title, &main)))
}
