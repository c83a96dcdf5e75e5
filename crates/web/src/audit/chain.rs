//! `/admin/audit/chain`: walks the whole chain and says whether it holds.

use crate::administration::admin_layout;
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use laurel_domain::identity::actions;

use laurel_persistence::audit::verify;
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::notice::notice;
use maud::html;

pub async fn show(_: paths::AdminAuditChainPath, context: Gate<actions::ReadAudit>) -> Answer {
    let (tone, said) = match verify(&context.app.store, &context.permit()?).await? {
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
