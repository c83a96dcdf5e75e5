//! `/sign-in/{token}`: signs in by a link that the operator made.

use super::letter_links::{Dead, dead, question};
use super::sessions;
use crate::gate::Gate;
use crate::paths;
use crate::problem::{Answer, Problem};
use axum::response::{IntoResponse, Redirect};
use laurel_domain::identity::actions;
use laurel_persistence::identity::{Purpose, open_link, person, spend_link};

const DEAD: Dead = Dead {
    title: "identity-reset-invalid-title",
    text: "identity-link-invalid-text",
    way_out: ("identity-login-title", paths::LOGIN),
};

pub async fn show(
    paths::SignInPath { token }: paths::SignInPath,
    visit: Gate<actions::Visit>,
) -> Answer {
    let spent = match open_link(&visit.app.store, Purpose::SignIn, &token).await {
        Ok(spent) => spent,
        Err(stop) => return dead(&visit, stop, &DEAD),
    };
    let id = spent.person.ok_or(Problem::NotFound)?;
    let who = person(&visit.app.store, id)
        .await?
        .ok_or(Problem::NotFound)?;
    let name = [("name", (&who.name).into())];
    let text = visit.with("identity-link-text", &name);
    let button = visit.with("identity-link-submit", &name);
    let action = paths::sign_in(&token);
    Ok(visit.page(question(
        &visit,
        "identity-link-title",
        &text,
        &button,
        &action,
    )))
}

pub async fn sign_in(
    paths::SignInPath { token }: paths::SignInPath,
    visit: Gate<actions::Visit>,
) -> Answer {
    visit.app.limits.form(visit.address)?;
    match spend_link(&visit.app.store, Purpose::SignIn, token.into()).await {
        Ok(spent) => {
            let id = spent.person.ok_or(Problem::NotFound)?;
            let onward = Redirect::to(paths::DASHBOARD).into_response();
            Ok(sessions::sign_in(&visit, id, onward).await?)
        }
        Err(stop) => dead(&visit, stop, &DEAD),
    }
}
