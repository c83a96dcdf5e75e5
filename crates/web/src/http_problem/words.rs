//! What is said of each problem: to a person on a page, and to a program.

use super::HttpProblem;
use crate::paths;
use crate::reader::Reader;
use axum::http::StatusCode;

impl HttpProblem {
    /// What happened, what it means, what to do: the three phrases' keys.
    pub(super) fn keys(&self) -> [&'static str; 3] {
        match self {
            Self::SignIn => ["errors-401-title", "errors-401-meaning", "errors-401-do"],
            Self::Forbidden => ["errors-403-title", "errors-403-meaning", "errors-403-do"],
            Self::Scope(_) => [
                "errors-403-title",
                "errors-403-scope-meaning",
                "errors-403-scope-do",
            ],
            Self::BadToken => [
                "errors-401-title",
                "errors-401-token-meaning",
                "errors-401-token-do",
            ],
            Self::MediaType => ["errors-415-title", "errors-415-meaning", "errors-415-do"],
            Self::Changed => ["errors-412-title", "errors-412-meaning", "errors-412-do"],
            Self::InProgress | Self::AlreadyDone => [
                "errors-409-title",
                "errors-409-progress-meaning",
                "errors-409-progress-do",
            ],
            Self::Fields {
                readable: false, ..
            } => [
                "errors-400-title",
                "errors-400-fields-meaning",
                "errors-400-fields-do",
            ],
            Self::Fields { readable: true, .. } => {
                ["errors-422-title", "errors-422-meaning", "errors-422-do"]
            }
            Self::Refused(refused) if refused.status == StatusCode::CONFLICT => [
                "errors-409-refused-title",
                "errors-409-refused-do",
                "errors-409-refused-do",
            ],
            Self::Refused(refused) if refused.status == StatusCode::NOT_FOUND => {
                ["errors-404-title", "errors-404-meaning", "errors-404-do"]
            }
            Self::Refused(_) => ["errors-422-title", "errors-422-meaning", "errors-422-do"],
            Self::CrossSite => [
                "errors-403-origin-title",
                "errors-403-origin-meaning",
                "errors-403-origin-do",
            ],
            Self::MadeForAnother { .. } => [
                "errors-403-person-title",
                "errors-403-person-meaning",
                "errors-403-person-do",
            ],
            Self::NotFound => ["errors-404-title", "errors-404-meaning", "errors-404-do"],
            Self::Method => ["errors-405-title", "errors-405-meaning", "errors-405-do"],
            Self::Unreadable => ["errors-400-title", "errors-400-meaning", "errors-400-do"],
            Self::TooLarge => ["errors-413-title", "errors-413-meaning", "errors-413-do"],
            Self::TooMany { .. } => ["errors-429-title", "errors-429-meaning", "errors-429-do"],
            Self::Unavailable => ["errors-503-title", "errors-503-meaning", "errors-503-do"],
            Self::NotSaved => [
                "errors-503-unsaved-title",
                "errors-503-unsaved-meaning",
                "errors-503-unsaved-do",
            ],
            Self::Broken => ["errors-500-title", "errors-500-meaning", "errors-500-do"],
        }
    }

    /// The same for a program, where a page's words would send it to buttons and
    /// to the page before.
    fn keys_for_program(&self) -> [&'static str; 3] {
        match self {
            Self::SignIn | Self::BadToken => [
                "errors-401-token-title",
                "errors-401-token-meaning",
                "errors-401-token-do",
            ],
            Self::Forbidden => [
                "errors-403-title",
                "errors-403-api-meaning",
                "errors-403-api-do",
            ],
            Self::NotFound => [
                "errors-404-title",
                "errors-404-api-meaning",
                "errors-404-api-do",
            ],
            Self::Method => [
                "errors-405-api-title",
                "errors-405-meaning",
                "errors-405-api-do",
            ],
            Self::Unreadable => [
                "errors-400-title",
                "errors-400-api-meaning",
                "errors-400-fields-do",
            ],
            Self::TooLarge => [
                "errors-413-title",
                "errors-413-meaning",
                "errors-413-api-do",
            ],
            Self::Unavailable => [
                "errors-503-title",
                "errors-503-meaning",
                "errors-503-api-do",
            ],
            Self::NotSaved => [
                "errors-503-unsaved-title",
                "errors-503-api-meaning",
                "errors-503-api-do",
            ],
            _ => self.keys(),
        }
    }

    pub(super) fn said(&self, reader: &Reader, meaning: &str) -> String {
        match self {
            Self::Refused(refused) => refused.phrase.words(reader),
            Self::Scope(scope) => {
                let scope = scope.to_string();
                reader.with(meaning, &[("scope", (&scope).into())])
            }
            Self::MadeForAnother { name, .. } => reader.with(meaning, &[("name", name.into())]),
            _ => {
                let limit = reader.with("unit-bytes-mb", &[("size", 1.into())]);
                reader.with(meaning, &[("limit", (&limit).into())])
            }
        }
    }

    pub(super) fn advised(&self, reader: &Reader, key: &str, request_id: &str) -> String {
        let seconds = if let Self::TooMany { seconds } = self {
            *seconds
        } else {
            0
        };
        let docs = paths::API_DOCS;
        reader.with(
            key,
            &[
                ("seconds", seconds.into()),
                ("id", request_id.into()),
                ("docs", docs.into()),
            ],
        )
    }

    /// Title and detail of problem JSON: what it is, and what it means with what to
    /// do, to a program or to a page's script. What a use case refused says all in
    /// one.
    pub fn json_words(
        &self,
        reader: &Reader,
        request_id: &str,
        is_program: bool,
    ) -> (String, String) {
        let [title, meaning, way_out] = if is_program {
            self.keys_for_program()
        } else {
            self.keys()
        };
        let detail = match self {
            Self::Refused(refused) => refused.phrase.words(reader),
            _ => {
                let meaning = self.said(reader, meaning);
                format!("{meaning} {}", self.advised(reader, way_out, request_id))
            }
        };
        (reader.t(title).to_owned(), detail)
    }
}
