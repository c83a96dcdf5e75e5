//! What a form brings back when it is invalid: the values as typed, and a
//! message at each field. Nothing that was typed is lost.

use crate::http_problem::{FieldProblem, HttpProblem};
use crate::reader::Reader;
use axum::extract::{FromRequest, Multipart, RawForm, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono_tz::TZ_VARIANTS;
use laurel_domain::identity::EmailRefusal;
use laurel_domain::text::LineRefusal;
use serde::{Deserialize, Deserializer};

/// Messages by field name, in the order of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Errors(Vec<(String, String)>);

impl Errors {
    pub fn add(&mut self, field: &str, message: impl Into<String>) {
        self.0.push((field.to_owned(), message.into()));
    }

    /// One message and no other.
    pub fn single(field: &str, message: impl Into<String>) -> Self {
        Self(vec![(field.to_owned(), message.into())])
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The message at a field.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(name, _)| name == field)
            .map(|(_, message)| message.as_str())
    }

    /// For the summary at the top: each message with the field it leads to.
    pub fn lines(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(field, message)| (field.as_str(), message.as_str()))
    }
}

/// A line that can't be taken, with the field it stands in.
pub fn line_problem(field: &'static str, refusal: LineRefusal) -> FieldProblem {
    match refusal {
        LineRefusal::Empty => FieldProblem::new(field, "form-error-required"),
        LineRefusal::TooLong(most) => {
            FieldProblem::new(field, "form-error-too-long").variable("count", most.into())
        }
        LineRefusal::Unprintable => FieldProblem::new(field, "form-error-unprintable"),
        LineRefusal::NoLetter => FieldProblem::new(field, "form-error-letter"),
        LineRefusal::TooManyMarks => FieldProblem::new(field, "form-error-marks"),
    }
}

/// The words for a line that can't be taken.
pub fn line_message(reader: &Reader, refusal: LineRefusal) -> String {
    line_problem("", refusal).phrase.words(reader)
}

/// An address that can't be taken, with the field it stands in.
pub fn email_problem(field: &'static str, refusal: EmailRefusal) -> FieldProblem {
    match refusal {
        EmailRefusal::Empty => FieldProblem::new(field, "form-error-required"),
        EmailRefusal::TooLong => {
            FieldProblem::new(field, "form-error-too-long").variable("count", 254_u32.into())
        }
        EmailRefusal::Malformed => FieldProblem::new(field, "form-error-email"),
        EmailRefusal::BeforeTheAt(letter) => FieldProblem::new(field, "form-error-email-letter")
            .variable("letter", letter.to_string().into()),
    }
}

/// The words for an address that can't be taken.
pub fn email_message(reader: &Reader, refusal: EmailRefusal) -> String {
    email_problem("", refusal).phrase.words(reader)
}

/// A form's fields, repeated ones as lists. What can't be read is answered as
/// a page like every other problem.
pub struct Form<T>(pub T);

impl<S, T> FromRequest<S> for Form<T>
where
    S: Send + Sync,
    T: serde::de::DeserializeOwned,
{
    type Rejection = HttpProblem;

    async fn from_request(mut request: Request, state: &S) -> Result<Self, HttpProblem> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        if kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data")) {
            return from_parts(request, state).await.map(Self);
        }
        // a form that was sent without any field may come without a type
        request
            .headers_mut()
            .entry(header::CONTENT_TYPE)
            .or_insert(HeaderValue::from_static(
                "application/x-www-form-urlencoded",
            ));
        match RawForm::from_request(request, state).await {
            Ok(RawForm(bytes)) => from_pairs(&bytes).map(Self).ok_or(HttpProblem::Unreadable),
            Err(rejection) => Err(match rejection.into_response().status() {
                StatusCode::PAYLOAD_TOO_LARGE => HttpProblem::TooLarge,
                _ => HttpProblem::Unreadable,
            }),
        }
    }
}

/// A form of text fields that came in parts, as mail programs send the one that leaves a list
/// (RFC 8058).
async fn from_parts<S: Send + Sync, T: serde::de::DeserializeOwned>(
    request: Request,
    state: &S,
) -> Result<T, HttpProblem> {
    let problem = |rejection: Response| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => HttpProblem::TooLarge,
        _ => HttpProblem::Unreadable,
    };
    let mut parts = Multipart::from_request(request, state)
        .await
        .map_err(|rejection| problem(rejection.into_response()))?;
    let mut pairs = Vec::new();
    while let Some(part) = parts
        .next_field()
        .await
        .map_err(|error| problem(error.into_response()))?
    {
        let Some(name) = part.name().map(str::to_owned) else {
            return Err(HttpProblem::Unreadable);
        };
        let text = part.text().await;
        pairs.push((name, text.map_err(|error| problem(error.into_response()))?));
    }
    let written = serde_html_form::to_string(&pairs).map_err(|_| HttpProblem::Unreadable)?;
    from_pairs(written.as_bytes()).ok_or(HttpProblem::Unreadable)
}

