//! Comparing a file: hashed in the browser, or, when scripts are off, sent
//! here, hashed, and dropped.

use super::ask::{file_limit, invalid_file};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use axum::extract::Multipart;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect};
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
    mut form: Multipart,
) -> Answer {
    context.app.limits.form(context.address)?;
    let _place = context.app.limits.uploading().await?;
    let mut file = None;
    loop {
        match form.next_field().await {
            Ok(Some(field)) if field.name() == Some("file") => match field.bytes().await {
                Ok(bytes) => file = Some(bytes),
                Err(error) => return refused(&context, error.status()),
            },
            Ok(Some(_)) => {}
            Ok(None) => break,
            Err(error) => return refused(&context, error.status()),
        }
    }
    let Some(file) = file.filter(|file| !file.is_empty()) else {
        let message = context.t("form-error-required");
        return Ok(invalid_file(
            &context,
            StatusCode::UNPROCESSABLE_ENTITY,
            message,
        ));
    };
    let looked_into = tokio::task::spawn_blocking(move || {
        let sha256 = hex::encode(Sha256::digest(&file));
        (sha256, claimed_number(&file))
    });
    let (sha256, claimed) = looked_into.await.map_err(|_| HttpProblem::Broken)?;
    let known = verify_by_hash(&context.app.store, context.public(), &sha256).await?;
    let number = match known {
        Some(found) => Some(found.sealed.number),
        None => claimed.map(|number| number.to_string()),
    };
    match number {
        Some(number) => Ok(Redirect::to(&paths::verify_file_of(&number, &sha256)).into_response()),
        None => {
            let message = context.t("certification-answer-unreadable-text");
            Ok(invalid_file(
                &context,
                StatusCode::UNPROCESSABLE_ENTITY,
                message,
            ))
        }
    }
}

fn refused(context: &RequestContext, status: StatusCode) -> Answer {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        Ok(invalid_file(context, status, &file_limit(context)))
    } else {
        Err(HttpProblem::Unreadable)
    }
}
