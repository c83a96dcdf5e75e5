//! `/account`: who one is here, and every way out. Each part is a form of its
//! own; one that is invalid comes back within the whole page.

mod data;
mod email;
mod erase;
mod password;
mod profile;
mod reauthentication;
mod sessions;
pub mod terms;
mod tokens;
pub mod view;

use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use crate::routes::Routes;
use laurel_domain::identity::actions;
use laurel_persistence::identity::{Person, person, sessions as list_sessions};
use view::account::{AccountDraft, AccountView, page};

pub fn routes(routes: Routes) -> Routes {
    routes
        .get(show)
        .post(profile::save)
        .post(email::ask)
        .post(super::confirm_email::resend)
        .post(password::change)
        .post(sessions::end)
        .post(sessions::end_others)
        .get(tokens::show)
        .post(tokens::create)
        .post(tokens::end)
        .post(terms::accept)
        .get(data::download)
        .get(erase::show)
        .post(erase::erase)
}

async fn show(_: paths::AccountPath, context: Gate<actions::UseAccount>) -> Answer {
    Ok(context.page(page(
        &context,
        &load(&context, AccountDraft::default()).await?,
    )))
}

/// Who is signed in.
async fn who(context: &RequestContext) -> Result<Person, HttpProblem> {
    let who = person(&context.app.store, context.own_scope()?).await?;
    who.ok_or(HttpProblem::NotFound)
}

/// The account, with what was typed into one of the forms.
async fn load(context: &RequestContext, draft: AccountDraft) -> Result<AccountView, HttpProblem> {
    let own = context.own_scope()?;
    let who = who(context).await?;
    Ok(AccountView {
        reauthentication: reauthentication::asked(context, &who).await?,
        who,
        devices: list_sessions(&context.app.store, own).await?,
        session: context.claims.as_ref().map(|claims| claims.session),
        newer_terms: terms::newer(context).await?,
        draft,
    })
}
