//! What the trail tells: each privileged change, what it was done to, and its
//! data. Rows are kept for ever, so the words and names below never change.

use crate::store::InternalError;
use laurel_domain::ids::{CourseId, EnrollmentId, JobId, MessageId, PersonId, ProgramId, TokenId};
use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

/// Nothing secret is in it. What is skipped is in the row's subject.
#[derive(Debug, Serialize)]
#[serde(tag = "did")]
pub(crate) enum Event<'a> {
    #[serde(rename = "accept-secret")]
    SecretAccepted,
    #[serde(rename = "status")]
    CourseStatusSet {
        #[serde(skip)]
        course: CourseId,
        before: &'a str,
        after: &'a str,
    },
    #[serde(rename = "status")]
    ProgramStatusSet {
        #[serde(skip)]
        program: ProgramId,
        before: &'a str,
        after: &'a str,
    },
    /// Not to what.
    #[serde(rename = "join-code")]
    JoinCodeSet {
        #[serde(skip)]
        course: CourseId,
    },
    #[serde(rename = "import")]
    CourseImported {
        #[serde(skip)]
        id: CourseId,
        course: &'a str,
        hash: &'a str,
    },
    #[serde(rename = "import")]
    ProgramImported {
        #[serde(skip)]
        id: ProgramId,
        program: &'a str,
        hash: &'a str,
    },
    #[serde(rename = "publish")]
    CoursePublished {
        #[serde(skip)]
        id: CourseId,
        course: &'a str,
        revision: i32,
        hash: &'a str,
    },
    #[serde(rename = "publish")]
    ProgramPublished {
        #[serde(skip)]
        id: ProgramId,
        program: &'a str,
        revision: i32,
        hash: &'a str,
    },
    #[serde(rename = "discard-draft")]
    DraftDiscarded {
        #[serde(skip)]
        course: CourseId,
    },
    #[serde(rename = "create")]
    PersonCreated {
        #[serde(skip)]
        person: PersonId,
        role: Option<&'a str>,
        course: Option<CourseId>,
    },
    #[serde(rename = "end")]
    RoleEnded {
        #[serde(skip)]
        person: PersonId,
        role: &'a str,
        course: Option<CourseId>,
    },
    #[serde(rename = "sign-in-link")]
    SignInLinkMade {
        #[serde(skip)]
        person: PersonId,
    },
    #[serde(rename = "send-password-link")]
    PasswordLinkSent {
        #[serde(skip)]
        person: PersonId,
    },
    #[serde(rename = "end-sessions")]
    SessionsEnded {
        #[serde(skip)]
        person: PersonId,
        count: u64,
    },
    #[serde(rename = "create-token")]
    TokenCreated {
        #[serde(skip)]
        person: PersonId,
        token: TokenId,
        name: &'a str,
        scopes: &'a str,
    },
    #[serde(rename = "end-token")]
    TokenEnded {
        #[serde(skip)]
        person: PersonId,
        token: TokenId,
    },
    #[serde(rename = "end-tokens")]
    TokensEnded {
        #[serde(skip)]
        person: PersonId,
        count: u64,
    },
    #[serde(rename = "erase")]
    PersonErased {
        #[serde(skip)]
        person: PersonId,
        certificates: CertificatesOfErased,
    },
    #[serde(rename = "export")]
    SubscribersExported { count: usize },
    #[serde(rename = "erase")]
    SubscriberErased {
        #[serde(skip)]
        subscriber: Uuid,
    },
    #[serde(rename = "export")]
    ContactsExported { count: usize },
    #[serde(rename = "handled")]
    ContactHandled {
        #[serde(skip)]
        contact: Uuid,
    },
    #[serde(rename = "open")]
    ContactReopened {
        #[serde(skip)]
        contact: Uuid,
    },
    #[serde(rename = "removed")]
    ContactRemoved {
        #[serde(skip)]
        contact: Uuid,
    },
    #[serde(rename = "remind")]
    HolderReminded {
        #[serde(skip)]
        person: PersonId,
    },
    #[serde(rename = "retry")]
    MessageRetried {
        #[serde(skip)]
        message: MessageId,
    },
    #[serde(rename = "retry")]
    JobRetried {
        #[serde(skip)]
        job: JobId,
    },
    #[serde(rename = "export-register")]
    RegisterExported { count: u64 },
    #[serde(rename = "allow")]
    AllowanceGiven {
        #[serde(skip)]
        enrollment: EnrollmentId,
        activity: &'a str,
        attempts: u32,
        minutes: u32,
        reason: &'a str,
    },
    #[serde(untagged)]
    RoleGranted {
        #[serde(skip)]
        person: PersonId,
        role: &'a str,
        course: Option<CourseId>,
    },
    /// With the link that makes the first owner, who has no course.
    #[serde(untagged)]
    SetUp {
        #[serde(skip)]
        person: PersonId,
        role: &'a str,
    },
    #[serde(untagged)]
    CompletedForLearner {
        #[serde(skip)]
        enrollment: EnrollmentId,
        activity: &'a str,
        kind: laurel_domain::learning::FactKind,
        reason: &'a str,
    },
    #[serde(untagged)]
    CertificateIssued {
        #[serde(skip)]
        number: &'a str,
        person: Uuid,
        award: Uuid,
        sha256: &'a str,
    },
    #[serde(untagged)]
    CertificateRevoked {
        #[serde(skip)]
        number: &'a str,
        reason: &'a str,
    },
    #[serde(untagged)]
    PageSaved {
        #[serde(skip)]
        slug: &'a str,
        language: &'a str,
        title: &'a str,
        sha256: &'a str,
        version: &'a str,
    },
    /// The names of what changed, with what stood and stands there.
    #[serde(untagged)]
    SettingsChanged {
        changed: Vec<String>,
        before: Map<String, Value>,
        after: Map<String, Value>,
    },
}

