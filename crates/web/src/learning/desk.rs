//! A learner at their desk: the course that is open, the activity, and where
//! they stand, from one read.

use crate::paths;
use crate::problem::Problem;
use crate::visit::Visit;
use axum::response::Response;
use laurel_domain::authoring::document::{Activity, Module};
use laurel_domain::enrollment::Status;
use laurel_domain::identity::ActionName;
use laurel_domain::learning::{Standing, course_standing};
use laurel_persistence::authoring::{LoadedRevision, revision};
use laurel_persistence::catalog::course_by_slug;
use laurel_persistence::learning::{Opened, open};
use moka::sync::Cache;
use std::sync::Arc;

/// Which activity an address most likely means, so that its note comes with
/// the same read. Which it is, only the revision says that the learner has.
pub struct Likely(Cache<(String, String), Arc<str>>);

impl Default for Likely {
    fn default() -> Self {
        Self(Cache::new(20_000))
    }
}

pub struct Desk {
    pub opened: Opened,
    pub revision: Arc<LoadedRevision>,
    pub standing: Standing,
}

/// Why there is no desk.
pub enum NoDesk {
    Problem(Problem),
    /// Not in the course: there is a page to join it on.
    Elsewhere(Box<Response>),
}

impl<E: Into<Problem>> From<E> for NoDesk {
    fn from(problem: E) -> Self {
        Self::Problem(problem.into())
    }
}

impl NoDesk {
    pub fn answer(self) -> Result<Response, Problem> {
        match self {
            Self::Problem(problem) => Err(problem),
            Self::Elsewhere(response) => Ok(*response),
        }
    }
}

impl Desk {
    /// The course at this address, with the note on the activity at that one.
    pub async fn open(visit: &Visit, course: &str, activity: &str) -> Result<Self, NoDesk> {
        let permit = visit.untyped_own(ActionName::Learn)?;
        let store = &visit.app.store;
        let key = (course.to_owned(), activity.to_owned());
        let likely = visit.app.likely.0.get(&key).unwrap_or_default();
        let Some(mut opened) = open(store, &permit, course, &likely).await? else {
            return Err(outside(visit, course, "flash-enroll-first").await);
        };
        if opened.enrollment.status == Status::Withdrawn {
            return Err(outside(visit, course, "flash-come-back").await);
        }
        let revision = revision(store, opened.enrollment.revision).await?;
        if let Some((_, meant)) = revision.document.activity_by_slug(activity)
            && meant.id != *likely
        {
            let reopened = open(store, &permit, course, &meant.id).await?;
            opened = reopened.ok_or(Problem::NotFound)?;
            visit.app.likely.0.insert(key, meant.id.as_str().into());
        }
        let standing = course_standing(&revision.document, &opened.facts);
        Ok(Self {
            opened,
            revision,
            standing,
        })
    }

    pub fn slug(&self) -> &str {
        &self.opened.enrollment.slug
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
        let left = self.opened.enrollment.place.as_ref().and_then(by_id);
        let next = || self.standing.next.as_ref().and_then(by_id);
        left.or_else(next).or_else(|| course.activities().next())
    }
}

/// Where somebody is led who is not in this course.
pub(super) async fn outside(visit: &Visit, course: &str, flash: &str) -> NoDesk {
    match course_by_slug(&visit.app.store, course).await {
        Ok(Some(known)) if known.current_revision.is_some() => {
            NoDesk::Elsewhere(Box::new(visit.go(&paths::course(course), flash)))
        }
        Ok(_) => NoDesk::Problem(Problem::NotFound),
        Err(fault) => NoDesk::Problem(fault.into()),
    }
}
