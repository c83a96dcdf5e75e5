//! What somebody says when they make a token of the JSON API.

use crate::text::{LineRefusal, line};
use std::str::FromStr;

/// The most characters of a token's name.
pub const MAX_TOKEN_NAME: usize = 80;
/// How long a token works where nothing else is said, in days.
pub const DEFAULT_TOKEN_DAYS: u16 = 90;
/// The longest that a token works, in days.
pub const MAX_TOKEN_DAYS: u16 = 365;

/// What a token is for, in its person's words: one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenName(String);

impl TokenName {
    /// # Errors
    /// [`LineRefusal`], the first that holds.
    pub fn parse(text: &str) -> Result<Self, LineRefusal> {
        line(text, MAX_TOKEN_NAME).map(Self)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How many days a token works: 1 to [`MAX_TOKEN_DAYS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TokenDays(u16);

/// Not a number of days that a token may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a token works for 1 to {MAX_TOKEN_DAYS} days")]
pub struct TokenDaysRefusal;

impl Default for TokenDays {
    fn default() -> Self {
        Self(DEFAULT_TOKEN_DAYS)
    }
}

impl TokenDays {
    #[must_use]
    pub const fn days(self) -> i64 {
        self.0 as i64
    }
}

impl FromStr for TokenDays {
    type Err = TokenDaysRefusal;
    fn from_str(text: &str) -> Result<Self, TokenDaysRefusal> {
        let days = text.trim().parse().map_err(|_| TokenDaysRefusal)?;
        if (1..=MAX_TOKEN_DAYS).contains(&days) {
            Ok(Self(days))
        } else {
            Err(TokenDaysRefusal)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::TokenDays;

    #[test]
    fn a_token_works_for_a_day_to_a_year() {
        for days in ["1", " 90 ", "365"] {
            assert!(days.parse::<TokenDays>().is_ok(), "{days}");
        }
        for days in ["0", "366", "-1", "", "many", "99999999999", "1.5"] {
            assert!(days.parse::<TokenDays>().is_err(), "{days}");
        }
        assert_eq!(TokenDays::default().days(), 90);
    }
}
