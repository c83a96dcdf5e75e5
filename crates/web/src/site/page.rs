//! `/{page}`: a public page, an article, a policy.

use super::outline::menu_name;
use super::rendered_pages::{RenderedPage, shown};
use crate::extract::Path;
use crate::http_problem::{Answer, HttpProblem};
use crate::json_ld::json_ld;
use crate::page_layout::Page;
use crate::paths;
use crate::request_context::RequestContext;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::layout::NavItem;
use crate::ui::patterns::link_list;
use maud::{Markup, html};

/// The group of the articles, and the page that lists them.
pub const RESOURCES: &str = "resources";
/// Pages that have an address of their own.
const ELSEWHERE: [&str; 1] = ["home"];

pub async fn show(context: RequestContext, Path(slug): Path<String>) -> Answer {
    if ELSEWHERE.contains(&slug.as_str()) {
        return Err(HttpProblem::NotFound);
    }
    let page = shown(&context, &slug).await?;
    let is_article = page.group.as_deref() == Some(RESOURCES);
    let address = paths::page(&slug);
    Ok(context.page(Page {
        title: &page.title,
        description: &page.summary,
        public: Some(&address),
        kind: is_article.then_some("article"),
        head: Some(html! {
            (feed_link(&context))
            @if is_article { (article_data(&context, &page, &address)) }
        }),
        main: main(&context, &page),
        ..Page::default()
    }))
}

fn main(context: &RequestContext, page: &RenderedPage) -> Markup {
    let foreign = page.foreign(context);
    html! {
        article class="column article" {
            header class="article-head" {
                @if page.group.as_deref() == Some(RESOURCES) { (way_up(context)) }
                h1 lang=[foreign] dir=[foreign.map(|_| "auto")] { (page.title) }
                p class="lead" lang=[foreign] dir=[foreign.map(|_| "auto")] { (page.summary) }
                (page.notice(context))
            }
            div class="prose" lang=[foreign] dir=[foreign.map(|_| "ltr")] { (page.html) }
            footer class="article-foot" {
                @if !page.data.version.is_empty() {
                    p class="meta" { (context.with("site-page-version", &[("version", (&page.data.version).into())])) }
                }
                (more(context, page))
            }
        }
    }
}

fn way_up(context: &RequestContext) -> Markup {
    let outline = context.app.outline();
    let address = paths::page(RESOURCES);
    html! {
        @if let Some(line) = outline.best(RESOURCES, context.language) {
            (breadcrumb(context.t("nav-breadcrumb"), &[(menu_name(line), &address)]))
        }
    }
}

/// The other themes, under an article.
fn more(context: &RequestContext, page: &RenderedPage) -> Markup {
    if page.group.as_deref() != Some(RESOURCES) {
        return html! {};
    }
    let outline = context.app.outline();
    let others: Vec<_> = outline
        .group(RESOURCES, context.language)
        .into_iter()
        .filter(|line| line.slug != page.slug)
        .map(|line| (line, paths::page(&line.slug)))
        .collect();
    let items: Vec<NavItem> = others
        .iter()
        .map(|(line, address)| NavItem {
            language: (line.language != context.language).then_some(&line.language),
            ..NavItem::new(&line.title, address, false)
        })
        .collect();
    html! {
        @if !items.is_empty() {
            h2 { (context.t("site-resources-more")) }
            (link_list(&items, true))
        }
    }
}

/// Where news readers find what is new.
pub fn feed_link(context: &RequestContext) -> Markup {
    let organization = &context.app.settings().organization;
    let title = context.with("site-feed-title", &[("organization", organization.into())]);
    html! { link rel="alternate" type="application/atom+xml" href=(paths::FEED) title=(title); }
}

fn article_data(context: &RequestContext, page: &RenderedPage, address: &str) -> Markup {
    let settings = context.app.settings();
    let url = &context.app.options.public_url;
    let organization = serde_json::json!({
        "@type": "Organization", "name": settings.organization, "url": format!("{url}/"),
    });
    json_ld(&serde_json::json!({
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": page.title,
        "description": page.summary,
        "inLanguage": page.language,
        "dateModified": page.updated_at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        "mainEntityOfPage": format!("{url}{address}"),
        "author": organization,
        "publisher": organization,
    }))
}
