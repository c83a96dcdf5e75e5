//! `/studio/courses/{slug}/learners/{enrollment}`: one learner: what is still
//! missing, in the same words as the learner reads; what was done; attempts;
//! and letting an activity count, with a reason that is kept.

use super::learners::state;
use super::watched;
use crate::assessment::outcome;
use crate::authoring::studio_layout;
use crate::forms::{Errors, Form, line_message, summary};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::learning::{reason_words, why};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use laurel_domain::identity::actions;
use laurel_domain::identity::{ActionName, CourseScope, Permit};
use laurel_domain::ids::{EnrollmentId, PersonId};
use laurel_domain::learning::{CourseProgress, FactKind, course_progress};
use laurel_persistence::UseCaseError;
use laurel_persistence::assessment::{Attempt, attempts_of};
use laurel_persistence::authoring::{LoadedRevision, course_revision};
use laurel_persistence::catalog::CourseEntry;
use laurel_persistence::enrollment::{Learner, learner};
use laurel_persistence::identity::names;
use laurel_persistence::learning::{
    CompleteForLearnerRefusal, FactItem, StaffCompletion, complete_for_learner, fact_lines, facts,
};
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Weight, link_button, submit};
use laurel_ui::choice::{Choice, ChoiceList, choice_list};
use laurel_ui::details::ruled_details;
use laurel_ui::field::{Field, SelectOption, select, textarea};
use laurel_ui::staff::staff_head;
use laurel_ui::table::{Column, Table, table};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::Arc;

/// Characters.
const MAX_REASON: usize = 1000;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CompleteForLearnerForm {
    activity: String,
    kind: String,
    reason: String,
}

/// Everything that the page tells.
struct LearnerPage {
    course: CourseEntry,
    learner: Learner,
    revision: Arc<LoadedRevision>,
    progress: CourseProgress,
    lines: Vec<FactItem>,
    attempts: Vec<Attempt>,
    /// Names of those who let something count.
    staff: HashMap<PersonId, String>,
}

impl LearnerPage {
    async fn load(
        context: &RequestContext,
        course: CourseEntry,
        permit: &Permit<actions::WatchCourse>,
        id: EnrollmentId,
    ) -> Result<Self, HttpProblem> {
        let (store, scope) = (&context.app.store, CourseScope::of(permit));
        let learner = learner(store, permit, id).await?;
        let learner = learner.ok_or(HttpProblem::NotFound)?;
        let revision = course_revision(store, scope, learner.enrollment.revision).await?;
        let revision = revision.ok_or(HttpProblem::NotFound)?;
        let progress = course_progress(&revision.document, &facts(store, scope, id).await?);
        let lines = fact_lines(store, scope, id).await?;
        let staff = lines.iter().filter_map(|line| line.by).collect();
        let staff = names(store, scope, staff).await?;
        Ok(Self {
            course,
            learner,
            revision,
            progress,
            staff,
            lines,
            attempts: attempts_of(store, scope, id).await?,
        })
    }

    fn title_of<'a>(&'a self, id: &'a str) -> &'a str {
        let found = self.revision.document.activity(id);
        found.map_or(id, |(_, activity)| &activity.title)
    }
}

pub async fn show(
    paths::LearnerPath {
        slug,
        enrollment: id,
    }: paths::LearnerPath,
    context: Gate<actions::WatchCourse>,
) -> Answer {
    let (course, permit) = watched::<actions::WatchCourse>(&context, &slug).await?;
    let learner_page = LearnerPage::load(&context, course, &permit, id).await?;
    let none = (CompleteForLearnerForm::default(), Errors::default());
    Ok(context.page(page(&context, &learner_page, &none.0, &none.1)))
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
    let learner_page = LearnerPage::load(&context, course, &watch, id).await?;
    let mut errors = Errors::default();
    if learner_page
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
        return Ok(context.invalid(page(&context, &learner_page, &fields, &errors)));
    };
    let ruling = StaffCompletion {
        activity: fields.activity.clone(),
        kind,
        reason,
    };
    let enrollment = learner_page.learner.enrollment.id;
    match complete_for_learner(&context.app.store, &permit, enrollment, ruling).await {
        Ok(()) => Ok(context.go(&paths::learner(&slug, enrollment), "flash-ruled")),
        Err(UseCaseError::Refused(CompleteForLearnerRefusal::NotFound)) => {
            Err(HttpProblem::NotFound)
        }
        Err(UseCaseError::Refused(CompleteForLearnerRefusal::Learn(_))) => {
            errors.add("activity", context.t("enrollment-learner-left"));
            Ok(context.invalid(page(&context, &learner_page, &fields, &errors)))
        }
        Err(UseCaseError::Internal(error)) => Err(error.into()),
    }
}

