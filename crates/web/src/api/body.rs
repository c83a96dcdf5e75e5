//! The JSON that a client sends.

use super::once::OnceKey;
use crate::app::App;
use crate::http_problem::{FieldProblem, HttpProblem};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// A body that was read, with the key by which it is done once, where the
/// client sent one. An empty body is an empty object.
pub struct ApiBody<T> {
    pub value: T,
    pub key: Option<OnceKey>,
}

impl<T: DeserializeOwned> FromRequest<App> for ApiBody<T> {
    type Rejection = HttpProblem;

    async fn from_request(request: Request, app: &App) -> Result<Self, HttpProblem> {
        let (parts, body) = request.into_parts();
        let is_json = is_json(&parts.headers);
        let request = Request::from_parts(parts, body);
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let headers = request.headers().clone();
        let bytes = match bytes::Bytes::from_request(request, app).await {
            Ok(bytes) => bytes,
            Err(rejection) => {
                return Err(match rejection.into_response().status() {
                    StatusCode::PAYLOAD_TOO_LARGE => HttpProblem::TooLarge,
                    _ => HttpProblem::Unreadable,
                });
            }
        };
        if !bytes.is_empty() && !is_json {
            return Err(HttpProblem::MediaType);
        }
        let hash = hex::encode(Sha256::digest(&bytes));
        let key = OnceKey::of(&headers, method.as_str(), &path, hash)?;
        Ok(Self {
            value: read(&bytes)?,
            key,
        })
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .map(|value| value.split(';').next().unwrap_or_default().trim())
        .is_some_and(|kind| kind.eq_ignore_ascii_case("application/json"))
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, HttpProblem> {
    let text = if bytes.is_empty() { b"{}" } else { bytes };
    let value: Value = serde_json::from_slice(text).map_err(|_| HttpProblem::Unreadable)?;
    if !value.is_object() {
        return Err(HttpProblem::Unreadable);
    }
    if let Some(field) = with_null_character(&value, "") {
        return Err(HttpProblem::refused_fields(vec![FieldProblem::new(
            field,
            "form-error-unprintable",
        )]));
    }
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        let misread = Misread::of(&error.inner().to_string());
        let field = match misread.name() {
            Some(named) if path == "." => named.to_owned(),
            // an unknown field is in its path already, a missing one is not
            Some(named) if !path.ends_with(named) => format!("{path}.{named}"),
            _ => path,
        };
        misread.problem(field.trim_start_matches('.'))
    })
}

/// Why a field can't be read.
pub enum Misread {
    Missing(String),
    Unknown(String),
    OtherKind,
}

impl Misread {
    /// Serde says what it stumbled over first, and names a field between back quotes.
    pub fn of(message: &str) -> Self {
        let named = message.split('`').nth(1).map(str::to_owned);
        match named {
            Some(name) if message.starts_with("missing field") => Self::Missing(name),
            Some(name) if message.starts_with("unknown field") => Self::Unknown(name),
            _ => Self::OtherKind,
        }
    }

    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Missing(name) | Self::Unknown(name) => Some(name),
            Self::OtherKind => None,
        }
    }

    pub fn problem(&self, field: &str) -> HttpProblem {
        let key = match self {
            Self::Missing(_) => "api-error-missing-field",
            Self::Unknown(_) => "api-error-unknown-field",
            Self::OtherKind => "api-error-unreadable-field",
        };
        HttpProblem::unreadable_fields(vec![FieldProblem::new(field, key)])
    }
}

/// The path of a text that has a null character, which not every database
/// takes.
fn with_null_character(value: &Value, at: &str) -> Option<String> {
    let below = |name: &str| match at {
        "" => name.to_owned(),
        at => format!("{at}.{name}"),
    };
    match value {
        Value::String(text) => text.contains('\0').then(|| at.to_owned()),
        Value::Array(all) => all
            .iter()
            .enumerate()
            .find_map(|(n, one)| with_null_character(one, &below(&n.to_string()))),
        Value::Object(all) => all.iter().find_map(|(name, one)| {
            let name = name.replace('\0', "");
            with_null_character(one, &below(&name))
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::http_problem::HttpProblem;
    use serde::Deserialize;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        name: String,
        #[serde(default)]
        many: Vec<u32>,
    }

    #[test]
    fn why_it_cannot_be_read_is_said() {
        for (text, key) in [
            ("{}", "api-error-missing-field"),
            (r#"{"name":"a","other":1}"#, "api-error-unknown-field"),
            (r#"{"name":1}"#, "api-error-unreadable-field"),
        ] {
            let problem = read::<Sample>(text.as_bytes()).unwrap_err();
            let HttpProblem::Fields { fields, .. } = problem else {
                panic!("{problem:?}");
            };
            assert_eq!(fields[0].phrase.key, key, "{text}");
        }
    }

    fn field(text: &str) -> Option<(u16, String)> {
        let problem = read::<Sample>(text.as_bytes()).err()?;
        let status = problem.status().as_u16();
        let HttpProblem::Fields { fields, .. } = problem else {
            return Some((status, String::new()));
        };
        Some((status, fields.into_iter().map(|f| f.field).collect()))
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        assert_eq!(field(r#"{"name":"a","many":[1]}"#), None);
        for (text, status, at) in [
            ("", 400, "name"),
            ("{", 400, ""),
            ("[]", 400, ""),
            ("\u{feff}{}", 400, ""),
            (r#"{"name":1}"#, 400, "name"),
            (r#"{"name":"a","many":[1,-1]}"#, 400, "many[1]"),
            (r#"{"name":"a","other":1}"#, 400, "other"),
            (r#"{"name":"a\u0000"}"#, 422, "name"),
            (&format!("{}1{}", "[".repeat(200), "]".repeat(200)), 400, ""),
        ] {
            assert_eq!(field(text), Some((status, at.to_owned())), "{text}");
        }
    }
}
