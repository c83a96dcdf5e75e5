//! `/admin/programs`: everything that is or was offered, and whether it is.

use super::view::administration::{A_PAGE, OfferedView, page};
use crate::extract::Query;
use crate::forms::Form;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::authoring::document::ProgramStatus;
use laurel_domain::identity::actions;
use laurel_persistence::UseCaseError;
use laurel_persistence::authoring::publish_program;
use laurel_persistence::authoring::{
    StatusRefusal, all_courses, all_programs, set_course_status, set_program_status,
};
use laurel_persistence::catalog::CourseStatus;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ProgramsQuery {
    programs_after: Option<Uuid>,
    courses_after: Option<Uuid>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct JoinCodeForm {
    status: String,
    id: Uuid,
    draft: String,
}

pub async fn show(
    _: paths::AdminProgramsPath,
    context: Gate<actions::AuthorProgram>,
    Query(query): Query<ProgramsQuery>,
) -> Answer {
    let permit = context.permit()?;
    let store = &context.app.store;
    let limit = A_PAGE as u64 + 1;
    let programs = all_programs(store, &permit, query.programs_after, limit).await?;
    let courses = all_courses(store, &permit, query.courses_after, limit).await?;
    let view = OfferedView {
        programs: &programs,
        courses: &courses,
    };
    Ok(context.page(page(&context, &view)))
}

pub async fn program_status(
    paths::AdminProgramStatusPath { slug }: paths::AdminProgramStatusPath,
    context: Gate<actions::AuthorProgram>,
    Form(fields): Form<JoinCodeForm>,
) -> Answer {
    let permit = context.permit()?;
    let status = match fields.status.as_str() {
        "open" => ProgramStatus::Open,
        "preparation" => ProgramStatus::Preparation,
        "retired" => ProgramStatus::Retired,
        _ => return Err(HttpProblem::Unreadable),
    };
    let done = set_program_status(&context.app.store, &permit, slug.into(), status).await;
    changed(&context, done)
}

pub async fn course_status(
    paths::AdminCourseStatusPath { slug }: paths::AdminCourseStatusPath,
    context: Gate<actions::AuthorProgram>,
    Form(fields): Form<JoinCodeForm>,
) -> Answer {
    let permit = context.permit()?;
    let status = match fields.status.as_str() {
        "open" => CourseStatus::Open,
        "retired" => CourseStatus::Retired,
        _ => return Err(HttpProblem::Unreadable),
    };
    let done = set_course_status(&context.app.store, &permit, slug.into(), status).await;
    changed(&context, done)
}

fn changed(context: &RequestContext, done: Result<(), UseCaseError<StatusRefusal>>) -> Answer {
    match done {
        Ok(()) => {
            context.app.pages.clear();
            Ok(context.go(paths::ADMIN_PROGRAMS, "flash-status-changed"))
        }
        Err(refused) => Err(refused.into()),
    }
}

pub async fn publish(
    _: paths::AdminProgramPublishPath,
    context: Gate<actions::AuthorProgram>,
    Form(fields): Form<JoinCodeForm>,
) -> Answer {
    let permit = context.permit()?;
    let done = publish_program(&context.app.store, &permit, fields.id.into(), fields.draft).await;
    match done {
        Ok(_) => {
            context.app.pages.clear();
            Ok(context.go(paths::ADMIN_PROGRAMS, "flash-published"))
        }
        Err(refused) => Err(refused.into()),
    }
}
