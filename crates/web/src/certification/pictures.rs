//! Pictures of certificates, kept while they are looked at: what they show is
//! sealed, so they only change by what happens to it.

use crate::app::App;
use crate::http_problem::HttpProblem;
use bytes::Bytes;
use laurel_domain::certification::{Phrases, Sealed};
use laurel_persistence::CacheCounts;
use laurel_persistence::certification::Shown;
use moka::future::Cache;

/// All kept pictures together.
const MAX_BYTES: u64 = 6 * 1024 * 1024;
/// Pixels: sharp on a phone's screen and in a link preview.
const PNG_WIDTH: u32 = 1200;

pub struct Pictures(Cache<String, Bytes>, CacheCounts);

impl Default for Pictures {
    fn default() -> Self {
        let weigher =
            |key: &String, kept: &Bytes| u32::try_from(key.len() + kept.len()).unwrap_or(u32::MAX);
        Self(
            Cache::builder()
                .max_capacity(MAX_BYTES)
                .weigher(weigher)
                .build(),
            CacheCounts::default(),
        )
    }
}

impl Pictures {
    pub fn counts(&self) -> &CacheCounts {
        &self.1
    }

    /// The phrases changed.
    pub fn clear(&self) {
        self.0.invalidate_all();
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Svg,
    Png,
}

impl Form {
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
        }
    }
}

/// The picture of an issued certificate.
pub async fn picture(
    app: &App,
    sealed: &Sealed,
    phrases: &Phrases,
    form: Form,
    how: Shown,
) -> Result<Bytes, HttpProblem> {
    let key = format!("{} {} {how:?}", sealed.number, form.media_type());
    let Pictures(pictures, counts) = &app.pictures;
    if let Some(kept) = counts.seen(pictures.get(&key).await) {
        return Ok(kept);
    }
    let drawn = match form {
        Form::Svg => Bytes::from(app.certificate_renderer.svg(sealed, phrases, how).await?),
        Form::Png => Bytes::from(
            app.certificate_renderer
                .png(sealed, phrases, PNG_WIDTH, how)
                .await?,
        ),
    };
    pictures.insert(key, drawn.clone()).await;
    Ok(drawn)
}
