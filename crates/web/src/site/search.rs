//! `/search?q=`: pages, programs and courses; for who is signed in also the lessons open to
//! them and their own notes.

use super::view::search::{SearchView, page};
use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::identity::actions;
use laurel_domain::site::{nearest, terms};
use laurel_persistence::learning::{LessonSearch, search_lessons};
use laurel_persistence::site::{known_words, search};
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SearchQuery {
    q: String,
    page: String,
}

pub async fn show(
    _: paths::SearchPath,
    context: Gate<actions::Visit>,
    Query(asked): Query<SearchQuery>,
) -> Answer {
    let query: String = asked.q.replace('\0', "").trim().chars().take(200).collect();
    let at: u32 = asked.page.parse().unwrap_or(1).clamp(1, 1000);
    let found = search(
        &context.app.store,
        context.public(),
        context.language,
        &query,
        at,
    )
    .await?;
    let lessons = lessons(&context, &query, at).await?;
    let meant = if found.hits.is_empty() && lessons.hits.is_empty() {
        meant(&context, &query, &lessons).await?
    } else {
        None
    };
    let view = SearchView {
        query: &query,
        at,
        found: &found,
        lessons: &lessons.hits,
        meant: meant.as_deref(),
    };
    Ok(context.page(page(&context, &view)))
}

/// Lessons and notes of who is signed in; with the first page of results.
async fn lessons(
    context: &RequestContext,
    query: &str,
    at: u32,
) -> Result<LessonSearch, HttpProblem> {
    if at > 1 || !context.is_signed_in() {
        return Ok(LessonSearch::default());
    }
    let permit = context.authorize_own::<actions::Learn>()?;
    let app = &context.app;
    let plain = laurel_markdown::plain;
    Ok(search_lessons(&app.store, &permit, &app.lesson_words, query, plain).await?)
}

/// The query with the words that were probably meant; `None` where none is near.
async fn meant(
    context: &RequestContext,
    query: &str,
    lessons: &LessonSearch,
) -> Result<Option<String>, HttpProblem> {
    let (store, public) = (&context.app.store, context.public());
    let mut known: BTreeSet<String> = lessons.known().map(str::to_owned).collect();
    known.extend(known_words(store, public, context.language).await?);
    let terms = terms(query);
    let words: Vec<&str> = terms
        .iter()
        .map(|term| {
            let is_known = known.contains(term);
            let near = nearest(term, known.iter().map(String::as_str));
            near.filter(|_| !is_known).unwrap_or(term)
        })
        .collect();
    let changed = words.iter().zip(&terms).any(|(word, term)| word != term);
    Ok(changed.then(|| words.join(" ")))
}
