//! How often a secret that people remember may be guessed.
//!
//! Links carry 192 random bits, and nobody counts who tries them.

use chrono::TimeDelta;

/// A secret short enough to be guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guessable {
    /// An account's.
    Password,
    /// A course's, by which people join.
    JoinCode,
}

/// Whose wrong guesses are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GuessScope {
    /// Everybody's at this account or course.
    Everybody,
    /// Those from one network at this account or course.
    Network,
    /// Those of one person at this course.
    Person,
}

impl Guessable {
    /// Wrong guesses are forgotten when this long has passed without one.
    pub const WAIT: TimeDelta = TimeDelta::minutes(10);
    /// Where the right password was shown is remembered so long.
    pub const KNOWN: TimeDelta = TimeDelta::days(30);

    /// In which scopes it is counted, and how many wrong ones are looked at in
    /// each. For passwords NIST SP 800-63B section 3.2.2 wants no more than a
    /// hundred in all. A class that sits behind one network mistypes more often
    /// than one person does.
    #[must_use]
    pub const fn bounds(self) -> &'static [(GuessScope, u32)] {
        match self {
            Self::Password => &[(GuessScope::Everybody, 100), (GuessScope::Network, 10)],
            Self::JoinCode => &[
                (GuessScope::Everybody, 300),
                (GuessScope::Network, 50),
                (GuessScope::Person, 10),
            ],
        }
    }

    /// Whether one more guess is looked at, where `count` counts those in this
    /// scope, it included. A holder where they were before does not wait for
    /// what others do elsewhere.
    #[must_use]
    pub fn may_be_guessed(self, scope: GuessScope, count: u32, is_known: bool) -> bool {
        if is_known && scope == GuessScope::Everybody {
            return true;
        }
        let bound = self.bounds().iter().find(|(of, _)| *of == scope);
        bound.is_none_or(|(_, most)| count <= *most)
    }
}

#[cfg(test)]
mod tests {
    use super::{GuessScope, Guessable};

    #[test]
    fn the_bound_itself_is_still_looked_at() {
        for secret in [Guessable::Password, Guessable::JoinCode] {
            for (scope, most) in secret.bounds() {
                assert!(secret.may_be_guessed(*scope, *most, false));
                assert!(!secret.may_be_guessed(*scope, most + 1, false));
            }
        }
    }

    #[test]
    fn a_known_place_is_spared_what_everybody_guesses_but_not_its_own() {
        assert!(Guessable::Password.may_be_guessed(GuessScope::Everybody, 1000, true));
        assert!(!Guessable::Password.may_be_guessed(GuessScope::Network, 11, true));
        assert!(Guessable::Password.may_be_guessed(GuessScope::Person, 1000, false));
    }
}
