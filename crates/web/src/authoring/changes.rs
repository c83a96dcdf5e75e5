//! What an author does with a draft, and the code that lets people in.

use super::course::authored;
use crate::administration::pages::with_query;
use crate::forms::Form;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::Path;
use crate::visit::Visit;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::identity::{Action, Resource};
use laurel_domain::text::line;
use laurel_persistence::Stop;
use laurel_persistence::authoring::{PublishRefusal, discard_draft, publish};
use laurel_persistence::catalog::{CodeRefusal, course_by_slug, set_join_code};
use laurel_ui::sure::SURE;
use serde::Deserialize;

/// The most characters of a note on a revision.
const NOTE_MOST: usize = 200;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    /// The hash of the draft that was looked at.
    draft: String,
    note: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct DiscardFields {
    sure: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CodeFields {
    code: String,
}

pub async fn publish_draft(
    visit: Visit,
    Path(slug): Path<String>,
    Form(fields): Form<Fields>,
) -> Answer {
    let (course, permit) = authored(&visit, &slug).await?;
    // a note that can't be kept is not worth refusing a revision for
    let note = line(&fields.note, NOTE_MOST).unwrap_or_default();
    let store = &visit.app.store;
    match publish(store, &permit, course.id, fields.draft, note).await {
        Ok(_) => {
            visit.app.pages.clear();
            // the address may be a new one
            let now = laurel_persistence::catalog::course(store, course.id).await?;
            let slug = now.map_or(slug, |course| course.slug);
            Ok(visit.go(&paths::studio_course(&slug), "flash-published"))
        }
        Err(stop) => refused(&visit, &slug, stop),
    }
}

pub async fn discard(
    visit: Visit,
    Path(slug): Path<String>,
    Form(fields): Form<DiscardFields>,
) -> Answer {
    let (course, permit) = authored(&visit, &slug).await?;
    if fields.sure != SURE {
        let to = with_query(&paths::studio_course(&slug), &[("ask", "discard")]);
        return Ok(Redirect::to(&to).into_response());
    }
    match discard_draft(&visit.app.store, &permit, course.id).await {
        // a course that was never published has nothing left to show
        Ok(()) if course.current_revision.is_none() => {
            Ok(visit.go(paths::STUDIO, "flash-draft-discarded"))
        }
        Ok(()) => Ok(visit.go(&paths::studio_course(&slug), "flash-draft-discarded")),
        Err(stop) => refused(&visit, &slug, stop),
    }
}

fn refused(visit: &Visit, slug: &str, stop: Stop<PublishRefusal>) -> Answer {
    match stop {
        Stop::Refused(PublishRefusal::NoDraft) => {
            Ok(visit.go(&paths::studio_course(slug), "flash-no-draft"))
        }
        Stop::Refused(PublishRefusal::NoSuchCourse) => Err(Problem::NotFound),
        Stop::Refused(PublishRefusal::DraftChanged | PublishRefusal::Problems(_)) => {
            Err(Problem::Conflict)
        }
        Stop::Fault(fault) => Err(fault.into()),
    }
}

pub async fn code(
    visit: Visit,
    Path(slug): Path<String>,
    Form(fields): Form<CodeFields>,
) -> Answer {
    let permit = visit.permit(Action::AuthorProgram, Resource::Site)?;
    let course = course_by_slug(&visit.app.store, &slug).await?;
    let course = course.ok_or(Problem::NotFound)?;
    let back = paths::studio_course(&slug);
    match set_join_code(&visit.app.store, &permit, course.id, fields.code).await {
        Ok(()) => Ok(visit.go(&back, "flash-code-saved")),
        Err(Stop::Refused(CodeRefusal::NotACode)) => Ok(visit.go(&back, "flash-code-refused")),
        Err(Stop::Refused(CodeRefusal::NoSuchCourse)) => Err(Problem::NotFound),
        Err(Stop::Fault(fault)) => Err(fault.into()),
    }
}
