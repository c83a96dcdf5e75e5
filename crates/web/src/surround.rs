//! What stands around every page's `main`, the header with its menus and the
//! footer: made once for all to whom it looks the same.

use crate::paths;
use crate::site::{Outline, logo_address, menu_name};
use crate::visit::Visit;
use chrono::Datelike;
use laurel_domain::identity::Action;
use laurel_persistence::site::Settings;
use laurel_ui::layout::{Account, Around, Logo, NavItem, ShellWords, Surround, ThemeChoice};
use laurel_words::OFFERED;
use moka::sync::Cache;
use std::sync::Arc;

/// All that is kept together.
const BYTES_MOST: u64 = 2 * 1024 * 1024;

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

pub struct Surrounds(Cache<Key, Arc<Surround>>);

impl Default for Surrounds {
    fn default() -> Self {
        Self(
            Cache::builder()
                .max_capacity(BYTES_MOST)
                .weigher(|key: &Key, kept: &Arc<Surround>| {
                    let size = key.here.len() + kept.header.0.len() + kept.footer.0.len() + 256;
                    u32::try_from(size).unwrap_or(u32::MAX)
                })
                .build(),
        )
    }
}

impl Surrounds {
    pub fn of(&self, visit: &Visit) -> Arc<Surround> {
        let settings = visit.app.settings();
        let path = visit.uri.path();
        let key = Key {
            language: visit.language,
            theme: visit.theme.as_str().into(),
            here: if path.rfind('/') == Some(0) { path } else { "" }.into(),
            name: visit.claims.as_ref().map(|c| c.name.as_str().into()),
            studio: visit.may(Action::EnterStudio),
            administration: visit.may(Action::EnterAdministration),
            year: visit.now.with_timezone(&settings.zone()).year(),
        };
        if let Some(kept) = self.0.get(&key) {
            return kept;
        }
        let made = Arc::new(make(visit, &settings, &key));
        self.0.insert(key, made.clone());
        made
    }

    /// The settings or the list of pages changed.
    pub fn clear(&self) {
        self.0.invalidate_all();
    }
}

fn make(visit: &Visit, settings: &Settings, key: &Key) -> Surround {
    let outline = visit.app.outline();
    let places = places(visit, &outline);
    let account_links = account_links(visit, key);
    let copyright = visit.with(
        "footer-copyright",
        &[
            ("year", (&key.year.to_string()).into()),
            ("organization", (&settings.organization).into()),
        ],
    );
    let logo = settings.logo.as_ref();
    let address = logo.map(logo_address);
    Surround::new(&Around {
        organization: &settings.organization,
        logo: logo.zip(address.as_deref()).map(|(logo, address)| Logo {
            address,
            // 36 pixels high
            width: (logo.ratio * 36).div_ceil(100),
        }),
        theme: (!visit.theme.is_empty()).then_some(visit.theme.as_str()),
        home: paths::HOME,
        nav: &nav_items(&places.main, &key.here),
        account: account(visit, &account_links),
        footer: &nav_items(&places.footer, &key.here),
        footer_note: settings.tagline(visit.language),
        footer_small: &copyright,
        follow: &follow(visit, &settings.social),
        follow_label: visit.t("footer-follow"),
        languages: &language_links(visit),
        theme_choice: Some(ThemeChoice {
            action: paths::PREFERENCES,
            legend: visit.t("theme-label"),
            system: visit.t("theme-system"),
            light: visit.t("theme-light"),
            dark: visit.t("theme-dark"),
        }),
        words: ShellWords {
            menu: visit.t("nav-menu"),
            main_navigation: visit.t("nav-label"),
            footer_navigation: visit.t("footer-label"),
        },
    })
}

/// The menus: labels with their addresses.
struct Places {
    main: Vec<(String, String)>,
    footer: Vec<(String, String)>,
}

/// The pages of the menus between what every site has.
fn places(visit: &Visit, outline: &Outline) -> Places {
    let fixed = |key: &str, href: &str| (visit.t(key).to_owned(), href.to_owned());
    let pages = |menu: &str| -> Vec<(String, String)> {
        outline
            .menu(menu, visit.language)
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

/// The organisation elsewhere, where it is.
fn follow<'a>(visit: &'a Visit, social: &'a laurel_persistence::site::Social) -> Vec<NavItem<'a>> {
    [
        (visit.t("footer-facebook"), &social.facebook),
        (visit.t("footer-twitter"), &social.twitter),
        (visit.t("footer-linkedin"), &social.linkedin),
    ]
    .into_iter()
    .filter(|(_, link)| !link.is_empty())
    .map(|(label, link)| NavItem::new(label, link, false))
    .collect()
}

fn account<'a>(visit: &'a Visit, links: &'a [NavItem<'a>]) -> Account<'a> {
    match &visit.claims {
        None => Account::SignIn {
            label: visit.t("nav-sign-in"),
            href: paths::LOGIN,
        },
        Some(claims) => Account::Menu {
            name: &claims.name,
            links,
            sign_out_label: visit.t("nav-sign-out"),
            sign_out_action: paths::LOGOUT,
        },
    }
}

fn account_links<'a>(visit: &'a Visit, key: &Key) -> Vec<NavItem<'a>> {
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
        .map(|(word, href)| NavItem::new(visit.t(word), href, *key.here == *href))
        .collect()
}

fn language_links(visit: &Visit) -> Vec<NavItem<'static>> {
    OFFERED
        .iter()
        .map(|(code, name)| NavItem {
            label: name,
            href: if *code == "es" {
                "/preferences?language=es"
            } else {
                "/preferences?language=en"
            },
            current: visit.language == *code,
            language: Some(code),
        })
        .collect()
}
