//! Every "no" and every failure, on its way to a person.
//!
//! A handler answers `Err(HttpProblem)`; the layer in `middleware/render.rs`
//! gives it a page or problem JSON (RFC 9457), in the reader's language, with the
//! request id. What the log reads stays in the log.

use crate::reader::Reader;
use crate::refusals::Refuse;
use axum::extract::rejection::PathRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::headers::{HeaderMapExt, RetryAfter};
use chrono::{DateTime, Utc};
use laurel_domain::identity::{Denial, GrantedScope};
use laurel_persistence::{InternalError, UseCaseError};
use laurel_words::Value;
use std::time::Duration;

mod words;

/// Seconds until it is worth asking again while the database takes or answers nothing.
const TRY_AGAIN: u64 = 10;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum HttpProblem {
    /// Sign in first; then back to here.
    SignIn,
    Forbidden,
    /// The token's scopes are too small: it would take this one.
    Scope(GrantedScope),
    /// A token that never was, ended, or is too old.
    BadToken,
    /// Sent from a page of another site.
    CrossSite,
    /// Sent from a page that was made for somebody else, who was signed in in this
    /// browser before.
    MadeForAnother {
        /// Of who is signed in now.
        name: String,
        /// Shown again, so that it is not lost.
        typed: Vec<String>,
    },
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
    /// Too busy, or took too long.
    Unavailable,
    /// Nothing can be written at the moment; reading goes on.
    NotSaved,
    /// What was sent is not JSON.
    MediaType,
    /// It is no longer what the client saw.
    Changed,
    /// The same request is worked on already.
    InProgress,
    /// The same request was done by another node meanwhile; nobody is told.
    AlreadyDone,
    /// What was sent can't be read, or is refused, field by field.
    Fields {
        readable: bool,
        fields: Vec<FieldProblem>,
    },
    /// A use case refused.
    Refused(Box<Refused>),
    /// Ours. Already in the log.
    Broken,
}

/// A phrase that takes its variables along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    pub key: &'static str,
    pub variables: Vec<(&'static str, Variable)>,
}

/// What stands for a variable of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Variable {
    Text(String),
    Count(usize),
    /// Told in the reader's language and time zone.
    Moment(DateTime<Utc>),
}

impl From<usize> for Variable {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<u32> for Variable {
    fn from(count: u32) -> Self {
        Self::Count(usize::try_from(count).unwrap_or(usize::MAX))
    }
}

impl From<String> for Variable {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl Phrase {
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            variables: Vec::new(),
        }
    }

    pub fn variable(mut self, name: &'static str, value: Variable) -> Self {
        self.variables.push((name, value));
        self
    }

    /// In the reader's language.
    pub fn words(&self, reader: &Reader) -> String {
        let texts: Vec<(&'static str, String)> = self
            .variables
            .iter()
            .filter_map(|(name, value)| match value {
                Variable::Text(text) => Some((*name, text.clone())),
                Variable::Moment(at) => Some((*name, reader.moment_words(*at))),
                Variable::Count(_) => None,
            })
            .collect();
        let mut all: Vec<(&'static str, Value<'_>)> = texts
            .iter()
            .map(|(name, text)| (*name, Value::from(text)))
            .collect();
        all.extend(
            self.variables
                .iter()
                .filter_map(|(name, value)| match value {
                    Variable::Count(count) => Some((*name, Value::from(*count))),
                    _ => None,
                }),
        );
        reader.with(self.key, &all)
    }
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// Its path, such as `choice[1]`.
    pub field: String,
    pub phrase: Phrase,
}

impl FieldProblem {
    pub fn new(field: impl Into<String>, key: &'static str) -> Self {
        Self {
            field: field.into(),
            phrase: Phrase::new(key),
        }
    }

    pub fn variable(mut self, name: &'static str, value: Variable) -> Self {
        self.phrase = self.phrase.variable(name, value);
        self
    }
}

/// What a use case refused: why, at which field, and what stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    pub status: StatusCode,
    pub phrase: Phrase,
    /// The field that it is about.
    pub field: Option<&'static str>,
    /// What stands in the way, one by one: such as what is to be done first.
    pub list: Vec<FieldProblem>,
}

