//! Puts a page's `main` into the site's layout: the menus, the account, the
//! words and the files that every page shares.

use crate::administration::admin_layout;
use crate::app::App;
use crate::assets::Assets;
use crate::authoring::studio_layout;
use crate::cookies::{self, Lifetime};
use crate::http_problem::HttpProblem;
use crate::middleware::mark_forms;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use crate::site::{Outline, stylesheet};
use crate::site_layout::LayoutVisitor;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::headers::{HeaderMapExt, RetryAfter};
use laurel_domain::identity::{Actor, Public};
use laurel_persistence::InternalError;
use laurel_persistence::site::Settings;
use laurel_ui::Tone;
use laurel_ui::button::{Weight, link_button};
use laurel_ui::layout::{self, Direction, Flash, LinkPreview, PageLayout, SiteLayout};
use maud::{Markup, html};
use std::time::Duration;

/// A page before it has its layout; start from `Page { …, ..Page::default() }`.
#[derive(Debug, Default)]
pub struct Page {
    pub title: String,
    /// One sentence for search engines and link previews; public pages have one.
    pub description: String,
    /// The path of a public page: makes it canonical, indexed and shareable.
    pub public: Option<String>,
    /// What is shown where its address is shared; a public page has the site's
    /// own mark.
    pub preview: Option<Preview>,
    /// Open Graph's type where it is not `website`.
    pub kind: Option<&'static str>,
    pub area: Area,
    /// Names such as `js/quiz-save.js`, beside those that every page has.
    pub scripts: &'static [&'static str],
    /// More for the head, such as schema.org data.
    pub head: Option<Markup>,
    pub main: Markup,
}

/// A picture for an address that is shared, without making the page public.
#[derive(Debug)]
pub struct Preview {
    pub path: String,
    /// The picture's path, or whole address.
    pub image: String,
    pub image_alt: String,
}

/// Which part of the site a page is in: the parts for staff have a side
/// navigation and one more sheet. The path is the place in it to be marked.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    #[default]
    Site,
    Administration(&'static str),
    Studio(&'static str),
}

impl Page {
    /// A page under `/admin`: `current` is the place in the side navigation
    /// where it belongs, one of `paths::ADMIN…`; `main` has the page's `h1`.
    #[must_use]
    pub fn administration(current: &'static str, title: &str, main: Markup) -> Self {
        Self {
            title: title.to_owned(),
            area: Area::Administration(current),
            main,
            ..Self::default()
        }
    }

    /// A page of the studio, the same way.
    #[must_use]
    pub fn studio(current: &'static str, title: &str, main: Markup) -> Self {
        Self {
            title: title.to_owned(),
            area: Area::Studio(current),
            scripts: &["js/dialog.js"],
            main,
            ..Self::default()
        }
    }

    /// With these scripts besides.
    #[must_use]
    pub fn scripted(self, scripts: &'static [&'static str]) -> Self {
        Self { scripts, ..self }
    }
}

/// What the layout shows around a page, beside what the reader brings. Made
/// once, from the request, by what answers it.
#[derive(Clone, Copy)]
pub struct PageContext<'a> {
    /// Without a slash at its end, such as `https://example.org`.
    pub public_url: &'a str,
    pub settings: &'a Settings,
    pub assets: &'a Assets,
    /// The header and the footer.
    pub site_layout: &'a SiteLayout,
    /// Who looks: the side navigations show what is open to them.
    pub actor: &'a Actor,
    /// The phrase that the page before asked to show.
    pub flash: Option<&'a str>,
}

const EVERYWHERE: [&str; 2] = ["js/theme.js", "js/menu.js"];

impl RequestContext {
    /// The page, with status 200.
    pub fn page(&self, page: Page) -> Response {
        self.page_with(StatusCode::OK, page)
    }

    /// The same form again, with what is invalid.
    pub fn invalid(&self, page: Page) -> Response {
        self.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
    }

    /// The same form again, with how long to wait.
    pub fn too_soon(&self, page: Page, seconds: u64) -> Response {
        let mut response = self.page_with(StatusCode::TOO_MANY_REQUESTS, page);
        let wait = RetryAfter::delay(Duration::from_secs(seconds));
        response.headers_mut().typed_insert(wait);
        response
    }

