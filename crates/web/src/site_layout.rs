//! What stands around every page's `main`, the header with its menus and the
//! footer: made once for all to whom it looks the same.

use crate::paths;
use crate::request_context::RequestContext;
use crate::site::{Outline, logo_address, menu_name};
use crate::ui::layout::{
    Account, Logo, NavItem, SiteLayout, SiteLayoutParts, SiteLayoutWords, ThemeChoice,
};
use crate::words::OFFERED;
use chrono::Datelike;
use laurel_domain::identity::Action;
use laurel_persistence::site::Settings;
use moka::sync::Cache;
use std::sync::Arc;

/// All that is kept together.
const MAX_BYTES: u64 = 2 * 1024 * 1024;

/// All that the header and the footer depend on beside the settings and the
/// list of pages; when those change, everything is forgotten.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    language: &'static str,
    theme: Box<str>,
    /// Marked in a menu if it is there; every menu's addresses have one part.
    here: Box<str>,
    name: Option<Box<str>>,
    studio: bool,
    administration: bool,
    year: i32,
}

pub struct SiteLayouts(Cache<Key, Arc<SiteLayout>>);

impl Default for SiteLayouts {
    fn default() -> Self {
        Self(
            Cache::builder()
                .max_capacity(MAX_BYTES)
                .weigher(|key: &Key, kept: &Arc<SiteLayout>| {
                    let size = key.here.len() + kept.header.0.len() + kept.footer.0.len() + 256;
                    u32::try_from(size).unwrap_or(u32::MAX)
                })
                .build(),
        )
    }
}

impl SiteLayouts {
    pub fn of(&self, context: &RequestContext) -> Arc<SiteLayout> {
        let settings = context.app.settings();
        let path = context.uri.path();
        let key = Key {
            language: context.language,
            theme: context.theme.as_str().into(),
            here: if path.rfind('/') == Some(0) { path } else { "" }.into(),
            name: context.claims.as_ref().map(|c| c.name.as_str().into()),
            studio: context.may(Action::EnterStudio),
            administration: context.may(Action::EnterAdministration),
            year: context.now.with_timezone(&settings.zone()).year(),
        };
        if let Some(kept) = self.0.get(&key) {
            return kept;
        }
        let made = Arc::new(make(context, &settings, &key));
        self.0.insert(key, made.clone());
        made
    }

    /// The settings or the list of pages changed.
    pub fn clear(&self) {
        self.0.invalidate_all();
    }
}

fn make(context: &RequestContext, settings: &Settings, key: &Key) -> SiteLayout {
    let outline = context.app.outline();
    let places = places(context, &outline);
    let account_links = account_links(context, key);
    let copyright = context.with(
        "footer-copyright",
        &[
            ("year", (&key.year.to_string()).into()),
            ("organization", (&settings.organization).into()),
        ],
    );
    let logo = settings.logo.as_ref();
    let address = logo.map(logo_address);
    SiteLayout::new(&SiteLayoutParts {
        organization: &settings.organization,
        logo: logo.zip(address.as_deref()).map(|(logo, address)| Logo {
            address,
            // 36 pixels high
            width: (logo.ratio * 36).div_ceil(100),
        }),
        theme: (!context.theme.is_empty()).then_some(context.theme.as_str()),
        home: paths::HOME,
        nav: &nav_items(&places.main, &key.here),
        account: account(context, &account_links),
        footer: &nav_items(&places.footer, &key.here),
        footer_note: settings.tagline(context.language),
        footer_small: &copyright,
        follow: &follow(context, &settings.social),
        follow_label: context.t("footer-follow"),
        languages: &language_links(context),
        theme_choice: Some(ThemeChoice {
            action: paths::PREFERENCES,
            legend: context.t("theme-label"),
            system: context.t("theme-system"),
            light: context.t("theme-light"),
            dark: context.t("theme-dark"),
        }),
        words: SiteLayoutWords {
            menu: context.t("nav-menu"),
            main_navigation: context.t("nav-label"),
            footer_navigation: context.t("footer-label"),
        },
    })
}

/// The menus: labels with their addresses.
struct Places {
    main: Vec<(String, String)>,
    footer: Vec<(String, String)>,
}

/// The pages of the menus between what every site has.
fn places(context: &RequestContext, outline: &Outline) -> Places {
    let fixed = |key: &str, href: &str| (context.t(key).to_owned(), href.to_owned());
    let pages = |menu: &str| -> Vec<(String, String)> {
        outline
            .menu(menu, context.language)
            .into_iter()
            .map(|line| (menu_name(line).to_owned(), paths::page(&line.slug)))
            .collect()
    };
    let mut main = vec![fixed("nav-programs", paths::PROGRAMS)];
    main.extend(pages("main"));
    main.push(fixed("nav-verify", paths::VERIFY));
    let mut footer = vec![
        fixed("nav-search", paths::SEARCH),
        fixed("footer-notifications", paths::NOTIFICATIONS),
    ];
    footer.extend(pages("footer"));
    Places { main, footer }
}

fn nav_items<'a>(places: &'a [(String, String)], path: &str) -> Vec<NavItem<'a>> {
    places
        .iter()
        .map(|(label, href)| NavItem::new(label, href, path == href))
        .collect()
}

/// The organization elsewhere, where it is.
fn follow<'a>(
    context: &'a RequestContext,
    social: &'a laurel_persistence::site::SocialLinks,
) -> Vec<NavItem<'a>> {
    [
        (context.t("footer-facebook"), &social.facebook),
        (context.t("footer-twitter"), &social.twitter),
        (context.t("footer-linkedin"), &social.linkedin),
    ]
    .into_iter()
    .filter(|(_, link)| !link.is_empty())
    .map(|(label, link)| NavItem::new(label, link, false))
    .collect()
}

fn account<'a>(context: &'a RequestContext, links: &'a [NavItem<'a>]) -> Account<'a> {
    match &context.claims {
        None => Account::SignIn {
            label: context.t("nav-sign-in"),
            href: paths::LOGIN,
        },
        Some(claims) => Account::Menu {
            name: &claims.name,
            links,
            sign_out_label: context.t("nav-sign-out"),
            sign_out_action: paths::LOGOUT,
        },
    }
}

fn account_links<'a>(context: &'a RequestContext, key: &Key) -> Vec<NavItem<'a>> {
    let mut links = vec![
        ("nav-dashboard", paths::DASHBOARD),
        ("nav-account", paths::ACCOUNT),
    ];
    if key.studio {
        links.push(("nav-studio", paths::STUDIO));
    }
    if key.administration {
        links.push(("nav-admin", paths::ADMIN));
    }
    links
        .into_iter()
        .map(|(word, href)| NavItem::new(context.t(word), href, *key.here == *href))
        .collect()
}

fn language_links(context: &RequestContext) -> Vec<NavItem<'static>> {
    OFFERED
        .iter()
        .map(|(code, name)| NavItem {
            label: name,
            href: if *code == "es" {
                "/preferences?language=es"
            } else {
                "/preferences?language=en"
            },
            current: context.language == *code,
            language: Some(code),
        })
        .collect()
}
