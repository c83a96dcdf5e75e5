//! What the player knows: the course that is open, the activity, and where
//! they stand, from one read.

use crate::http_problem::HttpProblem;
use crate::paths;
use crate::request_context::RequestContext;
use axum::response::Response;
use foldhash::quality::RandomState;
use laurel_domain::authoring::document::{Activity, Module};
use laurel_domain::enrollment::Status;
use laurel_domain::identity::actions;
use laurel_domain::learning::{CourseProgress, course_progress};
use laurel_markdown::RenderedMarkdown;
use laurel_persistence::CacheCounts;
use laurel_persistence::catalog::LoadedRevision;
use laurel_persistence::catalog::course_by_slug;
use laurel_persistence::learning::{OpenedActivity, open, opened_revision};
use moka::sync::Cache;
use std::sync::{Arc, OnceLock};

/// Which activity an address most likely means, so that its note comes with
/// the same read. Which it is, only the revision says that the learner has.
pub struct ActivityHints(Cache<(String, String), Arc<str>, RandomState>, CacheCounts);

impl Default for ActivityHints {
    fn default() -> Self {
        let cache = Cache::builder().max_capacity(20_000);
        Self(
            cache.build_with_hasher(RandomState::default()),
            CacheCounts::default(),
        )
    }
}

impl ActivityHints {
    pub fn counts(&self) -> &CacheCounts {
        &self.1
    }
}

pub struct PlayerContext {
    pub opened: OpenedActivity,
    pub revision: Arc<LoadedRevision>,
    /// What is made once for all readers of a revision.
    pub markdown: RenderedMarkdown,
    progress: OnceLock<CourseProgress>,
}

/// Why the player can't be opened.
pub enum NotOpen {
    Failed(HttpProblem),
    /// Not in the course: there is a page to join it on.
    Elsewhere(Box<Response>),
}

impl<E: Into<HttpProblem>> From<E> for NotOpen {
    fn from(problem: E) -> Self {
        Self::Failed(problem.into())
    }
}

impl NotOpen {
    pub fn answer(self) -> Result<Response, HttpProblem> {
        match self {
            Self::Failed(problem) => Err(problem),
            Self::Elsewhere(response) => Ok(*response),
        }
    }
}

impl PlayerContext {
    /// The course at this address, with the note on the activity at that one.
    pub async fn open(
        context: &RequestContext,
        course: &str,
        activity: &str,
    ) -> Result<Self, NotOpen> {
        let permit = context.authorize_own::<actions::Learn>()?;
        let store = &context.app.store;
        let key = (course.to_owned(), activity.to_owned());
        let ActivityHints(hints, counts) = &context.app.activity_hints;
        let likely = counts.seen(hints.get(&key)).unwrap_or_default();
        let Some(mut opened) = open(store, &permit, course, &likely).await? else {
            return Err(outside(context, course, "flash-enroll-first").await);
        };
        if opened.status == Status::Withdrawn {
            return Err(outside(context, course, "flash-come-back").await);
        }
        let revision = opened_revision(store, &permit, &opened).await?;
        if let Some((_, meant)) = revision.document.activity_by_slug(activity)
            && meant.id != *likely
        {
            let reopened = open(store, &permit, course, &meant.id).await?;
            opened = reopened.ok_or(HttpProblem::NotFound)?;
            context
                .app
                .activity_hints
                .0
                .insert(key, meant.id.as_str().into());
        }
        let markdown = context.app.rendered_markdown.clone();
        Ok(Self::new(opened, revision, markdown))
    }

    #[must_use]
    pub fn new(
        opened: OpenedActivity,
        revision: Arc<LoadedRevision>,
        markdown: RenderedMarkdown,
    ) -> Self {
        Self {
            opened,
            revision,
            markdown,
            progress: OnceLock::new(),
        }
    }

    /// Where they stand in the course. Asked for by less than every page, so it
    /// is worked out when it is first asked for.
    pub fn progress(&self) -> &CourseProgress {
        let work_out = || course_progress(&self.revision.document, &self.opened.facts);
        self.progress.get_or_init(work_out)
    }

    pub fn slug(&self) -> &str {
        &self.opened.slug
    }

    /// The activity at this address, with the module it is in.
    pub fn activity(&self, slug: &str) -> Option<(&Module, &Activity)> {
        self.revision.document.activity_by_slug(slug)
    }

    /// The activities before and after the one with this id.
    pub fn around(&self, id: &str) -> (Option<&Activity>, Option<&Activity>) {
        let mut before = None;
        let mut all = self.revision.document.activities();
        for activity in all.by_ref() {
            if activity.id == id {
                return (before, all.next());
            }
            before = Some(activity);
        }
        (None, None)
    }

    /// When the activity with this id was done, if it was.
    pub fn done_at(&self, id: &str) -> Option<chrono::DateTime<chrono::Utc>> {
        let facts = self.opened.facts.iter();
        facts.filter(|fact| fact.activity == id).map(|f| f.at).min()
    }

    /// Where somebody goes who comes back to the course.
    pub fn place(&self) -> Option<&Activity> {
        let course = &self.revision.document;
        let by_id = |id: &String| course.activity(id).map(|(_, activity)| activity);
        let left = self.opened.place.as_ref().and_then(by_id);
        let next = || self.progress().next.as_ref().and_then(by_id);
        left.or_else(next).or_else(|| course.activities().next())
    }
}

/// Where somebody is led who is not in this course.
pub(super) async fn outside(context: &RequestContext, course: &str, flash: &str) -> NotOpen {
    match course_by_slug(&context.app.store, context.public(), course).await {
        Ok(Some(_)) => NotOpen::Elsewhere(Box::new(context.go(&paths::course(course), flash))),
        Ok(None) => NotOpen::Failed(HttpProblem::NotFound),
        Err(error) => NotOpen::Failed(error.into()),
    }
}
