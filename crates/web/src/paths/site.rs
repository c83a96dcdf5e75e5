//! Public pages, the files of the site, and what the people who run the machine ask.

use super::{Slug, addresses};

addresses! {
    /// `/`
    HomePath = "/" => const HOME;
    /// A public page of the site.
    SitePagePath { page: Slug } = "/{page}" => fn page;
    /// `/search`
    SearchPath = "/search" => const SEARCH;
    /// `/contact`
    ContactPath = "/contact" => const CONTACT;
    /// `/contact/sent`
    ContactSentPath = "/contact/sent" => const CONTACT_SENT;
    /// `/notifications`
    NotificationsPath = "/notifications" => const NOTIFICATIONS;
    /// `/notifications/sent`
    NotificationsSentPath = "/notifications/sent" => const NOTIFICATIONS_SENT;
    /// `/notifications/confirm/{token}`
    ConfirmSubscriptionPath { token: Slug } = "/notifications/confirm/{token}" => fn confirm_subscription;
    /// `/notifications/manage/{token}`
    ManageSubscriptionPath { token: Slug } = "/notifications/manage/{token}" => fn manage_subscription;
    /// A style sheet with the shades of a color, six digits.
    ColorsPath { file: Slug } = "/colors/{file}";
    /// The organization's logo, by its SHA-256.
    LogoPath { file: Slug } = "/logo/{file}";
    /// `/feed.xml`
    FeedPath = "/feed.xml" => const FEED;
    /// `/sitemap.xml`
    SitemapPath = "/sitemap.xml";
    /// `/robots.txt`
    RobotsPath = "/robots.txt";
    /// `/favicon.ico`
    FaviconPath = "/favicon.ico";
    /// `/site.webmanifest`
    ManifestPath = "/site.webmanifest" => const MANIFEST;
    /// `/.well-known/security.txt`
    SecurityContactPath = "/.well-known/security.txt";
    /// A file of the binary, with its hash in its name.
    AssetPath { name: Slug } = "/assets/{name}";
    /// `/healthz`
    HealthPath = "/healthz";
    /// `/readyz`
    ReadyPath = "/readyz";
    /// `/metrics`
    MetricsPath = "/metrics" => const METRICS;
    /// `/preferences`
    PreferencesPath = "/preferences" => const PREFERENCES;
}
