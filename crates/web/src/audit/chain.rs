//! `/admin/audit/chain`: walks the whole chain and says whether it holds.

use super::view::chain::{ChainView, page};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use laurel_domain::identity::actions;
use laurel_persistence::audit::verify;

pub async fn show(_: paths::AdminAuditChainPath, context: Gate<actions::ReadAudit>) -> Answer {
    let view = ChainView {
        outcome: verify(&context.app.store, &context.permit()?)
            .await?
            .map_err(|broken| broken.seq),
    };
    Ok(context.page(page(&context, &view)))
}
