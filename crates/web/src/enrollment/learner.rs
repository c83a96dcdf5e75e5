//! `/studio/courses/{slug}/learners/{enrollment}`: one learner: what is still
//! missing, in the same words as the learner reads; what was done; attempts;
//! and letting an activity count, with a reason that is kept.

use super::view::allowance::AllowanceForm;
use super::view::learner::{CompleteForLearnerForm, LearnerRecord, LearnerView, page};
use super::watched;
use crate::forms::{Errors, Form, line_message};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use laurel_domain::identity::{ActionName, CourseScope, Permit, actions};
use laurel_domain::ids::EnrollmentId;
use laurel_domain::learning::{FactKind, course_progress};
use laurel_persistence::UseCaseError;
use laurel_persistence::assessment::{allowance_items, attempts};
use laurel_persistence::catalog::CourseEntry;
use laurel_persistence::enrollment::{EnrollmentScope, learner, pinned_revision};
use laurel_persistence::identity::names;
use laurel_persistence::learning::{
    CompleteForLearnerRefusal, StaffCompletion, complete_for_learner, fact_lines, facts,
};

/// Characters.
const MAX_REASON: usize = 1000;

pub async fn load(
    context: &RequestContext,
    course: CourseEntry,
    permit: &Permit<actions::WatchCourse>,
    id: EnrollmentId,
) -> Result<LearnerRecord, HttpProblem> {
    let (store, of_course) = (&context.app.store, CourseScope::of(permit));
    let scope = EnrollmentScope::from(of_course);
    let learner = learner(store, permit, id).await?;
    let learner = learner.ok_or(HttpProblem::NotFound)?;
    let revision = pinned_revision(store, &scope, id).await?;
    let revision = revision.ok_or(HttpProblem::NotFound)?;
    let progress = course_progress(&revision.document, &facts(store, &scope, id).await?);
    let lines = fact_lines(store, &scope, id).await?;
    let allowances = allowance_items(store, &scope, id).await?;
    let by = lines.iter().filter_map(|line| line.by);
    let staff = by
        .chain(allowances.iter().filter_map(|item| item.by))
        .collect();
    let staff = names(store, of_course, staff).await?;
    Ok(LearnerRecord {
        course,
        learner,
        revision,
        progress,
        staff,
        lines,
        attempts: attempts(store, &scope, id, None).await?,
        allowances,
    })
}

pub async fn show(
    paths::LearnerPath {
        slug,
        enrollment: id,
    }: paths::LearnerPath,
    context: Gate<actions::WatchCourse>,
) -> Answer {
    let (course, permit) = watched::<actions::WatchCourse>(&context, &slug).await?;
    let record = load(&context, course, &permit, id).await?;
    let view = view(&context, &record);
    Ok(context.page(page(&context, &view)))
}

fn view<'a>(context: &RequestContext, record: &'a LearnerRecord) -> LearnerView<'a> {
    LearnerView {
        record,
        fields: CompleteForLearnerForm::default(),
        allowance: AllowanceForm::default(),
        errors: Errors::default(),
        reads_people: context.may(ActionName::ReadPeople),
    }
}

/// The page with what was typed to give more, and what is wrong with it.
pub fn again(
    context: &RequestContext,
    record: &LearnerRecord,
    allowance: AllowanceForm,
    errors: Errors,
) -> Answer {
    let view = LearnerView {
        allowance,
        errors,
        ..view(context, record)
    };
    Ok(context.invalid(page(context, &view)))
}

pub async fn rule(
    paths::LearnerPath {
        slug,
        enrollment: id,
    }: paths::LearnerPath,
    context: Gate<actions::CompleteForLearner>,
    Form(fields): Form<CompleteForLearnerForm>,
) -> Answer {
    let (course, watch) = watched::<actions::WatchCourse>(&context, &slug).await?;
    let (_, permit) = watched::<actions::CompleteForLearner>(&context, &slug).await?;
    let record = load(&context, course, &watch, id).await?;
    let completion = match read(&context, &record, &fields) {
        Ok(completion) => completion,
        Err(errors) => return not_ruled(&context, &record, fields, errors),
    };
    match complete_for_learner(&context.app.store, &permit, id, completion).await {
        Ok(()) => Ok(context.go(&paths::learner(&slug, id), "flash-ruled")),
        Err(UseCaseError::Refused(CompleteForLearnerRefusal::Learn(_))) => {
            let errors = Errors::single("activity", context.t("enrollment-learner-left"));
            not_ruled(&context, &record, fields, errors)
        }
        Err(refused) => Err(refused.into()),
    }
}

/// The page with what was typed to let something count, and what is wrong with it.
fn not_ruled(
    context: &RequestContext,
    record: &LearnerRecord,
    fields: CompleteForLearnerForm,
    errors: Errors,
) -> Answer {
    let view = LearnerView {
        fields,
        errors,
        ..view(context, record)
    };
    Ok(context.invalid(page(context, &view)))
}

fn read(
    reader: &Reader,
    record: &LearnerRecord,
    fields: &CompleteForLearnerForm,
) -> Result<StaffCompletion, Errors> {
    let mut errors = Errors::default();
    let document = &record.revision.document;
    if document.activity(&fields.activity).is_none() {
        errors.add("activity", reader.t("form-error-choice"));
    }
    let kind = fields.kind.parse::<FactKind>().ok();
    if kind.is_none() {
        errors.add("kind", reader.t("form-error-choice"));
    }
    let reason = laurel_domain::text::lines(&fields.reason, MAX_REASON)
        .map_err(|refusal| errors.add("reason", line_message(reader, refusal)));
    match (kind, reason, errors.is_empty()) {
        (Some(kind), Ok(reason), true) => Ok(StaffCompletion {
            activity: fields.activity.clone(),
            kind,
            reason,
        }),
        _ => Err(errors),
    }
}
