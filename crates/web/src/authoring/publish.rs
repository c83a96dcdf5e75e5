//! What an author does with a draft, and the code that lets people in.

use super::course::authored;
use crate::administration::pages::with_query;
use crate::forms::Form;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::identity::actions;

use laurel_domain::text::line;
use laurel_persistence::UseCaseError;
use laurel_persistence::authoring::{CodeRefusal, set_join_code};
use laurel_persistence::authoring::{PublishRefusal, discard_draft, publish, studio_course};
use laurel_ui::confirm_step::CONFIRMED;
use serde::Deserialize;

/// The most characters of a note on a revision.
const MAX_NOTE: usize = 200;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PublishForm {
    /// The hash of the draft that was looked at.
    draft: String,
    note: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct DiscardForm {
    #[serde(rename = "sure")]
    confirm_step: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct JoinCodeForm {
    code: String,
}

pub async fn publish_draft(
    paths::StudioPublishPath { slug }: paths::StudioPublishPath,
    context: Gate<actions::AuthorCourse>,
    Form(fields): Form<PublishForm>,
) -> Answer {
    let (_, permit) = authored(&context, &slug).await?;
    // a note that can't be kept is not worth refusing a revision for
    let note = line(&fields.note, MAX_NOTE).unwrap_or_default();
    let store = &context.app.store;
    match publish(store, &permit, fields.draft, note).await {
        Ok(_) => {
            context.app.pages.clear();
            // the address may be a new one
            let now = laurel_persistence::catalog::course(store, &permit).await?;
            let slug = now.map_or(slug.into(), |course| course.slug);
            Ok(context.go(&paths::studio_course(&slug), "flash-published"))
        }
        Err(stop) => refused(&context, &slug, stop),
    }
}

pub async fn discard(
    paths::StudioDiscardPath { slug }: paths::StudioDiscardPath,
    context: Gate<actions::AuthorCourse>,
    Form(fields): Form<DiscardForm>,
) -> Answer {
    let (course, permit) = authored(&context, &slug).await?;
    if fields.confirm_step != CONFIRMED {
        let to = with_query(&paths::studio_course(&slug), &[("ask", "discard")]);
        return Ok(Redirect::to(&to).into_response());
    }
    match discard_draft(&context.app.store, &permit).await {
        // a course that was never published has nothing left to show
        Ok(()) if course.current_revision.is_none() => {
            Ok(context.go(paths::STUDIO, "flash-draft-discarded"))
        }
        Ok(()) => Ok(context.go(&paths::studio_course(&slug), "flash-draft-discarded")),
        Err(stop) => refused(&context, &slug, stop),
    }
}

fn refused(context: &RequestContext, slug: &str, stop: UseCaseError<PublishRefusal>) -> Answer {
    match stop {
        UseCaseError::Refused(PublishRefusal::NoDraft) => {
            Ok(context.go(&paths::studio_course(slug), "flash-no-draft"))
        }
        stop => Err(stop.into()),
    }
}

pub async fn code(
    paths::StudioCodePath { slug }: paths::StudioCodePath,
    context: Gate<actions::AuthorProgram>,
    Form(fields): Form<JoinCodeForm>,
) -> Answer {
    let permit = context.permit()?;
    let course = studio_course(&context.app.store, &context.authorize(())?, &slug).await?;
    let course = course.ok_or(HttpProblem::NotFound)?;
    let back = paths::studio_course(&slug);
    match set_join_code(&context.app.store, &permit, course.id, fields.code).await {
        Ok(()) => Ok(context.go(&back, "flash-code-saved")),
        Err(UseCaseError::Refused(CodeRefusal::NotACode)) => {
            Ok(context.go(&back, "flash-code-refused"))
        }
        Err(refused) => Err(refused.into()),
    }
}
