//! The address: whether it is confirmed, and a change that both addresses
//! agree to.

use super::{AccountDraft, page};
use crate::forms::{Errors, Form, email_message};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::reader::Reader;
use laurel_domain::identity::{Email, OwnScope, actions};
use laurel_persistence::identity::{Person, ask_email_change, person};
use laurel_ui::Tone;
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::field::{Field, InputKind, field};
use laurel_ui::notice::quiet_notice;
use maud::{Markup, html};
use serde::Deserialize;

/// Seconds until one more email may go to the same address.
const EMAILS_WAIT: u64 = 120;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct EmailForm {
    email: String,
}

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
        let page = page(&context, &draft).await?;
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

pub(super) fn form(reader: &Reader, who: &Person, draft: &AccountDraft) -> Markup {
    let typed = draft.email.as_ref().map_or("", |typed| &typed.email);
    html! {
        div class="stack" {
            p { (reader.with("identity-email-current", &[("email", (&who.email).into())])) }
            @if who.email_confirmed_at.is_none() {
                (quiet_notice(Tone::Warn, None, &html! { p { (reader.with("identity-confirm-needed", &[("email", (&who.email).into())])) } }))
                form method="post" action=(paths::ACCOUNT_CONFIRM) {
                    (button(&Button { label: reader.t("identity-confirm-again"), weight: Weight::Secondary, ..Button::default() }))
                }
            }
            form class="form" method="post" action=(paths::ACCOUNT_EMAIL) novalidate {
                (field(&Field { name: "email", label: reader.t("identity-email-new"), value: typed, kind: InputKind::Email,
                    hint: Some(reader.t("identity-email-hint")), error: draft.errors.of("email"), required: true,
                    autocomplete: Some("email"), maxlength: Some(254), ..Field::default() }))
                (button(&Button { label: reader.t("identity-email-submit"), weight: Weight::Secondary, ..Button::default() }))
            }
        }
    }
}
