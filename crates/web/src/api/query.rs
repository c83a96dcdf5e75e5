//! The query of an API's address: read to the letter, since a program that
//! misspells a filter must not get everything.

use super::body::Misread;
use crate::http_problem::HttpProblem;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

/// What stands behind the `?`. An unknown name, one that came twice and a value
/// that can't be read are 400.
pub struct ApiQuery<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for ApiQuery<T> {
    type Rejection = HttpProblem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, HttpProblem> {
        read(parts.uri.query().unwrap_or_default()).map(Self)
    }
}

fn read<T: DeserializeOwned>(query: &str) -> Result<T, HttpProblem> {
    // what is no text would be read as another text
    let text = percent_encoding::percent_decode_str(query).decode_utf8();
    text.map_err(|_| HttpProblem::Unreadable)?;
    let pairs: Vec<(String, String)> =
        serde_html_form::from_str(query).map_err(|_| HttpProblem::Unreadable)?;
    // an empty filter would be read as none, and answer everything
    let unfit = |value: &str| value.is_empty() || value.contains('\0');
    if let Some((name, _)) = pairs.iter().find(|(_, value)| unfit(value)) {
        return Err(Misread::OtherKind.problem(name));
    }
    let reader = serde_html_form::Deserializer::from_bytes(query.as_bytes());
    serde_path_to_error::deserialize(reader).map_err(|error| {
        let message = error.inner().to_string();
        let at = error.path().to_string();
        let misread = Misread::of(&message);
        // one that came twice is named, too
        match message.split('`').nth(1) {
            Some(name) if at == "." => misread.problem(name),
            _ => misread.problem(&at),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::api::PageQuery;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        #[serde(default)]
        q: String,
        limit: Option<u32>,
    }

    #[test]
    fn a_query_is_read_to_the_letter() {
        let sample = read::<Sample>("q=a%20b&limit=3").unwrap();
        assert_eq!((sample.q.as_str(), sample.limit), ("a b", Some(3)));
        assert!(read::<PageQuery>("").is_ok());
        for bad in [
            "x=1",
            "limit=many",
            "limit=-1",
            "q=%00",
            "q=%ff",
            "limit=1&limit=2",
            "limit=",
            "q=",
            "q",
        ] {
            assert!(read::<Sample>(bad).is_err(), "{bad}");
        }
    }
}