/// What becomes of the certificates of somebody who is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum CertificatesOfErased {
    Keep,
    Withdraw,
}

impl Event<'_> {
    /// What it was done to, such as `person:0190…`.
    pub(super) fn subject(&self) -> String {
        match self {
            Self::CourseStatusSet { course: id, .. }
            | Self::JoinCodeSet { course: id }
            | Self::DraftDiscarded { course: id }
            | Self::CourseImported { id, .. }
            | Self::CoursePublished { id, .. } => format!("course:{id}"),
            Self::ProgramStatusSet { program: id, .. }
            | Self::ProgramImported { id, .. }
            | Self::ProgramPublished { id, .. } => format!("program:{id}"),
            Self::PersonCreated { person, .. }
            | Self::RoleGranted { person, .. }
            | Self::RoleEnded { person, .. }
            | Self::SetUp { person, .. }
            | Self::SignInLinkMade { person }
            | Self::PasswordLinkSent { person }
            | Self::SessionsEnded { person, .. }
            | Self::TokenCreated { person, .. }
            | Self::TokenEnded { person, .. }
            | Self::TokensEnded { person, .. }
            | Self::HolderReminded { person }
            | Self::PersonErased { person, .. } => format!("person:{person}"),
            Self::CompletedForLearner { enrollment, .. }
            | Self::AllowanceGiven { enrollment, .. } => format!("enrollment:{enrollment}"),
            Self::CertificateIssued { number, .. } | Self::CertificateRevoked { number, .. } => {
                format!("certificate:{number}")
            }
            Self::RegisterExported { .. } => "certificates".to_owned(),
            Self::SubscribersExported { .. } => "subscribers".to_owned(),
            Self::SubscriberErased { subscriber } => format!("subscriber:{subscriber}"),
            Self::ContactsExported { .. } => "contacts".to_owned(),
            Self::ContactHandled { contact }
            | Self::ContactReopened { contact }
            | Self::ContactRemoved { contact } => format!("contact:{contact}"),
            Self::MessageRetried { message } => format!("message:{message}"),
            Self::JobRetried { job } => format!("job:{job}"),
            Self::PageSaved { slug, .. } => format!("page:{slug}"),
            Self::SettingsChanged { .. } => "settings".to_owned(),
            Self::SecretAccepted => "secret".to_owned(),
        }
    }

    /// The data as it is kept and hashed: JSON, its names in order.
    pub(super) fn detail(&self) -> Result<String, InternalError> {
        Ok(serde_json::to_value(self)?.to_string())
    }
}
