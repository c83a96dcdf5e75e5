//! The whole page around `main`: head, skip link, header with menu and account, footer.
//! The page's one `h1` is in `main`.

use super::{Tone, button::Weight, icon::Icon, icon::icon, laurel, notice, room::Room};
use maud::{DOCTYPE, Markup, html};

/// Which way the language runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    #[default]
    LeftToRight,
    RightToLeft,
}

impl Direction {
    pub const fn html(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// A link in the header, the account menu or the footer.
#[derive(Clone, Copy, Debug, Default)]
pub struct NavItem<'a> {
    pub label: &'a str,
    pub href: &'a str,
    pub current: bool,
    /// The language of the label where it is another than the page's (a language switch).
    pub language: Option<&'a str>,
}

impl<'a> NavItem<'a> {
    pub fn new(label: &'a str, href: &'a str, current: bool) -> Self {
        Self {
            label,
            href,
            current,
            language: None,
        }
    }
}

/// Who is looking.
#[derive(Clone, Copy, Debug, Default)]
pub enum Account<'a> {
    /// Pages without an account area.
    #[default]
    None,
    SignIn {
        label: &'a str,
        href: &'a str,
    },
    Menu {
        name: &'a str,
        links: &'a [NavItem<'a>],
        sign_out_label: &'a str,
        sign_out_action: &'a str,
    },
}

/// What a link preview shows; addresses are absolute.
#[derive(Clone, Copy, Debug)]
pub struct LinkPreview<'a> {
    /// Open Graph's type, "website" or "article".
    pub kind: &'a str,
    pub url: &'a str,
    pub image: Option<&'a str>,
    pub image_alt: &'a str,
    /// Wider than high, and worth to be shown large.
    pub is_wide: bool,
}

/// What happened, said once on the page after a form.
#[derive(Clone, Copy, Debug)]
pub struct Flash<'a> {
    pub tone: Tone,
    pub message: &'a str,
}

/// The three-way choice in the footer; a form that posts `theme=system|light|dark`, done on the
/// spot by `theme.js` where scripts run.
#[derive(Clone, Copy, Debug)]
pub struct ThemeChoice<'a> {
    pub action: &'a str,
    pub legend: &'a str,
    pub system: &'a str,
    pub light: &'a str,
    pub dark: &'a str,
}

/// The layout's own phrases.
#[derive(Clone, Copy, Debug, Default)]
pub struct SiteLayoutWords<'a> {
    pub menu: &'a str,
    /// Names of the two navigation landmarks.
    pub main_navigation: &'a str,
    pub footer_navigation: &'a str,
}

/// The addresses of the files a page needs; made by the asset pipeline.
#[derive(Clone, Copy, Debug, Default)]
pub struct Assets<'a> {
    pub stylesheets: &'a [&'a str],
    /// ES modules.
    pub scripts: &'a [&'a str],
    /// Fonts of the first lines (serif-400-latin, sans-400-latin), fetched before the style sheet is read.
    pub fonts: &'a [&'a str],
    pub icon_svg: &'a str,
    pub icon_png: &'a str,
    pub manifest: &'a str,
}

/// A page; start from `PageLayout { …, ..PageLayout::default() }`.
#[derive(Clone, Debug, Default)]
pub struct PageLayout<'a> {
    pub language: &'a str,
    pub direction: Direction,
    /// "light" or "dark" where the reader chose; anything else follows the system.
    pub theme: Option<&'a str>,
    pub title: &'a str,
    pub description: &'a str,
    pub canonical: Option<&'a str>,
    pub social: Option<LinkPreview<'a>>,
    /// Private pages stay out of search engines.
    pub noindex: bool,
    pub assets: Assets<'a>,
    /// More for the head, such as schema.org data or a feed link.
    pub head: Option<Markup>,
    pub organization: &'a str,
    /// The label of the link that leads past the header.
    pub skip: &'a str,
    pub site_layout: Option<&'a SiteLayout>,
    pub flash: Option<Flash<'a>>,
    pub main: Markup,
}

/// The organization's own mark, 36 pixels high.
#[derive(Clone, Copy, Debug)]
pub struct Logo<'a> {
    pub address: &'a str,
    pub width: u32,
}

