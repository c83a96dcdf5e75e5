//! What a token of the JSON API is for. A token can never do more than its
//! person; its scopes only narrow that.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A part of the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// One's own account, enrollments, progress, attempts, certificates.
    Learn,
    /// Programs, courses, revisions, learners of one's own courses.
    Author,
    /// Certificates and awards.
    Issue,
    /// People, roles, sessions, enrollments of others.
    People,
    /// Pages, settings, contact messages, subscribers.
    Site,
    /// The audit trail, which can only be read.
    Audit,
    /// Jobs, sent mail, metrics.
    Operate,
}

/// Reading, or changing as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    Read,
    Write,
}

impl Access {
    /// What a request needs that only reads, or that does not.
    #[must_use]
    pub const fn of(only_reads: bool) -> Self {
        if only_reads { Self::Read } else { Self::Write }
    }
}

impl Scope {
    pub const ALL: [Self; 7] = [
        Self::Learn,
        Self::Author,
        Self::Issue,
        Self::People,
        Self::Site,
        Self::Audit,
        Self::Operate,
    ];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Learn => "learn",
            Self::Author => "author",
            Self::Issue => "issue",
            Self::People => "people",
            Self::Site => "site",
            Self::Audit => "audit",
            Self::Operate => "operate",
        }
    }
}

/// A scope as it is written: `people:read`, or `people:write`, which includes
/// reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GrantedScope {
    pub scope: Scope,
    pub access: Access,
}

impl GrantedScope {
    /// Every scope that there is, in the order of the contract. The audit trail
    /// can't be written.
    pub fn all() -> impl Iterator<Item = Self> {
        Scope::ALL.into_iter().flat_map(|scope| {
            [Access::Read, Access::Write]
                .into_iter()
                .filter(move |access| scope != Scope::Audit || *access == Access::Read)
                .map(move |access| Self { scope, access })
        })
    }
}

impl fmt::Display for GrantedScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let access = match self.access {
            Access::Read => "read",
            Access::Write => "write",
        };
        write!(f, "{}:{access}", self.scope.as_str())
    }
}

/// There is no such scope.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no scope {0:?}")]
pub struct UnknownScope(pub String);

impl FromStr for GrantedScope {
    type Err = UnknownScope;
    fn from_str(text: &str) -> Result<Self, UnknownScope> {
        Self::all()
            .find(|known| known.to_string() == text)
            .ok_or_else(|| UnknownScope(text.to_owned()))
    }
}

/// The scopes of one token, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scopes(Vec<GrantedScope>);

impl Scopes {
    #[must_use]
    pub fn new(scopes: impl IntoIterator<Item = GrantedScope>) -> Self {
        let mut scopes: Vec<_> = scopes.into_iter().collect();
        scopes.sort_unstable();
        scopes.dedup();
        Self(scopes)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = GrantedScope> + '_ {
        self.0.iter().copied()
    }

    /// Whether a token with these may do something of this scope.
    #[must_use]
    pub fn allow(&self, scope: Scope, access: Access) -> bool {
        self.0
            .iter()
            .any(|granted| granted.scope == scope && granted.access >= access)
    }
}

impl fmt::Display for Scopes {
    /// As they are stored: with one space between.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, scope) in self.0.iter().enumerate() {
            if n > 0 {
                f.write_str(" ")?;
            }
            scope.fmt(f)?;
        }
        Ok(())
    }
}

impl FromStr for Scopes {
    type Err = UnknownScope;
    fn from_str(text: &str) -> Result<Self, UnknownScope> {
        let scopes: Result<Vec<_>, _> = text.split_whitespace().map(str::parse).collect();
        scopes.map(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_includes_reading_and_never_the_other_way() {
        let scopes: Scopes = "people:write learn:read".parse().unwrap();
        assert!(scopes.allow(Scope::People, Access::Read));
        assert!(scopes.allow(Scope::People, Access::Write));
        assert!(scopes.allow(Scope::Learn, Access::Read));
        assert!(!scopes.allow(Scope::Learn, Access::Write));
        assert!(!scopes.allow(Scope::Site, Access::Read));
    }

    #[test]
    fn scopes_are_read_as_they_are_written() {
        for scope in GrantedScope::all() {
            assert_eq!(scope.to_string().parse(), Ok(scope));
        }
        assert_eq!(GrantedScope::all().count(), 13);
        for unknown in [
            "audit:write",
            "people",
            "people:",
            "People:read",
            "x:read",
            "",
        ] {
            assert!(unknown.parse::<GrantedScope>().is_err(), "{unknown}");
        }
        let scopes: Scopes = "site:read  learn:read site:read".parse().unwrap();
        assert_eq!(scopes.to_string(), "learn:read site:read");
    }
}
