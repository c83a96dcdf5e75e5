//! Puts a page's `main` into the site's shell: the menus, the account, the
//! words and the files that every page shares.

use crate::app::App;
use crate::paths;
use crate::problem::Problem;
use crate::site::{Outline, menu_name};
use crate::ui::Tone;
use crate::ui::button::{Weight, link_button};
use crate::ui::layout::{
    self, Account, Assets, Direction, Flash, NavItem, Shell, ShellWords, Social, ThemeChoice,
};
use crate::visit::Visit;
use crate::words::OFFERED;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::Datelike;
use laurel_domain::identity::Action;
use maud::{Markup, html};

/// A page before it has its shell; start from `Page { …, ..Page::default() }`.
#[derive(Debug, Default)]
pub struct Page<'a> {
    pub title: &'a str,
    /// One sentence for search engines and link previews; public pages have one.
    pub description: &'a str,
    /// The path of a public page: makes it canonical, indexed and shareable.
    pub public: Option<&'a str>,
    /// Open Graph's type where it is not `website`.
    pub kind: Option<&'a str>,
    /// Administration and studio load one more sheet.
    pub staff: bool,
    /// Names such as `js/quiz-save.js`, beside those that every page has.
    pub scripts: &'a [&'a str],
    /// More for the head, such as schema.org data.
    pub head: Option<Markup>,
    pub main: Markup,
}

impl<'a> Page<'a> {
    /// With these scripts besides.
    pub fn scripted(self, scripts: &'a [&'a str]) -> Self {
        Self { scripts, ..self }
    }
}

const EVERYWHERE: [&str; 2] = ["js/theme.js", "js/menu.js"];

impl Visit {
    /// The page, with status 200.
    pub fn page(&self, page: Page<'_>) -> Response {
        self.page_with(StatusCode::OK, page)
    }

    /// The same form again, with what needs mending.
    pub fn mend(&self, page: Page<'_>) -> Response {
        self.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
    }

    pub fn page_with(&self, status: StatusCode, page: Page<'_>) -> Response {
        (status, render(self, page)).into_response()
    }

    /// 303 to a page that says `flash`, a key that starts with `flash-`.
    pub fn go(&self, to: &str, flash: &str) -> Response {
        let mut response = Redirect::to(to).into_response();
        if let Ok(value) = HeaderValue::from_str(&self.app.keys.set_cookie("flash", flash, 0)) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
        response
    }
}

pub fn render(visit: &Visit, page: Page<'_>) -> Markup {
    let app = &visit.app;
    let settings = app.settings();
    let path = visit.uri.path();
    let outline = app.outline();
    let places = places(visit, &outline);
    let nav = nav_items(&places.main, path);
    let footer = nav_items(&places.footer, path);
    let follow = follow(visit, &settings.social);
    let copyright = visit.with(
        "footer-copyright",
        &[
            (
                "year",
                (&visit.now.with_timezone(&settings.zone()).year().to_string()).into(),
            ),
            ("organization", (&settings.organization).into()),
        ],
    );
    let account_links = account_links(visit, path);
    let language_links = language_links(visit);
    let mut stylesheets = vec![app.assets.url("css/site.css")];
    if page.staff {
        stylesheets.push(app.assets.url("css/staff.css"));
    }
    let scripts: Vec<&str> = EVERYWHERE
        .iter()
        .chain(page.scripts)
        .map(|name| app.assets.url(name))
        .collect();
    let canonical = page
        .public
        .map(|path| format!("{}{path}", app.options.public_url));
    layout::page(&Shell {
        language: visit.language,
        direction: if visit.words().direction() == "rtl" {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        },
        theme: (!visit.theme.is_empty()).then_some(visit.theme.as_str()),
        title: page.title,
        description: page.description,
        canonical: canonical.as_deref(),
        social: canonical.as_deref().map(|url| Social {
            kind: page.kind.unwrap_or("website"),
            url,
            image: None,
            image_alt: "",
        }),
        noindex: page.public.is_none(),
        assets: Assets {
            stylesheets: &stylesheets,
            scripts: &scripts,
            fonts: &[
                app.assets.url("fonts/web/serif-400-latin.woff2"),
                app.assets.url("fonts/web/sans-400-latin.woff2"),
            ],
            icon_svg: app.assets.url("icons/icon.svg"),
            icon_png: app.assets.url("icons/icon-180.png"),
            manifest: "/site.webmanifest",
        },
        head: page.head,
        organization: &settings.organization,
        home: paths::HOME,
        nav: &nav,
        account: account(visit, &account_links),
        footer: &footer,
        footer_note: settings.tagline(visit.language),
        footer_small: &copyright,
        follow: &follow,
        follow_label: visit.t("footer-follow"),
        languages: &language_links,
        theme_choice: Some(ThemeChoice {
            action: paths::PREFERENCES,
            legend: visit.t("theme-label"),
            system: visit.t("theme-system"),
            light: visit.t("theme-light"),
            dark: visit.t("theme-dark"),
        }),
        words: ShellWords {
            skip: visit.t("skip-to-content"),
            menu: visit.t("nav-menu"),
            main_navigation: visit.t("nav-label"),
            footer_navigation: visit.t("footer-label"),
        },
        flash: visit.flash.as_deref().map(|key| Flash {
            tone: Tone::Good,
            message: visit.t(key),
        }),
        main: page.main,
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

fn account_links<'a>(visit: &'a Visit, path: &str) -> Vec<NavItem<'a>> {
    let mut links = vec![
        ("nav-dashboard", paths::DASHBOARD),
        ("nav-account", paths::ACCOUNT),
    ];
    if visit.may(Action::EnterStudio) {
        links.push(("nav-studio", paths::STUDIO));
    }
    if visit.may(Action::EnterAdministration) {
        links.push(("nav-admin", paths::ADMIN));
    }
    links
        .into_iter()
        .map(|(key, href)| NavItem::new(visit.t(key), href, path == href))
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

/// What happened, what it means, what to do, and the request's number.
pub fn problem_page(visit: &Visit, problem: &Problem) -> Markup {
    let main = html! {
        div class="narrow page stack" {
            h1 { (visit.t(problem.title())) }
            p class="lead" { (problem.meaning(visit)) }
            p { (problem.way_out(visit)) }
            div class="actions" {
                (link_button(visit.t("errors-home"), paths::HOME, Weight::Primary))
                (link_button(visit.t("errors-contact"), paths::CONTACT, Weight::Secondary))
            }
            p class="meta" { (visit.with("errors-request-id", &[("id", (&visit.request_id).into())])) }
        }
    };
    render(
        visit,
        Page {
            title: visit.t(problem.title()),
            main,
            ..Page::default()
        },
    )
}

/// Reads the settings and the list of pages again, and forgets the pages made with the old ones.
pub async fn reload(app: &App) {
    match laurel_persistence::site::load_settings(&app.store).await {
        Ok(settings) => app.set_settings(settings.unwrap_or_default()),
        Err(fault) => tracing::error!(%fault, "the settings can't be read"),
    }
    match laurel_persistence::site::outline(&app.store).await {
        Ok(lines) => app.set_outline(Outline::new(lines)),
        Err(fault) => tracing::error!(%fault, "the pages can't be listed"),
    }
    app.shelf.clear();
    app.pages.clear();
}