    pub fn page_with(&self, status: StatusCode, page: Page) -> Response {
        let app = &self.app;
        let settings = app.settings();
        let visitor = LayoutVisitor::of(self, &settings);
        let site_layout = app
            .site_layouts
            .of(self, visitor, &settings, &app.outline());
        let around = PageContext {
            public_url: &app.public_url(),
            settings: &settings,
            assets: &self.bundled.assets,
            site_layout: &site_layout,
            actor: &self.actor,
            flash: self.flash.as_deref(),
        };
        let page = render(self, &around, page);
        let page = match &self.claims {
            Some(claims) => mark_forms(&page, claims.person),
            None => page,
        };
        (status, page).into_response()
    }

    /// 303 to a page that says `flash`, a key that starts with `flash-`.
    pub fn go(&self, to: &str, flash: &str) -> Response {
        let mut response = Redirect::to(to).into_response();
        let line = self.app.keys.set_cookie("flash", flash, Lifetime::Browser);
        cookies::add(&mut response, line);
        response
    }
}

/// The whole HTML document of a page.
#[must_use]
pub fn render(reader: &Reader, context: &PageContext<'_>, page: Page) -> Markup {
    let (settings, assets) = (context.settings, context.assets);
    let mut stylesheets = vec![assets.url("css/site.css")];
    if page.area != Area::Site {
        stylesheets.push(assets.url("css/staff.css"));
    }
    let colors = stylesheet(settings);
    stylesheets.extend(colors.as_deref());
    let scripts: Vec<&str> = EVERYWHERE
        .iter()
        .chain(page.scripts)
        .map(|name| assets.url(name))
        .collect();
    let canonical = page
        .public
        .map(|path| format!("{}{path}", context.public_url));
    let absolute = |path: &str| format!("{}{path}", context.public_url);
    let (shared, image, image_alt) = match &page.preview {
        Some(preview) => (
            Some(absolute(&preview.path)),
            absolute(&preview.image),
            preview.image_alt.as_str(),
        ),
        None => (
            canonical.clone(),
            absolute(assets.url("icons/icon-512.png")),
            settings.organization.as_str(),
        ),
    };
    layout::page(&PageLayout {
        language: reader.language,
        direction: if reader.words().direction() == "rtl" {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        },
        theme: (!reader.theme.is_empty()).then_some(reader.theme.as_str()),
        title: &page.title,
        description: &page.description,
        canonical: canonical.as_deref(),
        social: shared.as_deref().map(|url| LinkPreview {
            kind: page.kind.unwrap_or("website"),
            url,
            image: Some(&image),
            image_alt,
            is_wide: page.preview.is_some(),
        }),
        noindex: canonical.is_none(),
        assets: layout::Assets {
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
        skip: reader.t("skip-to-content"),
        site_layout: Some(context.site_layout),
        flash: context.flash.map(|key| Flash {
            tone: Tone::Good,
            message: reader.t(key),
        }),
        main: match page.area {
            Area::Site => page.main,
            Area::Administration(current) => {
                admin_layout(reader, context.actor, current, &page.main)
            }
            Area::Studio(current) => studio_layout(reader, context.actor, current, &page.main),
        },
    })
}

/// What happened, what it means, what to do, and the request's number.
pub fn problem_page(reader: &Reader, problem: &HttpProblem, request_id: &str) -> Page {
    let title = reader.t(problem.title());
    let main = html! {
        div class="narrow page stack" {
            h1 { (title) }
            p class="lead" { (problem.meaning(reader)) }
            @let list = problem.list(reader);
            @if !list.is_empty() {
                ul { @for one in &list { li { (one) } } }
            }
            @for text in problem.typed() {
                pre class="typed" tabindex="0" { (text) }
            }
            p { (problem.way_out(reader, request_id)) }
            div class="actions" {
                (link_button(reader.t("errors-home"), paths::HOME, Weight::Primary))
                (link_button(reader.t("errors-contact"), paths::CONTACT, Weight::Secondary))
            }
            p class="meta" { (reader.with("errors-request-id", &[("id", request_id.into())])) }
        }
    };
    Page {
        title: title.to_owned(),
        main,
        ..Page::default()
    }
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
