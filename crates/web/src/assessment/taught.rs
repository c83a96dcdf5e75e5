//! Where what a question asks is taught: in a lesson of the same course, or of another one.

use super::attempt_context::AttemptContext;
use crate::http_problem::HttpProblem;
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::authoring::document::TaughtIn;
use laurel_persistence::catalog::{LoadedRevision, current_revision, published_courses_named};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A lesson to read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaughtLesson {
    pub title: String,
    pub href: String,
    /// Of its course, as its title.
    pub course: String,
    /// Whether the course is another than the quiz's.
    pub elsewhere: bool,
    /// BCP 47.
    pub language: String,
}

/// Another course, as it is now.
struct OtherCourse {
    /// As the questions name it; it may have another address now.
    named: String,
    slug: String,
    title: String,
    revision: Arc<LoadedRevision>,
}

/// The lessons that the questions of an attempt name.
#[derive(Default)]
pub struct TaughtLessons(Vec<OtherCourse>);

impl TaughtLessons {
    /// With the other courses that are named; one that is gone is left out.
    pub async fn load(
        context: &RequestContext,
        here: &AttemptContext,
    ) -> Result<Self, HttpProblem> {
        let named: BTreeSet<String> = (1..=here.length())
            .filter_map(|number| here.with_key(number)?.lesson.as_ref()?.course.clone())
            .collect();
        let named: Vec<String> = named.into_iter().collect();
        let (store, public) = (&context.app.store, context.public());
        let mut others = Vec::new();
        for (named, course) in published_courses_named(store, public, &named).await? {
            if let Some(revision) = current_revision(store, public, &course).await? {
                others.push(OtherCourse {
                    named,
                    slug: course.slug,
                    title: course.title,
                    revision,
                });
            }
        }
        Ok(Self(others))
    }

    /// The lesson of the question at this place, from 1.
    pub fn of(&self, here: &AttemptContext, number: usize) -> Option<TaughtLesson> {
        let TaughtIn { course, activity } = here.with_key(number)?.lesson.as_ref()?;
        let (slug, title, document, elsewhere) = match course {
            None => {
                let document = &here.revision.document;
                (&here.course, &document.title, document, false)
            }
            Some(named) => {
                let other = self.0.iter().find(|other| other.named == *named)?;
                (&other.slug, &other.title, &other.revision.document, true)
            }
        };
        let (_, lesson) = document.activity(activity)?;
        Some(TaughtLesson {
            title: lesson.title.clone(),
            href: paths::activity(slug, &lesson.slug),
            course: title.clone(),
            elsewhere,
            language: document.language.clone(),
        })
    }
}
