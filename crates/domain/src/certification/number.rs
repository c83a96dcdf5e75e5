//! Numbers of certificates: unguessable, readable over the phone, with a check
//! character.
//!
//! Twelve characters of Crockford's Base32 (no I, L, O, U) carry 60 random
//! bits (a little less: the last letter, Z, is left out, so that the check can
//! be modulo the prime 31); the thirteenth is the check character. One wrong
//! character or two neighbors swapped are always noticed.

use super::pasted::{candidates, plain, separates};
use std::fmt;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Without the check character.
pub(super) const LENGTH: usize = 12;
const PRIME: u32 = 31;

/// `7K3M-Q9TX-2WHD-4`
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CertificateNumber(String);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberRefusal {
    /// Not thirteen letters and digits.
    Malformed,
    /// The check character does not fit: a typing error.
    Mistyped,
}

impl CertificateNumber {
    /// A number from random bytes; the caller draws them.
    #[must_use]
    pub fn from_random(bytes: [u8; 8]) -> Self {
        let mut bits = u64::from_be_bytes(bytes);
        let mut values = [0u8; LENGTH];
        for value in &mut values {
            *value = (bits & 31) as u8;
            bits >>= 5;
        }
        // a Z would weigh the same as a 0 modulo 31
        for value in &mut values {
            if *value == 31 {
                *value = 30 - (bits & 15) as u8;
            }
        }
        Self::write(&values)
    }

    /// Reads what a person typed, and nothing else: case, spaces and dashes
    /// don't count; O is read as 0, I and L as 1.
    ///
    /// # Errors
    /// [`NumberRefusal`]
    pub fn parse(text: &str) -> Result<Self, NumberRefusal> {
        let typed: String = plain(text).filter(|c| !separates(*c)).collect();
        Self::read(&typed)
    }

    /// The number in what was pasted: a sentence, an address, a file's name.
    /// One that is written as ours are comes before letters that happen to fit.
    ///
    /// # Errors
    /// [`NumberRefusal`] of the text that looks most like a number.
    pub fn find(text: &str) -> Result<Self, NumberRefusal> {
        let candidates = candidates(text);
        let found = candidates.iter().find_map(|one| Self::read(one).ok());
        let mistyped = |one: &String| Self::read(one) == Err(NumberRefusal::Mistyped);
        found.ok_or(if candidates.iter().any(mistyped) {
            NumberRefusal::Mistyped
        } else {
            NumberRefusal::Malformed
        })
    }

    /// Letters and digits alone.
    fn read(typed: &str) -> Result<Self, NumberRefusal> {
        let value = |c: char| {
            let c = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let place = ALPHABET.iter().position(|a| char::from(*a) == c);
            u8::try_from(place?).ok()
        };
        let values: Option<Vec<u8>> = typed.chars().take(LENGTH + 2).map(value).collect();
        let values = values.ok_or(NumberRefusal::Malformed)?;
        let (check, body) = values.split_last().ok_or(NumberRefusal::Malformed)?;
        if body.len() != LENGTH {
            return Err(NumberRefusal::Malformed);
        }
        if body.contains(&31) || u32::from(*check) != check_value(body) {
            return Err(NumberRefusal::Mistyped);
        }
        Ok(Self::write(body))
    }

    fn write(body: &[u8]) -> Self {
        let letter = |value: u8| char::from(ALPHABET[usize::from(value) & 31]);
        let mut text = String::with_capacity(LENGTH + 4);
        for (at, value) in body.iter().enumerate() {
            if at > 0 && at % 4 == 0 {
                text.push('-');
            }
            text.push(letter(*value));
        }
        text.push('-');
        text.push(letter(check_value(body) as u8));
        Self(text)
    }

    /// With its dashes, in capitals.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Weights 2, 3, 4 … are distinct and not zero modulo 31, so that a changed
/// character and two swapped neighbors always change the sum.
fn check_value(body: &[u8]) -> u32 {
    (2u32..)
        .zip(body)
        .map(|(weight, value)| weight * u32::from(*value))
        .sum::<u32>()
        % PRIME
}

impl fmt::Display for CertificateNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(bytes: [u8; 8]) {
            let number = CertificateNumber::from_random(bytes);
            prop_assert_eq!(CertificateNumber::parse(number.as_str()), Ok(number.clone()));
            let spoken = number.as_str().to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            prop_assert_eq!(CertificateNumber::parse(&spoken), Ok(number));
        }

        #[test]
        fn one_wrong_character_is_noticed(bytes: [u8; 8], at in 0usize..12, with in 0usize..32) {
            let number = CertificateNumber::from_random(bytes);
            let mut letters: Vec<char> = number.as_str().chars().filter(|c| *c != '-').collect();
            let wrong = char::from(ALPHABET[with]);
            prop_assume!(letters[at] != wrong);
            letters[at] = wrong;
            let text: String = letters.into_iter().collect();
            prop_assert_eq!(CertificateNumber::parse(&text), Err(NumberRefusal::Mistyped));
        }

        #[test]
        fn two_neighbours_swapped_are_noticed(bytes: [u8; 8], at in 0usize..11) {
            let number = CertificateNumber::from_random(bytes);
            let mut letters: Vec<char> = number.as_str().chars().filter(|c| *c != '-').collect();
            prop_assume!(letters[at] != letters[at + 1]);
            letters.swap(at, at + 1);
            let text: String = letters.into_iter().collect();
            prop_assert_eq!(CertificateNumber::parse(&text), Err(NumberRefusal::Mistyped));
        }

        #[test]
        fn any_text_is_answered(text: String) {
            let _ = CertificateNumber::parse(&text);
        }
    }

    #[test]
    fn the_same_bytes_make_the_same_number_for_ever() {
        // the second has the letter that is left out in every place
        let drawn = [
            (
                [0x5f, 0xff, 0x8a, 0x41, 0x0c, 0x3d, 0x62, 0x97],
                "QMRT-3648-AWSS-A",
            ),
            (
                [0xaf, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
                "MMMM-MMMM-MMMM-2",
            ),
            ([1, 2, 3, 4, 5, 6, 7, 8], "8R1C-G2G0-3G02-2"),
        ];
        for (bytes, written) in drawn {
            assert_eq!(CertificateNumber::from_random(bytes).to_string(), written);
        }
    }

    #[test]
    fn every_dash_that_a_program_may_make_of_ours_is_read() {
        let number = CertificateNumber::from_random([1, 2, 3, 4, 5, 6, 7, 8]);
        for dash in [
            "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}",
            "\u{2212}", "\u{ff0d}", "\u{fe63}", "\u{ad}", "\u{2043}", "_", " ", "\u{a0}",
            "\u{200b}", " - ", "",
        ] {
            let typed = number.as_str().replace('-', dash);
            assert_eq!(
                CertificateNumber::parse(&typed),
                Ok(number.clone()),
                "{dash:?}"
            );
        }
        for other in ["*", "."] {
            let typed = number.as_str().replace('-', other);
            let refused = Err(NumberRefusal::Malformed);
            assert_eq!(CertificateNumber::parse(&typed), refused, "{other:?}");
        }
    }
}
