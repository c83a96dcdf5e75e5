//! What every request shares.

use crate::assets::Assets;
use crate::catalog::Specimens;
use crate::certification::Pictures;
use crate::learning::ActivityHints;
use crate::limits::Limits;
use crate::markdown::RenderedMarkdown;
use crate::messaging::EmailWording;
use crate::middleware::PageCache;
use crate::page_layout;
use crate::session::{Keys, Revocations, SessionLookups, VerifiedTokens};
use crate::site::{Outline, RenderedPages};
use crate::site_layout::SiteLayouts;
use crate::words::Catalogs;
use laurel_persistence::Store;
use laurel_persistence::certification::CertificateRenderer;
use laurel_persistence::site::Settings;
use std::net::IpAddr;
use std::ops::Deref;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::sync::watch;

/// How often to ask what other nodes changed.
const STEP: Duration = Duration::from_secs(1);

/// Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// What the command line and the configuration say.
#[derive(Debug, Clone)]
pub struct Options {
    /// Without a slash at its end, such as `https://example.org`.
    pub public_url: String,
    /// Addresses whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// 32 bytes or more; signs sessions.
    pub secret: Vec<u8>,
    /// Whether emails only go to the mail folder.
    pub mail_to_folder: bool,
}

pub struct Inner {
    pub store: Store,
    pub options: Options,
    pub catalogs: Catalogs,
    pub assets: Assets,
    pub keys: Keys,
    pub revocations: Revocations,
    pub session_lookups: SessionLookups,
    pub verified_tokens: VerifiedTokens,
    pub limits: Limits,
    pub pages: PageCache,
    pub rendered_pages: RenderedPages,
    pub site_layouts: SiteLayouts,
    outline: RwLock<Arc<Outline>>,
    pub rendered_markdown: RenderedMarkdown,
    pub specimens: Specimens,
    /// Draws certificates.
    pub certificate_renderer: CertificateRenderer,
    pub pictures: Pictures,
    pub activity_hints: ActivityHints,
    settings: RwLock<Arc<Settings>>,
}

impl Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl App {
    #[must_use]
    pub fn new(store: Store, options: Options, catalogs: Catalogs) -> Self {
        let keys = Keys::new(&options.secret, options.public_url.starts_with("https://"));
        Self(Arc::new(Inner {
            catalogs,
            assets: Assets::embedded(),
            keys,
            revocations: Revocations::default(),
            session_lookups: SessionLookups::default(),
            verified_tokens: VerifiedTokens::default(),
            limits: Limits::default(),
            pages: PageCache::default(),
            rendered_pages: RenderedPages::default(),
            site_layouts: SiteLayouts::default(),
            outline: RwLock::default(),
            rendered_markdown: RenderedMarkdown::default(),
            specimens: Specimens::default(),
            certificate_renderer: CertificateRenderer::new(store.config().data.join("fonts")),
            pictures: Pictures::default(),
            store,
            activity_hints: ActivityHints::default(),
            options,
            settings: RwLock::default(),
        }))
    }

    /// What the organization says of itself, as of now.
    #[must_use]
    pub fn settings(&self) -> Arc<Settings> {
        self.settings
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Which pages there are, as of now.
    #[must_use]
    pub fn outline(&self) -> Arc<Outline> {
        self.outline
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The port through which workers get words.
    #[must_use]
    pub fn wording(&self) -> EmailWording {
        EmailWording(self.clone())
    }

    /// The sender of emails.
    #[must_use]
    pub fn sender(&self) -> String {
        let settings = self.settings();
        if !settings.mail_from.is_empty() {
            return settings.mail_from.clone();
        }
        let host = self
            .options
            .public_url
            .split("//")
            .nth(1)
            .unwrap_or("localhost");
        let host = host.split(['/', ':']).next().unwrap_or("localhost");
        format!("{} <no-reply@{host}>", settings.short_name)
    }

    /// The version of a text that people accept, `terms` or `privacy`.
    #[must_use]
    pub fn policy_version(&self, document: &str) -> String {
        self.settings()
            .policy_versions
            .get(document)
            .cloned()
            .unwrap_or_default()
    }

    pub(crate) fn set_outline(&self, outline: Outline) {
        *self.outline.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(outline);
    }

    pub(crate) fn set_settings(&self, settings: Settings) {
        *self
            .settings
            .write()
            .unwrap_or_else(PoisonError::into_inner) = Arc::new(settings);
    }

    /// Reads what is kept in memory, then keeps it in step with the other
    /// nodes and with commands, until `stop` says so.
    pub async fn keep_in_step(self, mut stop: watch::Receiver<bool>) {
        let mut seen = laurel_persistence::identity::last_invalidation(&self.store)
            .await
            .unwrap_or(0);
        page_layout::reload(&self).await;
        while !*stop.borrow() {
            tokio::select! {
                _ = stop.wait_for(|stop| *stop) => return,
                () = tokio::time::sleep(STEP) => {}
            }
            match laurel_persistence::identity::invalidations_since(&self.store, seen).await {
                Ok(news) => {
                    for piece in news {
                        seen = piece.id;
                        if piece.kind == "content" {
                            page_layout::reload(&self).await;
                        } else {
                            self.revocations.note(piece.subject, self.store.now());
                        }
                    }
                }
                Err(error) => tracing::error!(%error, "can't ask what changed"),
            }
            self.limits.sweep();
        }
    }
}
