//! What a use case refuses, for pages and programs alike: the status, the phrase
//! with its variables, and the field that it is about. Each refusal is matched
//! whole, so that a new one does not compile before it is said here.

use crate::authoring::told;
use crate::http_problem::{FieldProblem, HttpProblem, Phrase, Refused, Variable};
use axum::http::StatusCode;
use laurel_domain::assessment::{AnswerRefusal, ResponseRefusal, StartRefusal};
use laurel_domain::authoring::{AuthoringIssue, CourseStands, NotReady};
use laurel_domain::enrollment::{EnrollRefusal, LearnRefusal, WithdrawRefusal};
use laurel_domain::identity::Denial;
use laurel_domain::learning::TooSoonToComplete;
use laurel_persistence::assessment::{KeepAnswerRefusal, StartAttemptRefusal, SubmitRefusal};
use laurel_persistence::authoring::{CodeRefusal, ProgramRefusal, PublishRefusal, StatusRefusal};
use laurel_persistence::certification::RevokeRefusal;
use laurel_persistence::identity::{
    CreateRefusal, EraseRefusal, GrantRefusal, LinkRefusal, ProfileRefusal, SetUpRefusal,
    TokenRefusal, TooMany,
};
use laurel_persistence::learning::{CompleteForLearnerRefusal, CompleteRefusal};
use laurel_persistence::site::{HandleRefusal, InvalidLink, LogoRefusal, PageRefusal};

/// A refusal that says what it means.
pub trait Refuse {
    fn problem(&self) -> HttpProblem;
}

/// Something stands in the way.
fn conflict(phrase: Phrase) -> HttpProblem {
    refused(StatusCode::CONFLICT, phrase, None)
}

/// It is not there, in words that say what.
pub fn absent(phrase: Phrase) -> HttpProblem {
    refused(StatusCode::NOT_FOUND, phrase, None)
}

/// A value is refused.
fn invalid(field: &'static str, phrase: Phrase) -> HttpProblem {
    refused(StatusCode::UNPROCESSABLE_ENTITY, phrase, Some(field))
}

fn refused(status: StatusCode, phrase: Phrase, field: Option<&'static str>) -> HttpProblem {
    HttpProblem::Refused(Box::new(Refused {
        status,
        phrase,
        field,
        list: Vec::new(),
    }))
}

/// Something stands in the way, and this is all of it.
fn blocked(phrase: Phrase, list: Vec<FieldProblem>) -> HttpProblem {
    HttpProblem::Refused(Box::new(Refused {
        status: StatusCode::CONFLICT,
        phrase,
        field: None,
        list,
    }))
}

impl Refuse for Denial {
    fn problem(&self) -> HttpProblem {
        (*self).into()
    }
}

impl Refuse for EnrollRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::Already => conflict(Phrase::new("api-error-enrolled")),
            Self::NotPublished => HttpProblem::NotFound,
            Self::Retired => conflict(Phrase::new("enrollment-refused-retired")),
            Self::Prerequisites { missing } => blocked(
                Phrase::new("enrollment-refused-prerequisites"),
                missing
                    .iter()
                    .map(|slug| {
                        FieldProblem::new("course", "enrollment-refused-prerequisite")
                            .variable("title", slug.clone().into())
                    })
                    .collect(),
            ),
            Self::CodeNeeded => invalid("code", Phrase::new("form-error-required")),
            Self::WrongCode => invalid("code", Phrase::new("enrollment-refused-code")),
        }
    }
}

impl Refuse for WithdrawRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::NotIn => conflict(Phrase::new("enrollment-refused-not-in")),
            Self::Completed => conflict(Phrase::new("enrollment-refused-completed")),
        }
    }
}

impl Refuse for LearnRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::NotIn => conflict(Phrase::new("flash-enroll-first")),
            Self::Ended { .. } => conflict(Phrase::new("flash-course-ended")),
        }
    }
}