fn page<'a>(
    context: &RequestContext,
    learner_page: &'a LearnerPage,
    fields: &CompleteForLearnerForm,
    errors: &Errors,
) -> Page<'a> {
    let slug = &learner_page.course.slug;
    let mine = &learner_page.learner.enrollment;
    let open: Vec<_> = why::reasons(
        context,
        &learner_page.revision.document,
        &learner_page.progress,
        &learner_page.attempts,
    );
    let progress = context.with(
        "learning-progress-done",
        &[
            ("done", learner_page.progress.done.into()),
            ("count", learner_page.progress.total.into()),
        ],
    );
    let main = html! {
        (breadcrumb(context.t("nav-breadcrumb"), &[(context.t("nav-studio"), paths::STUDIO), (&learner_page.course.title, &paths::studio_course(slug)), (context.t("enrollment-learners-title"), &paths::learners(slug))]))
        (staff_head(&learner_page.learner.name, &html! {
            @if context.may(ActionName::ReadPeople) {
                (link_button(context.t("enrollment-learner-person"), &paths::admin_person(mine.person), Weight::Secondary))
            }
        }))
        (summary(context, errors, &[("reason", "enrollment-rule-reason"), ("activity", "enrollment-rule-activity")]))
        (ruled_details(&[
            (context.t("identity-field-email"), html! { (learner_page.learner.email) }),
            (context.t("admin-enrollments-state"), html! { (state(context, mine)) }),
            (context.t("admin-enrollments-progress"), html! { (progress) }),
            (context.t("studio-column-number"), html! { (learner_page.revision.number) }),
            (context.t("enrollment-learner-since"), context.day(mine.created_at)),
        ]))
        (part("missing", context.t("learning-why-title"), &reason_words(context, &open)))
        (part("done", context.t("enrollment-learner-done"), &done(context, learner_page)))
        (part("attempts", context.t("enrollment-learner-attempts"), &tries(context, learner_page)))
        (part("rule", context.t("enrollment-rule-title"), &form(context, learner_page, fields, errors)))
    };
    studio_layout(context, paths::STUDIO, &learner_page.learner.name, &main)
}

fn part(id: &str, heading: &str, body: &Markup) -> Markup {
    html! { section id=(id) { h2 { (heading) } (body) } }
}

fn done(reader: &Reader, learner_page: &LearnerPage) -> Markup {
    let rows: Vec<Vec<Markup>> = learner_page
        .lines
        .iter()
        .map(|line| {
            let kind = match (line.kind, line.by) {
                (FactKind::Waived, _) => "enrollment-rule-waived",
                (FactKind::Completed, Some(_)) => "enrollment-rule-completed",
                (FactKind::Completed, None) => "enrollment-learner-by-self",
            };
            let by = line.by.and_then(|id| learner_page.staff.get(&id));
            vec![
                html! { (learner_page.title_of(&line.activity)) },
                html! { (reader.t(kind)) @if let Some(name) = by { " · " bdi { (name) } } },
                reader.moment(line.at),
                html! { (line.reason) },
            ]
        })
        .collect();
    html! {
        @if rows.is_empty() { p class="muted" { (reader.t("learning-progress-none")) } }
        @else {
            (table(&Table {
                caption: reader.t("enrollment-learner-done"), caption_hidden: true,
                columns: &[
                    Column::text(reader.t("enrollment-rule-activity")), Column::text(reader.t("enrollment-learner-how")),
                    Column::text(reader.t("enrollment-learner-when")), Column::text(reader.t("enrollment-rule-reason")),
                ],
                rows: &rows,
            }))
        }
    }
}

fn tries(reader: &Reader, learner_page: &LearnerPage) -> Markup {
    let rows: Vec<Vec<Markup>> = learner_page
        .attempts
        .iter()
        .map(|attempt| {
            vec![
                html! { (learner_page.title_of(&attempt.activity)) },
                html! { (attempt.number) },
                reader.moment(attempt.rules.started_at),
                outcome(reader, attempt),
            ]
        })
        .collect();
    html! {
        @if rows.is_empty() { p class="muted" { (reader.t("enrollment-learner-no-attempts")) } }
        @else {
            (table(&Table {
                caption: reader.t("enrollment-learner-attempts"), caption_hidden: true,
                columns: &[
                    Column::text(reader.t("enrollment-rule-activity")), Column::number(reader.t("assessment-history-attempt")),
                    Column::text(reader.t("assessment-history-begun")), Column::text(reader.t("enrollment-learner-result")),
                ],
                rows: &rows,
            }))
        }
    }
}

fn form(
    reader: &Reader,
    learner_page: &LearnerPage,
    fields: &CompleteForLearnerForm,
    errors: &Errors,
) -> Markup {
    let is_open = |id: &str| !learner_page.lines.iter().any(|line| line.activity == id);
    let open = learner_page.revision.document.activities();
    let mut options = vec![SelectOption {
        value: "",
        label: reader.t("assessment-kind-matching-choose"),
    }];
    options.extend(open.filter(|a| is_open(&a.id)).map(|a| SelectOption {
        value: &a.id,
        label: &a.title,
    }));
    let kinds = [FactKind::Waived, FactKind::Completed].map(|kind| Choice {
        value: kind.as_str(),
        label: reader.t(match kind {
            FactKind::Waived => "enrollment-rule-waive",
            FactKind::Completed => "enrollment-rule-complete",
        }),
        checked: fields.kind == kind.as_str(),
        ..Choice::default()
    });
    let action = paths::learner(
        &learner_page.course.slug,
        learner_page.learner.enrollment.id,
    );
    html! {
        form class="form" method="post" action=(action) novalidate {
            p { (reader.t("enrollment-rule-text")) }
            (select(&Field { name: "activity", label: reader.t("enrollment-rule-activity"), value: &fields.activity, error: errors.of("activity"), required: true, ..Field::default() }, &options))
            (choice_list(&ChoiceList { name: "kind", legend: reader.t("enrollment-learner-how"), choices: &kinds, error: errors.of("kind"), required: true, ..ChoiceList::default() }))
            (textarea(&Field { name: "reason", label: reader.t("enrollment-rule-reason"), value: &fields.reason, hint: Some(reader.t("enrollment-rule-reason-hint")), error: errors.of("reason"), required: true, maxlength: Some(1000), ..Field::default() }, 3))
            (submit(reader.t("enrollment-rule-submit")))
        }
    }
}
