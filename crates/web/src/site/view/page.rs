//! A public page, an article, a policy.

use crate::json_ld::json_ld;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::site::outline::{Outline, menu_name};
use crate::site::rendered_pages::RenderedPage;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::layout::NavItem;
use laurel_ui::patterns::link_list;
use laurel_ui::text_direction::direction_of;
use maud::{Markup, html};

/// The group of the articles, and the page that lists them.
pub const RESOURCES: &str = "resources";

/// What a public page shows.
#[derive(Clone, Copy)]
pub struct SitePageView<'a> {
    /// Its text.
    pub page: &'a RenderedPage,
    pub outline: &'a Outline,
    pub organization: &'a str,
    pub public_url: &'a str,
}

pub fn page(reader: &Reader, view: &SitePageView<'_>) -> Page {
    let page = view.page;
    let is_article = page.group.as_deref() == Some(RESOURCES);
    let address = paths::page(&page.slug);
    Page {
        title: page.title.clone(),
        description: page.summary.clone(),
        kind: is_article.then_some("article"),
        head: Some(html! {
            (feed_link(reader, view.organization))
            @if is_article { (article_data(view, &address)) }
        }),
        public: Some(address),
        main: main(reader, page, view.outline),
        ..Page::default()
    }
}

fn main(reader: &Reader, page: &RenderedPage, outline: &Outline) -> Markup {
    let foreign = page.foreign(reader);
    html! {
        article class="column article" {
            header class="article-head" {
                @if page.group.as_deref() == Some(RESOURCES) { (way_up(reader, outline)) }
                h1 lang=[foreign] dir=[foreign.map(direction_of)] { (page.title) }
                p class="lead" lang=[foreign] dir=[foreign.map(direction_of)] { (page.summary) }
                (page.notice(reader))
            }
            div class="prose" lang=[foreign] dir=[foreign.map(direction_of)] { (page.html) }
            footer class="stack" {
                @if !page.data.version.is_empty() {
                    p class="meta" { (reader.with("site-page-version", &[("version", (&page.data.version).into())])) }
                }
                (more(reader, page, outline))
            }
        }
    }
}

fn way_up(reader: &Reader, outline: &Outline) -> Markup {
    let address = paths::page(RESOURCES);
    html! {
        @if let Some(line) = outline.best(RESOURCES, reader.language) {
            (breadcrumb(reader.t("nav-breadcrumb"), &[(menu_name(line), &address)]))
        }
    }
}

/// The other themes, under an article.
fn more(reader: &Reader, page: &RenderedPage, outline: &Outline) -> Markup {
    if page.group.as_deref() != Some(RESOURCES) {
        return html! {};
    }
    let others: Vec<_> = outline
        .group(RESOURCES, reader.language)
        .into_iter()
        .filter(|line| line.slug != page.slug)
        .map(|line| (line, paths::page(&line.slug)))
        .collect();
    let items: Vec<NavItem> = others
        .iter()
        .map(|(line, address)| NavItem {
            language: (line.language != reader.language).then_some(&line.language),
            ..NavItem::new(&line.title, address, false)
        })
        .collect();
    html! {
        @if !items.is_empty() {
            h2 { (reader.t("site-resources-more")) }
            (link_list(&items, true))
        }
    }
}

/// Where news readers find what is new.
pub fn feed_link(reader: &Reader, organization: &str) -> Markup {
    let title = reader.with("site-feed-title", &[("organization", organization.into())]);
    html! { link rel="alternate" type="application/atom+xml" href=(paths::FEED) title=(title); }
}

fn article_data(view: &SitePageView<'_>, address: &str) -> Markup {
    let (page, url) = (view.page, view.public_url);
    let organization = serde_json::json!({
        "@type": "Organization", "name": view.organization, "url": format!("{url}/"),
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