pub type Answer = Result<Response, HttpProblem>;

impl HttpProblem {
    pub fn status(&self) -> StatusCode {
        match self {
            Self::SignIn | Self::BadToken => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::Scope(_) | Self::CrossSite | Self::MadeForAnother { .. } => {
                StatusCode::FORBIDDEN
            }
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Unavailable | Self::NotSaved => StatusCode::SERVICE_UNAVAILABLE,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::InProgress | Self::AlreadyDone => StatusCode::CONFLICT,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Changed => StatusCode::PRECONDITION_FAILED,
            Self::Fields {
                readable: false, ..
            } => StatusCode::BAD_REQUEST,
            Self::Fields { readable: true, .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Refused(refused) => refused.status,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    pub fn title(&self) -> &'static str {
        self.keys()[0]
    }

    /// What it means, in the reader's language.
    pub fn meaning(&self, reader: &Reader) -> String {
        self.said(reader, self.keys()[1])
    }

    /// What to do about it, in the reader's language.
    pub fn way_out(&self, reader: &Reader, request_id: &str) -> String {
        self.advised(reader, self.keys()[2], request_id)
    }
}

impl HttpProblem {
    /// Fields that can't be read.
    pub fn unreadable_fields(fields: Vec<FieldProblem>) -> Self {
        Self::Fields {
            readable: false,
            fields,
        }
    }

    /// What stands in the way, one by one, in the reader's language.
    pub fn list(&self, reader: &Reader) -> Vec<String> {
        match self {
            Self::Refused(refused) => {
                let words = |one: &FieldProblem| one.phrase.words(reader);
                refused.list.iter().map(words).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What was typed and would be lost otherwise.
    pub fn typed(&self) -> &[String] {
        match self {
            Self::MadeForAnother { typed, .. } => typed,
            _ => &[],
        }
    }

    /// Fields whose values are refused.
    pub fn refused_fields(fields: Vec<FieldProblem>) -> Self {
        Self::Fields {
            readable: true,
            fields,
        }
    }

    /// What is wrong field by field, each in the reader's language.
    pub fn fields(&self, reader: &Reader) -> Vec<(String, String)> {
        let words = |one: &FieldProblem| (one.field.clone(), one.phrase.words(reader));
        match self {
            Self::Fields { fields, .. } => fields.iter().map(words).collect(),
            Self::Refused(refused) => {
                let own = refused
                    .field
                    .map(|field| (field.to_owned(), refused.phrase.words(reader)));
                own.into_iter()
                    .chain(refused.list.iter().map(words))
                    .collect()
            }
            _ => Vec::new(),
        }
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
            Denial::Scope(scope, access) => Self::Scope(GrantedScope { scope, access }),
            Denial::NotFound => Self::NotFound,
        }
    }
}

impl From<InternalError> for HttpProblem {
    fn from(error: InternalError) -> Self {
        if !matches!(error, InternalError::AlreadyDone) {
            tracing::error!(%error, "a request failed");
        }
        match error {
            InternalError::NotSaved(_) => Self::NotSaved,
            outage if outage.is_outage() => Self::Unavailable,
            InternalError::AlreadyDone => Self::AlreadyDone,
            _ => Self::Broken,
        }
    }
}

/// What a use case refused, as `Refuse` says it.
impl<R: Refuse> From<UseCaseError<R>> for HttpProblem {
    fn from(stop: UseCaseError<R>) -> Self {
        match stop {
            UseCaseError::Refused(refusal) => refusal.problem(),
            UseCaseError::Internal(error) => error.into(),
        }
    }
}

impl IntoResponse for HttpProblem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        let wait = match self {
            Self::TooMany { seconds } => Some(seconds),
            Self::NotSaved | Self::Unavailable => Some(TRY_AGAIN),
            _ => None,
        };
        if let Some(seconds) = wait {
            let wait = RetryAfter::delay(Duration::from_secs(seconds));
            response.headers_mut().typed_insert(wait);
        }
        response.extensions_mut().insert(self);
        response
    }
}
