//! What stands around every page's `main`, the header with its menus and the
//! footer: made once for all to whom it looks the same.

use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use crate::site::{Outline, logo_address, menu_name};
use chrono::Datelike;
use foldhash::quality::RandomState;
use laurel_domain::identity::ActionName;
use laurel_persistence::CacheCounts;
use laurel_persistence::site::Settings;
use laurel_ui::layout::{
    Account, Logo, NavItem, SiteLayout, SiteLayoutParts, SiteLayoutWords, ThemeChoice,
};
use laurel_words::OFFERED;
use moka::sync::Cache;
use std::sync::Arc;

/// All that is kept together.
const MAX_BYTES: u64 = 2 * 1024 * 1024;

/// Who looks, from where, and when: all that the header and the footer depend
/// on beside the settings and the list of pages. When those change, everything
/// is forgotten.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LayoutVisitor {
    pub language: &'static str,
    pub theme: Box<str>,
    /// Marked in a menu if it is there; every menu's addresses have one part.
    pub here: Box<str>,
    /// Of who is signed in.
    pub name: Option<Box<str>>,
    pub studio: bool,
    pub administration: bool,
    pub year: i32,
}

impl LayoutVisitor {
    pub fn of(context: &RequestContext, settings: &Settings) -> Self {
        let path = context.uri.path();
        Self {
            language: context.language,
            theme: context.theme.as_str().into(),
            here: if path.rfind('/') == Some(0) { path } else { "" }.into(),
            name: context.claims.as_ref().map(|c| c.name.as_str().into()),
            studio: context.may(ActionName::EnterStudio),
            administration: context.may(ActionName::EnterAdministration),
            year: context.now.with_timezone(&settings.zone()).year(),
        }
    }
}

pub struct SiteLayouts(
    Cache<LayoutVisitor, Arc<SiteLayout>, RandomState>,
    CacheCounts,
);

impl Default for SiteLayouts {
    fn default() -> Self {
        Self(
            Cache::builder()
                .max_capacity(MAX_BYTES)
                .weigher(|key: &LayoutVisitor, kept: &Arc<SiteLayout>| {
                    let size = key.here.len() + kept.header.0.len() + kept.footer.0.len() + 256;
                    u32::try_from(size).unwrap_or(u32::MAX)
                })
                .build_with_hasher(RandomState::default()),
            CacheCounts::default(),
        )
    }
}

impl SiteLayouts {
    pub fn counts(&self) -> &CacheCounts {
        &self.1
    }

    pub fn of(
        &self,
        reader: &Reader,
        visitor: LayoutVisitor,
        settings: &Settings,
        outline: &Outline,
    ) -> Arc<SiteLayout> {
        if let Some(kept) = self.1.seen(self.0.get(&visitor)) {
            return kept;
        }
        let made = Arc::new(site_layout(reader, &visitor, settings, outline));
        self.0.insert(visitor, made.clone());
        made
    }

    /// The settings or the list of pages changed.
    pub fn clear(&self) {
        self.0.invalidate_all();
    }
}

/// The header and the footer, as this visitor sees them.
#[must_use]
pub fn site_layout(
    reader: &Reader,
    visitor: &LayoutVisitor,
    settings: &Settings,
    outline: &Outline,
) -> SiteLayout {
    let places = places(reader, outline);
    let account_links = account_links(reader, visitor);
    let copyright = reader.with(
        "footer-copyright",
        &[
            ("year", (&visitor.year.to_string()).into()),
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
        theme: (!reader.theme.is_empty()).then_some(reader.theme.as_str()),
        home: paths::HOME,
        nav: &nav_items(&places.main, &visitor.here),
        account: account(reader, visitor, &account_links),
        footer: &nav_items(&places.footer, &visitor.here),
        footer_note: settings.tagline(reader.language),
        footer_small: &copyright,
        follow: &follow(reader, &settings.social),
        follow_label: reader.t("footer-follow"),
        languages: &language_links(reader),
        theme_choice: Some(ThemeChoice {
            action: paths::PREFERENCES,
            legend: reader.t("theme-label"),
            system: reader.t("theme-system"),
            light: reader.t("theme-light"),
            dark: reader.t("theme-dark"),
        }),
        words: SiteLayoutWords {
            menu: reader.t("nav-menu"),
            main_navigation: reader.t("nav-label"),
            footer_navigation: reader.t("footer-label"),
        },
    })
}

/// The menus: labels with their addresses.
struct Places {
    main: Vec<(String, String)>,
    footer: Vec<(String, String)>,
}

/// The pages of the menus between what every site has.
fn places(reader: &Reader, outline: &Outline) -> Places {
    let fixed = |key: &str, href: &str| (reader.t(key).to_owned(), href.to_owned());
    let pages = |menu: &str| -> Vec<(String, String)> {
        outline
            .menu(menu, reader.language)
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
    reader: &'a Reader,
    social: &'a laurel_persistence::site::SocialLinks,
) -> Vec<NavItem<'a>> {
    [
        (reader.t("footer-facebook"), &social.facebook),
        (reader.t("footer-twitter"), &social.twitter),
        (reader.t("footer-linkedin"), &social.linkedin),
    ]
    .into_iter()
    .filter(|(_, link)| !link.is_empty())
    .map(|(label, link)| NavItem::new(label, link, false))
    .collect()
}

fn account<'a>(
    reader: &'a Reader,
    visitor: &'a LayoutVisitor,
    links: &'a [NavItem<'a>],
) -> Account<'a> {
    match &visitor.name {
        None => Account::SignIn {
            label: reader.t("nav-sign-in"),
            href: paths::LOGIN,
        },
        Some(name) => Account::Menu {
            name,
            links,
            sign_out_label: reader.t("nav-sign-out"),
            sign_out_action: paths::LOGOUT,
        },
    }
}

fn account_links<'a>(reader: &'a Reader, visitor: &LayoutVisitor) -> Vec<NavItem<'a>> {
    let mut links = vec![
        ("nav-dashboard", paths::DASHBOARD),
        ("nav-account", paths::ACCOUNT),
    ];
    if visitor.studio {
        links.push(("nav-studio", paths::STUDIO));
    }
    if visitor.administration {
        links.push(("nav-admin", paths::ADMIN));
    }
    links
        .into_iter()
        .map(|(word, href)| NavItem::new(reader.t(word), href, *visitor.here == *href))
        .collect()
}

fn language_links(reader: &Reader) -> Vec<NavItem<'static>> {
    OFFERED
        .iter()
        .map(|(code, name)| NavItem {
            label: name,
            href: if *code == "es" {
                "/preferences?language=es"
            } else {
                "/preferences?language=en"
            },
            current: reader.language == *code,
            language: Some(code),
        })
        .collect()
}
