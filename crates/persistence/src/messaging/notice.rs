//! What a letter tells, before it has words.

use serde::{Deserialize, Serialize};

/// Each kind of letter with its facts. Links are whole addresses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Notice {
    ConfirmEmail {
        name: String,
        link: String,
    },
    /// Somebody registered with an address that has an account.
    AlreadyRegistered {
        name: String,
        link: String,
    },
    ResetPassword {
        name: String,
        link: String,
    },
    PasswordChanged {
        name: String,
    },
    /// To the new address.
    ConfirmNewEmail {
        name: String,
        link: String,
    },
    /// To the old address.
    ConfirmOldEmail {
        name: String,
        new_email: String,
        link: String,
    },
    EmailChanged {
        name: String,
        new_email: String,
    },
    /// An account made by an administrator.
    SetPassword {
        name: String,
        link: String,
    },
    CertificateIssued {
        name: String,
        title: String,
        number: String,
        link: String,
    },
    CertificateRevoked {
        name: String,
        title: String,
        number: String,
        link: String,
    },
    /// A copy to the organisation.
    ContactReceived {
        name: String,
        email: String,
        message: String,
        link: String,
    },
    /// To the one who wrote.
    ContactCopy {
        name: String,
        message: String,
    },
    ConfirmSubscription {
        topics: Vec<String>,
        link: String,
    },
    /// A program that somebody waited for is open.
    ProgramOpened {
        title: String,
        summary: String,
        link: String,
        leave_link: String,
    },
}

impl Notice {
    /// The word kept in the outbox.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::ConfirmEmail { .. } => "confirm-email",
            Self::AlreadyRegistered { .. } => "already-registered",
            Self::ResetPassword { .. } => "reset-password",
            Self::PasswordChanged { .. } => "password-changed",
            Self::ConfirmNewEmail { .. } => "confirm-new-email",
            Self::ConfirmOldEmail { .. } => "confirm-old-email",
            Self::EmailChanged { .. } => "email-changed",
            Self::SetPassword { .. } => "set-password",
            Self::CertificateIssued { .. } => "certificate-issued",
            Self::CertificateRevoked { .. } => "certificate-revoked",
            Self::ContactReceived { .. } => "contact-received",
            Self::ContactCopy { .. } => "contact-copy",
            Self::ConfirmSubscription { .. } => "confirm-subscription",
            Self::ProgramOpened { .. } => "program-opened",
        }
    }

    /// The address for `List-Unsubscribe` (RFC 8058), where the letter is to a list.
    #[must_use]
    pub fn leave_link(&self) -> Option<&str> {
        match self {
            Self::ProgramOpened { leave_link, .. } => Some(leave_link),
            _ => None,
        }
    }
}

/// A letter with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub subject: String,
    pub text: String,
    pub html: String,
}