/// What stands around `main`; start from `SiteLayoutParts { …, ..SiteLayoutParts::default() }`.
#[derive(Clone, Copy, Debug, Default)]
pub struct SiteLayoutParts<'a> {
    pub organization: &'a str,
    /// In place of the laurel.
    pub logo: Option<Logo<'a>>,
    pub theme: Option<&'a str>,
    pub home: &'a str,
    pub nav: &'a [NavItem<'a>],
    pub account: Account<'a>,
    pub footer: &'a [NavItem<'a>],
    /// What the organization is, in a sentence.
    pub footer_note: &'a str,
    /// The line of the copyright.
    pub footer_small: &'a str,
    /// The organization on other sites.
    pub follow: &'a [NavItem<'a>],
    pub follow_label: &'a str,
    pub languages: &'a [NavItem<'a>],
    pub theme_choice: Option<ThemeChoice<'a>>,
    pub words: SiteLayoutWords<'a>,
}

/// The header and the footer, made.
#[derive(Clone, Debug)]
pub struct SiteLayout {
    pub header: Markup,
    pub footer: Markup,
}

impl SiteLayout {
    pub fn new(around: &SiteLayoutParts) -> Self {
        Self {
            header: header(around),
            footer: footer(around),
        }
    }
}

/// About as long is a page without the parts that come with it.
const HEAD: usize = 4096;

/// The whole HTML document.
pub fn page(shell: &PageLayout) -> Markup {
    let theme = shell
        .theme
        .filter(|theme| matches!(*theme, "light" | "dark"));
    let around = shell
        .site_layout
        .map_or(0, |around| around.header.0.len() + around.footer.0.len());
    html! {
        (Room(HEAD + around + shell.main.0.len()))
        (DOCTYPE)
        html lang=(shell.language) dir=(shell.direction.html()) data-theme=[theme] {
            head { (head(shell, theme)) }
            body {
                a class="skip" href="#main" { (shell.skip) }
                @if let Some(site_layout) = shell.site_layout { (site_layout.header) }
                main id="main" tabindex="-1" {
                    @if let Some(flash) = shell.flash {
                        div class="wrap flash" { (notice::notice(flash.tone, None, &html! { p { (flash.message) } })) }
                    }
                    (shell.main)
                }
                @if let Some(site_layout) = shell.site_layout { (site_layout.footer) }
                (notice::toast_region())
            }
        }
    }
}

fn head(shell: &PageLayout, theme: Option<&str>) -> Markup {
    html! {
        meta charset="utf-8";
        meta name="viewport" content="width=device-width, initial-scale=1";
        title { (shell.title) @if shell.title != shell.organization { " · " (shell.organization) } }
        @if !shell.description.is_empty() { meta name="description" content=(shell.description); }
        meta name="color-scheme" content=(match theme { Some("light") => "light", Some("dark") => "dark", _ => "light dark" });
        @if theme != Some("dark") { meta name="theme-color" content="#fbf8f2" media=[theme.is_none().then_some("(prefers-color-scheme: light)")]; }
        @if theme != Some("light") { meta name="theme-color" content="#131a17" media=[theme.is_none().then_some("(prefers-color-scheme: dark)")]; }
        @if shell.noindex { meta name="robots" content="noindex"; }
        @for font in shell.assets.fonts { link rel="preload" href=(font) as="font" type="font/woff2" crossorigin; }
        @for sheet in shell.assets.stylesheets { link rel="stylesheet" href=(sheet); }
        @for script in shell.assets.scripts { script type="module" src=(script) {} }
        @if !shell.assets.icon_svg.is_empty() { link rel="icon" href=(shell.assets.icon_svg) type="image/svg+xml"; }
        @if !shell.assets.icon_png.is_empty() { link rel="apple-touch-icon" href=(shell.assets.icon_png); }
        @if !shell.assets.manifest.is_empty() { link rel="manifest" href=(shell.assets.manifest); }
        @if let Some(url) = shell.canonical { link rel="canonical" href=(url); }
        @if let Some(social) = shell.social { (social_tags(shell, &social)) }
        @if let Some(more) = &shell.head { (more) }
    }
}

