//! Learners and what they did, as rows of every table that tells of it.

use super::names::Drawn;
use super::rows::Rows;
use super::sittings::{OfQuiz, Sat};
use super::trail::{Leaves, Trail};
use crate::assessment::How;
use crate::enrollment::Kind;
use crate::store::{Fault, Tx};
use chrono::{DateTime, TimeDelta, Utc};
use laurel_domain::assessment::deadline;
use laurel_domain::authoring::document::Quiz;
use laurel_domain::enrollment::Status;
use laurel_domain::learning::FactKind;
use laurel_domain::text::fold;
use rand::Rng;
use rand::rngs::StdRng;
use sea_orm::Value;
use uuid::Uuid;

/// Rows that are written in one transaction.
pub(super) struct Batch {
    people: Rows,
    enrollments: Rows,
    events: Rows,
    facts: Rows,
    attempts: Rows,
    answers: Rows,
    /// How many learners and enrollments it has.
    pub learners: u64,
    pub walks: u64,
}

/// One learner's way through one course.
pub(super) struct Walk<'a> {
    pub person: Uuid,
    pub trail: &'a Trail,
    pub steps: usize,
    pub from: DateTime<Utc>,
    pub until: DateTime<Utc>,
    pub withdrawn: bool,
}

/// One attempt of a walk.
struct Sitting<'a> {
    enrollment: Uuid,
    activity: &'a str,
    number: i32,
    started: DateTime<Utc>,
    submitted: DateTime<Utc>,
    deadline: Option<DateTime<Utc>>,
}

/// A version 7 UUID (RFC 9562 section 5.7) with this instant.
pub(super) fn id(chance: &mut StdRng, at: DateTime<Utc>) -> Uuid {
    let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &chance.random()).into_uuid()
}

impl Batch {
    pub fn new() -> Self {
        Self {
            people: Rows::of(
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
            ),
            enrollments: Rows::of(
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
            ),
            events: Rows::of(
                "enrollment_event",
                &["id", "enrollment_id", "kind", "at", "by_person", "reason"],
            ),
            facts: Rows::of(
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
            ),
            attempts: Rows::of(
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
            ),
            answers: Rows::of("answer", &["attempt_id", "question", "response", "at"]),
            learners: 0,
            walks: 0,
        }
    }

    /// Somebody who registered then. Names that nobody confirmed print on no
    /// certificate.
    pub fn person(
        &mut self,
        chance: &mut StdRng,
        who: &Drawn,
        number: u64,
        at: DateTime<Utc>,
        name_confirmed: Option<DateTime<Utc>>,
    ) -> Uuid {
        let id = id(chance, at);
        // a top-level domain that never leads anywhere (RFC 2606)
        let email = format!("{}.{number}@people.example", who.address);
        self.people.push([
            id.into(),
            email.as_str().into(),
            who.name.as_str().into(),
            name_confirmed.into(),
            Some(at).into(),
            who.language.into(),
            "".into(),
            fold(&format!("{} {email}", who.name)).into(),
            at.into(),
        ]);
        self.learners += 1;
        id
    }

    /// The walk's enrollment, with its facts, attempts and answers. Answers
    /// when the last step was done.
    pub fn walk(&mut self, chance: &mut StdRng, walk: &Walk<'_>) -> DateTime<Utc> {
        // ids of one enrollment stay close together, and so do their rows
        let enrollment = id(chance, walk.from);
        let pace = Pace::of(walk);
        for (number, step) in walk.trail.steps.iter().take(walk.steps).enumerate() {
            let (before, at) = (pace.at(number), pace.at(number + 1));
            let sitting = Sitting {
                enrollment,
                activity: &step.activity,
                number: 1,
                started: at - (at - before) / 4,
                submitted: at,
                deadline: None,
            };
            let evidence = match &step.leaves {
                Leaves::Nothing => "{}".to_owned(),
                Leaves::Survey(sat) => {
                    let attempt = self.attempt(chance, walk, &sitting, sat);
                    serde_json::json!({"attempt": attempt}).to_string()
                }
                Leaves::Quiz { sittings, quiz } => self.quiz(chance, walk, sitting, sittings, quiz),
            };
            self.facts.push([
                id(chance, walk.from).into(),
                enrollment.into(),
                step.activity.as_str().into(),
                FactKind::Completed.word().into(),
                at.into(),
                None::<Uuid>.into(),
                "".into(),
                evidence.into(),
            ]);
        }
        let last = pace.at(walk.steps);
        self.enrollment(chance, walk, enrollment, last);
        last
    }

