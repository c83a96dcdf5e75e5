//! The address: whether it is confirmed, and a change that both addresses
//! agree to.

use super::{Draft, page};
use crate::forms::{Errors, Form, email_message};
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::visit::Visit;
use laurel_domain::identity::{Action, Email};
use laurel_persistence::identity::{Person, ask_email_change, person};
use laurel_ui::Tone;
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::field::{Field, Kind, field};
use laurel_ui::notice::quiet_notice;
use maud::{Markup, html};
use serde::Deserialize;

/// Seconds until one more letter may go to the same address.
const LETTERS_WAIT: u64 = 120;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    email: String,
}

pub async fn ask(visit: Visit, Form(fields): Form<Fields>) -> Answer {
    visit.app.limits.form(visit.address)?;
    let permit = visit.own(Action::UseAccount)?;
    let id = visit.person()?;
    let who = person(&visit.app.store, id)
        .await?
        .ok_or(Problem::NotFound)?;
    let mut errors = Errors::default();
    let email = Email::parse(&fields.email)
        .map_err(|refusal| errors.add("email", email_message(&visit, refusal)));
    if email.as_ref().is_ok_and(|new| new.as_str() == who.email) {
        errors.add("email", visit.t("identity-error-email-same"));
    }
    let too_often = errors.is_empty()
        && email
            .as_ref()
            .is_ok_and(|new| !visit.app.limits.may_send_letter(new.as_str()));
    if too_often {
        errors.add("email", visit.t("identity-error-email-often"));
    }
    let (Ok(email), true) = (email, errors.is_empty()) else {
        let draft = Draft {
            email: Some(fields),
            errors,
            ..Draft::default()
        };
        let page = page(&visit, &draft).await?;
        return Ok(if too_often {
            visit.mend_later(page, LETTERS_WAIT)
        } else {
            visit.mend(page)
        });
    };
    let url = &visit.app.options.public_url;
    ask_email_change(&visit.app.store, &permit, url, id, email).await?;
    let flash = if who.email_confirmed_at.is_some() {
        "flash-change-asked"
    } else {
        "flash-change-asked-new"
    };
    Ok(visit.go(paths::ACCOUNT, flash))
}

pub(super) fn form(visit: &Visit, who: &Person, draft: &Draft) -> Markup {
    let typed = draft.email.as_ref().map_or("", |typed| &typed.email);
    html! {
        div class="stack" {
            p { (visit.with("identity-email-current", &[("email", (&who.email).into())])) }
            @if who.email_confirmed_at.is_none() {
                (quiet_notice(Tone::Warn, None, &html! { p { (visit.with("identity-confirm-needed", &[("email", (&who.email).into())])) } }))
                form method="post" action=(paths::ACCOUNT_CONFIRM) {
                    (button(&Button { label: visit.t("identity-confirm-again"), weight: Weight::Secondary, ..Button::default() }))
                }
            }
            form class="form" method="post" action=(paths::ACCOUNT_EMAIL) novalidate {
                (field(&Field { name: "email", label: visit.t("identity-email-new"), value: typed, kind: Kind::Email,
                    hint: Some(visit.t("identity-email-hint")), error: draft.errors.of("email"), required: true,
                    autocomplete: Some("email"), maxlength: Some(254), ..Field::default() }))
                (button(&Button { label: visit.t("identity-email-submit"), weight: Weight::Secondary, ..Button::default() }))
            }
        }
    }
}
