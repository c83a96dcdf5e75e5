//! The site's secrets in a backup: encrypted by a passphrase, in the format of age
//! (age-encryption.org/v1), so that other programs can open them, too.

use age::secrecy::SecretString;
use std::fs;
use std::path::Path;

/// The fewest characters of a passphrase.
const SHORTEST: usize = 8;

/// The passphrase in a file, without the end of its line.
///
/// # Errors
/// One line, where there is none or it is too short.
pub fn passphrase(file: &Path) -> Result<SecretString, String> {
    let text = fs::read_to_string(file).map_err(super::unreadable(file))?;
    let text = text.trim_end_matches(['\r', '\n']);
    if text.chars().count() < SHORTEST {
        return Err(format!(
            "the passphrase in {} is too short: take at least {SHORTEST} characters",
            file.display()
        ));
    }
    Ok(SecretString::from(text))
}

/// # Errors
/// One line, where it can't be encrypted.
pub fn encrypt(secret: &[u8], passphrase: &SecretString) -> Result<Vec<u8>, String> {
    let recipient = age::scrypt::Recipient::new(passphrase.clone());
    age::encrypt(&recipient, secret).map_err(|error| format!("can't encrypt the secret: {error}"))
}

/// # Errors
/// One line, where the passphrase is another one or the bytes were changed.
pub fn decrypt(kept: &[u8], passphrase: &SecretString) -> Result<Vec<u8>, String> {
    let identity = age::scrypt::Identity::new(passphrase.clone());
    age::decrypt(&identity, kept).map_err(|_| {
        "the secrets of the backup can't be opened with this passphrase; without --passphrase-file the rest is restored"
            .to_owned()
    })
}
