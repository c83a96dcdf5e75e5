//! What machines ask for: sitemap, feed, robots, icon, manifest, security
//! contact.

use super::view::page::RESOURCES;
use super::xml::{FeedView, News, atom, instant, url_set};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, TimeDelta, Utc};
use laurel_domain::identity::actions;
use laurel_persistence::catalog::{ProgramFilter, program_by_slug, programs};
use std::collections::BTreeSet;
use std::io;

/// Entries of the feed.
const MAX_NEWS: usize = 50;

fn file(media_type: &'static str, body: String) -> Response {
    ([(header::CONTENT_TYPE, media_type)], body).into_response()
}

fn xml(media_type: &'static str, body: io::Result<Vec<u8>>) -> Answer {
    let body = body.map_err(|error| {
        tracing::error!(%error, "a file for machines can't be written");
        HttpProblem::Broken
    })?;
    Ok(([(header::CONTENT_TYPE, media_type)], body).into_response())
}

/// `/sitemap.xml` (sitemaps.org 0.9)
pub async fn sitemap(_: paths::SitemapPath, context: Gate<actions::Visit>) -> Answer {
    let mut places: Vec<_> = pages(&context);
    places.push((paths::PROGRAMS.to_owned(), None));
    places.push((paths::VERIFY.to_owned(), None));
    let (store, public) = (&context.app.store, context.public());
    let mut courses = BTreeSet::new();
    for line in programs(store, public, &ProgramFilter::default()).await? {
        let entry = line.entry;
        places.push((paths::program(&entry.slug), Some(entry.updated_at)));
        let whole = program_by_slug(store, public, &entry.slug).await?;
        let inside = whole.into_iter().flat_map(|whole| whole.courses);
        courses.extend(inside.map(|one| one.course.slug));
    }
    places.extend(courses.iter().map(|slug| (paths::course(slug), None)));
    let body = url_set(&context.app.public_url(), &places);
    xml("application/xml; charset=utf-8", body)
}

/// An address with when it was last changed, where that is known.
type Place = (String, Option<DateTime<Utc>>);

fn pages(context: &RequestContext) -> Vec<Place> {
    let outline = context.app.outline();
    let lines = outline.in_language(context.language).into_iter();
    lines
        .map(|line| {
            let address = if line.slug == "home" {
                paths::HOME.to_owned()
            } else {
                paths::page(&line.slug)
            };
            (address, Some(line.updated_at))
        })
        .collect()
}

async fn news(context: &RequestContext) -> Result<Vec<News>, HttpProblem> {
    let outline = context.app.outline();
    let mut news: Vec<News> = outline
        .group(RESOURCES, context.language)
        .into_iter()
        .map(|line| News {
            title: line.title.clone(),
            summary: line.summary.clone(),
            address: paths::page(&line.slug),
            language: line.language.clone(),
            updated: line.updated_at,
        })
        .collect();
    let lines = programs(
        &context.app.store,
        context.public(),
        &ProgramFilter::default(),
    )
    .await?;
    news.extend(lines.into_iter().map(|line| News {
        address: paths::program(&line.entry.slug),
        updated: line.entry.updated_at,
        title: line.entry.document.title,
        summary: line.entry.document.summary,
        language: line.entry.document.language,
    }));
    news.sort_by_key(|piece| std::cmp::Reverse(piece.updated));
    news.truncate(MAX_NEWS);
    Ok(news)
}

/// `/feed.xml`: articles and programs as Atom (RFC 4287).
pub async fn feed(_: paths::FeedPath, context: Gate<actions::Visit>) -> Answer {
    let organization = &context.app.settings().organization;
    let view = FeedView {
        public_url: &context.app.public_url(),
        language: context.language,
        title: &context.with("site-feed-title", &[("organization", organization.into())]),
        organization,
        news: news(&context).await?,
    };
    xml("application/atom+xml; charset=utf-8", atom(&view))
}

/// `/robots.txt` (RFC 9309)
pub async fn robots(_: paths::RobotsPath, context: Gate<actions::Visit>) -> Answer {
    let url = &context.app.public_url();
    Ok(file(
        "text/plain; charset=utf-8",
        format!(
            "User-agent: *\nDisallow: /admin\nDisallow: /studio\nDisallow: /dashboard\nDisallow: /account\nDisallow: /learn/\nDisallow: /notifications/\nDisallow: /search?\n\nSitemap: {url}/sitemap.xml\n"
        ),
    ))
}

/// `/favicon.ico`
pub async fn favicon(_: paths::FaviconPath, context: Gate<actions::Visit>) -> Answer {
    let bytes = context
        .bundled
        .assets
        .bytes("icons/favicon.ico")
        .ok_or(HttpProblem::NotFound)?;
    Ok((
        [
            (header::CONTENT_TYPE, "image/x-icon"),
            (header::CACHE_CONTROL, "public, max-age=86400"),
        ],
        bytes,
    )
        .into_response())
}

/// `/site.webmanifest` (W3C Web Application Manifest)
pub async fn manifest(_: paths::ManifestPath, context: Gate<actions::Visit>) -> Answer {
    let settings = context.app.settings();
    let assets = &context.bundled.assets;
    let body = serde_json::json!({
        "name": settings.organization,
        "short_name": settings.short_name,
        "description": settings.tagline(context.language),
        "lang": context.language,
        "dir": context.words().direction(),
        "start_url": paths::HOME,
        "scope": paths::HOME,
        "display": "minimal-ui",
        "background_color": "#fbf8f2",
        "theme_color": "#fbf8f2",
        "icons": [
            {"src": assets.url("icons/icon-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": assets.url("icons/icon-512.png"), "sizes": "512x512", "type": "image/png"},
            {"src": assets.url("icons/maskable-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        ],
    });
    Ok(file("application/manifest+json", body.to_string()))
}

/// `/.well-known/security.txt` (RFC 9116)
pub async fn security(_: paths::SecurityContactPath, context: Gate<actions::Visit>) -> Answer {
    let url = &context.app.public_url();
    let settings = context.app.settings();
    let mut contacts = format!("Contact: {url}{}\n", paths::CONTACT);
    if !settings.contact_email.is_empty() {
        contacts = format!("Contact: mailto:{}\n{contacts}", settings.contact_email);
    }
    let expires = instant(context.now + TimeDelta::days(180));
    Ok(file(
        "text/plain; charset=utf-8",
        format!(
            "{contacts}Expires: {expires}\nPreferred-Languages: en, es\nCanonical: {url}/.well-known/security.txt\n"
        ),
    ))
}