/// Names with values, as forms and queries are written. A name that came twice
/// where there is place for one value costs nothing else: its first counts.
pub fn from_pairs<T: serde::de::DeserializeOwned>(text: &[u8]) -> Option<T> {
    serde_html_form::from_bytes(text).ok().or_else(|| {
        let mut pairs: Vec<(String, String)> = serde_html_form::from_bytes(text).ok()?;
        let mut seen = std::collections::HashSet::new();
        pairs.retain(|(name, _)| seen.insert(name.clone()));
        let once = serde_html_form::to_string(&pairs).ok()?;
        serde_html_form::from_str(&once).ok()
    })
}

/// Zones of places; `UTC` and its kin can be typed.
pub fn zones() -> Vec<&'static str> {
    let all = TZ_VARIANTS.iter().map(|zone| zone.name());
    all.filter(|name| name.contains('/') && !name.starts_with("Etc/"))
        .collect()
}

/// What is to be corrected, at the top of the form, linked to the fields. `labels`:
/// the phrases of the fields' labels, for messages that don't say what they are
/// about when they stand alone.
pub fn summary(reader: &Reader, errors: &Errors, labels: &[(&str, &str)]) -> maud::Markup {
    let said: Vec<(&str, String)> = errors
        .lines()
        .map(|(field, message)| {
            let label = labels.iter().find(|(name, _)| *name == field);
            let words = match label.filter(|_| needs_its_field(reader, message)) {
                Some((_, label)) => reader.with(
                    "form-summary-line",
                    &[
                        ("field", reader.t(label).into()),
                        ("message", message.into()),
                    ],
                ),
                None => message.to_owned(),
            };
            (field, words)
        })
        .collect();
    let fields: Vec<_> = said
        .iter()
        .map(|(field, message)| laurel_ui::error_summary::InvalidField {
            id: laurel_ui::field::field_id(field),
            message,
        })
        .collect();
    laurel_ui::error_summary::error_summary(
        &reader.with("form-summary-title", &[("count", errors.len().into())]),
        &fields,
    )
}

/// Messages that would say the same of two fields.
const BESIDE_THE_FIELD: [&str; 7] = [
    "form-error-required",
    "form-error-unprintable",
    "form-error-marks",
    "form-error-choice",
    "form-error-unknown-option",
    "admin-settings-error-link",
    "admin-settings-error-color",
];

/// Whether a message makes sense only beside its field.
fn needs_its_field(reader: &Reader, message: &str) -> bool {
    let plain = |text: &str| text.replace(|c: char| !c.is_alphabetic(), "");
    let too_long = reader.with("form-error-too-long", &[("count", 2.into())]);
    BESIDE_THE_FIELD
        .iter()
        .any(|phrase| message == reader.t(phrase))
        || plain(message) == plain(&too_long)
}

/// For `deserialize_with`: tells a field that is empty from one that is missing.
///
/// # Errors
/// What is no text.
pub fn present<'de, D: Deserializer<'de>>(reader: D) -> Result<Option<String>, D::Error> {
    String::deserialize(reader).map(Some)
}

#[cfg(test)]
mod tests {
    use super::{BESIDE_THE_FIELD, Errors, summary};
    use crate::reader::Reader;
    use chrono::DateTime;
    use laurel_words::{Catalogs, OFFERED};

    fn reader(language: &'static str) -> Reader {
        Reader {
            catalogs: Catalogs::embedded(),
            language,
            theme: String::new(),
            zone: chrono_tz::UTC,
            now: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn what_could_be_said_of_two_fields_names_its_field() {
        let labels = [
            ("activity", "enrollment-rule-activity"),
            ("reason", "enrollment-rule-reason"),
        ];
        for (language, _) in OFFERED {
            let reader = reader(language);
            let many = |count: u32| reader.with("form-error-too-long", &[("count", count.into())]);
            let said = BESIDE_THE_FIELD.map(|phrase| reader.t(phrase).to_owned());
            for message in said.into_iter().chain([many(1), many(500), many(12_500)]) {
                let mut errors = Errors::default();
                errors.add("activity", message.as_str());
                errors.add("reason", message.as_str());
                let markup = summary(&reader, &errors, &labels).into_string();
                for (_, label) in labels {
                    let line = format!("{}: {message}", reader.t(label));
                    assert!(markup.contains(&line), "{line}: {markup}");
                }
            }
        }
    }

    #[test]
    fn what_says_what_it_is_about_stands_alone() {
        let reader = reader("en");
        let message = reader.t("form-error-email");
        let mut errors = Errors::default();
        errors.add("email", message);
        let labels = [("email", "identity-field-email")];
        let markup = summary(&reader, &errors, &labels).into_string();
        let prefixed = format!("{}: {message}", reader.t("identity-field-email"));
        assert!(markup.contains(message) && !markup.contains(&prefixed));
    }
}
