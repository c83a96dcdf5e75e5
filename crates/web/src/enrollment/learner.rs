//! `/studio/courses/{slug}/learners/{enrollment}`: one learner: what is still
//! missing, in the same words as the learner reads; what was done; attempts;
//! and letting an activity count, with a reason that is kept.

use super::learners::state;
use super::watched;
use crate::assessment::outcome;
use crate::authoring::frame;
use crate::forms::{Errors, Form, line_message, summary};
use crate::learning::{reason_words, why};
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::Path;
use crate::shell::Page;
use crate::visit::Visit;
use laurel_domain::identity::{Action, Permit};
use laurel_domain::ids::{EnrollmentId, PersonId};
use laurel_domain::learning::{FactKind, Standing, course_standing};
use laurel_persistence::Stop;
use laurel_persistence::assessment::{Sitting, attempts};
use laurel_persistence::authoring::{LoadedRevision, revision};
use laurel_persistence::catalog::CourseEntry;
use laurel_persistence::enrollment::{Learner, learner};
use laurel_persistence::identity::person;
use laurel_persistence::learning::{
    FactLine, Ruling, StaffRefusal, complete_for, fact_lines, facts,
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
const REASON_MOST: usize = 1000;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    activity: String,
    kind: String,
    reason: String,
}

/// Everything that the page tells.
struct Whole {
    course: CourseEntry,
    learner: Learner,
    revision: Arc<LoadedRevision>,
    standing: Standing,
    lines: Vec<FactLine>,
    attempts: Vec<Sitting>,
    /// Names of those who let something count.
    staff: HashMap<PersonId, String>,
}

impl Whole {
    async fn load(
        visit: &Visit,
        course: CourseEntry,
        permit: &Permit,
        id: &str,
    ) -> Result<Self, Problem> {
        let store = &visit.app.store;
        let id: EnrollmentId = id.parse().map_err(|_| Problem::NotFound)?;
        let learner = learner(store, permit, course.id, id).await?;
        let learner = learner.ok_or(Problem::NotFound)?;
        let revision = revision(store, learner.enrollment.revision).await?;
        let standing = course_standing(&revision.document, &facts(store, id).await?);
        let lines = fact_lines(store, id).await?;
        let mut staff = HashMap::new();
        for id in lines.iter().filter_map(|line| line.by) {
            if !staff.contains_key(&id) {
                staff.extend(person(store, id).await?.map(|known| (id, known.name)));
            }
        }
        Ok(Self {
            course,
            learner,
            revision,
            standing,
            staff,
            lines,
            attempts: attempts(store, id, None).await?,
        })
    }

    fn title_of<'a>(&'a self, id: &'a str) -> &'a str {
        let found = self.revision.document.activity(id);
        found.map_or(id, |(_, activity)| &activity.title)
    }
}

pub async fn show(visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    let (course, permit) = watched(&visit, &slug, Action::WatchCourse).await?;
    let whole = Whole::load(&visit, course, &permit, &id).await?;
    let none = (Fields::default(), Errors::default());
    Ok(visit.page(page(&visit, &whole, &none.0, &none.1)))
}

pub async fn rule(
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Answer {
    let (course, watch) = watched(&visit, &slug, Action::WatchCourse).await?;
    let (_, permit) = watched(&visit, &slug, Action::CompleteForLearner).await?;
    let whole = Whole::load(&visit, course, &watch, &id).await?;
    let mut errors = Errors::default();
    if whole.revision.document.activity(&fields.activity).is_none() {
        errors.add("activity", visit.t("form-error-choice"));
    }
    let kind = FactKind::from_word(&fields.kind);
    if kind.is_none() {
        errors.add("kind", visit.t("form-error-choice"));
    }
    let reason = laurel_domain::text::lines(&fields.reason, REASON_MOST)
        .map_err(|refusal| errors.add("reason", line_message(&visit, refusal)));
    let (Some(kind), Ok(reason), true) = (kind, reason, errors.is_empty()) else {
        return Ok(visit.mend(page(&visit, &whole, &fields, &errors)));
    };
    let ruling = Ruling {
        activity: fields.activity.clone(),
        kind,
        reason,
    };
    let enrollment = whole.learner.enrollment.id;
    match complete_for(
        &visit.app.store,
        &permit,
        whole.course.id,
        enrollment,
        ruling,
    )
    .await
    {
        Ok(()) => Ok(visit.go(&paths::learner(&slug, enrollment), "flash-ruled")),
        Err(Stop::Refused(StaffRefusal::NotFound)) => Err(Problem::NotFound),
        Err(Stop::Refused(StaffRefusal::Learn(_))) => {
            errors.add("activity", visit.t("enrollment-learner-left"));
            Ok(visit.mend(page(&visit, &whole, &fields, &errors)))
        }
        Err(Stop::Fault(fault)) => Err(fault.into()),
    }
}

fn page<'a>(visit: &Visit, whole: &'a Whole, fields: &Fields, errors: &Errors) -> Page<'a> {
    let slug = &whole.course.slug;
    let mine = &whole.learner.enrollment;
    let open: Vec<_> = why::reasons(
        visit,
        &whole.revision.document,
        &whole.standing,
        &whole.attempts,
    );
    let progress = visit.with(
        "learning-progress-done",
        &[
            ("done", whole.standing.done.into()),
            ("count", whole.standing.total.into()),
        ],
    );
    let main = html! {
        (breadcrumb(visit.t("nav-breadcrumb"), &[(visit.t("nav-studio"), paths::STUDIO), (&whole.course.title, &paths::studio_course(slug)), (visit.t("enrollment-learners-title"), &paths::learners(slug))]))
        (staff_head(&whole.learner.name, &html! {
            @if visit.may(Action::ReadPeople) {
                (link_button(visit.t("enrollment-learner-person"), &paths::admin_person(&mine.person.to_string()), Weight::Secondary))
            }
        }))
        (summary(visit, errors, &[("reason", "enrollment-rule-reason"), ("activity", "enrollment-rule-activity")]))
        (ruled_details(&[
            (visit.t("identity-field-email"), html! { (whole.learner.email) }),
            (visit.t("admin-enrollments-state"), html! { (state(visit, mine)) }),
            (visit.t("admin-enrollments-progress"), html! { (progress) }),
            (visit.t("studio-column-number"), html! { (whole.revision.number) }),
            (visit.t("enrollment-learner-since"), visit.day(mine.created_at)),
        ]))
        (part("missing", visit.t("learning-why-title"), &reason_words(visit, &open)))
        (part("done", visit.t("enrollment-learner-done"), &done(visit, whole)))
        (part("attempts", visit.t("enrollment-learner-attempts"), &tries(visit, whole)))
        (part("rule", visit.t("enrollment-rule-title"), &form(visit, whole, fields, errors)))
    };
    frame(visit, paths::STUDIO, &whole.learner.name, &main)
}

