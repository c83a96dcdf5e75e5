//! Puts a page's `main` into the site's layout: the menus, the account, the
//! words and the files that every page shares.

use crate::app::App;
use crate::http_problem::HttpProblem;
use crate::paths;
use crate::request_context::RequestContext;
use crate::site::{Outline, stylesheet};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use laurel_domain::identity::Public;
use laurel_persistence::InternalError;
use laurel_ui::Tone;
use laurel_ui::button::{Weight, link_button};
use laurel_ui::layout::{self, Assets, Direction, Flash, LinkPreview, PageLayout};
use maud::{Markup, html};

/// A page before it has its layout; start from `Page { …, ..Page::default() }`.
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

impl RequestContext {
    /// The page, with status 200.
    pub fn page(&self, page: Page<'_>) -> Response {
        self.page_with(StatusCode::OK, page)
    }

    /// The same form again, with what is invalid.
    pub fn invalid(&self, page: Page<'_>) -> Response {
        self.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
    }

    /// The same form again, with how long to wait.
    pub fn too_soon(&self, page: Page<'_>, seconds: u64) -> Response {
        let mut response = self.page_with(StatusCode::TOO_MANY_REQUESTS, page);
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, seconds.into());
        response
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

pub fn render(context: &RequestContext, page: Page<'_>) -> Markup {
    let app = &context.app;
    let settings = app.settings();
    let assets = &context.bundled.assets;
    let site_layout = app.site_layouts.of(context);
    let mut stylesheets = vec![assets.url("css/site.css")];
    if page.staff {
        stylesheets.push(assets.url("css/staff.css"));
    }
    let colors = stylesheet(&settings);
    stylesheets.extend(colors.as_deref());
    let scripts: Vec<&str> = EVERYWHERE
        .iter()
        .chain(page.scripts)
        .map(|name| assets.url(name))
        .collect();
    let canonical = page
        .public
        .map(|path| format!("{}{path}", app.options.public_url));
    layout::page(&PageLayout {
        language: context.language,
        direction: if context.words().direction() == "rtl" {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        },
        theme: (!context.theme.is_empty()).then_some(context.theme.as_str()),
        title: page.title,
        description: page.description,
        canonical: canonical.as_deref(),
        social: canonical.as_deref().map(|url| LinkPreview {
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
                assets.url("fonts/web/serif-400-latin.woff2"),
                assets.url("fonts/web/sans-400-latin.woff2"),
            ],
            icon_svg: assets.url("icons/icon.svg"),
            icon_png: assets.url("icons/icon-180.png"),
            manifest: paths::MANIFEST,
        },
        head: page.head,
        organization: &settings.organization,
        skip: context.t("skip-to-content"),
        site_layout: Some(&site_layout),
        flash: context.flash.as_deref().map(|key| Flash {
            tone: Tone::Good,
            message: context.t(key),
        }),
        main: page.main,
    })
}

/// What happened, what it means, what to do, and the request's number.
pub fn problem_page(context: &RequestContext, problem: &HttpProblem) -> Markup {
    let main = html! {
        div class="narrow page stack" {
            h1 { (context.t(problem.title())) }
            p class="lead" { (problem.meaning(context)) }
            p { (problem.way_out(context)) }
            div class="actions" {
                (link_button(context.t("errors-home"), paths::HOME, Weight::Primary))
                (link_button(context.t("errors-contact"), paths::CONTACT, Weight::Secondary))
            }
            p class="meta" { (context.with("errors-request-id", &[("id", (&context.request_id).into())])) }
        }
    };
    render(
        context,
        Page {
            title: context.t(problem.title()),
            main,
            ..Page::default()
        },
    )
}

/// Reads the settings and the list of pages, and forgets the pages made with
/// those of before.
pub async fn load(app: &App, public: Public) -> Result<(), InternalError> {
    let settings = laurel_persistence::site::load_settings(&app.store, public).await?;
    let outline = laurel_persistence::site::outline(&app.store, public).await?;
    app.set_settings(settings.unwrap_or_default());
    app.set_outline(Outline::new(outline));
    app.rendered_pages.clear();
    app.site_layouts.clear();
    app.pages.clear();
    Ok(())
}

/// The same after a change; whether it could be done.
pub async fn reload(app: &App, public: Public) -> bool {
    load(app, public)
        .await
        .inspect_err(|error| tracing::error!(%error, "what changed can't be read"))
        .is_ok()
}
