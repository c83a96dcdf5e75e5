//! The address: whether it is confirmed, and a change that both addresses
//! agree to.

use super::view::account::{AccountDraft, page};
use super::view::email::EmailForm;
use super::who;
use super::{load, reauthentication};
use crate::forms::{Errors, Form, email_message};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::identity::Email;
use laurel_domain::identity::actions;
use laurel_persistence::identity::{Person, ask_email_change};

/// Seconds until one more email may go to the same address.
const EMAILS_WAIT: u64 = 120;

pub async fn ask(
    _: paths::AccountEmailPath,
    context: Gate<actions::UseAccount>,
    Form(fields): Form<EmailForm>,
) -> Answer {
    context.app.limits.form(context.address)?;
    let permit = context.own()?;
    let who = who(&context).await?;
    let email = match read(&context, &fields, &who).await? {
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

/// A new address, other than the one that there is, from who shows that it is theirs to change.
async fn read(
    context: &RequestContext,
    fields: &EmailForm,
    who: &Person,
) -> Result<Result<Email, Errors>, HttpProblem> {
    let email = match Email::parse(&fields.email) {
        Err(refusal) => Err(email_message(context, refusal)),
        Ok(email) if email.as_str() == who.email => {
            Err(context.t("identity-error-email-same").to_owned())
        }
        Ok(email) => Ok(email),
    };
    let email = match email {
        Ok(email) => email,
        Err(message) => return Ok(Err(Errors::single("email", message))),
    };
    let lacking = reauthentication::lacking(context, who, &fields.email_password).await?;
    Ok(match lacking {
        Some(message) => Err(Errors::single("email_password", message)),
        None => Ok(email),
    })
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