impl Refuse for CompleteRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::NoSuchActivity => HttpProblem::NotFound,
            Self::Learn(refusal) => refusal.problem(),
            Self::Mark(TooSoonToComplete::NotALesson) => {
                conflict(Phrase::new("learning-refused-not-a-lesson"))
            }
            Self::Mark(TooSoonToComplete::NotOpened) => conflict(Phrase::new("flash-read-first")),
            Self::Mark(TooSoonToComplete::TooSoon { until }) => conflict(
                Phrase::new("learning-refused-too-soon")
                    .variable("moment", Variable::Moment(*until)),
            ),
        }
    }
}

impl Refuse for StartRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::NoneLeft { .. } => conflict(Phrase::new("assessment-start-none-left")),
            Self::TooSoon { until } => conflict(
                Phrase::new("assessment-start-wait-until")
                    .variable("moment", Variable::Moment(*until)),
            ),
        }
    }
}

impl Refuse for StartAttemptRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::NoSuchActivity => HttpProblem::NotFound,
            Self::Learn(refusal) => refusal.problem(),
            Self::Start(refusal) => refusal.problem(),
        }
    }
}

impl Refuse for AnswerRefusal {
    fn problem(&self) -> HttpProblem {
        conflict(Phrase::new(match self {
            Self::Submitted => "assessment-refused-submitted",
            Self::TimeUp => "assessment-refused-over",
            Self::Locked => "assessment-attempt-locked",
        }))
    }
}

/// The words for a response that can't be kept, for a program; the page has its own.
fn response_phrase(refusal: ResponseRefusal) -> Phrase {
    match refusal {
        ResponseRefusal::Unknown { .. } => Phrase::new("api-error-unknown-option"),
        ResponseRefusal::OnlyOne => Phrase::new("api-error-only-one"),
        ResponseRefusal::OutsideScale => Phrase::new("api-error-scale"),
        ResponseRefusal::NotANumber => Phrase::new("form-error-number"),
        ResponseRefusal::IncompleteOrder => Phrase::new("api-error-order"),
        ResponseRefusal::OtherKind { wanted } => {
            Phrase::new("api-error-other-kind").variable("field", wanted.name().to_owned().into())
        }
        ResponseRefusal::TooLong { most } => {
            Phrase::new("form-error-too-long").variable("count", most.into())
        }
    }
}

impl Refuse for KeepAnswerRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::NotFound => HttpProblem::NotFound,
            Self::Learn(refusal) => refusal.problem(),
            Self::Answer(refusal) => refusal.problem(),
            Self::Response(refusal) => invalid(refusal.field().name(), response_phrase(*refusal)),
            Self::Empty => invalid("choice", Phrase::new("form-error-choice")),
        }
    }
}

impl Refuse for SubmitRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::NotFound => HttpProblem::NotFound,
            Self::Learn(refusal) => refusal.problem(),
            Self::Missing(questions) => blocked(
                Phrase::new("assessment-refused-missing"),
                questions
                    .iter()
                    .map(|id| FieldProblem::new(id.clone(), "form-error-required"))
                    .collect(),
            ),
        }
    }
}

impl Refuse for RevokeRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::NotFound => HttpProblem::NotFound,
            Self::Already => conflict(Phrase::new("flash-certificate-already-revoked")),
        }
    }
}

impl Refuse for CreateRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::EmailTaken => invalid("email", Phrase::new("admin-people-email-taken")),
        }
    }
}

impl Refuse for GrantRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::NoSuchPerson | Self::NotGranted => HttpProblem::NotFound,
            Self::LastOwner => conflict(Phrase::new("admin-people-role-last")),
            Self::Changed => HttpProblem::Changed,
        }
    }
}

impl Refuse for ProfileRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::NoSuchPerson => HttpProblem::NotFound,
            Self::Changed => HttpProblem::Changed,
        }
    }
}

impl Refuse for EraseRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::LastOwner => conflict(Phrase::new("admin-people-role-last")),
        }
    }
}

