//! Comparing a file: hashed in the browser, or, when scripts are off, sent
//! here, hashed, and dropped.

use super::ask::{file_limit, invalid_file};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use axum::extract::Multipart;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use bytes::Bytes;
use laurel_credentials::identify::claim_of;
use laurel_domain::certification::CertificateNumber;
use laurel_domain::identity::actions;
use laurel_persistence::certification::verify_by_hash;
use sha2::{Digest, Sha256};

/// The number of a certificate that a file names, rightly or wrongly.
fn claimed_number(file: &[u8]) -> Option<CertificateNumber> {
    let claim = claim_of(file);
    let mut numbers = claim.numbers.iter();
    numbers.find_map(|text| CertificateNumber::parse(text).ok())
}

/// `GET /verify/hash/{sha256}`: 303 to the certificate that has this file.
pub async fn by_hash(
    paths::VerifyHashPath { sha256 }: paths::VerifyHashPath,
    context: Gate<actions::Visit>,
) -> Answer {
    context.app.limits.verify(context.address)?;
    if sha256.len() != 64 || !sha256.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(HttpProblem::NotFound);
    }
    let found = verify_by_hash(&context.app.store, context.public(), &sha256)
        .await?
        .ok_or(HttpProblem::NotFound)?;
    let to = paths::verify_file_of(&found.sealed.number, &found.sha256);
    let mut response = Redirect::to(&to).into_response();
    response.headers_mut().insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    );
    Ok(response)
}

/// `POST /verify/file`: the same for who has scripts off.
pub async fn upload(
    _: paths::VerifyUploadPath,
    context: Gate<actions::Visit>,
    form: Multipart,
) -> Answer {
    context.app.limits.form(context.address)?;
    let _place = context.app.limits.uploading().await?;
    let file = match sent_file(form).await {
        Ok(file) => file,
        Err(status) => return refused(&context, status),
    };
    let Some(file) = file.filter(|file| !file.is_empty()) else {
        return Ok(unreadable(&context, "form-error-required"));
    };
    let looked_into = tokio::task::spawn_blocking(move || {
        let sha256 = hex::encode(Sha256::digest(&file));
        (sha256, claimed_number(&file))
    });
    let (sha256, claimed) = looked_into.await.map_err(|_| HttpProblem::Broken)?;
    let known = verify_by_hash(&context.app.store, context.public(), &sha256).await?;
    let known = known.map(|found| found.sealed.number);
    match known.or_else(|| claimed.map(|number| number.to_string())) {
        Some(number) => Ok(Redirect::to(&paths::verify_file_of(&number, &sha256)).into_response()),
        None => Ok(unreadable(&context, "certification-answer-unreadable-text")),
    }
}

fn unreadable(context: &RequestContext, why: &str) -> Response {
    invalid_file(context, StatusCode::UNPROCESSABLE_ENTITY, context.t(why))
}

/// The field `file`, whatever stands around it.
async fn sent_file(mut form: Multipart) -> Result<Option<Bytes>, StatusCode> {
    let mut file = None;
    while let Some(field) = form.next_field().await.map_err(|error| error.status())? {
        if field.name() == Some("file") {
            file = Some(field.bytes().await.map_err(|error| error.status())?);
        }
    }
    Ok(file)
}

fn refused(context: &RequestContext, status: StatusCode) -> Answer {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        Ok(invalid_file(context, status, &file_limit(context)))
    } else {
        Err(HttpProblem::Unreadable)
    }
}
