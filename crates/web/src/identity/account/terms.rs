//! When the terms or the privacy text in force are newer than those that
//! somebody accepted, they are asked once, on the pages they come home to.

use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use laurel_domain::identity::actions;
use laurel_persistence::identity::{Acceptance, accept_policies, acceptances};
use laurel_ui::Tone;
use laurel_ui::button::{Button, button};
use laurel_ui::notice::quiet_notice;
use maud::{Markup, html};

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

/// The question, or nothing where there is none: for the top of a page of
/// somebody who is signed in.
pub async fn ask_once(context: &RequestContext) -> Result<Markup, HttpProblem> {
    let accepted = acceptances(&context.app.store, context.own_scope()?).await?;
    let newer = in_force(context)
        .into_iter()
        .any(|text| accepted.iter().all(|(had, _)| *had != text));
    Ok(if newer {
        question(context, accepted.is_empty())
    } else {
        html! {}
    })
}

/// `first`: the account was made by somebody else, who could not agree.
fn question(reader: &Reader, first: bool) -> Markup {
    let title = if first {
        "identity-terms-first-title"
    } else {
        "identity-terms-newer-title"
    };
    quiet_notice(
        Tone::Info,
        Some(reader.t(title)),
        &html! {
            div class="stack" {
                p { (reader.t("identity-terms-newer-text")) }
                p {
                    a href=(paths::TERMS) { (reader.t("identity-field-terms-read")) } " · "
                    a href=(paths::PRIVACY) { (reader.t("identity-field-privacy-read")) }
                }
                form method="post" action=(paths::ACCOUNT_TERMS) {
                    (button(&Button { label: reader.t("identity-terms-newer-submit"), small: true, ..Button::default() }))
                }
            }
        },
    )
}

pub async fn accept(_: paths::AccountTermsPath, context: Gate<actions::UseAccount>) -> Answer {
    let permit = context.own()?;
    accept_policies(&context.app.store, &permit, in_force(&context)).await?;
    Ok(context.go(paths::DASHBOARD, "flash-terms-accepted"))
}
