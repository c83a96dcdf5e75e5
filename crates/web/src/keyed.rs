//! Names that only this site can make: hashes with its secret (HMAC, RFC 2104,
//! with SHA-256).

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The same `use_for` and `parts` always have the same name, and no others do.
/// Nothing can be read from it. 64 hexadecimal digits.
pub fn name(secret: &[u8], use_for: &str, parts: &[&str]) -> String {
    // a key of any length is taken
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret) else {
        return String::new();
    };
    for part in std::iter::once(&use_for).chain(parts) {
        // its length before it, so that "a", "bc" is not "ab", "c"
        mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        mac.update(part.as_bytes());
    }
    hex::encode(mac.finalize().into_bytes())
}

/// By which nodes know whether they have the same secret.
#[must_use]
pub fn secret_fingerprint(secret: &[u8]) -> String {
    name(secret, "fingerprint", &[])
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn other_parts_have_other_names() {
        let names = [
            name(b"secret", "a", &["b", "c"]),
            name(b"secret", "a", &["bc"]),
            name(b"secret", "ab", &["c"]),
            name(b"secret", "a", &["b", "c", ""]),
            name(b"another", "a", &["b", "c"]),
        ];
        for (at, one) in names.iter().enumerate() {
            assert_eq!(one.len(), 64);
            assert!(!names[at + 1..].contains(one));
        }
        assert_eq!(name(b"secret", "a", &["b", "c"]), names[0]);
    }
}
