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
}

impl Notice {
    /// The word kept in the outbox.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::ConfirmEmail { .. } => "confirm-email",
            Self::AlreadyRegistered { .. } => "already-registered",
        }
    }

    /// The address for `List-Unsubscribe` (RFC 8058), where the letter is to a list.
    #[must_use]
    pub fn leave_link(&self) -> Option<&str> {
        match self {
            Self::ConfirmEmail { .. } | Self::AlreadyRegistered { .. } => None,
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
