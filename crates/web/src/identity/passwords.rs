//! Passwords: hashed with argon2id at OWASP's parameters on a queue with two
//! places, so that a storm of sign-ins can't starve pages; their strength told
//! in words.

use super::strength;
use crate::http_problem::HttpProblem;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use laurel_words::Catalog;
use unicode_normalization::UnicodeNormalization;

pub const MIN_PASSWORD: usize = 10;
/// Longer ones cost time and add nothing.
pub const MAX_PASSWORD: usize = 256;
/// zxcvbn's scale is 0 to 4; 2 stands against guessing online.
const MIN_STRENGTH: u8 = 2;

/// OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane.
fn argon2() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// A password as it is hashed: one keyboard sends `ä` as one sign, another as two.
/// Unicode, Standard Annex 15; NIST SP 800-63B, section 3.1.1.2.
fn normal(password: &str) -> String {
    password.nfkc().collect()
}

/// The PHC string of a password. It takes tens of milliseconds: in a request,
/// use `hash`.
///
/// # Errors
/// Where the system gives no random bytes for the salt.
pub fn digest(password: &str) -> Result<String, argon2::password_hash::Error> {
    argon2()
        .hash_password(normal(password).as_bytes())
        .map(|hash| hash.to_string())
}

/// [`digest`] on the queue.
pub async fn hash(context: &RequestContext, password: String) -> Result<String, HttpProblem> {
    let _place = context.app.limits.hashing().await?;
    tokio::task::spawn_blocking(move || digest(&password))
        .await
        .map_err(|_| HttpProblem::Broken)?
        .map_err(|error| {
            tracing::error!(%error, "a password can't be hashed");
            HttpProblem::Broken
        })
}

/// Whether the password is the one of this hash. Takes the same time without
/// a hash, so that nobody learns which addresses have an account.
pub async fn verify(
    context: &RequestContext,
    password: String,
    hash: Option<String>,
) -> Result<bool, HttpProblem> {
    let _place = context.app.limits.hashing().await?;
    tokio::task::spawn_blocking(move || match hash.as_deref().map(PasswordHash::new) {
        Some(Ok(hash)) => forms(&password)
            .iter()
            .any(|form| argon2().verify_password(form.as_bytes(), &hash).is_ok()),
        _ => {
            for form in forms(&password) {
                let _ = argon2().hash_password(form.as_bytes());
            }
            false
        }
    })
    .await
    .map_err(|_| HttpProblem::Broken)
}

/// As what a password may have been hashed: normal, or, where it was set before it was
/// normalized, as it was typed then.
fn forms(password: &str) -> Vec<String> {
    let mut forms = vec![normal(password)];
    for older in [
        password.to_owned(),
        password.nfc().collect(),
        password.nfd().collect(),
    ] {
        // most passwords are the same in each form, and are tried once
        if !forms.contains(&older) {
            forms.push(older);
        }
    }
    forms
}

/// What is wrong with a new password, in words; `None` is good.
pub fn complaint(words: &Catalog, password: &str, about: &[&str]) -> Option<String> {
    let length = password.chars().count();
    if length == 0 {
        return Some(words.t("form-error-required").to_owned());
    }
    if length < MIN_PASSWORD {
        return Some(words.with(
            "identity-error-password-short",
            &[("count", MIN_PASSWORD.into())],
        ));
    }
    if length > MAX_PASSWORD {
        return Some(words.with("form-error-too-long", &[("count", MAX_PASSWORD.into())]));
    }
    if about
        .iter()
        .any(|known| !known.is_empty() && password.eq_ignore_ascii_case(known))
    {
        return Some(words.t("identity-error-password-email").to_owned());
    }
    // the estimate's cost grows with the length; what is longer than this is strong enough
    let start: String = password.chars().take(64).collect();
    let entropy = zxcvbn::zxcvbn(&start, about);
    if u8::from(entropy.score()) >= MIN_STRENGTH {
        return None;
    }
    let mut sentences = vec![words.t("identity-error-password-weak")];
    let advice = strength::advice(entropy.feedback());
    sentences.extend(advice.into_iter().map(|key| words.t(key)));
    Some(sentences.join(" "))
}

/// What a good password is, for the field's hint.
pub fn hint(reader: &Reader) -> String {
    reader.with(
        "identity-field-password-hint",
        &[("count", MIN_PASSWORD.into())],
    )
}

#[cfg(test)]
mod tests {
    use super::{argon2, digest, forms};
    use argon2::password_hash::phc::PasswordHash;
    use argon2::password_hash::{PasswordHasher, PasswordVerifier};
    use unicode_normalization::UnicodeNormalization;

    fn opens(hash: &str, typed: &str) -> bool {
        let hash = PasswordHash::new(hash).unwrap();
        forms(typed)
            .iter()
            .any(|form| argon2().verify_password(form.as_bytes(), &hash).is_ok())
    }

    #[test]
    fn a_password_is_the_same_however_its_letters_are_sent() {
        let composed = "mañana-über-façade-77";
        let decomposed: String = composed.nfd().collect();
        assert_ne!(composed, decomposed);
        for set in [composed, &decomposed] {
            let new = digest(set).unwrap();
            // as versions before hashed it
            let old = argon2().hash_password(set.as_bytes()).unwrap().to_string();
            for hash in [new, old] {
                assert!(opens(&hash, composed));
                assert!(opens(&hash, &decomposed));
                assert!(!opens(&hash, "manana-uber-facade-77"), "not another one");
            }
        }
        // full-width letters of a Japanese keyboard, a ligature, a Korean syllable
        for (set, typed) in [
            ("ｐａｓｓ phrase 12", "pass phrase 12"),
            ("conﬁdent otters 9", "confident otters 9"),
            (
                "비밀번호 otters 7",
                &"비밀번호 otters 7".nfd().collect::<String>(),
            ),
        ] {
            assert!(opens(&digest(set).unwrap(), typed), "{typed}");
        }
        assert_eq!(forms("seven quiet herons").len(), 1, "tried once");
    }
}
