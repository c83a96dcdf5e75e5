//! When the terms or the privacy text in force are newer than those that
//! somebody accepted, they are asked once, on the pages they come home to.

use crate::paths;
use crate::problem::{Answer, Problem};
use crate::visit::Visit;
use laurel_domain::identity::Action;
use laurel_persistence::identity::{Acceptance, accept_policies, acceptances};
use laurel_ui::Tone;
use laurel_ui::button::{Button, button};
use laurel_ui::notice::quiet_notice;
use maud::{Markup, html};

/// The texts in force that have a version.
pub fn in_force(visit: &Visit) -> Vec<Acceptance> {
    ["terms", "privacy"]
        .into_iter()
        .map(|document| Acceptance {
            document: document.to_owned(),
            version: visit.app.policy_version(document),
        })
        .filter(|text| !text.version.is_empty())
        .collect()
}

/// The question, or nothing where there is none: for the top of a page of
/// somebody who is signed in.
pub async fn ask_once(visit: &Visit) -> Result<Markup, Problem> {
    let accepted = acceptances(&visit.app.store, visit.person()?).await?;
    let newer = in_force(visit)
        .into_iter()
        .any(|text| accepted.iter().all(|(had, _)| *had != text));
    Ok(if newer {
        question(visit, accepted.is_empty())
    } else {
        html! {}
    })
}

/// `first`: the account was made by somebody else, who could not agree.
fn question(visit: &Visit, first: bool) -> Markup {
    let title = if first {
        "identity-terms-first-title"
    } else {
        "identity-terms-newer-title"
    };
    quiet_notice(
        Tone::Info,
        Some(visit.t(title)),
        &html! {
            div class="stack" {
                p { (visit.t("identity-terms-newer-text")) }
                p {
                    a href=(paths::TERMS) { (visit.t("identity-field-terms-read")) } " · "
                    a href=(paths::PRIVACY) { (visit.t("identity-field-privacy-read")) }
                }
                form method="post" action=(paths::ACCOUNT_TERMS) {
                    (button(&Button { label: visit.t("identity-terms-newer-submit"), small: true, ..Button::default() }))
                }
            }
        },
    )
}

pub async fn accept(visit: Visit) -> Answer {
    let permit = visit.own(Action::UseAccount)?;
    let person = visit.person()?;
    accept_policies(&visit.app.store, &permit, person, in_force(&visit)).await?;
    Ok(visit.go(paths::DASHBOARD, "flash-terms-accepted"))
}
