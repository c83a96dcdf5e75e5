//! `/confirm-email/{token}`: confirms an address, approves or confirms a new
//! one; and the letter again for who is signed in.

use super::letter_links::{Dead, dead, question};
use super::sessions;
use crate::gate::Gate;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::visit::Visit;
use laurel_domain::identity::ActionName;
use laurel_domain::identity::actions;
use laurel_domain::ids::PersonId;
use laurel_persistence::changes::Changed;
use laurel_persistence::identity::{Confirmed, Purpose};

const DEAD: Dead = Dead {
    title: "identity-confirm-invalid-title",
    text: "identity-confirm-invalid-text",
    way_out: ("nav-account", paths::ACCOUNT),
};

pub async fn show(
    paths::ConfirmEmailPath { token }: paths::ConfirmEmailPath,
    visit: Gate<actions::Visit>,
) -> Answer {
    let asked = match laurel_persistence::identity::confirmation(&visit.app.store, &token).await {
        Ok(asked) => asked,
        Err(stop) => return dead(&visit, stop, &DEAD),
    };
    let [title, text, button] = match asked.purpose {
        Purpose::ApproveEmailChange => [
            "identity-approve-title",
            "identity-approve-text",
            "identity-approve-submit",
        ],
        _ => [
            "identity-confirm-title",
            "identity-confirm-text",
            "identity-confirm-submit",
        ],
    };
    let text = visit.with(text, &[("email", (&asked.email).into())]);
    let action = paths::confirm_email(&token);
    Ok(visit.page(question(&visit, title, &text, visit.t(button), &action)))
}

pub async fn confirm(
    paths::ConfirmEmailPath { token }: paths::ConfirmEmailPath,
    visit: Gate<actions::Visit>,
) -> Answer {
    visit.app.limits.form(visit.address)?;
    let confirmed = laurel_persistence::identity::confirm_email(
        &visit.app.store,
        &visit.app.options.public_url,
        token.into(),
    )
    .await;
    let (person, flash) = match confirmed {
        Ok(Confirmed::First(person)) => (person, "flash-confirmed"),
        Ok(Confirmed::HalfOfChange(person)) => (person, "flash-change-half"),
        Ok(Confirmed::Changed(person)) => (person, "flash-change-done"),
        Ok(Confirmed::Taken(person)) => (person, "flash-change-taken"),
        Err(stop) => return dead(&visit, stop, &DEAD),
    };
    visit.app.changed(Changed::Person(person));
    let to = match (visit.actor.person(), flash) {
        (None, _) => paths::LOGIN,
        (Some(_), "flash-confirmed") => paths::DASHBOARD,
        (Some(_), _) => paths::ACCOUNT,
    };
    fresh(&visit, person, visit.go(to, flash)).await
}

/// The answer with a new token, where it is the signed-in person's own doing.
async fn fresh(visit: &Visit, person: PersonId, response: axum::response::Response) -> Answer {
    Ok(match &visit.claims {
        Some(claims) if claims.person == person => {
            sessions::with_fresh_token(visit, claims, response).await
        }
        _ => response,
    })
}

pub async fn resend(_: paths::AccountConfirmPath, visit: Gate<actions::UseAccount>) -> Answer {
    visit.app.limits.form(visit.address)?;
    let person = visit.person()?;
    let permit = visit.untyped_own(ActionName::UseAccount)?;
    if !visit.app.limits.may_send_letter(&person.to_string()) {
        return Err(Problem::TooMany { seconds: 120 });
    }
    let sent = laurel_persistence::identity::resend_confirmation(
        &visit.app.store,
        &permit,
        &visit.app.options.public_url,
        person,
    )
    .await?;
    let flash = if sent {
        "flash-confirmation-sent"
    } else {
        "flash-confirmed"
    };
    Ok(visit.go(paths::ACCOUNT, flash))
}
