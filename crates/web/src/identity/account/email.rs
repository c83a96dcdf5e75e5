//! The address: whether it is confirmed, and a change that both addresses
//! agree to.

use super::load;
use super::view::account::{AccountDraft, page};
use super::view::email::EmailForm;
use crate::forms::{Errors, Form, email_message};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
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
    let email = match read(&context, &fields, &who.email) {
        Ok(email) => email,
        Err(errors) => return again(&context, fields, errors, None).await,
    };
    if !context.app.limits.may_send_email(email.as_str()) {
        let errors = Errors::single("email", context.t("identity-error-email-often"));
        return again(&context, fields, errors, Some(EMAILS_WAIT)).await;
    }
    let url = &context.app.public_url();
    ask_email_change(&context.app.store, &permit, url, email).await?;
    let flash = if who.email_confirmed_at.is_some() {
        "flash-change-asked"
    } else {
        "flash-change-asked-new"
    };
    Ok(context.go(paths::ACCOUNT, flash))
}

/// A new address, other than the one that there is.
fn read(reader: &Reader, fields: &EmailForm, now: &str) -> Result<Email, Errors> {
    match Email::parse(&fields.email) {
        Err(refusal) => Err(Errors::single("email", email_message(reader, refusal))),
        Ok(email) if email.as_str() == now => Err(Errors::single(
            "email",
            reader.t("identity-error-email-same"),
        )),
        Ok(email) => Ok(email),
    }
}

/// The form with what was typed, and the seconds until it may be sent.
async fn again(
    context: &RequestContext,
    fields: EmailForm,
    errors: Errors,
    wait: Option<u64>,
) -> Answer {
    let draft = AccountDraft {
        email: Some(fields),
        errors,
        ..AccountDraft::default()
    };
    let form = page(context, &load(context, draft).await?);
    Ok(match wait {
        Some(seconds) => context.too_soon(form, seconds),
        None => context.invalid(form),
    })
}
