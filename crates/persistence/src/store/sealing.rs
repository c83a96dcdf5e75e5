//! What must not be read by who sees a copy of the database only: encrypted by the site's
//! secret, which is a file of its own. AES-256-GCM (NIST SP 800-38D); the row's id is bound in,
//! so that nothing can be moved to another row.

use super::{InternalError, Store};
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

/// Stands before what is sealed.
const MARK: &str = "sealed:";
/// What the key is for, so that it is good for nothing else.
const PURPOSE: &[u8] = b"laurel: emails that wait, version 1";

/// The key, made of the site's secret.
pub(super) struct SealKey(LessSafeKey);

impl SealKey {
    fn new(secret: &[u8]) -> Option<Self> {
        let mut mac = Hmac::<Sha256>::new_from_slice(secret).ok()?;
        mac.update(PURPOSE);
        let key = UnboundKey::new(&AES_256_GCM, &mac.finalize().into_bytes()).ok()?;
        Some(Self(LessSafeKey::new(key)))
    }
}

impl Store {
    /// From now on what has secrets is sealed by a key made of this.
    pub fn seal_with(&self, secret: &[u8]) {
        if let Some(key) = SealKey::new(secret) {
            // the first one stays
            let _ = self.0.seal_key.set(key);
        }
    }

    /// Whether it can seal.
    pub(crate) fn seals(&self) -> bool {
        self.0.seal_key.get().is_some()
    }

    /// A text of the row with this id. Before the site has a secret, it stays as it is.
    pub(crate) fn seal(&self, id: Uuid, text: &str) -> String {
        let Some(SealKey(key)) = self.0.seal_key.get() else {
            return text.to_owned();
        };
        let nonce: [u8; NONCE_LEN] = self.random();
        let mut bytes = text.as_bytes().to_vec();
        let sealed = key.seal_in_place_append_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(id.as_bytes()),
            &mut bytes,
        );
        match sealed {
            Ok(()) => format!("{MARK}{}{}", hex::encode(nonce), hex::encode(bytes)),
            // only a text of more than 64 GiB can't be
            Err(_) => text.to_owned(),
        }
    }

    /// The text that was sealed for this row; one that never was, as it is.
    ///
    /// # Errors
    /// [`InternalError::Corrupt`] where the site has another secret than then.
    pub(crate) fn unseal(&self, id: Uuid, kept: &str) -> Result<String, InternalError> {
        let Some(sealed) = kept.strip_prefix(MARK) else {
            return Ok(kept.to_owned());
        };
        let lost = || {
            InternalError::Corrupt("it was sealed by another secret than the site has".to_owned())
        };
        let SealKey(key) = self.0.seal_key.get().ok_or_else(lost)?;
        let mut bytes = hex::decode(sealed).map_err(|_| lost())?;
        let (nonce, text) = bytes.split_at_mut_checked(NONCE_LEN).ok_or_else(lost)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| lost())?;
        let opened = key.open_in_place(nonce, Aad::from(id.as_bytes()), text);
        let opened = opened.map_err(|_| lost())?;
        String::from_utf8(opened.to_vec()).map_err(|_| lost())
    }
}

#[cfg(test)]
mod tests {
    use super::MARK;
    use crate::store::{Config, Store};
    use tempfile::TempDir;
    use uuid::Uuid;

    async fn site() -> (Store, TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let config = Config {
            data: folder.path().to_owned(),
            database_url: None,
        };
        (Store::open(config).await.unwrap(), folder)
    }

    #[tokio::test]
    async fn what_is_sealed_is_read_only_by_the_site_and_in_its_row() {
        let (store, _folder) = site().await;
        let (id, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let link = "https://example.org/reset-password/0123";
        assert_eq!(store.seal(id, link), link, "there is no secret yet");
        store.seal_with(&[7; 32]);
        let sealed = store.seal(id, link);
        assert!(sealed.starts_with(MARK) && !sealed.contains("0123456"));
        assert_ne!(sealed, store.seal(id, link), "never twice the same");
        assert_eq!(store.unseal(id, &sealed).unwrap(), link);
        assert_eq!(store.unseal(id, link).unwrap(), link);
        assert!(store.unseal(other, &sealed).is_err());
        assert!(store.unseal(id, &format!("{sealed}00")).is_err());
        assert!(store.unseal(id, MARK).is_err());
        let (another, _folder) = site().await;
        another.seal_with(&[8; 32]);
        assert!(another.unseal(id, &sealed).is_err());
    }
}
