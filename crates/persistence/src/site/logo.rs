//! The organisation's own mark, in place of the laurel.

use super::settings::{Logo, alter};
use crate::authoring::picture;
use crate::store::{Fault, Stop, Store};
use bytes::Bytes;
use laurel_domain::identity::{ActionName, Denial, Resource, UntypedPermit};

/// Bytes: it comes with every page.
pub const LOGO_MOST: usize = 100 * 1024;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoRefusal {
    /// No picture that may be shown.
    NotAPicture,
    TooLarge,
}

/// # Errors
/// [`Stop`] with [`LogoRefusal`].
pub async fn set_logo(
    store: &Store,
    permit: &UntypedPermit,
    bytes: Bytes,
) -> Result<(), Stop<LogoRefusal>> {
    if !permit.covers(ActionName::ManageSettings, Resource::Site) {
        return Err(Fault::Permit.into());
    }
    if bytes.len() > LOGO_MOST {
        return Err(Stop::Refused(LogoRefusal::TooLarge));
    }
    let picture = picture(&bytes).ok_or(Stop::Refused(LogoRefusal::NotAPicture))?;
    let ratio = (picture.width / picture.height * 100.0).round();
    // a line, lying or standing, is no mark
    if !(20.0..=1200.0).contains(&ratio) {
        return Err(Stop::Refused(LogoRefusal::NotAPicture));
    }
    let sha256 = store.blobs().put(bytes).await?;
    let logo = Logo {
        sha256,
        ending: picture.ending.to_owned(),
        ratio: ratio as u32,
    };
    let done = alter(store, permit, move |settings| settings.logo = Some(logo)).await;
    done.map_err(|stop| match stop {
        Stop::Fault(fault) => Stop::Fault(fault),
        Stop::Refused(_) => Stop::Fault(Fault::Permit),
    })
}

/// The laurel again.
///
/// # Errors
/// [`Stop`]
pub async fn remove_logo(store: &Store, permit: &UntypedPermit) -> Result<(), Stop<Denial>> {
    alter(store, permit, |settings| settings.logo = None).await
}
