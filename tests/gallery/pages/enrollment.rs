//! Joining and leaving a course, and the learners of one.

use super::Listed;
use crate::cast::{Amount, Cast};
use laurel_domain::assessment::Response;
use laurel_domain::assessment::{Allowance, AttemptState, QuestionSet, Score};
use laurel_domain::authoring::document::{Question, QuestionKind};
use laurel_domain::ids::{AttemptId, EnrollmentId, PersonId, RevisionId};
use laurel_domain::learning::{FactKind, course_progress};
use laurel_persistence::assessment::{AllowanceItem, Attempt, SentSurvey, SurveyCounts};
use laurel_persistence::enrollment::Learner;
use laurel_persistence::learning::FactItem;
use laurel_web::views::Page;
use laurel_web::views::enrollment::allowance::AllowanceForm;
use laurel_web::views::enrollment::{enroll, learner, learners, surveys, withdraw};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

pub const PAGES: &[Listed] = &[
    ("enrollment/view/enroll.rs page", not_enrolled),
    ("enrollment/view/withdraw.rs page", |cast| {
        withdraw::page(cast, &cast.enrollment(0))
    }),
    ("enrollment/view/learners.rs page", list),
    ("enrollment/view/learner.rs page", one),
    ("enrollment/view/surveys.rs page", answers),
];

fn not_enrolled(cast: &Cast) -> Page {
    let fields = enroll::EnrollForm { code: cast.typed() };
    let view = enroll::NotEnrolledView {
        course: &cast.course(0),
        why: match cast.amount {
            Amount::Plenty => enroll::NotEnrolled::Code(&fields),
            Amount::One | Amount::VeryLong => {
                enroll::NotEnrolled::Prerequisites(cast.many(|at| cast.course(at)))
            }
            Amount::Nothing => enroll::NotEnrolled::Retired,
        },
        errors: if cast.is(Amount::Plenty) {
            cast.errors(&["code"])
        } else {
            cast.errors(&[])
        },
    };
    enroll::page(cast, &view)
}

fn learner(cast: &Cast, at: usize) -> Learner {
    Learner {
        enrollment: cast.enrollment(at),
        name: cast.name(at),
        email: cast.email(at),
    }
}

fn list(cast: &Cast) -> Page {
    let query = learners::LearnersQuery {
        q: if cast.is(Amount::VeryLong) {
            cast.text()
        } else {
            String::new()
        },
        before: if cast.is(Amount::Plenty) {
            cast.id(0).to_string()
        } else {
            String::new()
        },
        ..learners::LearnersQuery::default()
    };
    let view = learners::LearnersView {
        course: &cast.course(0),
        query: &query,
        found: &cast.many(|at| learner(cast, at)),
        more: cast.is(Amount::Plenty),
    };
    learners::page(cast, &view)
}

fn one(cast: &Cast) -> Page {
    let revision = Arc::new(cast.revision());
    let activities: Vec<String> = revision
        .document
        .activities()
        .map(|a| a.id.clone())
        .collect();
    let staff = PersonId(cast.id(3));
    let record = learner::LearnerRecord {
        course: cast.course(0),
        learner: learner(cast, 0),
        progress: course_progress(&revision.document, &[]),
        lines: activities
            .iter()
            .take(cast.count())
            .enumerate()
            .map(|(at, activity)| FactItem {
                activity: activity.clone(),
                kind: [FactKind::Completed, FactKind::Waived][at % 2],
                at: cast.at(at),
                by: (at % 2 == 1).then_some(staff),
                reason: cast.text(),
            })
            .collect(),
        attempts: cast.many(|at| Attempt {
            id: AttemptId(cast.id(at)),
            enrollment: EnrollmentId(cast.id(0)),
            revision: RevisionId(cast.id(1)),
            activity: activities[at % activities.len()].clone(),
            number: 1,
            question_set: QuestionSet {
                questions: Vec::new(),
            },
            rules: AttemptState {
                started_at: cast.at(at),
                deadline: None,
                submitted_at: None,
                passed: false,
            },
            how: None,
            score: (at.is_multiple_of(2)).then_some(Score {
                earned_milli: 1000,
                max_milli: 2000,
                percent: 50,
                passed: false,
            }),
            grades: None,
        }),
        allowances: cast.many(|at| AllowanceItem {
            activity: activities[at % activities.len()].clone(),
            given: Allowance {
                attempts: 1,
                minutes: 20,
            },
            reason: cast.text(),
            at: cast.at(at),
            by: Some(staff),
        }),
        staff: HashMap::from([(staff, cast.name(1))]),
        revision,
    };
    let fields = learner::CompleteForLearnerForm {
        reason: cast.typed(),
        ..learner::CompleteForLearnerForm::default()
    };
    let view = learner::LearnerView {
        record: &record,
        fields,
        allowance: AllowanceForm {
            reason: cast.typed(),
            ..AllowanceForm::default()
        },
        errors: cast.wrong(&[
            ("quiz", "form-error-choice"),
            ("attempts", "enrollment-allowance-nothing"),
            ("why", "form-error-required"),
            ("activity", "enrollment-learner-left"),
            ("kind", "form-error-choice"),
            ("reason", "form-error-required"),
        ]),
        reads_people: cast.has_some(),
    };
    learner::page(cast, &view)
}

fn answers(cast: &Cast) -> Page {
    let document = cast.survey_document();
    let activity = super::assessment::survey_of(&document);
    let given = |at: usize| -> BTreeMap<String, Response> {
        let answer = |question: &Question| match &question.kind {
            QuestionKind::Scale { min, .. } => Response::Rated { value: *min },
            QuestionKind::Choice { options, .. } => Response::Chosen {
                options: options.iter().take(1).map(|o| o.id.clone()).collect(),
            },
            _ => Response::Written { text: cast.text() },
        };
        let questions = activity.questions().iter();
        questions
            .skip(at % 2)
            .map(|question| (question.id.clone(), answer(question)))
            .collect()
    };
    let sent = cast.many(|at| SentSurvey {
        attempt: AttemptId(cast.id(at)),
        enrollment: EnrollmentId(cast.id(at)),
        name: cast.name(at),
        sent_at: cast.at(at),
        answers: given(at),
    });
    let many = sent.len() as u64;
    let counts = SurveyCounts {
        sent: many,
        answers: given(0)
            .into_iter()
            .map(|(question, response)| (question, vec![(response, many)]))
            .collect(),
    };
    let view = surveys::SurveyView {
        course: &cast.course(0),
        activity,
        counts: &counts,
        sent: &sent,
        more: cast.is(Amount::Plenty),
        first: true,
    };
    surveys::page(cast, &view)
}
