//! One learner: what is still missing, what was done, attempts, and letting an activity count.

use crate::assessment::outcome;
use crate::enrollment::view::allowance::{self, AllowanceForm};
use crate::enrollment::view::learners::state;
use crate::forms::{Errors, summary};
use crate::learning::why::Told;
use crate::learning::{reason_words, why};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::authoring::document::ActivityKind;
use laurel_domain::ids::PersonId;
use laurel_domain::learning::{CourseProgress, FactKind};
use laurel_persistence::assessment::{AllowanceItem, Allowances, Attempt};
use laurel_persistence::catalog::CourseEntry;
use laurel_persistence::catalog::LoadedRevision;
use laurel_persistence::enrollment::Learner;
use laurel_persistence::learning::FactItem;
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

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CompleteForLearnerForm {
    pub activity: String,
    pub kind: String,
    pub reason: String,
}

/// What there is to know about a learner in a course.
pub struct LearnerRecord {
    pub course: CourseEntry,
    pub learner: Learner,
    pub revision: Arc<LoadedRevision>,
    pub progress: CourseProgress,
    pub lines: Vec<FactItem>,
    pub attempts: Vec<Attempt>,
    /// What was given on top of the quizzes' rules, the first one first.
    pub allowances: Vec<AllowanceItem>,
    /// Names of those who let something count.
    pub staff: HashMap<PersonId, String>,
}

impl LearnerRecord {
    /// What was given, all together.
    pub fn given(&self) -> Allowances {
        let mut all = Allowances::new();
        for item in &self.allowances {
            let so_far = all.entry(item.activity.clone()).or_default();
            *so_far = so_far.and(item.given);
        }
        all
    }

    fn is_quiz(&self, id: &str) -> bool {
        let found = self.revision.document.activity(id);
        found.is_some_and(|(_, activity)| activity.quiz().is_some())
    }

    pub fn is_survey(&self, id: &str) -> bool {
        let found = self.revision.document.activity(id);
        found.is_some_and(|(_, activity)| matches!(activity.kind, ActivityKind::Survey(_)))
    }

    pub fn title_of<'a>(&'a self, id: &'a str) -> &'a str {
        let found = self.revision.document.activity(id);
        found.map_or(id, |(_, activity)| &activity.title)
    }
}

/// One learner, and the form that lets an activity count.
pub struct LearnerView<'a> {
    pub record: &'a LearnerRecord,
    pub fields: CompleteForLearnerForm,
    pub allowance: AllowanceForm,
    pub errors: Errors,
    /// Whether the reader may look at people.
    pub reads_people: bool,
}

pub fn page(reader: &Reader, view: &LearnerView<'_>) -> Page {
    let (record, fields, errors) = (view.record, &view.fields, &view.errors);
    let slug = &record.course.slug;
    let mine = &record.learner.enrollment;
    let open: Vec<_> = why::reasons(
        reader,
        Told::Staff,
        &record.revision.document,
        &record.progress,
        &record.attempts,
        &record.given(),
    );
    let progress = reader.with(
        "learning-progress-done",
        &[
            ("done", record.progress.done.into()),
            ("count", record.progress.total.into()),
        ],
    );
    let main = html! {
        (breadcrumb(reader.t("nav-breadcrumb"), &[(reader.t("nav-studio"), paths::STUDIO), (&record.course.title, &paths::studio_course(slug)), (reader.t("enrollment-learners-title"), &paths::learners(slug))]))
        (staff_head(&record.learner.name, &html! {
            @if view.reads_people {
                (link_button(reader.t("enrollment-learner-person"), &paths::admin_person(mine.person), Weight::Secondary))
            }
        }))
        (summary(reader, errors, &[("reason", "enrollment-rule-reason"), ("activity", "enrollment-rule-activity"), ("kind", "enrollment-learner-how"), ("quiz", "catalog-course-kind-quiz"), ("why", "enrollment-allowance-reason"), ("attempts", "enrollment-allowance-more-attempts"), ("minutes", "enrollment-allowance-more-minutes")]))
        (ruled_details(&[
            (reader.t("identity-field-email"), html! { (record.learner.email) }),
            (reader.t("admin-enrollments-state"), html! { (state(reader, mine)) }),
            (reader.t("admin-enrollments-progress"), html! { (progress) }),
            (reader.t("studio-column-number"), html! { (record.revision.number) }),
            (reader.t("enrollment-learner-since"), reader.day(mine.created_at)),
        ]))
        (part("missing", reader.t("learning-why-title"), &reason_words(reader, &open)))
        (part("done", reader.t("enrollment-learner-done"), &done(reader, record)))
        (part("attempts", reader.t("enrollment-learner-attempts"), &html! { (tries(reader, record)) (allowance::given(reader, record)) (allowance::form(reader, record, &view.allowance, errors)) }))
        (part("rule", reader.t("enrollment-rule-title"), &form(reader, record, fields, errors)))
    };
    Page::studio(paths::STUDIO, &record.learner.name, main)
}

fn part(id: &str, heading: &str, body: &Markup) -> Markup {
    html! { section id=(id) { h2 { (heading) } (body) } }
}

fn done(reader: &Reader, record: &LearnerRecord) -> Markup {
    let rows: Vec<Vec<Markup>> = record
        .lines
        .iter()
        .map(|line| {
            let kind = match (line.kind, line.by) {
                (FactKind::Waived, _) => "enrollment-rule-waived",
                (FactKind::Completed, Some(_)) => "enrollment-rule-completed",
                (FactKind::Completed, None) if record.is_quiz(&line.activity) => {
                    "assessment-result-passed"
                }
                (FactKind::Completed, None) => "enrollment-learner-by-self",
            };
            let by = line.by.and_then(|id| record.staff.get(&id));
            vec![
                html! { (record.title_of(&line.activity)) },
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

fn tries(reader: &Reader, record: &LearnerRecord) -> Markup {
    let rows: Vec<Vec<Markup>> = record
        .attempts
        .iter()
        .map(|attempt| {
            vec![
                html! { (record.title_of(&attempt.activity)) },
                html! { (attempt.number) },
                reader.moment(attempt.rules.started_at),
                outcome(reader, attempt, record.is_survey(&attempt.activity)),
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
    record: &LearnerRecord,
    fields: &CompleteForLearnerForm,
    errors: &Errors,
) -> Markup {
    let is_open = |id: &str| !record.lines.iter().any(|line| line.activity == id);
    let open = record.revision.document.activities();
    let refused = ["activity", "kind", "reason"]
        .iter()
        .any(|field| errors.of(field).is_some());
    if !refused
        && !record
            .revision
            .document
            .activities()
            .any(|activity| is_open(&activity.id))
    {
        return html! { p class="muted" { (reader.t("enrollment-rule-nothing-left")) } };
    }
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
    let action = paths::learner(&record.course.slug, record.learner.enrollment.id);
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
