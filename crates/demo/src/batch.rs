//! Learners and what they did, as rows of every table that tells of it.

use super::names::DemoName;
use super::quiz_attempts::{QuizAttempts, SubmittedAttempt};
use super::trail::{ActivityTrace, Trail};
use chrono::{DateTime, TimeDelta, Utc};
use laurel_domain::assessment::{Allowance, deadline};
use laurel_domain::authoring::document::Quiz;
use laurel_domain::enrollment::Status;
use laurel_domain::ids::{AttemptId, EnrollmentId, PersonId};
use laurel_persistence::enrollment::EnrollmentEventKind;
use laurel_persistence::history::{
    Past, PastAttempt, PastEnrollment, PastEvent, PastFact, PastPerson,
};
use rand::Rng;
use rand::rngs::StdRng;
use uuid::Uuid;

/// What is written in one transaction.
#[derive(Default)]
pub(super) struct Batch {
    pub past: Past,
    /// How many learners and enrollments it has.
    pub learners: u64,
    pub walks: u64,
}

/// One learner's way through one course.
pub(super) struct LearnerPath<'a> {
    pub person: PersonId,
    pub trail: &'a Trail,
    pub steps: usize,
    pub from: DateTime<Utc>,
    pub until: DateTime<Utc>,
    pub withdrawn: bool,
}

/// One attempt of a walk.
struct DemoAttempt<'a> {
    enrollment: EnrollmentId,
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
    /// Somebody who registered then. Names that nobody confirmed print on no
    /// certificate.
    pub fn person(
        &mut self,
        random: &mut StdRng,
        who: &DemoName,
        number: u64,
        at: DateTime<Utc>,
        name_confirmed: Option<DateTime<Utc>>,
    ) -> PersonId {
        let id = PersonId(id(random, at));
        self.past.people.push(PastPerson {
            id,
            // a top-level domain that never leads anywhere (RFC 2606)
            email: format!("{}.{number}@people.example", who.address),
            name: who.name.clone(),
            name_confirmed_at: name_confirmed,
            language: who.language,
            at,
        });
        self.learners += 1;
        id
    }

    /// The walk's enrollment, with its facts, attempts and answers. Answers
    /// when the last step was done.
    pub fn path(&mut self, random: &mut StdRng, path: &LearnerPath<'_>) -> DateTime<Utc> {
        // ids of one enrollment stay close together, and so do their rows
        let enrollment = EnrollmentId(id(random, path.from));
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
            self.past.facts.push(PastFact {
                id: id(random, path.from),
                enrollment,
                activity: step.activity.clone(),
                at,
                evidence,
            });
        }
        let last = pace.at(path.steps);
        self.enrollment(random, path, enrollment, last);
        last
    }

    fn enrollment(
        &mut self,
        random: &mut StdRng,
        path: &LearnerPath<'_>,
        enrollment: EnrollmentId,
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
        self.past.enrollments.push(PastEnrollment {
            id: enrollment,
            person: path.person,
            course: path.trail.course,
            revision: path.trail.revision,
            status,
            place: place
                .filter(|_| path.steps > 0)
                .map(|step| step.activity.clone()),
            done: marks.done,
            total: marks.total,
            percent: marks.percent,
            from: path.from,
            last,
        });
        self.walks += 1;
        let mut event = |kind: EnrollmentEventKind, at: DateTime<Utc>, by: Option<PersonId>| {
            self.past.events.push(PastEvent {
                id: id(random, path.from),
                enrollment,
                kind,
                at,
                by,
            });
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
            demo_attempt.deadline = deadline(quiz, demo_attempt.started, Allowance::default());
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
        self.past.attempts.push(PastAttempt {
            id: AttemptId(attempt),
            enrollment: demo_attempt.enrollment,
            revision: path.trail.revision,
            activity: demo_attempt.activity.to_owned(),
            number: demo_attempt.number,
            seed: submitted_attempt.seed,
            question_set: submitted_attempt.question_set.clone(),
            started: demo_attempt.started,
            deadline: demo_attempt.deadline,
            submitted: demo_attempt.submitted,
            score: submitted_attempt.graded.as_ref().map(|(score, _)| *score),
            grades: submitted_attempt
                .graded
                .as_ref()
                .map(|(_, grades)| grades.clone()),
            answers: submitted_attempt.answers.clone(),
        });
        attempt
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