fn social_tags(shell: &PageLayout, social: &LinkPreview) -> Markup {
    html! {
        meta property="og:type" content=(social.kind);
        meta property="og:site_name" content=(shell.organization);
        meta property="og:title" content=(shell.title);
        meta property="og:description" content=(shell.description);
        meta property="og:url" content=(social.url);
        meta property="og:locale" content=(shell.language.replace('-', "_"));
        @if let Some(image) = social.image {
            meta property="og:image" content=(image);
            meta property="og:image:alt" content=(social.image_alt);
            meta name="twitter:card" content=(if social.is_wide { "summary_large_image" } else { "summary" });
        }
    }
}

fn header(around: &SiteLayoutParts) -> Markup {
    html! {
        header class="site-header" {
            div class="wrap" {
                a class="brand" href=(around.home) {
                    @if let Some(logo) = around.logo { img class="logo" src=(logo.address) alt="" width=(logo.width) height="36"; }
                    @else { (laurel::mark()) }
                    span { (around.organization) }
                }
                // the details only remember open or shut; the menu follows it, so that wide screens can
                // show the same menu without scripts
                @if !around.nav.is_empty() || !matches!(around.account, Account::None) {
                    details class="menu" data-menu { summary class=(Weight::Secondary.class()) { (around.words.menu) } }
                    div class="site-menu" {
                        @if !around.nav.is_empty() {
                            nav aria-label=(around.words.main_navigation) { (links(around.nav)) }
                        }
                        (account(&around.account))
                    }
                }
            }
        }
    }
}

fn links(items: &[NavItem]) -> Markup {
    html! {
        ul {
            @for item in items {
                li {
                    a href=(item.href) aria-current=[item.current.then_some("page")] lang=[item.language] hreflang=[item.language] {
                        (item.label)
                    }
                }
            }
        }
    }
}

fn account(account: &Account) -> Markup {
    html! {
        @match account {
            Account::None => {},
            Account::SignIn { label, href } => a class=(Weight::Secondary.class()) href=(href) { (label) },
            Account::Menu { name, links, sign_out_label, sign_out_action } => {
                details class="account" data-menu {
                    summary { (super::avatar::person(name)) (icon(Icon::Down)) }
                    div class="account-panel" {
                        ul class="account-links" {
                            @for item in *links {
                                li { a href=(item.href) aria-current=[item.current.then_some("page")] { (item.label) } }
                            }
                        }
                        form method="post" action=(sign_out_action) { button type="submit" { (sign_out_label) } }
                    }
                }
            },
        }
    }
}

fn footer(around: &SiteLayoutParts) -> Markup {
    html! {
        footer class="site-footer" {
            div class="wrap" {
                @if !around.footer.is_empty() { nav aria-label=(around.words.footer_navigation) { (links(around.footer)) } }
                @if !around.follow.is_empty() { nav aria-label=(around.follow_label) { (links(around.follow)) } }
                @if !around.footer_note.is_empty() { p class="footer-note" { (around.footer_note) } }
                @if !around.footer_small.is_empty() { p { (around.footer_small) } }
                @if around.languages.len() > 1 { (links_plain(around.languages)) }
                @if let Some(choice) = around.theme_choice { (theme_form(&choice, around.theme)) }
            }
        }
    }
}

fn links_plain(items: &[NavItem]) -> Markup {
    html! { div class="languages" { (links(items)) } }
}

fn theme_form(choice: &ThemeChoice, theme: Option<&str>) -> Markup {
    let options = [
        ("system", choice.system, Icon::Half),
        ("light", choice.light, Icon::Sun),
        ("dark", choice.dark, Icon::Moon),
    ];
    let current = theme.unwrap_or("system");
    html! {
        form method="post" action=(choice.action) data-theme-choice {
            fieldset class="theme" {
                legend class="visually-hidden" { (choice.legend) }
                @for (value, label, which) in options {
                    button type="submit" name="theme" value=(value) aria-pressed=(if value == current { "true" } else { "false" }) {
                        (icon(which)) (label)
                    }
                }
            }
        }
    }
}
