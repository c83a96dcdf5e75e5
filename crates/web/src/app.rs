//! What every request shares.

use crate::api::IdempotencyKeys;
use crate::assets::Assets;
use crate::catalog::Specimens;
use crate::certification::Pictures;
use crate::development::AssetsFolder;
use crate::learning::{ActivityHints, CoursePrograms};
use crate::limits::Limits;
use crate::messaging::EmailWording;
use crate::middleware::{PageCache, VerifiedApiTokens};
use crate::operation::{RecentBacklogs, Requests};
use crate::page_layout;
use crate::session::{Keys, Node, Revocations, SessionLookups, VerifiedTokens};
use crate::site::{Outline, RenderedPages};
use crate::site_layout::SiteLayouts;
use chrono::{DateTime, Utc};
use laurel_domain::identity::{Public, System};
use laurel_domain::site::{PublicAddress, ServerAddress, display_name, mail_host};
use laurel_markdown::RenderedMarkdown;
use laurel_persistence::Store;
use laurel_persistence::certification::CertificateRenderer;
use laurel_persistence::changes::{Changed, Follower};
use laurel_persistence::learning::LessonWords;
use laurel_persistence::site::Settings;
use laurel_words::Catalogs;
use std::io;
use std::net::IpAddr;
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::sync::watch;

/// How often what the limits no longer need is forgotten.
const SWEEP_INTERVAL: Duration = Duration::from_secs(1);

/// Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// What the command line and the configuration say.
#[derive(Debug, Clone)]
pub struct Options {
    pub address: ServerAddress,
    /// Whether people come by `https`, as far as the server knows when it starts: cookies are
    /// for encrypted connections only.
    pub is_https: bool,
    /// Addresses whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Whether `Strict-Transport-Security` is for the names below the site's, too.
    pub hsts_subdomains: bool,
    /// 32 bytes or more; signs sessions.
    pub secret: Vec<u8>,
    /// Whether emails only go to the mail folder.
    pub mail_to_folder: bool,
    /// Read instead of the files that come with the binary, and again when a
    /// file changes: for who works on them.
    pub assets_folder: Option<PathBuf>,
}

/// What pages take from `assets`: the phrases, and the files that browsers fetch.
pub struct Bundled {
    pub catalogs: Catalogs,
    pub assets: Assets,
}

pub struct Inner {
    pub store: Store,
    pub options: Options,
    /// Where what is bundled is read from while somebody works on it.
    pub folder: Option<AssetsFolder>,
    bundled: RwLock<Arc<Bundled>>,
    pub keys: Keys,
    pub node: Node,
    pub revocations: Revocations,
    pub session_lookups: SessionLookups,
    pub verified_tokens: VerifiedTokens,
    pub verified_api_tokens: VerifiedApiTokens,
    pub idempotency_keys: IdempotencyKeys,
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
    pub lesson_words: LessonWords,
    pub course_programs: CoursePrograms,
    pub requests: Requests,
    pub recent_backlogs: RecentBacklogs,
    pub started_at: DateTime<Utc>,
    settings: RwLock<Arc<Settings>>,
}

impl Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl App {
    /// # Errors
    /// Where the folder of `options` can't be read.
    pub fn new(store: Store, options: Options) -> io::Result<Self> {
        let keys = Keys::new(&options.secret, options.is_https);
        let folder = options.assets_folder.clone().map(AssetsFolder::new);
        let bundled = match &folder {
            Some(folder) => folder.read()?,
            None => Bundled {
                catalogs: Catalogs::embedded(),
                assets: Assets::embedded(),
            },
        };
        Ok(Self(Arc::new(Inner {
            folder,
            bundled: RwLock::new(Arc::new(bundled)),
            keys,
            node: Node::new(store.random()),
            revocations: Revocations::default(),
            session_lookups: SessionLookups::default(),
            verified_tokens: VerifiedTokens::default(),
            verified_api_tokens: VerifiedApiTokens::default(),
            idempotency_keys: IdempotencyKeys::default(),
            limits: Limits::default(),
            pages: PageCache::default(),
            rendered_pages: RenderedPages::default(),
            site_layouts: SiteLayouts::default(),
            outline: RwLock::default(),
            rendered_markdown: RenderedMarkdown::default(),
            specimens: Specimens::default(),
            certificate_renderer: CertificateRenderer::new(store.config().data.join("fonts")),
            pictures: Pictures::default(),
            requests: Requests::default(),
            recent_backlogs: RecentBacklogs::default(),
            started_at: store.now(),
            store,
            activity_hints: ActivityHints::default(),
            lesson_words: LessonWords::default(),
            course_programs: CoursePrograms::default(),
            options,
            settings: RwLock::default(),
        })))
    }

    /// The phrases and the files for browsers, as of now.
    #[must_use]
    pub fn bundled(&self) -> Arc<Bundled> {
        self.bundled
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// What the organization says of itself, as of now.
    #[must_use]
    pub fn settings(&self) -> Arc<Settings> {
        self.settings
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The address that people use, as of now.
    #[must_use]
    pub fn public_address(&self) -> PublicAddress {
        let kept = self.settings();
        self.options.address.public(kept.public_url.as_deref())
    }

    /// That address, without a slash at its end.
    #[must_use]
    pub fn public_url(&self) -> String {
        self.public_address().url
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
        // the host may be none that an address can have
        let url = self.public_url();
        let host = mail_host(&url).unwrap_or("localhost");
        format!("{} <no-reply@{host}>", display_name(&settings.short_name))
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

    pub(crate) fn set_bundled(&self, bundled: Bundled) {
        *self.bundled.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(bundled);
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

    /// A session ended, or something about a person changed: tokens that say
    /// otherwise are not believed from now on. To be called after the commit.
    pub fn changed(&self, changed: Changed) {
        if let Changed::Person(_) = changed {
            self.verified_api_tokens.clear();
        }
        self.revocations.note(changed, self.node.running());
    }

    /// Keeps what is in memory in step with the other nodes and with commands,
    /// until `stop` says so.
    pub async fn keep_in_step(
        self,
        system: System,
        changes: Follower,
        mut stop: watch::Receiver<bool>,
    ) {
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => {}
            () = self.follow(system, changes) => {}
            () = self.sweep() => {}
        }
    }

    async fn follow(&self, system: System, mut changes: Follower) {
        let mut stale = false;
        loop {
            match changes.next(system).await {
                Ok(news) => {
                    for changed in news {
                        stale |= changed == Changed::Content;
                        self.changed(changed);
                    }
                }
                Err(error) => tracing::error!(%error, "can't ask what changed"),
            }
            // what can't be read now is read the next time
            stale = stale && !page_layout::reload(self, Public::from(system)).await;
        }
    }

    async fn sweep(&self) {
        loop {
            tokio::time::sleep(SWEEP_INTERVAL).await;
            self.limits.sweep();
        }
    }
}
