//! What an email tells, before it has words.

use chrono::{DateTime, NaiveDate, Utc};
use laurel_domain::certification::RevocationReason;
use serde::{Deserialize, Serialize};

/// Each kind of email with its facts. Links are whole addresses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Message {
    ConfirmEmail {
        name: String,
        link: String,
    },
    /// Somebody registered with an address that has an account.
    AlreadyRegistered {
        name: String,
        link: String,
    },
    /// To the organization: somebody wrote through the contact form.
    ContactReceived {
        name: String,
        email: String,
        message: String,
        link: String,
    },
    /// To who wrote: what was sent.
    ContactCopy {
        name: String,
        message: String,
        /// Where an answer goes; may be empty.
        reply_to: String,
    },
    /// The one email before somebody is on the notification list. Topics are
    /// titles in the recipient's language.
    ConfirmSubscription {
        email: String,
        topics: Vec<String>,
        link: String,
    },
    /// A program that somebody asked about has opened.
    ProgramOpen {
        title: String,
        link: String,
        asked_on: NaiveDate,
        #[serde(rename = "leave")]
        unsubscribe: String,
    },
    /// The address is confirmed.
    Welcome {
        name: String,
        link: String,
    },
    /// An account was made for somebody, or an administrator sends the link.
    Invitation {
        name: String,
        link: String,
    },
    ResetPassword {
        name: String,
        link: String,
    },
    PasswordChanged {
        name: String,
        /// To ask for another password.
        link: String,
        at: DateTime<Utc>,
    },
    /// A token of the JSON API was made.
    TokenCreated {
        name: String,
        /// What it is for.
        token: String,
        /// As they are written.
        scopes: String,
        /// The last day on which it works.
        until: NaiveDate,
        /// Where it can be ended.
        link: String,
        at: DateTime<Utc>,
    },
    /// To the old address.
    ApproveEmailChange {
        name: String,
        link: String,
        new: String,
        /// To ask for another password.
        not_me: String,
    },
    /// To the new address.
    ConfirmNewEmail {
        name: String,
        link: String,
        old: String,
    },
    /// The last email: the account is erased.
    Erased {
        at: DateTime<Utc>,
        /// Whether certificates stay verifiable.
        kept: bool,
    },
    /// Staff gave more attempts or more time at a quiz.
    AllowanceGiven {
        name: String,
        /// The quiz's.
        title: String,
        attempts: u32,
        minutes: u32,
        reason: String,
        link: String,
    },
    /// A certificate is sealed and ready.
    CertificateIssued {
        name: String,
        title: String,
        number: String,
        /// Where anybody can verify it.
        address: String,
        /// The holder's own page of it.
        link: String,
    },
    /// A certificate was earned, and waits for the name to be confirmed.
    CertificateWaits {
        name: String,
        title: String,
        /// Where the name is confirmed.
        link: String,
    },
    CertificateRevoked {
        name: String,
        title: String,
        number: String,
        /// In the organization's time zone.
        on: NaiveDate,
        reason: RevocationReason,
        link: String,
    },
}

impl Message {
    /// Every kind that there is.
    pub const KINDS: [&str; 18] = [
        "confirm-email",
        "already-registered",
        "contact-received",
        "contact-copy",
        "confirm-subscription",
        "program-open",
        "welcome",
        "invitation",
        "reset-password",
        "password-changed",
        "token-created",
        "approve-email-change",
        "confirm-new-email",
        "erased",
        "allowance-given",
        "certificate-issued",
        "certificate-waits",
        "certificate-revoked",
    ];

    /// The word kept in the outbox.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::ConfirmEmail { .. } => "confirm-email",
            Self::AlreadyRegistered { .. } => "already-registered",
            Self::ContactReceived { .. } => "contact-received",
            Self::ContactCopy { .. } => "contact-copy",
            Self::ConfirmSubscription { .. } => "confirm-subscription",
            Self::ProgramOpen { .. } => "program-open",
            Self::Welcome { .. } => "welcome",
            Self::Invitation { .. } => "invitation",
            Self::ResetPassword { .. } => "reset-password",
            Self::PasswordChanged { .. } => "password-changed",
            Self::TokenCreated { .. } => "token-created",
            Self::ApproveEmailChange { .. } => "approve-email-change",
            Self::ConfirmNewEmail { .. } => "confirm-new-email",
            Self::Erased { .. } => "erased",
            Self::AllowanceGiven { .. } => "allowance-given",
            Self::CertificateIssued { .. } => "certificate-issued",
            Self::CertificateWaits { .. } => "certificate-waits",
            Self::CertificateRevoked { .. } => "certificate-revoked",
        }
    }

    /// Where an answer to the email goes, where that is not its sender.
    #[must_use]
    pub fn reply_to(&self) -> Option<&str> {
        match self {
            Self::ContactReceived { email, .. } => Some(email),
            Self::ContactCopy { reply_to, .. } => Some(reply_to).filter(|to| !to.is_empty()),
            _ => None,
        }
        .map(String::as_str)
    }

    /// The name beside the recipient's address: of somebody whose address is
    /// confirmed, since a name that a stranger typed is nobody's.
    #[must_use]
    pub fn recipient_name(&self) -> Option<&str> {
        match self {
            Self::CertificateIssued { name, .. } | Self::CertificateRevoked { name, .. } => {
                Some(name)
            }
            _ => None,
        }
    }

    /// The address for `List-Unsubscribe` (RFC 8058), where the email is to a list.
    #[must_use]
    pub fn unsubscribe_link(&self) -> Option<&str> {
        match self {
            Self::ProgramOpen { unsubscribe, .. } => Some(unsubscribe),
            _ => None,
        }
    }
}

/// An email with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailMessage {
    /// Where an answer goes, where the organization has an address for that.
    pub reply_to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
}

#[cfg(test)]
mod tests {
    use super::Message;
    use crate::fixtures::kinds_of;

    #[test]
    fn every_kind_of_message_is_listed() {
        assert_eq!(kinds_of::<Message>(), Message::KINDS);
    }
}
