//! Learners and what they did, as rows of every table that tells of it.

use super::names::DemoName;
use super::quiz_attempts::{QuizAttempts, SubmittedAttempt};
use super::rows::Rows;
use super::trail::{ActivityTrace, Trail};
use crate::assessment::SubmittedBy;
use crate::enrollment::EnrollmentEventKind;
use crate::store::{InternalError, Tx};
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
pub(super) struct LearnerPath<'a> {
    pub person: Uuid,
    pub trail: &'a Trail,
    pub steps: usize,
    pub from: DateTime<Utc>,
    pub until: DateTime<Utc>,
    pub withdrawn: bool,
}

/// One attempt of a walk.
struct DemoAttempt<'a> {
    enrollment: Uuid,
    activity: &'a str,
    number: i32,
    started: DateTime<Utc>,
    submitted: DateTime<Utc>,
    deadline: Option<DateTime<Utc>>,
}

/// A version 7 UUID (RFC 9562 section 5.7) with this instant.
pub(super) fn id(random: &mut StdRng, at: DateTime<Utc>) -> Uuid {
    let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random.random()).into_uuid()
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
        random: &mut StdRng,
        who: &DemoName,
        number: u64,
        at: DateTime<Utc>,
        name_confirmed: Option<DateTime<Utc>>,
    ) -> Uuid {
        let id = id(random, at);
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
    pub fn path(&mut self, random: &mut StdRng, path: &LearnerPath<'_>) -> DateTime<Utc> {
        // ids of one enrollment stay close together, and so do their rows
        let enrollment = id(random, path.from);
        let pace = Pace::of(path);
        for (number, step) in path.trail.steps.iter().take(path.steps).enumerate() {
            let (before, at) = (pace.at(number), pace.at(number + 1));
            let demo_attempt = DemoAttempt {
                enrollment,
                activity: &step.activity,
                number: 1,
                started: at - (at - before) / 4,
                submitted: at,
                deadline: None,
            };
            let evidence = match &step.leaves {
                ActivityTrace::Nothing => "{}".to_owned(),
                ActivityTrace::Survey(submitted_attempt) => {
                    let attempt = self.attempt(random, path, &demo_attempt, submitted_attempt);
                    serde_json::json!({"attempt": attempt}).to_string()
                }
                ActivityTrace::Quiz {
                    quiz_attempts,
                    quiz,
                } => self.quiz(random, path, demo_attempt, quiz_attempts, quiz),
            };
            self.facts.push([
                id(random, path.from).into(),
                enrollment.into(),
                step.activity.as_str().into(),
                FactKind::Completed.as_str().into(),
                at.into(),
                None::<Uuid>.into(),
                "".into(),
                evidence.into(),
            ]);
        }
        let last = pace.at(path.steps);
        self.enrollment(random, path, enrollment, last);
        last
    }

    fn enrollment(
        &mut self,
        random: &mut StdRng,
        path: &LearnerPath<'_>,
        enrollment: Uuid,
        last: DateTime<Utc>,
    ) {
        let marks = path.trail.marks(path.steps);
        let (status, kind) = match (path.withdrawn, marks.complete) {
            (true, _) => (Status::Withdrawn, Some(EnrollmentEventKind::Withdrawn)),
            (false, true) => (Status::Completed, Some(EnrollmentEventKind::Completed)),
            (false, false) => (Status::Active, None),
        };
        let place = path
            .trail
            .steps
            .get(path.steps.min(path.trail.steps.len().saturating_sub(1)));
        self.enrollments.push([
            enrollment.into(),
            path.person.into(),
            path.trail.course.0.into(),
            path.trail.revision.0.into(),
            status.as_str().into(),
            place
                .filter(|_| path.steps > 0)
                .map(|step| step.activity.clone())
                .into(),
            marks.done.into(),
            marks.total.into(),
            marks.percent.into(),
            path.from.into(),
            last.into(),
            (status == Status::Completed).then_some(last).into(),
        ]);
        self.walks += 1;
        let mut event = |kind: EnrollmentEventKind, at: DateTime<Utc>, by: Option<Uuid>| {
            self.events.push([
                id(random, path.from).into(),
                enrollment.into(),
                kind.as_str().into(),
                at.into(),
                by.into(),
                "".into(),
            ]);
        };
        event(EnrollmentEventKind::Enrolled, path.from, Some(path.person));
        if let Some(kind) = kind {
            event(
                kind,
                last,
                (kind == EnrollmentEventKind::Withdrawn).then_some(path.person),
            );
        }
    }

    /// Maybe one that failed, then one that passed. Answers the fact's evidence.
    fn quiz(
        &mut self,
        random: &mut StdRng,
        path: &LearnerPath<'_>,
        mut demo_attempt: DemoAttempt<'_>,
        quiz_attempts: &QuizAttempts,
        quiz: &Quiz,
    ) -> String {
        let end = demo_attempt.submitted;
        let room = (end - demo_attempt.started).min(TimeDelta::minutes(25));
        let room = quiz.time_limit_minutes.map_or(room, |minutes| {
            room.min(TimeDelta::minutes(i64::from(minutes)) * 4 / 5)
        });
        let first: usize = random.random_range(0..1000);
        let mut sit = |batch: &mut Self,
                       number: i32,
                       submitted: DateTime<Utc>,
                       submitted_attempt: &SubmittedAttempt| {
            demo_attempt.number = number;
            (demo_attempt.started, demo_attempt.submitted) = (submitted - room, submitted);
            demo_attempt.deadline = deadline(quiz, demo_attempt.started, TimeDelta::zero());
            batch.attempt(random, path, &demo_attempt, submitted_attempt)
        };
        let fails = quiz.attempts.is_none_or(|most| most > 1);
        let mut number = 1;
        if fails
            && first.is_multiple_of(5)
            && let Some(submitted_attempt) = quiz_attempts
                .failed
                .get(first / 5 % quiz_attempts.failed.len().max(1))
        {
            let waited = TimeDelta::minutes(i64::from(quiz.wait_minutes));
            sit(self, number, end - room * 2 - waited, submitted_attempt);
            number += 1;
        }
        let Some(submitted_attempt) = quiz_attempts
            .passed
            .get(first % quiz_attempts.passed.len().max(1))
        else {
            return "{}".to_owned();
        };
        let attempt = sit(self, number, end, submitted_attempt);
        let percent = submitted_attempt
            .graded
            .as_ref()
            .map(|(score, _)| score.percent);
        serde_json::json!({"attempt": attempt, "number": number, "percent": percent, "pass": quiz.pass})
            .to_string()
    }

    fn attempt(
        &mut self,
        random: &mut StdRng,
        path: &LearnerPath<'_>,
        demo_attempt: &DemoAttempt<'_>,
        submitted_attempt: &SubmittedAttempt,
    ) -> Uuid {
        // in the order of the attempts, as lists show them
        let at = path.from + TimeDelta::milliseconds(i64::from(demo_attempt.number));
        let attempt = id(random, at);
        let score = submitted_attempt.graded.as_ref().map(|(score, _)| *score);
        let milli = |milli: u64| i64::try_from(milli).unwrap_or(i64::MAX);
        self.attempts.push([
            attempt.into(),
            demo_attempt.enrollment.into(),
            path.trail.revision.0.into(),
            demo_attempt.activity.into(),
            demo_attempt.number.into(),
            submitted_attempt.seed.into(),
            submitted_attempt.question_set.as_str().into(),
            demo_attempt.started.into(),
            demo_attempt.deadline.into(),
            Some(demo_attempt.submitted).into(),
            Some(SubmittedBy::ByLearner.as_str()).into(),
            score.map(|s| milli(s.earned_milli)).into(),
            score.map(|s| milli(s.max_milli)).into(),
            score
                .map(|s| i32::try_from(s.percent).unwrap_or(100))
                .into(),
            score.map(|s| s.passed).into(),
            submitted_attempt
                .graded
                .as_ref()
                .map(|(_, grades)| grades.clone())
                .into(),
        ]);
        for (question, response) in &submitted_attempt.answers {
            let row: [Value; 4] = [
                attempt.into(),
                question.as_str().into(),
                response.as_str().into(),
                demo_attempt.submitted.into(),
            ];
            self.answers.push(row);
        }
        attempt
    }

    pub async fn insert(self, tx: &Tx) -> Result<(), InternalError> {
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
    fn of(path: &LearnerPath<'_>) -> Self {
        let steps = i32::try_from(path.steps.max(1)).unwrap_or(i32::MAX);
        Self {
            from: path.from,
            stride: (path.until - path.from).max(TimeDelta::zero()) / steps,
        }
    }

    /// To the microsecond, as the store keeps it.
    fn at(&self, step: usize) -> DateTime<Utc> {
        let micros = self.stride.num_microseconds().unwrap_or(0);
        let step = i64::try_from(step).unwrap_or(0);
        self.from + TimeDelta::microseconds(micros.saturating_mul(step))
    }
}
