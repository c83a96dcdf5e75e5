//! Every "no" and every failure, on its way to a person.
//!
//! A handler answers `Err(HttpProblem)`; the outer layer in `frame` gives it a
//! page or problem JSON (RFC 9457), in the reader's language, with the request
//! id. What the log reads stays in the log.

use crate::reader::Reader;
use axum::extract::rejection::PathRejection;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use laurel_domain::identity::Denial;
use laurel_persistence::{InternalError, UseCaseError};

/// Seconds until it is worth sending again what could not be saved.
const SAVED_AGAIN: u64 = 10;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum HttpProblem {
    /// Sign in first; then back to here.
    SignIn,
    Forbidden,
    /// The token's scopes are too small.
    Scope,
    /// Sent from a page of another site.
    CrossSite,
    #[default]
    NotFound,
    /// The address does not take this method.
    Method,
    /// The request can't be read at all.
    Unreadable,
    TooLarge,
    TooMany {
        seconds: u64,
    },
    /// Somebody else changed it meanwhile.
    Conflict,
    /// Too busy, or took too long.
    Unavailable,
    /// Nothing can be written at the moment; reading goes on.
    NotSaved,
    /// Ours. Already in the log.
    Broken,
}

pub type Answer = Result<Response, HttpProblem>;

impl HttpProblem {
    pub fn status(&self) -> StatusCode {
        match self {
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::Scope | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Unavailable | Self::NotSaved => StatusCode::SERVICE_UNAVAILABLE,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Conflict => StatusCode::CONFLICT,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What happened, what it means, what to do: the three phrases' keys.
    fn keys(&self) -> [&'static str; 3] {
        match self {
            Self::SignIn => ["errors-401-title", "errors-401-meaning", "errors-401-do"],
            Self::Forbidden => ["errors-403-title", "errors-403-meaning", "errors-403-do"],
            Self::Scope => ["errors-403-title", "errors-403-meaning", "errors-403-do"],
            Self::CrossSite => [
                "errors-403-origin-title",
                "errors-403-origin-meaning",
                "errors-403-origin-do",
            ],
            Self::NotFound => ["errors-404-title", "errors-404-meaning", "errors-404-do"],
            Self::Method => ["errors-405-title", "errors-405-meaning", "errors-405-do"],
            Self::Unreadable => ["errors-400-title", "errors-400-meaning", "errors-400-do"],
            Self::TooLarge => ["errors-413-title", "errors-413-meaning", "errors-413-do"],
            Self::TooMany { .. } => ["errors-429-title", "errors-429-meaning", "errors-429-do"],
            Self::Conflict => ["errors-409-title", "errors-409-meaning", "errors-409-do"],
            Self::Unavailable => ["errors-503-title", "errors-503-meaning", "errors-503-do"],
            Self::NotSaved => [
                "errors-503-unsaved-title",
                "errors-503-unsaved-meaning",
                "errors-503-unsaved-do",
            ],
            Self::Broken => ["errors-500-title", "errors-500-meaning", "errors-500-do"],
        }
    }

    pub fn title(&self) -> &'static str {
        self.keys()[0]
    }

    /// What it means, in the reader's language.
    pub fn meaning(&self, reader: &Reader) -> String {
        reader.with(self.keys()[1], &[("limit", "1 MB".into())])
    }

    /// What to do about it, in the reader's language.
    pub fn way_out(&self, reader: &Reader, request_id: &str) -> String {
        let seconds = if let Self::TooMany { seconds } = self {
            *seconds
        } else {
            0
        };
        reader.with(
            self.keys()[2],
            &[("seconds", seconds.into()), ("id", request_id.into())],
        )
    }

    /// Both, for problem JSON.
    pub fn detail(&self, reader: &Reader, request_id: &str) -> String {
        format!(
            "{} {}",
            self.meaning(reader),
            self.way_out(reader, request_id)
        )
    }
}

/// What can't be in an address is not there, like an id that nothing has.
impl From<PathRejection> for HttpProblem {
    fn from(_: PathRejection) -> Self {
        Self::NotFound
    }
}

impl From<Denial> for HttpProblem {
    fn from(denial: Denial) -> Self {
        match denial {
            Denial::SignIn => Self::SignIn,
            Denial::Forbidden => Self::Forbidden,
            Denial::Scope(..) => Self::Scope,
            Denial::NotFound => Self::NotFound,
        }
    }
}

impl From<InternalError> for HttpProblem {
    fn from(error: InternalError) -> Self {
        tracing::error!(%error, "a request failed");
        match error {
            InternalError::NotSaved(_) => Self::NotSaved,
            InternalError::TookTooLong => Self::Unavailable,
            _ => Self::Broken,
        }
    }
}

impl From<UseCaseError<Denial>> for HttpProblem {
    fn from(stop: UseCaseError<Denial>) -> Self {
        match stop {
            UseCaseError::Refused(denial) => denial.into(),
            UseCaseError::Internal(error) => error.into(),
        }
    }
}

impl IntoResponse for HttpProblem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        let wait = match self {
            Self::TooMany { seconds } => Some(seconds),
            Self::NotSaved => Some(SAVED_AGAIN),
            _ => None,
        };
        if let Some(seconds) = wait {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, seconds.into());
        }
        response.extensions_mut().insert(self);
        response
    }
}
