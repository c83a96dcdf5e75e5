//! Who changes where they are signed in, or where emails go, shows again who they are, unless they
//! signed in a moment ago: a device that was left open gives nobody the account (ASVS 5.0, 7.5.1
//! and 7.5.2).

use super::password::wrong;
use super::view::reauthentication::Reauthentication;
use crate::http_problem::HttpProblem;
use crate::request_context::RequestContext;
use laurel_persistence::identity::{Person, is_recent};

/// What is asked of the signed-in person.
pub async fn asked(
    context: &RequestContext,
    who: &Person,
) -> Result<Reauthentication, HttpProblem> {
    let claims = context.claims.as_ref().ok_or(HttpProblem::SignIn)?;
    let own = context.own_scope()?;
    Ok(
        if is_recent(&context.app.store, own, claims.session).await? {
            Reauthentication::NotNeeded
        } else if who.has_password {
            Reauthentication::Password
        } else {
            Reauthentication::SignIn
        },
    )
}

/// What is wrong with it, where something is: the message for its field.
pub async fn lacking(
    context: &RequestContext,
    who: &Person,
    typed: &str,
) -> Result<Option<String>, HttpProblem> {
    match asked(context, who).await? {
        Reauthentication::NotNeeded => Ok(None),
        Reauthentication::Password => wrong(context, who, typed).await,
        Reauthentication::SignIn => Ok(Some(
            context.t("identity-reauthentication-sign-in").to_owned(),
        )),
    }
}
