//! `/account`: who one is here, and every way out. Each part is a form of its
//! own; one that is invalid comes back within the whole page.

mod data;
mod email;
mod erase;
mod password;
mod profile;
mod proof;
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
use laurel_persistence::identity::{person, sessions as list_sessions};
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

/// The account, with what was typed into one of the forms.
async fn load(context: &RequestContext, draft: AccountDraft) -> Result<AccountView, HttpProblem> {
    let own = context.own_scope()?;
    let who = person(&context.app.store, own)
        .await?
        .ok_or(HttpProblem::NotFound)?;
    Ok(AccountView {
        proof: proof::asked(context, &who).await?,
        who,
        devices: list_sessions(&context.app.store, own).await?,
        session: context.claims.as_ref().map(|claims| claims.session),
        newer_terms: terms::newer(context).await?,
        draft,
    })
}
