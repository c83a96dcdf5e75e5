//! Rendered pieces of revisions. A revision never changes, so what was made of
//! it is kept by its id, as far as memory allows.

use foldhash::quality::RandomState;
use maud::{Markup, PreEscaped};
use moka::sync::Cache;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

/// All kept pieces together.
const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// The revision, the piece of it, the reader's language.
type Key = (Uuid, Box<str>, &'static str);

/// The cache; one in the whole process. Cheap to clone.
#[derive(Clone)]
pub struct RenderedMarkdown {
    kept: Cache<Key, Arc<str>, RandomState>,
    counts: Arc<Counts>,
}

#[derive(Default)]
struct Counts {
    asked: AtomicU64,
    made: AtomicU64,
}

/// HTML that is in the cache too; goes into a page without a copy between.
pub type Piece = PreEscaped<Arc<str>>;

/// What is one reader's own, as a piece that is not kept.
pub fn piece(markup: Markup) -> Piece {
    PreEscaped(Arc::from(markup.into_string()))
}

impl Default for RenderedMarkdown {
    fn default() -> Self {
        Self {
            kept: Cache::builder()
                .max_capacity(MAX_BYTES)
                .weigher(|key: &Key, html: &Arc<str>| {
                    u32::try_from(key.1.len() + html.len() + 128).unwrap_or(u32::MAX)
                })
                .build_with_hasher(RandomState::default()),
            counts: Arc::default(),
        }
    }
}

impl RenderedMarkdown {
    /// The piece of this revision, made by `render` where it is not there yet.
    pub fn of(
        &self,
        revision: Uuid,
        piece: &str,
        language: &'static str,
        render: impl FnOnce() -> Markup,
    ) -> Piece {
        let key = (revision, piece.into(), language);
        self.counts.asked.fetch_add(1, Ordering::Relaxed);
        let made = || {
            self.counts.made.fetch_add(1, Ordering::Relaxed);
            Arc::from(render().into_string())
        };
        PreEscaped(self.kept.get_with(key, made))
    }

    /// How often a piece was there, and how often it was made.
    #[must_use]
    pub fn counts(&self) -> (u64, u64) {
        let made = self.counts.made.load(Ordering::Relaxed);
        let asked = self.counts.asked.load(Ordering::Relaxed);
        (asked.saturating_sub(made), made)
    }

    /// Forgets every piece: the phrases changed.
    pub fn clear(&self) {
        self.kept.invalidate_all();
    }
}
