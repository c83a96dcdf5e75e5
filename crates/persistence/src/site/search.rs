//! The search index: what publishing puts in, and what a visitor finds.
//!
//! Both databases get the same folded words, so they find the same; only how a
//! query is written differs (FTS5 and tsvector). A query is made of letters
//! and digits alone, so nothing that is typed has a meaning to either.

use crate::store::{InternalError, Store, Tx};
use laurel_domain::identity::Public;
use laurel_domain::site::{SnippetPart, snippet, terms, words};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use std::collections::BTreeSet;

/// How many results stand on a page.
pub const RESULTS_A_PAGE: u32 = 10;
/// The most characters of a text that are indexed.
const MAX_TEXT: usize = 100_000;
const SNIPPET: usize = 180;
/// Pages, programs and courses whose words are known.
const MAX_KNOWN: u32 = 200;

/// One thing that can be found, in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchEntry {
    /// `page:slug`, `program:slug`, `course:slug`: what stands before the
    /// colon says which kind it is.
    pub subject: String,
    /// BCP 47.
    pub language: String,
    /// Its path on this site.
    pub address: String,
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Plain text, without marks.
    pub text: String,
}

/// One line of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// `page`, `program` or `course`.
    pub kind: String,
    pub language: String,
    pub address: String,
    pub title: String,
    pub summary: String,
    /// The piece of the text that the query is in.
    pub snippet: Vec<SnippetPart>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchResults {
    pub hits: Vec<Hit>,
    /// On all pages together.
    pub count: u64,
}

/// Puts it into the index, in place of what was there for the same subject and
/// language.
pub(crate) async fn index_entry(tx: &Tx, entry: &SearchEntry) -> Result<(), InternalError> {
    let backend = tx.get_database_backend();
    let known = [
        entry.subject.as_str().into(),
        entry.language.as_str().into(),
    ];
    for sql in [
        "DELETE FROM search_entry WHERE subject = $1 AND language = $2",
        "INSERT INTO search_subject (subject, language) VALUES ($1, $2) ON CONFLICT DO NOTHING",
    ] {
        let statement = Statement::from_sql_and_values(backend, sql, known.clone());
        tx.execute_raw(statement).await?;
    }
    let text: String = entry.text.chars().take(MAX_TEXT).collect();
    let text = text.replace('\0', "");
    let heading = words(&entry.title);
    let body = words(&format!("{} {text}", entry.summary));
    tx.execute_raw(Statement::from_sql_and_values(
        backend,
        "INSERT INTO search_entry (subject, language, address, title, summary, content, heading, body) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        [
            entry.subject.as_str().into(),
            entry.language.as_str().into(),
            entry.address.as_str().into(),
            entry.title.as_str().into(),
            entry.summary.as_str().into(),
            text.into(),
            heading.into(),
            body.into(),
        ],
    ))
    .await?;
    Ok(())
}

/// Takes it out of the index, in all languages.
pub(crate) async fn remove_entry(tx: &Tx, subject: &str) -> Result<(), InternalError> {
    let backend = tx.get_database_backend();
    for sql in [
        "DELETE FROM search_entry WHERE subject = $1",
        "DELETE FROM search_subject WHERE subject = $1",
    ] {
        tx.execute_raw(Statement::from_sql_and_values(
            backend,
            sql,
            [subject.into()],
        ))
        .await?;
    }
    Ok(())
}

#[derive(Debug, FromQueryResult)]
struct Row {
    subject: String,
    language: String,
    address: String,
    title: String,
    summary: String,
    content: String,
}

#[derive(Debug, FromQueryResult)]
struct Known {
    heading: String,
    body: String,
}

#[derive(Debug, FromQueryResult)]
struct Count {
    count: i64,
}

/// What has every word of the query, the last one also as the beginning of a
/// word; best first. What is not there in the reader's language is found in
/// another. `page` counts from 1.
///
/// # Errors
/// [`InternalError`]
pub async fn search(
    store: &Store,
    _: Public,
    language: &str,
    query: &str,
    page: u32,
) -> Result<SearchResults, InternalError> {
    let terms = terms(query);
    if terms.is_empty() {
        return Ok(SearchResults::default());
    }
    let backend = store.read().get_database_backend();
    let (matching, rank, expression) = match backend {
        DbBackend::Sqlite => (
            "search_entry MATCH $1",
            // the columns' weights, in their order; a small rank is a good one
            "bm25(search_entry, 0, 0, 0, 0, 0, 0, 8.0, 1.0)",
            fts5(&terms),
        ),
        _ => (
            "terms @@ to_tsquery('simple', $1)",
            "-ts_rank(terms, to_tsquery('simple', $1))",
            tsquery(&terms),
        ),
    };
    let condition = format!(
        "{matching} AND (language = $2 OR NOT EXISTS (SELECT 1 FROM search_subject known \
         WHERE known.subject = search_entry.subject AND known.language = $2))"
    );
    let count = Count::find_by_statement(Statement::from_sql_and_values(
        backend,
        format!("SELECT count(*) AS count FROM search_entry WHERE {condition}"),
        [expression.as_str().into(), language.into()],
    ))
    .one(store.read())
    .await?
    .map_or(0, |row| u64::try_from(row.count).unwrap_or(0));
    let skip = i64::from(page.saturating_sub(1)) * i64::from(RESULTS_A_PAGE);
    let rows = Row::find_by_statement(Statement::from_sql_and_values(
        backend,
        format!(
            "SELECT subject, language, address, title, summary, content FROM search_entry \
             WHERE {condition} ORDER BY {rank}, subject LIMIT $3 OFFSET $4"
        ),
        [
            expression.into(),
            language.into(),
            i64::from(RESULTS_A_PAGE).into(),
            skip.into(),
        ],
    ))
    .all(store.read())
    .await?;
    let hits = rows.into_iter().map(|row| hit(row, &terms)).collect();
    Ok(SearchResults { hits, count })
}

/// Words of what visitors may find, to look for one that is near another.
///
/// # Errors
/// [`InternalError`]
pub async fn known_words(
    store: &Store,
    _: Public,
    language: &str,
) -> Result<BTreeSet<String>, InternalError> {
    let rows = Known::find_by_statement(Statement::from_sql_and_values(
        store.read().get_database_backend(),
        format!(
            "SELECT heading, body FROM search_entry WHERE language = $1 ORDER BY subject LIMIT {MAX_KNOWN}"
        ),
        [language.into()],
    ))
    .all(store.read())
    .await?;
    let texts = rows.iter().flat_map(|row| [&row.heading, &row.body]);
    let words = texts.flat_map(|text| text.split(' '));
    Ok(words.map(str::to_owned).collect())
}

fn hit(row: Row, terms: &[String]) -> Hit {
    let kind = row.subject.split(':').next().unwrap_or_default().to_owned();
    Hit {
        kind,
        language: row.language,
        address: row.address,
        snippet: snippet(&row.content, terms, SNIPPET),
        title: row.title,
        summary: row.summary,
    }
}

/// Quoted, a word is a word to FTS5, even `or`.
fn fts5(terms: &[String]) -> String {
    let quoted: Vec<String> = terms.iter().map(|term| format!("\"{term}\"")).collect();
    format!("{{heading body}} : ({} *)", quoted.join(" AND "))
}

fn tsquery(terms: &[String]) -> String {
    format!("{}:*", terms.join(" & "))
}