    fn enrollment(
        &mut self,
        chance: &mut StdRng,
        walk: &Walk<'_>,
        enrollment: Uuid,
        last: DateTime<Utc>,
    ) {
        let marks = walk.trail.marks(walk.steps);
        let (status, kind) = match (walk.withdrawn, marks.complete) {
            (true, _) => (Status::Withdrawn, Some(Kind::Withdrawn)),
            (false, true) => (Status::Completed, Some(Kind::Completed)),
            (false, false) => (Status::Active, None),
        };
        let place = walk
            .trail
            .steps
            .get(walk.steps.min(walk.trail.steps.len().saturating_sub(1)));
        self.enrollments.push([
            enrollment.into(),
            walk.person.into(),
            walk.trail.course.0.into(),
            walk.trail.revision.0.into(),
            status.word().into(),
            place
                .filter(|_| walk.steps > 0)
                .map(|step| step.activity.clone())
                .into(),
            marks.done.into(),
            marks.total.into(),
            marks.percent.into(),
            walk.from.into(),
            last.into(),
            (status == Status::Completed).then_some(last).into(),
        ]);
        self.walks += 1;
        let mut event = |kind: Kind, at: DateTime<Utc>, by: Option<Uuid>| {
            self.events.push([
                id(chance, walk.from).into(),
                enrollment.into(),
                kind.word().into(),
                at.into(),
                by.into(),
                "".into(),
            ]);
        };
        event(Kind::Enrolled, walk.from, Some(walk.person));
        if let Some(kind) = kind {
            event(kind, last, (kind == Kind::Withdrawn).then_some(walk.person));
        }
    }

    /// Maybe one that failed, then one that passed. Answers the fact's evidence.
    fn quiz(
        &mut self,
        chance: &mut StdRng,
        walk: &Walk<'_>,
        mut sitting: Sitting<'_>,
        sittings: &OfQuiz,
        quiz: &Quiz,
    ) -> String {
        let end = sitting.submitted;
        let room = (end - sitting.started).min(TimeDelta::minutes(25));
        let room = quiz.time_limit_minutes.map_or(room, |minutes| {
            room.min(TimeDelta::minutes(i64::from(minutes)) * 4 / 5)
        });
        let first: usize = chance.random_range(0..1000);
        let mut sit = |batch: &mut Self, number: i32, submitted: DateTime<Utc>, sat: &Sat| {
            sitting.number = number;
            (sitting.started, sitting.submitted) = (submitted - room, submitted);
            sitting.deadline = deadline(quiz, sitting.started, TimeDelta::zero());
            batch.attempt(chance, walk, &sitting, sat)
        };
        let fails = quiz.attempts.is_none_or(|most| most > 1);
        let mut number = 1;
        if fails
            && first.is_multiple_of(5)
            && let Some(sat) = sittings
                .failed
                .get(first / 5 % sittings.failed.len().max(1))
        {
            let waited = TimeDelta::minutes(i64::from(quiz.wait_minutes));
            sit(self, number, end - room * 2 - waited, sat);
            number += 1;
        }
        let Some(sat) = sittings.passed.get(first % sittings.passed.len().max(1)) else {
            return "{}".to_owned();
        };
        let attempt = sit(self, number, end, sat);
        let percent = sat.graded.as_ref().map(|(score, _)| score.percent);
        serde_json::json!({"attempt": attempt, "number": number, "percent": percent, "pass": quiz.pass})
            .to_string()
    }

    fn attempt(
        &mut self,
        chance: &mut StdRng,
        walk: &Walk<'_>,
        sitting: &Sitting<'_>,
        sat: &Sat,
    ) -> Uuid {
        // in the order of the attempts, as lists show them
        let at = walk.from + TimeDelta::milliseconds(i64::from(sitting.number));
        let attempt = id(chance, at);
        let score = sat.graded.as_ref().map(|(score, _)| *score);
        let milli = |milli: u64| i64::try_from(milli).unwrap_or(i64::MAX);
        self.attempts.push([
            attempt.into(),
            sitting.enrollment.into(),
            walk.trail.revision.0.into(),
            sitting.activity.into(),
            sitting.number.into(),
            sat.seed.into(),
            sat.paper.as_str().into(),
            sitting.started.into(),
            sitting.deadline.into(),
            Some(sitting.submitted).into(),
            Some(How::ByLearner.word()).into(),
            score.map(|s| milli(s.earned_milli)).into(),
            score.map(|s| milli(s.max_milli)).into(),
            score
                .map(|s| i32::try_from(s.percent).unwrap_or(100))
                .into(),
            score.map(|s| s.passed).into(),
            sat.graded.as_ref().map(|(_, grades)| grades.clone()).into(),
        ]);
        for (question, response) in &sat.answers {
            let row: [Value; 4] = [
                attempt.into(),
                question.as_str().into(),
                response.as_str().into(),
                sitting.submitted.into(),
            ];
            self.answers.push(row);
        }
        attempt
    }

    pub async fn insert(self, tx: &Tx) -> Result<(), Fault> {
        for rows in [
            self.people,
            self.enrollments,
            self.events,
            self.facts,
            self.attempts,
            self.answers,
        ] {
            rows.insert(tx).await?;
        }
        Ok(())
    }
}

/// Spreads the steps of a walk evenly over its time.
struct Pace {
    from: DateTime<Utc>,
    stride: TimeDelta,
}

impl Pace {
    fn of(walk: &Walk<'_>) -> Self {
        let steps = i32::try_from(walk.steps.max(1)).unwrap_or(i32::MAX);
        Self {
            from: walk.from,
            stride: (walk.until - walk.from).max(TimeDelta::zero()) / steps,
        }
    }

    /// To the microsecond, as the store keeps it.
    fn at(&self, step: usize) -> DateTime<Utc> {
        let micros = self.stride.num_microseconds().unwrap_or(0);
        let step = i64::try_from(step).unwrap_or(0);
        self.from + TimeDelta::microseconds(micros.saturating_mul(step))
    }
}
