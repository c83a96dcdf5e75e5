//! `/admin/certificates/{number}/revoke`: asks once more, on a page of its own
//! so that it does without scripts too.

use super::one::{find, up};
use crate::forms::{Errors, Form, line_message, summary};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use laurel_domain::certification::{CertificateNumber, RevocationReason, Status};
use laurel_domain::identity::actions;

use laurel_domain::text::{LineRefusal, lines};
use laurel_persistence::UseCaseError;
use laurel_persistence::certification::{Certificate, RevokeRefusal, revoke as revoke_certificate};
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::choice::{Choice, ChoiceList, choice_list};
use laurel_ui::dialog::{ConfirmDialog, confirm_dialog};
use laurel_ui::field::{Field, textarea};
use maud::{Markup, html};
use serde::Deserialize;

const MAX_NOTE: usize = 2000;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RevokeForm {
    reason: String,
    note: String,
}

pub async fn show(
    paths::RevokeCertificatePath { number }: paths::RevokeCertificatePath,
    context: Gate<actions::RevokeCertificate>,
) -> Answer {
    let found = find(&context, &number).await?;
    if matches!(
        found.status(context.now),
        Status::Revoked | Status::Withdrawn
    ) {
        let to = paths::admin_certificate(&found.sealed.number);
        return Ok(context.go(&to, "flash-certificate-already-revoked"));
    }
    Ok(context.page(page(
        &context,
        &found,
        &RevokeForm::default(),
        &Errors::default(),
    )))
}

pub async fn revoke(
    paths::RevokeCertificatePath { number }: paths::RevokeCertificatePath,
    context: Gate<actions::RevokeCertificate>,
    Form(fields): Form<RevokeForm>,
) -> Answer {
    let permit = context.permit()?;
    let found = find(&context, &number).await?;
    let mut errors = Errors::default();
    let reason = fields.reason.parse::<RevocationReason>().ok();
    if reason.is_none() {
        errors.add("reason", context.t("admin-revoke-error-reason"));
    }
    let note = match lines(&fields.note, MAX_NOTE) {
        Ok(note) => Some(note),
        Err(LineRefusal::Empty) => None,
        Err(refusal) => {
            errors.add("note", line_message(&context, refusal));
            None
        }
    };
    let (Some(reason), true) = (reason, errors.is_empty()) else {
        return Ok(context.invalid(page(&context, &found, &fields, &errors)));
    };
    let number =
        CertificateNumber::parse(&found.sealed.number).map_err(|_| HttpProblem::NotFound)?;
    let to = paths::admin_certificate(number.as_str());
    let (store, url) = (&context.app.store, &context.app.options.public_url);
    match revoke_certificate(store, &permit, url, number, reason, note).await {
        Ok(()) => Ok(context.go(&to, "flash-certificate-revoked")),
        Err(UseCaseError::Refused(RevokeRefusal::Already)) => {
            Ok(context.go(&to, "flash-certificate-already-revoked"))
        }
        Err(UseCaseError::Refused(RevokeRefusal::NotFound)) => Err(HttpProblem::NotFound),
        Err(UseCaseError::Internal(error)) => Err(error.into()),
    }
}

fn page<'a>(
    context: &'a RequestContext,
    found: &Certificate,
    fields: &RevokeForm,
    errors: &Errors,
) -> Page {
    let number = &found.sealed.number;
    let main = html! {
        (up(context, &[(number, &paths::admin_certificate(number))]))
        h1 { (context.with("admin-revoke-title", &[("number", number.into())])) }
        p class="lead" { bdi { (found.sealed.holder) } ", " bdi { (found.sealed.title) } }
        p { (context.t("admin-revoke-text")) }
        (summary(context, errors, &[]))
        (form(context, number, fields, errors))
    };
    Page {
        scripts: &["js/dialog.js"],
        ..Page::administration(
            paths::ADMIN_CERTIFICATES,
            context.t("admin-revoke-submit"),
            main,
        )
    }
}

fn form(reader: &Reader, number: &str, fields: &RevokeForm, errors: &Errors) -> Markup {
    let keys = RevocationReason::ALL.map(|reason| {
        let word = reason.as_str();
        (word, format!("admin-revoke-reason-{word}"))
    });
    let choices: Vec<Choice> = keys
        .iter()
        .map(|(value, key)| Choice {
            value,
            label: reader.t(key),
            checked: fields.reason == *value,
            ..Choice::default()
        })
        .collect();
    html! {
        form class="form" method="post" action=(paths::revoke_certificate(number)) {
            (choice_list(&ChoiceList { name: "reason", legend: reader.t("admin-revoke-reason"), choices: &choices,
                error: errors.of("reason"), required: true, ..ChoiceList::default() }))
            (textarea(&Field { name: "note", label: reader.t("admin-revoke-note"), value: &fields.note,
                hint: Some(reader.t("admin-revoke-note-hint")), error: errors.of("note"), optional: Some(reader.t("form-optional")),
                maxlength: u32::try_from(MAX_NOTE).ok(), ..Field::default() }, 4))
            (button(&Button { label: reader.t("admin-revoke-submit"), weight: Weight::Danger, confirm: Some("revoke"), ..Button::default() }))
        }
        (confirm_dialog(&ConfirmDialog { id: "revoke", title: &reader.with("admin-revoke-title", &[("number", number.into())]),
            text: reader.t("admin-revoke-text"), confirm: reader.t("admin-revoke-submit"), cancel: reader.t("action-cancel"), weight: Weight::Danger }))
    }
}
