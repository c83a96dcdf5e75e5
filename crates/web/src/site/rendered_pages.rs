//! Public pages as HTML, kept until the site's content changes, so that a page
//! is rendered once and not in every request.

use crate::http_problem::HttpProblem;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use chrono::{DateTime, Utc};
use laurel_domain::site::{PageData, sections};
use laurel_markdown::{self, RenderContext};
use laurel_persistence::CacheCounts;
use laurel_persistence::site::Page as Stored;
use laurel_words::Catalogs;
use maud::{Markup, html};
use moka::sync::Cache;
use std::sync::Arc;

/// How many pages, over all languages, are kept.
const MAX_PAGES: u64 = 500;

/// A page that is ready to be shown.
#[derive(Debug)]
pub struct RenderedPage {
    pub slug: String,
    pub language: String,
    pub title: String,
    pub summary: String,
    pub data: PageData,
    pub group: Option<String>,
    pub updated_at: DateTime<Utc>,
    /// The whole text; goes inside `.prose`.
    pub html: Markup,
    /// The same by its headings of the second level, of the home page only.
    pub sections: Vec<PageSection>,
}

/// What stands below one heading.
#[derive(Debug)]
pub struct PageSection {
    pub heading: String,
    /// Its first paragraph; all of it where that is not much.
    pub opening: Markup,
    pub rest: Markup,
}

/// Less than this, in bytes of HTML, is not worth opening.
const WORTH_OPENING: usize = 800;

impl PageSection {
    pub fn of(heading: String, body: Markup) -> Self {
        let (opening, rest) = laurel_markdown::opening(&body);
        let (opening, rest) = if rest.0.len() < WORTH_OPENING {
            (body, html! {})
        } else {
            (opening, rest)
        };
        Self {
            heading,
            opening,
            rest,
        }
    }
}

pub struct RenderedPages(
    Cache<(String, &'static str), Arc<RenderedPage>>,
    CacheCounts,
);

impl Default for RenderedPages {
    fn default() -> Self {
        Self(Cache::new(MAX_PAGES), CacheCounts::default())
    }
}

impl RenderedPages {
    pub fn counts(&self) -> &CacheCounts {
        &self.1
    }

    pub fn clear(&self) {
        self.0.invalidate_all();
    }
}

/// The page in the reader's language, or the best other one.
pub async fn shown(context: &RequestContext, slug: &str) -> Result<Arc<RenderedPage>, HttpProblem> {
    let app = &context.app;
    let key = (slug.to_owned(), context.language);
    let RenderedPages(kept, counts) = &app.rendered_pages;
    if let Some(shown) = counts.seen(kept.get(&key)) {
        return Ok(shown);
    }
    let outline = app.outline();
    let line = outline
        .best(slug, context.language)
        .ok_or(HttpProblem::NotFound)?;
    let stored = laurel_persistence::site::page(&app.store, context.public(), slug, &line.language)
        .await?
        .ok_or(HttpProblem::NotFound)?;
    let shown = Arc::new(render(&context.catalogs, stored));
    kept.insert(key, shown.clone());
    Ok(shown)
}

/// A page as visitors will see it.
pub fn render(catalogs: &Catalogs, stored: Stored) -> RenderedPage {
    let words = catalogs.of(&stored.language);
    let sections = if stored.slug == "home" {
        sections(&stored.source)
            .into_iter()
            .enumerate()
            .map(|(at, (heading, body))| PageSection::of(heading, part(words, at, &body)))
            .collect()
    } else {
        Vec::new()
    };
    RenderedPage {
        html: laurel_markdown::html(&stored.source, &RenderContext::plain(words)),
        sections,
        slug: stored.slug,
        language: stored.language,
        title: stored.title,
        summary: stored.summary,
        data: stored.data,
        group: stored.group,
        updated_at: stored.updated_at,
    }
}

/// One of several pieces on a page: its ids are its own.
fn part(words: &laurel_words::Catalog, at: usize, body: &str) -> Markup {
    let prefix = format!("part-{at}-");
    let rendering = RenderContext {
        id_prefix: &prefix,
        deeper: 1,
        ..RenderContext::plain(words)
    };
    laurel_markdown::html(body, &rendering)
}

impl RenderedPage {
    /// The page's own language and direction, where they are not the reader's.
    pub fn foreign(&self, reader: &Reader) -> Option<&str> {
        (self.language != reader.language).then_some(self.language.as_str())
    }

    /// Says that the page is not translated, where it is not.
    pub fn notice(&self, reader: &Reader) -> Markup {
        html! {
            @if let Some(language) = self.foreign(reader) {
                p class="meta" { (reader.with("language-fallback", &[
                    ("language", reader.t(&format!("language-name-{language}")).into()),
                ])) }
            }
        }
    }
}
