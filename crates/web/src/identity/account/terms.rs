//! When the terms or the privacy text in force are newer than those that
//! somebody accepted, they are asked once, on the pages they come home to.

use super::view::terms::NewerTerms;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::identity::actions;
use laurel_persistence::identity::{Acceptance, accept_policies, acceptances};

/// The texts in force that have a version.
pub fn in_force(context: &RequestContext) -> Vec<Acceptance> {
    ["terms", "privacy"]
        .into_iter()
        .map(|document| Acceptance {
            document: document.to_owned(),
            version: context.app.policy_version(document),
        })
        .filter(|text| !text.version.is_empty())
        .collect()
}

/// Whether to ask somebody who is signed in.
pub async fn newer(context: &RequestContext) -> Result<Option<NewerTerms>, HttpProblem> {
    let accepted = acceptances(&context.app.store, context.own_scope()?).await?;
    let newer = in_force(context)
        .into_iter()
        .any(|text| accepted.iter().all(|(had, _)| *had != text));
    Ok(newer.then_some(NewerTerms {
        first: accepted.is_empty(),
    }))
}

pub async fn accept(_: paths::AccountTermsPath, context: Gate<actions::UseAccount>) -> Answer {
    let permit = context.own()?;
    accept_policies(&context.app.store, &permit, in_force(&context)).await?;
    Ok(context.go(paths::DASHBOARD, "flash-terms-accepted"))
}
