//! The organization's own mark, in place of the laurel.

use super::settings::{Logo, alter};
use crate::pictures::picture;
use crate::store::{InternalError, Store, UseCaseError};
use bytes::Bytes;
use laurel_domain::identity::{Denial, Permit, Public, actions};

/// Bytes: it comes with every page.
pub const MAX_LOGO: usize = 100 * 1024;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoRefusal {
    /// No picture that may be shown.
    NotAPicture,
    TooLarge,
}

/// # Errors
/// [`UseCaseError`] with [`LogoRefusal`].
pub async fn set_logo(
    store: &Store,
    permit: &Permit<actions::ManageSettings>,
    bytes: Bytes,
) -> Result<(), UseCaseError<LogoRefusal>> {
    if bytes.len() > MAX_LOGO {
        return Err(UseCaseError::Refused(LogoRefusal::TooLarge));
    }
    let picture = picture(&bytes).ok_or(UseCaseError::Refused(LogoRefusal::NotAPicture))?;
    let ratio = (picture.width / picture.height * 100.0).round();
    // a line, lying or standing, is no mark
    if !(20.0..=1200.0).contains(&ratio) {
        return Err(UseCaseError::Refused(LogoRefusal::NotAPicture));
    }
    let sha256 = store.blobs().put(bytes).await?;
    let logo = Logo {
        sha256,
        ending: picture.ending.to_owned(),
        ratio: ratio as u32,
    };
    alter(store, permit, move |settings| {
        settings.logo = Some(logo);
        Ok(())
    })
    .await
}

/// The picture itself.
///
/// # Errors
/// [`InternalError`] where it is not there or can't be read.
pub async fn logo_bytes(store: &Store, _: Public, logo: &Logo) -> Result<Bytes, InternalError> {
    store.blobs().get(&logo.sha256).await
}

/// The laurel again.
///
/// # Errors
/// [`UseCaseError`]
pub async fn remove_logo(
    store: &Store,
    permit: &Permit<actions::ManageSettings>,
) -> Result<(), UseCaseError<Denial>> {
    alter(store, permit, |settings| {
        settings.logo = None;
        Ok(())
    })
    .await
}
