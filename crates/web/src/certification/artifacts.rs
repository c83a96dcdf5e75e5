//! `/credentials/{number}.pdf`, `.png`, `.svg`: the sealed bytes, and pictures
//! of what they say. Without an ending it leads to verification.

use super::pictures::{Form, picture};
use super::view::own::status_key;
use crate::conditional::{Known, not_modified};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Redirect};
use axum_extra::headers::{ETag, HeaderMapExt};
use bytes::Bytes;
use laurel_domain::certification::{CertificateNumber, Status};
use laurel_domain::identity::actions;
use laurel_domain::text::fold;
use laurel_persistence::certification::{Certificate, Shown, sealed_pdf, verify};
use sha2::{Digest, Sha256};

/// What is sealed never changes, but its holder may withdraw it: whoever keeps
/// a copy asks each time, and is told that it is the same.
const ASK_AGAIN: &str = "public, no-cache";

pub async fn show(
    paths::CredentialPath { file }: paths::CredentialPath,
    context: Gate<actions::Visit>,
    sent: HeaderMap,
) -> Answer {
    context.app.limits.verify(context.address)?;
    let (number, ending) = parts(&file);
    let number = CertificateNumber::find(number).map_err(|_| HttpProblem::NotFound)?;
    if ending.is_empty() {
        return Ok(Redirect::to(&paths::verify(number.as_str())).into_response());
    }
    let artifact = Artifact::of(ending).ok_or(HttpProblem::NotFound)?;
    let found = verify(&context.app.store, context.public(), &number)
        .await?
        .filter(|found| found.status(context.now) != Status::Withdrawn)
        .ok_or(HttpProblem::NotFound)?;
    let Some((bytes, sha256)) = artifact.bytes(&context, &found).await? else {
        // what can't be drawn any more is still there as it was sealed
        return Ok(Redirect::to(&paths::credential(number.as_str(), "pdf")).into_response());
    };
    let etag = format!("\"{sha256}-{ending}\"").parse();
    let etag: ETag = etag.map_err(|_| HttpProblem::Broken)?;
    let headers = artifact.headers(&disposition(&found, ending));
    given(&sent, &etag, headers, bytes)
}

/// The number and the ending; punctuation behind an address that was pasted is
/// not part of it.
fn parts(file: &str) -> (&str, &str) {
    let file = file.trim_end_matches(|c: char| !c.is_alphanumeric());
    file.rsplit_once('.').unwrap_or((file, ""))
}

/// The bytes, or that they are the same as those that are kept already.
fn given(
    sent: &HeaderMap,
    etag: &ETag,
    about: [(HeaderName, HeaderValue); 3],
    bytes: Bytes,
) -> Answer {
    let mut headers = HeaderMap::new();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(ASK_AGAIN));
    headers.typed_insert(etag.clone());
    if Known::of(sent).has(etag) {
        return Ok(not_modified(headers.into_response()));
    }
    headers.extend(about);
    Ok((headers, bytes).into_response())
}

/// What can be fetched of a certificate.
enum Artifact {
    /// The sealed file itself.
    Pdf,
    Picture(Form),
}

impl Artifact {
    fn of(ending: &str) -> Option<Self> {
        match ending {
            "pdf" => Some(Self::Pdf),
            "svg" => Some(Self::Picture(Form::Svg)),
            "png" => Some(Self::Picture(Form::Png)),
            _ => None,
        }
    }

    /// With their SHA-256; `None` where a picture can't be drawn with the
    /// typefaces that are there now.
    async fn bytes(
        &self,
        context: &RequestContext,
        found: &Certificate,
    ) -> Result<Option<(Bytes, String)>, HttpProblem> {
        let app = &context.app;
        let Self::Picture(form) = self else {
            let renderer = &app.certificate_renderer;
            let pdf = sealed_pdf(&app.store, context.public(), renderer, found).await?;
            return Ok(Some((pdf, found.sha256.clone())));
        };
        if !can_be_drawn(context, found).await? {
            return Ok(None);
        }
        let how = shown(context, found);
        let drawn = picture(app, &found.sealed, &found.phrases, *form, how).await?;
        let sha256 = hex::encode(Sha256::digest(&drawn));
        Ok(Some((drawn, sha256)))
    }

    fn headers(&self, disposition: &str) -> [(HeaderName, HeaderValue); 3] {
        let media_type = match self {
            Self::Pdf => "application/pdf",
            Self::Picture(form) => form.media_type(),
        };
        [
            (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
            (header::CONTENT_DISPOSITION, text(disposition)),
            // may be shown on the holder's own pages
            (
                HeaderName::from_static("cross-origin-resource-policy"),
                HeaderValue::from_static("cross-origin"),
            ),
        ]
    }
}

/// Whether the typefaces that are there now have all its letters.
pub async fn can_be_drawn(
    context: &RequestContext,
    found: &Certificate,
) -> Result<bool, HttpProblem> {
    let renderer = &context.app.certificate_renderer;
    Ok(renderer.check(&found.sealed, &found.phrases).await?.is_ok())
}

/// What is not valid any more says so also in a picture of it, in its language.
fn shown(context: &RequestContext, found: &Certificate) -> Shown {
    let status = found.status(context.now);
    if status == Status::Valid {
        return Shown::AsSealed;
    }
    let words = context.bundled.catalogs.of(&found.phrases.language);
    Shown::Struck(words.t(status_key(status)).to_owned())
}

fn text(value: &str) -> HeaderValue {
    HeaderValue::from_str(value).unwrap_or(HeaderValue::from_static("attachment"))
}

/// The file's name in ASCII, and as it is (RFC 6266, RFC 5987).
fn disposition(found: &Certificate, ending: &str) -> String {
    let (title, number) = (&found.sealed.title, &found.sealed.number);
    let plain = fold(title)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect::<String>();
    let plain: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    let plain = plain
        .into_iter()
        .chain([number.as_str()])
        .collect::<Vec<_>>()
        .join("-");
    let name = format!("{title} {number}.{ending}");
    let whole = paths::encode(&name);
    // a picture is shown, a PDF is kept
    let how = if ending == "pdf" {
        "attachment"
    } else {
        "inline"
    };
    format!("{how}; filename=\"{plain}.{ending}\"; filename*=UTF-8''{whole}")
}
