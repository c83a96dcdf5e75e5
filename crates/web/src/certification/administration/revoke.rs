//! `/admin/certificates/{number}/revoke`: asks once more, on a page of its own
//! so that it does without scripts too.

use super::look::{find, up};
use crate::administration::frame;
use crate::forms::{Errors, Form, line_message, summary};
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::Path;
use crate::shell::Page;
use crate::visit::Visit;
use laurel_domain::certification::{CertificateNumber, RevocationReason, Status};
use laurel_domain::identity::{Action, Resource};
use laurel_domain::text::{LineRefusal, lines};
use laurel_persistence::Stop;
use laurel_persistence::certification::{Certificate, RevokeRefusal, revoke as take_back};
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::choice::{Choice, ChoiceList, choice_list};
use laurel_ui::dialog::{ConfirmDialog, confirm_dialog};
use laurel_ui::field::{Field, textarea};
use maud::{Markup, html};
use serde::Deserialize;

const NOTE_MOST: usize = 2000;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    reason: String,
    note: String,
}

pub async fn show(visit: Visit, Path(number): Path<String>) -> Answer {
    visit.permit(Action::RevokeCertificate, Resource::Site)?;
    let found = find(&visit, &number).await?;
    if matches!(found.status(visit.now), Status::Revoked | Status::Withdrawn) {
        let to = paths::admin_certificate(&found.sealed.number);
        return Ok(visit.go(&to, "flash-certificate-already-revoked"));
    }
    Ok(visit.page(page(&visit, &found, &Fields::default(), &Errors::default())))
}

pub async fn revoke(
    visit: Visit,
    Path(number): Path<String>,
    Form(fields): Form<Fields>,
) -> Answer {
    let permit = visit.permit(Action::RevokeCertificate, Resource::Site)?;
    let found = find(&visit, &number).await?;
    let mut errors = Errors::default();
    let reason = RevocationReason::from_word(&fields.reason);
    if reason.is_none() {
        errors.add("reason", visit.t("admin-revoke-error-reason"));
    }
    let note = match lines(&fields.note, NOTE_MOST) {
        Ok(note) => Some(note),
        Err(LineRefusal::Empty) => None,
        Err(refusal) => {
            errors.add("note", line_message(&visit, refusal));
            None
        }
    };
    let (Some(reason), true) = (reason, errors.is_empty()) else {
        return Ok(visit.mend(page(&visit, &found, &fields, &errors)));
    };
    let number = CertificateNumber::parse(&found.sealed.number).map_err(|_| Problem::NotFound)?;
    let to = paths::admin_certificate(number.as_str());
    let (store, url) = (&visit.app.store, &visit.app.options.public_url);
    match take_back(store, &permit, url, number, reason, note).await {
        Ok(()) => Ok(visit.go(&to, "flash-certificate-revoked")),
        Err(Stop::Refused(RevokeRefusal::Already)) => {
            Ok(visit.go(&to, "flash-certificate-already-revoked"))
        }
        Err(Stop::Refused(RevokeRefusal::NotFound)) => Err(Problem::NotFound),
        Err(Stop::Fault(fault)) => Err(fault.into()),
    }
}

fn page<'a>(visit: &'a Visit, found: &Certificate, fields: &Fields, errors: &Errors) -> Page<'a> {
    let number = &found.sealed.number;
    let main = html! {
        (up(visit, &[(number, &paths::admin_certificate(number))]))
        h1 { (visit.with("admin-revoke-title", &[("number", number.into())])) }
        p class="lead" { bdi { (found.sealed.holder) } ", " bdi { (found.sealed.title) } }
        p { (visit.t("admin-revoke-text")) }
        (summary(visit, errors, &[]))
        (form(visit, number, fields, errors))
    };
    Page {
        scripts: &["js/dialog.js"],
        ..frame(
            visit,
            paths::ADMIN_CERTIFICATES,
            visit.t("admin-revoke-submit"),
            &main,
        )
    }
}

fn form(visit: &Visit, number: &str, fields: &Fields, errors: &Errors) -> Markup {
    let keys = RevocationReason::ALL.map(|reason| {
        let word = reason.word();
        (word, format!("admin-revoke-reason-{word}"))
    });
    let choices: Vec<Choice> = keys
        .iter()
        .map(|(value, key)| Choice {
            value,
            label: visit.t(key),
            checked: fields.reason == *value,
            ..Choice::default()
        })
        .collect();
    html! {
        form class="form" method="post" action=(paths::revoke_certificate(number)) {
            (choice_list(&ChoiceList { name: "reason", legend: visit.t("admin-revoke-reason"), choices: &choices,
                error: errors.of("reason"), required: true, ..ChoiceList::default() }))
            (textarea(&Field { name: "note", label: visit.t("admin-revoke-note"), value: &fields.note,
                hint: Some(visit.t("admin-revoke-note-hint")), error: errors.of("note"), optional: Some(visit.t("form-optional")),
                maxlength: u32::try_from(NOTE_MOST).ok(), ..Field::default() }, 4))
            (button(&Button { label: visit.t("admin-revoke-submit"), weight: Weight::Danger, confirm: Some("revoke"), ..Button::default() }))
        }
        (confirm_dialog(&ConfirmDialog { id: "revoke", title: &visit.with("admin-revoke-title", &[("number", number.into())]),
            text: visit.t("admin-revoke-text"), confirm: visit.t("admin-revoke-submit"), cancel: visit.t("action-cancel"), weight: Weight::Danger }))
    }
}
