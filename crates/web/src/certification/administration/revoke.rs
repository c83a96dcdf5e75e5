//! `/admin/certificates/{number}/revoke`: asks once more, on a page of its own
//! so that it does without scripts too.

use super::one::find;
use super::view::revoke::{MAX_NOTE, RevokeForm, RevokeView, page};
use crate::forms::{Errors, Form, line_message};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::reader::Reader;
use laurel_domain::certification::{CertificateNumber, RevocationReason, Status};
use laurel_domain::identity::actions;
use laurel_domain::text::{LineRefusal, lines};
use laurel_persistence::UseCaseError;
use laurel_persistence::certification::{
    RevocationNotes, RevokeRefusal, revoke as revoke_certificate,
};

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
    let view = RevokeView::of(&found, RevokeForm::default(), Errors::default());
    Ok(context.page(page(&context, &view)))
}

pub async fn revoke(
    paths::RevokeCertificatePath { number }: paths::RevokeCertificatePath,
    context: Gate<actions::RevokeCertificate>,
    Form(fields): Form<RevokeForm>,
) -> Answer {
    let permit = context.permit()?;
    let found = find(&context, &number).await?;
    let (reason, notes) = match read(&context, &fields) {
        Ok(read) => read,
        Err(errors) => {
            let view = RevokeView::of(&found, fields, errors);
            return Ok(context.invalid(page(&context, &view)));
        }
    };
    let number = CertificateNumber::parse(&number).map_err(|_| HttpProblem::NotFound)?;
    let to = paths::admin_certificate(number.as_str());
    let (store, url) = (&context.app.store, &context.app.public_url());
    match revoke_certificate(store, &permit, url, number, reason, notes).await {
        Ok(()) => {
            // verification said something else until now
            context.app.pages.clear();
            Ok(context.go(&to, "flash-certificate-revoked"))
        }
        Err(UseCaseError::Refused(RevokeRefusal::Already)) => {
            Ok(context.go(&to, "flash-certificate-already-revoked"))
        }
        Err(refused) => Err(refused.into()),
    }
}

fn read(
    reader: &Reader,
    fields: &RevokeForm,
) -> Result<(RevocationReason, RevocationNotes), Errors> {
    let mut errors = Errors::default();
    let reason = fields.reason.parse::<RevocationReason>().ok();
    if reason.is_none() {
        errors.add("reason", reader.t("admin-revoke-error-reason"));
    }
    let private = match lines(&fields.note, MAX_NOTE) {
        Ok(note) => Some(note),
        Err(LineRefusal::Empty) => None,
        Err(refusal) => {
            errors.add("note", line_message(reader, refusal));
            None
        }
    };
    let notes = RevocationNotes {
        public: None,
        private,
    };
    match (reason, errors.is_empty()) {
        (Some(reason), true) => Ok((reason, notes)),
        _ => Err(errors),
    }
}
