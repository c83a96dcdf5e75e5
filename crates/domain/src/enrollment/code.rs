//! The code that lets people join a course.
//!
//! Compared without telling by its time how much of it was right.

use sha2::{Digest, Sha256};

/// Whether this can be a code: 4 to 64 letters, digits and hyphens.
pub fn is_code(code: &str) -> bool {
    let code = code.trim();
    (4..=64).contains(&code.chars().count())
        && code.chars().all(|c| c.is_alphanumeric() || c == '-')
}

/// Whether two codes are the same; case and spaces around do not count. Takes as long for
/// a near miss as for a far one, since hashes are compared, and all of them.
pub fn same_code(given: &str, expected: &str) -> bool {
    let digest = |code: &str| Sha256::digest(code.trim().to_lowercase());
    let (given, expected) = (digest(given), digest(expected));
    let pairs = given.iter().zip(expected.iter());
    pairs.fold(0, |different, (a, b)| different | (a ^ b)) == 0
}