fn part(id: &str, heading: &str, body: &Markup) -> Markup {
    html! { section id=(id) { h2 { (heading) } (body) } }
}

fn done(visit: &Visit, whole: &Whole) -> Markup {
    let rows: Vec<Vec<Markup>> = whole
        .lines
        .iter()
        .map(|line| {
            let kind = match (line.kind, line.by) {
                (FactKind::Waived, _) => "enrollment-rule-waived",
                (FactKind::Completed, Some(_)) => "enrollment-rule-completed",
                (FactKind::Completed, None) => "enrollment-learner-by-self",
            };
            let by = line.by.and_then(|id| whole.staff.get(&id));
            vec![
                html! { (whole.title_of(&line.activity)) },
                html! { (visit.t(kind)) @if let Some(name) = by { " · " bdi { (name) } } },
                visit.moment(line.at),
                html! { (line.reason) },
            ]
        })
        .collect();
    html! {
        @if rows.is_empty() { p class="muted" { (visit.t("learning-progress-none")) } }
        @else {
            (table(&Table {
                caption: visit.t("enrollment-learner-done"), caption_hidden: true,
                columns: &[
                    Column::text(visit.t("enrollment-rule-activity")), Column::text(visit.t("enrollment-learner-how")),
                    Column::text(visit.t("enrollment-learner-when")), Column::text(visit.t("enrollment-rule-reason")),
                ],
                rows: &rows,
            }))
        }
    }
}

fn tries(visit: &Visit, whole: &Whole) -> Markup {
    let rows: Vec<Vec<Markup>> = whole
        .attempts
        .iter()
        .map(|sitting| {
            vec![
                html! { (whole.title_of(&sitting.activity)) },
                html! { (sitting.number) },
                visit.moment(sitting.rules.started_at),
                outcome(visit, sitting),
            ]
        })
        .collect();
    html! {
        @if rows.is_empty() { p class="muted" { (visit.t("enrollment-learner-no-attempts")) } }
        @else {
            (table(&Table {
                caption: visit.t("enrollment-learner-attempts"), caption_hidden: true,
                columns: &[
                    Column::text(visit.t("enrollment-rule-activity")), Column::number(visit.t("assessment-history-attempt")),
                    Column::text(visit.t("assessment-history-begun")), Column::text(visit.t("enrollment-learner-result")),
                ],
                rows: &rows,
            }))
        }
    }
}

fn form(visit: &Visit, whole: &Whole, fields: &Fields, errors: &Errors) -> Markup {
    let is_open = |id: &str| !whole.lines.iter().any(|line| line.activity == id);
    let open = whole.revision.document.activities();
    let mut options = vec![SelectOption {
        value: "",
        label: visit.t("assessment-kind-matching-choose"),
    }];
    options.extend(open.filter(|a| is_open(&a.id)).map(|a| SelectOption {
        value: &a.id,
        label: &a.title,
    }));
    let kinds = [FactKind::Waived, FactKind::Completed].map(|kind| Choice {
        value: kind.word(),
        label: visit.t(match kind {
            FactKind::Waived => "enrollment-rule-waive",
            FactKind::Completed => "enrollment-rule-complete",
        }),
        checked: fields.kind == kind.word(),
        ..Choice::default()
    });
    let action = paths::learner(&whole.course.slug, whole.learner.enrollment.id);
    html! {
        form class="form" method="post" action=(action) novalidate {
            p { (visit.t("enrollment-rule-text")) }
            (select(&Field { name: "activity", label: visit.t("enrollment-rule-activity"), value: &fields.activity, error: errors.of("activity"), required: true, ..Field::default() }, &options))
            (choice_list(&ChoiceList { name: "kind", legend: visit.t("enrollment-learner-how"), choices: &kinds, error: errors.of("kind"), required: true, ..ChoiceList::default() }))
            (textarea(&Field { name: "reason", label: visit.t("enrollment-rule-reason"), value: &fields.reason, hint: Some(visit.t("enrollment-rule-reason-hint")), error: errors.of("reason"), required: true, maxlength: Some(1000), ..Field::default() }, 3))
            (submit(visit.t("enrollment-rule-submit")))
        }
    }
}