impl Refuse for TokenRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::TooMany => conflict(Phrase::new("identity-token-too-many")),
            Self::NoScope => invalid("scope", Phrase::new("identity-token-scope-none")),
            Self::NoSuchPerson => HttpProblem::NotFound,
        }
    }
}

impl Refuse for HandleRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::NotFound => HttpProblem::NotFound,
            Self::Changed => HttpProblem::Changed,
        }
    }
}

impl Refuse for LinkRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::Unknown => HttpProblem::NotFound,
            Self::Expired | Self::Used => conflict(Phrase::new("site-notifications-expired-title")),
        }
    }
}

impl Refuse for SetUpRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::Link(refusal) => refusal.problem(),
            Self::EmailTaken => invalid("email", Phrase::new("identity-error-email-taken")),
        }
    }
}

impl Refuse for TooMany {
    fn problem(&self) -> HttpProblem {
        let Self { seconds } = *self;
        HttpProblem::TooMany { seconds }
    }
}

impl Refuse for CompleteForLearnerRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::NotFound => HttpProblem::NotFound,
            Self::Learn(_) => conflict(Phrase::new("enrollment-learner-left")),
        }
    }
}

impl Refuse for StatusRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::NotThere => HttpProblem::NotFound,
            Self::NeverPublished => conflict(Phrase::new("admin-programs-refused-unpublished")),
            Self::NotReady(missing) => blocked(
                Phrase::new("admin-programs-refused-not-ready"),
                missing.iter().map(not_ready).collect(),
            ),
        }
    }
}

impl Refuse for CodeRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::NoSuchCourse => HttpProblem::NotFound,
            Self::NotACode => invalid("code", Phrase::new("flash-code-refused")),
        }
    }
}

/// What a program lacks that is to be opened.
pub fn not_ready(missing: &NotReady) -> FieldProblem {
    let about = |key| FieldProblem::new("courses".to_owned(), key);
    match missing {
        NotReady::NoCourse => about("admin-programs-missing-course"),
        NotReady::Course { slug, stands } => about(match stands {
            CourseStands::Retired => "admin-programs-missing-retired",
            CourseStands::Missing | CourseStands::NeverPublished | CourseStands::Open => {
                "admin-programs-missing-unpublished"
            }
        })
        .variable("course", slug.clone().into()),
        NotReady::Electives { need, open } => about("admin-programs-missing-electives")
            .variable("need", (*need).into())
            .variable("open", (*open).into()),
    }
}

/// What is to be corrected, file by file.
fn issues(issues: &[AuthoringIssue]) -> HttpProblem {
    blocked(
        Phrase::new("authoring-refused-issues"),
        issues.iter().map(told).collect(),
    )
}

impl Refuse for PublishRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::NoSuchCourse => HttpProblem::NotFound,
            Self::NoDraft => conflict(Phrase::new("flash-no-draft")),
            Self::DraftChanged => conflict(Phrase::new("authoring-refused-changed")),
            Self::Issues(list) => issues(list),
        }
    }
}

impl Refuse for ProgramRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::NoSuchProgram => HttpProblem::NotFound,
            Self::DraftChanged => conflict(Phrase::new("authoring-refused-changed")),
            Self::NoSuchCourse(course) => conflict(
                Phrase::new("authoring-refused-no-course")
                    .variable("course", course.clone().into()),
            ),
            Self::Issues(list) => issues(list),
        }
    }
}

impl Refuse for LogoRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::NotAPicture => invalid("logo", Phrase::new("admin-settings-logo-error")),
            Self::TooLarge => HttpProblem::TooLarge,
        }
    }
}

impl Refuse for PageRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::NotFound => HttpProblem::NotFound,
            Self::Changed => HttpProblem::Changed,
        }
    }
}

impl Refuse for InvalidLink {
    fn problem(&self) -> HttpProblem {
        HttpProblem::NotFound
    }
}
