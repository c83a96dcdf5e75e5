//! A course as the demo's learners walk it: its activities in order, what
//! each leaves behind, and the standing that the domain sees after each.

use super::quiz_attempts::{QuizAttempts, SubmittedAttempt, of_quiz, of_survey};
use chrono::DateTime;
use laurel_domain::authoring::document::{ActivityKind, Quiz};
use laurel_domain::ids::{CourseId, RevisionId};
use laurel_domain::learning::{Fact, FactKind, course_progress};
use laurel_persistence::InternalError;
use laurel_persistence::catalog::LoadedRevision;
use rand::Rng;

pub(super) struct Trail {
    pub course: CourseId,
    pub revision: RevisionId,
    pub steps: Vec<Step>,
    /// After so many steps; one more than there are steps.
    pub standings: Vec<DerivedProgress>,
    /// Whether completing it alone earns something.
    pub has_award: bool,
}

pub(super) struct Step {
    /// The activity's id.
    pub activity: String,
    pub leaves: ActivityTrace,
}

/// What doing an activity leaves behind, besides the fact.
pub(super) enum ActivityTrace {
    Nothing,
    Quiz {
        quiz_attempts: QuizAttempts,
        quiz: Quiz,
    },
    Survey(SubmittedAttempt),
}

/// What the derived row says.
#[derive(Clone, Copy)]
pub(super) struct DerivedProgress {
    pub done: i32,
    pub total: i32,
    pub percent: i32,
    pub complete: bool,
}

impl Trail {
    pub fn of(revision: &LoadedRevision, random: &mut impl Rng) -> Result<Self, InternalError> {
        let document = &revision.document;
        let mut steps = Vec::new();
        for activity in document.activities().filter(|activity| !activity.optional) {
            let leaves = match &activity.kind {
                ActivityKind::Lesson(_) => ActivityTrace::Nothing,
                ActivityKind::Quiz(quiz) => ActivityTrace::Quiz {
                    quiz_attempts: of_quiz(document, quiz, random)?,
                    quiz: quiz.clone(),
                },
                ActivityKind::Survey(survey) => ActivityTrace::Survey(of_survey(survey)?),
            };
            steps.push(Step {
                activity: activity.id.clone(),
                leaves,
            });
        }
        let mut facts = Vec::new();
        let mut standings = vec![marks(document, &facts)];
        for step in &steps {
            facts.push(Fact {
                activity: step.activity.clone(),
                kind: FactKind::Completed,
                at: DateTime::UNIX_EPOCH,
            });
            standings.push(marks(document, &facts));
        }
        Ok(Self {
            course: revision.course,
            revision: revision.id,
            has_award: document.award.is_some(),
            steps,
            standings,
        })
    }

    /// The fewest steps that complete it; one more than there are where nothing does.
    pub fn whole(&self) -> usize {
        let complete = self.standings.iter().position(|marks| marks.complete);
        complete.unwrap_or(self.standings.len())
    }

    pub fn marks(&self, steps: usize) -> DerivedProgress {
        let none = DerivedProgress {
            done: 0,
            total: 0,
            percent: 0,
            complete: false,
        };
        self.standings.get(steps).copied().unwrap_or(none)
    }
}

fn marks(document: &laurel_domain::authoring::document::Course, facts: &[Fact]) -> DerivedProgress {
    let standing = course_progress(document, facts);
    let number = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
    DerivedProgress {
        done: number(standing.done),
        total: number(standing.total),
        percent: number(standing.percent),
        complete: standing.complete,
    }
}
