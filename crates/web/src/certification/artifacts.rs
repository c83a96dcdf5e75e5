//! `/credentials/{number}.pdf`, `.png`, `.svg`: the sealed bytes, and pictures
//! of what they say. Without an ending it leads to verification.

use super::pictures::{Form, picture};
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
use laurel_persistence::certification::{Certificate, sealed_pdf, verify};

/// What is sealed never changes, but its holder may withdraw it: whoever keeps
/// a copy asks each time, and is told that it is the same.
const ASK_AGAIN: &str = "public, no-cache";

pub async fn show(
    paths::CredentialPath { file }: paths::CredentialPath,
    context: Gate<actions::Visit>,
    sent: HeaderMap,
) -> Answer {
    context.app.limits.verify(context.address)?;
    let (number, ending) = file.rsplit_once('.').unwrap_or((&file, ""));
    let number = CertificateNumber::parse(number).map_err(|_| HttpProblem::NotFound)?;
    if ending.is_empty() {
        return Ok(Redirect::to(&paths::verify(number.as_str())).into_response());
    }
    let artifact = Artifact::of(ending).ok_or(HttpProblem::NotFound)?;
    let found = verify(&context.app.store, context.public(), &number)
        .await?
        .filter(|found| found.status(context.now) != Status::Withdrawn)
        .ok_or(HttpProblem::NotFound)?;
    let etag: ETag = format!("\"{}-{ending}\"", found.sha256)
        .parse()
        .map_err(|_| HttpProblem::Broken)?;
    let mut headers = HeaderMap::new();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(ASK_AGAIN));
    headers.typed_insert(etag.clone());
    if Known::of(&sent).has(&etag) {
        return Ok(not_modified(headers.into_response()));
    }
    let bytes = artifact.bytes(&context, &found).await?;
    headers.extend(artifact.headers(&disposition(&found, ending)));
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

    async fn bytes(
        &self,
        context: &RequestContext,
        found: &Certificate,
    ) -> Result<Bytes, HttpProblem> {
        match self {
            Self::Pdf => Ok(sealed_pdf(&context.app.store, context.public(), found).await?),
            Self::Picture(form) => {
                let drawn = picture(&context.app, &found.sealed, &found.phrases, *form).await?;
                Ok(drawn)
            }
        }
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
