//! Whether texts can be printed, before anything is earned with them.

use super::certificate_renderer::CertificateRenderer;
use crate::store::{InternalError, Store};

/// For each text the letters that no typeface has; `None` where it has all.
pub(crate) async fn unprintable_letters(
    store: &Store,
    texts: Vec<String>,
) -> Result<Vec<Option<String>>, InternalError> {
    let renderer = CertificateRenderer::new(store.config().data.join("fonts"));
    let mut found = Vec::new();
    for text in texts {
        let lacking = renderer.check_text(&text).await?.err();
        found.push(lacking.map(|lacking| lacking.letters.into_iter().collect()));
    }
    Ok(found)
}
