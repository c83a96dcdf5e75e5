//! `/{page}`: a public page, an article, a policy.

use super::outline::menu_name;
use super::shelf::{Shown, shown};
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::Path;
use crate::shell::Page;
use crate::structured::json_ld;
use crate::visit::Visit;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::layout::NavItem;
use laurel_ui::patterns::link_list;
use maud::{Markup, html};

/// The group of the articles, and the page that lists them.
pub const RESOURCES: &str = "resources";
/// Pages that have an address of their own.
const ELSEWHERE: [&str; 1] = ["home"];

pub async fn show(visit: Visit, Path(slug): Path<String>) -> Answer {
    if ELSEWHERE.contains(&slug.as_str()) {
        return Err(Problem::NotFound);
    }
    let page = shown(&visit, &slug).await?;
    let is_article = page.group.as_deref() == Some(RESOURCES);
    let address = paths::page(&slug);
    Ok(visit.page(Page {
        title: &page.title,
        description: &page.summary,
        public: Some(&address),
        kind: is_article.then_some("article"),
        head: Some(html! {
            (feed_link(&visit))
            @if is_article { (article_data(&visit, &page, &address)) }
        }),
        main: main(&visit, &page),
        ..Page::default()
    }))
}

fn main(visit: &Visit, page: &Shown) -> Markup {
    let foreign = page.foreign(visit);
    html! {
        article class="column article" {
            header class="article-head" {
                @if page.group.as_deref() == Some(RESOURCES) { (way_up(visit)) }
                h1 lang=[foreign] dir=[foreign.map(|_| "auto")] { (page.title) }
                p class="lead" lang=[foreign] dir=[foreign.map(|_| "auto")] { (page.summary) }
                (page.notice(visit))
            }
            div class="prose" lang=[foreign] dir=[foreign.map(|_| "ltr")] { (page.html) }
            footer class="article-foot" {
                @if !page.data.version.is_empty() {
                    p class="meta" { (visit.with("site-page-version", &[("version", (&page.data.version).into())])) }
                }
                (more(visit, page))
            }
        }
    }
}

fn way_up(visit: &Visit) -> Markup {
    let outline = visit.app.outline();
    let address = paths::page(RESOURCES);
    html! {
        @if let Some(line) = outline.best(RESOURCES, visit.language) {
            (breadcrumb(visit.t("nav-breadcrumb"), &[(menu_name(line), &address)]))
        }
    }
}

/// The other themes, under an article.
fn more(visit: &Visit, page: &Shown) -> Markup {
    if page.group.as_deref() != Some(RESOURCES) {
        return html! {};
    }
    let outline = visit.app.outline();
    let others: Vec<_> = outline
        .group(RESOURCES, visit.language)
        .into_iter()
        .filter(|line| line.slug != page.slug)
        .map(|line| (line, paths::page(&line.slug)))
        .collect();
    let items: Vec<NavItem> = others
        .iter()
        .map(|(line, address)| NavItem {
            language: (line.language != visit.language).then_some(&line.language),
            ..NavItem::new(&line.title, address, false)
        })
        .collect();
    html! {
        @if !items.is_empty() {
            h2 { (visit.t("site-resources-more")) }
            (link_list(&items, true))
        }
    }
}

/// Where news readers find what is new.
pub fn feed_link(visit: &Visit) -> Markup {
    let organization = &visit.app.settings().organization;
    let title = visit.with("site-feed-title", &[("organization", organization.into())]);
    html! { link rel="alternate" type="application/atom+xml" href=(paths::FEED) title=(title); }
}

fn article_data(visit: &Visit, page: &Shown, address: &str) -> Markup {
    let settings = visit.app.settings();
    let url = &visit.app.options.public_url;
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
