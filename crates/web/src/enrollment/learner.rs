//! `/studio/courses/{slug}/learners/{enrollment}`: one learner: what is still
//! missing, in the same words as the learner reads; what was done; attempts;
//! and letting an activity count, with a reason that is kept.

use super::view::learner::{CompleteForLearnerForm, LearnerRecord, LearnerView, page};
use super::watched;
use crate::forms::{Errors, Form, line_message};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::identity::{ActionName, CourseScope, Permit, actions};
use laurel_domain::ids::EnrollmentId;
use laurel_domain::learning::{FactKind, course_progress};
use laurel_persistence::UseCaseError;
use laurel_persistence::assessment::attempts;
use laurel_persistence::catalog::CourseEntry;
use laurel_persistence::enrollment::{EnrollmentScope, learner, pinned_revision};
use laurel_persistence::identity::names;
use laurel_persistence::learning::{
    CompleteForLearnerRefusal, StaffCompletion, complete_for_learner, fact_lines, facts,
};

/// Characters.
const MAX_REASON: usize = 1000;

async fn load(
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
    let staff = lines.iter().filter_map(|line| line.by).collect();
    let staff = names(store, of_course, staff).await?;
    Ok(LearnerRecord {
        course,
        learner,
        revision,
        progress,
        staff,
        lines,
        attempts: attempts(store, &scope, id, None).await?,
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
    let view = LearnerView {
        record: &record,
        fields: &CompleteForLearnerForm::default(),
        errors: Errors::default(),
        reads_people: context.may(ActionName::ReadPeople),
    };
    Ok(context.page(page(&context, &view)))
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
    let mut errors = Errors::default();
    if record
        .revision
        .document
        .activity(&fields.activity)
        .is_none()
    {
        errors.add("activity", context.t("form-error-choice"));
    }
    let kind = fields.kind.parse::<FactKind>().ok();
    if kind.is_none() {
        errors.add("kind", context.t("form-error-choice"));
    }
    let reason = laurel_domain::text::lines(&fields.reason, MAX_REASON)
        .map_err(|refusal| errors.add("reason", line_message(&context, refusal)));
    let (Some(kind), Ok(reason), true) = (kind, reason, errors.is_empty()) else {
        let view = LearnerView {
            record: &record,
            fields: &fields,
            errors,
            reads_people: context.may(ActionName::ReadPeople),
        };
        return Ok(context.invalid(page(&context, &view)));
    };
    let ruling = StaffCompletion {
        activity: fields.activity.clone(),
        kind,
        reason,
    };
    let enrollment = record.learner.enrollment.id;
    match complete_for_learner(&context.app.store, &permit, enrollment, ruling).await {
        Ok(()) => Ok(context.go(&paths::learner(&slug, enrollment), "flash-ruled")),
        Err(UseCaseError::Refused(CompleteForLearnerRefusal::Learn(_))) => {
            errors.add("activity", context.t("enrollment-learner-left"));
            let view = LearnerView {
                record: &record,
                fields: &fields,
                errors,
                reads_people: context.may(ActionName::ReadPeople),
            };
            Ok(context.invalid(page(&context, &view)))
        }
        Err(refused) => Err(refused.into()),
    }
}
