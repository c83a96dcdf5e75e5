//! The address: whether it is confirmed, and a change that both addresses
//! agree to.

use super::load;
use super::view::account::{AccountDraft, page};
use super::view::email::EmailForm;
use crate::forms::{Errors, Form, email_message};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use laurel_domain::identity::Email;
use laurel_domain::identity::{OwnScope, actions};
use laurel_persistence::identity::{ask_email_change, person};

/// Seconds until one more email may go to the same address.
const EMAILS_WAIT: u64 = 120;

pub async fn ask(
    _: paths::AccountEmailPath,
    context: Gate<actions::UseAccount>,
    Form(fields): Form<EmailForm>,
) -> Answer {
    context.app.limits.form(context.address)?;
    let permit = context.own()?;
    let who = person(&context.app.store, OwnScope::of(&permit))
        .await?
        .ok_or(HttpProblem::NotFound)?;
    let mut errors = Errors::default();
    let email = Email::parse(&fields.email)
        .map_err(|refusal| errors.add("email", email_message(&context, refusal)));
    if email.as_ref().is_ok_and(|new| new.as_str() == who.email) {
        errors.add("email", context.t("identity-error-email-same"));
    }
    let too_often = errors.is_empty()
        && email
            .as_ref()
            .is_ok_and(|new| !context.app.limits.may_send_email(new.as_str()));
    if too_often {
        errors.add("email", context.t("identity-error-email-often"));
    }
    let (Ok(email), true) = (email, errors.is_empty()) else {
        let draft = AccountDraft {
            email: Some(fields),
            errors,
            ..AccountDraft::default()
        };
        let page = page(&context, &load(&context, draft).await?);
        return Ok(if too_often {
            context.too_soon(page, EMAILS_WAIT)
        } else {
            context.invalid(page)
        });
    };
    let url = &context.app.options.public_url;
    ask_email_change(&context.app.store, &permit, url, email).await?;
    let flash = if who.email_confirmed_at.is_some() {
        "flash-change-asked"
    } else {
        "flash-change-asked-new"
    };
    Ok(context.go(paths::ACCOUNT, flash))
}
