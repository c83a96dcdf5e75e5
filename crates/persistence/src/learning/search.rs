//! Search in what is open to one learner: the lessons of the courses that they are in, at the
//! revision that they read, and their own notes.

use super::note::notes_in;
use crate::catalog::revision;
use crate::enrollment::{Enrollment, enrollments};
use crate::store::{InternalError, Store};
use laurel_domain::authoring::document::Activity;
use laurel_domain::enrollment::Status;
use laurel_domain::identity::{OwnScope, Permit, actions};
use laurel_domain::ids::RevisionId;
use laurel_domain::site::{SnippetPart, has_all, snippet, terms, words};
use moka::sync::Cache;
use std::sync::Arc;

/// Courses whose lessons are looked through.
const MAX_COURSES: usize = 20;
/// Lines of an answer.
const MAX_HITS: usize = 20;
const SNIPPET: usize = 180;

/// A lesson or a note that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonHit {
    /// The course's slug and the activity's.
    pub course: String,
    pub activity: String,
    pub title: String,
    pub course_title: String,
    /// BCP 47, of the course.
    pub language: String,
    /// Whether it is the learner's own note that has the words.
    pub is_note: bool,
    pub snippet: Vec<SnippetPart>,
}

/// The words of the lessons of revisions that were looked through, each made once.
pub struct LessonWords(Cache<RevisionId, Arc<Vec<Words>>>);

struct Words {
    /// The activity's id.
    activity: String,
    folded: String,
    plain: String,
}

impl Default for LessonWords {
    fn default() -> Self {
        // a course of thirty lessons takes some 400 KB
        Self(Cache::new(24))
    }
}

/// What was found, and what was looked through.
#[derive(Default)]
pub struct LessonSearch {
    pub hits: Vec<LessonHit>,
    seen: Vec<Arc<Vec<Words>>>,
}

impl LessonSearch {
    /// All words there are, to look for a near one where nothing was found.
    pub fn known(&self) -> impl Iterator<Item = &str> {
        let lessons = self.seen.iter().flat_map(|lessons| lessons.iter());
        lessons.flat_map(|lesson| lesson.folded.split(' '))
    }
}

/// `plain` makes a lesson's Markdown plain text.
///
/// # Errors
/// [`InternalError`]
pub async fn search_lessons(
    store: &Store,
    permit: &Permit<actions::Learn>,
    remembered: &LessonWords,
    query: &str,
    plain: impl Fn(&str) -> String,
) -> Result<LessonSearch, InternalError> {
    let terms = terms(query);
    let own = OwnScope::of(permit);
    let mut found = LessonSearch::default();
    if terms.is_empty() {
        return Ok(found);
    }
    let mine = enrollments(store, own).await?;
    let inside = mine.iter().filter(|mine| mine.status != Status::Withdrawn);
    let inside: Vec<&Enrollment> = inside.take(MAX_COURSES).collect();
    if inside.is_empty() {
        return Ok(found);
    }
    let notes = notes_in(store, inside.iter().map(|mine| mine.id)).await?;
    for mine in inside {
        let pinned = revision(store, mine.revision).await?;
        let course = &pinned.document;
        let known = remembered.0.get_with(mine.revision, || {
            Arc::new(
                course
                    .activities()
                    .map(|activity| of(activity, &plain))
                    .collect(),
            )
        });
        let hit = |activity: &Activity, is_note, text: &str| LessonHit {
            course: mine.slug.clone(),
            activity: activity.slug.clone(),
            title: activity.title.clone(),
            course_title: mine.title.clone(),
            language: course.language.clone(),
            is_note,
            snippet: snippet(text, &terms, SNIPPET),
        };
        let room = MAX_HITS.saturating_sub(found.hits.len());
        let lessons = known.iter();
        let lessons = lessons.filter(|lesson| has_all(&lesson.folded, &terms));
        for lesson in lessons.take(room) {
            if let Some((_, activity)) = course.activity(&lesson.activity) {
                found.hits.push(hit(activity, false, &lesson.plain));
            }
        }
        for (_, id, note) in notes.iter().filter(|(of, _, _)| *of == mine.id) {
            if has_all(&words(note), &terms)
                && let Some((_, activity)) = course.activity(id)
            {
                found.hits.push(hit(activity, true, note));
            }
        }
        found.seen.push(known);
    }
    found.hits.truncate(MAX_HITS);
    Ok(found)
}

fn of(activity: &Activity, plain: &impl Fn(&str) -> String) -> Words {
    let text = plain(&activity.body);
    Words {
        activity: activity.id.clone(),
        folded: words(&format!("{} {text}", activity.title)),
        plain: text,
    }
}
