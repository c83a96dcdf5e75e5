//! Puts a past into the tables.

use super::past::{Past, PastAttempt, PastEnrollment, PastEvent, PastFact, PastPerson};
use super::rows::Rows;
use crate::assessment::SubmittedBy;
use crate::certification::course_completed;
use crate::store::{InternalError, Store, Tx};
use laurel_domain::enrollment::Status;
use laurel_domain::identity::System;
use laurel_domain::ids::{CourseId, PersonId};
use laurel_domain::learning::FactKind;
use laurel_domain::sameness::listed;
use uuid::Uuid;

/// # Errors
/// [`InternalError`]
pub async fn insert_past(store: &Store, _: System, past: Past) -> Result<(), InternalError> {
    store.transact(async |tx| insert(tx, past).await).await
}

/// The same, and what this person earned by completing these courses.
///
/// # Errors
/// [`InternalError`]
pub async fn insert_and_award(
    store: &Store,
    _: System,
    past: Past,
    person: PersonId,
    courses: &[CourseId],
) -> Result<(), InternalError> {
    store
        .transact(async |tx| {
            insert(tx, past).await?;
            for course in courses {
                course_completed(store, tx, person, *course).await?;
            }
            Ok::<_, InternalError>(())
        })
        .await
}

async fn insert(tx: &Tx, past: Past) -> Result<(), InternalError> {
    let mut answers = Rows::of("answer", &["attempt_id", "question", "response", "at"]);
    let attempts = attempts(past.attempts, &mut answers);
    for rows in [
        people(past.people),
        enrollments(past.enrollments),
        events(past.events),
        facts(past.facts),
        attempts,
        answers,
    ] {
        rows.insert(tx).await?;
    }
    Ok(())
}

fn people(people: Vec<PastPerson>) -> Rows {
    let mut rows = Rows::of(
        "person",
        &[
            "id",
            "email",
            "name",
            "name_confirmed_at",
            "email_confirmed_at",
            "language",
            "theme",
            "search_text",
            "created_at",
        ],
    );
    for person in people {
        let searched = listed(&format!("{} {}", person.name, person.email));
        rows.push([
            person.id.0.into(),
            person.email.into(),
            person.name.into(),
            person.name_confirmed_at.into(),
            Some(person.at).into(),
            person.language.into(),
            "".into(),
            searched.into(),
            person.at.into(),
        ]);
    }
    rows
}

fn enrollments(enrollments: Vec<PastEnrollment>) -> Rows {
    let mut rows = Rows::of(
        "enrollment",
        &[
            "id",
            "person_id",
            "course_id",
            "revision_id",
            "status",
            "place",
            "done_count",
            "required_count",
            "percent",
            "created_at",
            "updated_at",
            "completed_at",
        ],
    );
    for one in enrollments {
        rows.push([
            one.id.0.into(),
            one.person.0.into(),
            one.course.0.into(),
            one.revision.0.into(),
            one.status.as_str().into(),
            one.place.into(),
            one.done.into(),
            one.total.into(),
            one.percent.into(),
            one.from.into(),
            one.last.into(),
            (one.status == Status::Completed).then_some(one.last).into(),
        ]);
    }
    rows
}

fn events(events: Vec<PastEvent>) -> Rows {
    let mut rows = Rows::of(
        "enrollment_event",
        &["id", "enrollment_id", "kind", "at", "by_person", "reason"],
    );
    for event in events {
        rows.push([
            event.id.into(),
            event.enrollment.0.into(),
            event.kind.as_str().into(),
            event.at.into(),
            event.by.map(|person| person.0).into(),
            "".into(),
        ]);
    }
    rows
}

fn facts(facts: Vec<PastFact>) -> Rows {
    let mut rows = Rows::of(
        "progress_fact",
        &[
            "id",
            "enrollment_id",
            "activity",
            "kind",
            "at",
            "by_person",
            "reason",
            "evidence",
        ],
    );
    for fact in facts {
        rows.push([
            fact.id.into(),
            fact.enrollment.0.into(),
            fact.activity.into(),
            FactKind::Completed.as_str().into(),
            fact.at.into(),
            None::<Uuid>.into(),
            "".into(),
            fact.evidence.into(),
        ]);
    }
    rows
}

/// Their answers go into rows of their own.
fn attempts(attempts: Vec<PastAttempt>, answers: &mut Rows) -> Rows {
    let mut rows = Rows::of(
        "attempt",
        &[
            "id",
            "enrollment_id",
            "revision_id",
            "activity",
            "number",
            "seed",
            "paper",
            "started_at",
            "deadline_at",
            "submitted_at",
            "submitted_how",
            "earned",
            "most",
            "percent",
            "passed",
            "grades",
        ],
    );
    let milli = |milli: u64| i64::try_from(milli).unwrap_or(i64::MAX);
    for one in attempts {
        rows.push([
            one.id.0.into(),
            one.enrollment.0.into(),
            one.revision.0.into(),
            one.activity.into(),
            one.number.into(),
            one.seed.into(),
            one.question_set.into(),
            one.started.into(),
            one.deadline.into(),
            Some(one.submitted).into(),
            Some(SubmittedBy::ByLearner.as_str()).into(),
            one.score.map(|s| milli(s.earned_milli)).into(),
            one.score.map(|s| milli(s.max_milli)).into(),
            one.score
                .map(|s| i32::try_from(s.percent).unwrap_or(100))
                .into(),
            one.score.map(|s| s.passed).into(),
            one.grades.into(),
        ]);
        for (question, response) in one.answers {
            answers.push([
                one.id.0.into(),
                question.into(),
                response.into(),
                one.submitted.into(),
            ]);
        }
    }
    rows
}
