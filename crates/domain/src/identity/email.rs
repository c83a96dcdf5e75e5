//! Email addresses as keys of accounts and subscriptions.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// An address that passed the check: lower case, ASCII, at most 254 characters
/// (RFC 5321 section 4.5.3.1.3).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(String);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailRefusal {
    Empty,
    TooLong,
    /// Not `name@example.org`.
    Malformed,
    /// A letter outside ASCII, such as a Cyrillic `а`, which looks like
    /// another address.
    LooksAlike(char),
}

impl Email {
    /// # Errors
    /// [`EmailRefusal`], the first that holds.
    pub fn parse(text: &str) -> Result<Self, EmailRefusal> {
        let text = text.trim().nfc().collect::<String>();
        if text.is_empty() {
            return Err(EmailRefusal::Empty);
        }
        if text.len() > 254 {
            return Err(EmailRefusal::TooLong);
        }
        if let Some(odd) = text.chars().find(|c| !c.is_ascii() && c.is_alphanumeric()) {
            return Err(EmailRefusal::LooksAlike(odd));
        }
        let (local, host) = text.rsplit_once('@').ok_or(EmailRefusal::Malformed)?;
        let local_ok = (1..=64).contains(&local.len())
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
            && local
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c));
        let host_ok = host.contains('.')
            && host.split('.').all(|label| {
                (1..=63).contains(&label.len())
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            });
        if local_ok && host_ok {
            Ok(Self(text.to_ascii_lowercase()))
        } else {
            Err(EmailRefusal::Malformed)
        }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_lowered_and_trimmed() {
        assert_eq!(
            Email::parse(" Anh.Nguyen@Example.ORG ").map(|e| e.to_string()),
            Ok("anh.nguyen@example.org".to_owned())
        );
    }

    #[test]
    fn what_is_no_address_is_refused() {
        assert_eq!(Email::parse(""), Err(EmailRefusal::Empty));
        for bad in [
            "anh",
            "a@b",
            "@example.org",
            "a b@example.org",
            "a@-x.org",
            "a..b@example.org",
            "a\0@example.org",
            "a@example.org\nBcc: x@y.org",
        ] {
            assert_eq!(Email::parse(bad), Err(EmailRefusal::Malformed), "{bad}");
        }
        assert_eq!(
            Email::parse("\u{430}nh@example.org"),
            Err(EmailRefusal::LooksAlike('\u{430}'))
        );
        assert_eq!(
            Email::parse(&format!("{}@example.org", "a".repeat(300))),
            Err(EmailRefusal::TooLong)
        );
    }
}
