//! Quizzes and surveys: before, during and after an attempt.

use super::Listed;
use super::certification::holder;
use crate::cast::{Amount, Cast};
use chrono::TimeDelta;
use laurel_domain::assessment::{
    Allowance, AnswerRefusal, AttemptState, LearnerKind, LearnerQuestion, QuestionSet,
    QuestionSlot, Response, Reveal, Score, Start, StartRefusal, draw,
};
use laurel_domain::authoring::document::{Activity, ActivityKind, Course, Layout, Quiz};
use laurel_domain::ids::{AttemptId, CourseId, EnrollmentId, RevisionId};
use laurel_markdown::RenderedMarkdown;
use laurel_persistence::assessment::{Attempt, GivenAnswer, SubmittedBy};
use laurel_persistence::certification::Holder;
use laurel_web::views::assessment::{answer, attempt, intro, result, review, start};
use laurel_web::views::{AttemptContext, Page, TaughtLessons};
use std::collections::BTreeMap;
use std::sync::Arc;

pub const PAGES: &[Listed] = &[
    ("assessment/view/intro.rs quiz_page", quiz),
    ("assessment/view/intro.rs survey_page", survey),
    ("assessment/view/start.rs not_now_page", not_now),
    ("assessment/view/attempt.rs page", open),
    ("assessment/view/answer.rs stands_page", stands),
    ("assessment/view/review.rs page", review),
    ("assessment/view/result.rs page", result),
    ("assessment/view/result.rs sent_page", sent),
];

/// The quiz with a question of every kind.
fn quiz_of(course: &Course) -> (&Activity, &Quiz) {
    let mut activities = course.activities();
    let found = activities.find_map(|activity| Some((activity, activity.quiz()?)));
    found.unwrap_or_else(|| panic!("the course has a quiz"))
}

pub fn survey_of(course: &Course) -> &Activity {
    let mut activities = course.activities();
    let found = activities.find(|activity| matches!(activity.kind, ActivityKind::Survey(_)));
    found.unwrap_or_else(|| panic!("the course has a survey"))
}

fn attempt_of(cast: &Cast, activity: &str, question_set: QuestionSet, at: usize) -> Attempt {
    let submitted = at % 3 != 2;
    Attempt {
        id: AttemptId(cast.id(at)),
        enrollment: EnrollmentId(cast.id(0)),
        revision: RevisionId(cast.id(1)),
        activity: activity.to_owned(),
        number: u32::try_from(at + 1).unwrap_or(1),
        question_set,
        rules: AttemptState {
            started_at: cast.at(at + 1),
            deadline: cast
                .is(Amount::Plenty)
                .then(|| cast.now + TimeDelta::minutes(5)),
            submitted_at: submitted.then(|| cast.at(at)),
            passed: at.is_multiple_of(3) && submitted,
        },
        how: submitted.then_some(if at.is_multiple_of(2) {
            SubmittedBy::ByDeadline
        } else {
            SubmittedBy::ByLearner
        }),
        score: submitted.then_some(Score {
            earned_milli: 5500,
            max_milli: 8000,
            percent: 68,
            passed: at.is_multiple_of(3),
        }),
        grades: None,
    }
}

fn given(
    cast: &Cast,
    course: &Course,
    question_set: &QuestionSet,
) -> BTreeMap<String, GivenAnswer> {
    let slots = question_set.questions.iter();
    let answers = slots.filter_map(|slot| {
        let asked = LearnerQuestion::new(course.question(&slot.id)?, &slot.order);
        let response = match asked.kind {
            LearnerKind::Single { options }
            | LearnerKind::Multiple { options }
            | LearnerKind::Choice { options, .. } => Response::Chosen {
                options: options
                    .into_iter()
                    .take(2)
                    .map(|option| option.id)
                    .collect(),
            },
            LearnerKind::Ordering { items } => Response::Ordered {
                items: items.into_iter().map(|item| item.id).collect(),
            },
            LearnerKind::Matching { lefts, rights } => Response::Matched {
                pairs: lefts
                    .into_iter()
                    .zip(rights)
                    .map(|(left, right)| (left.id, right.id))
                    .collect(),
            },
            LearnerKind::Scale { max, .. } => Response::Rated { value: max },
            LearnerKind::Numeric { .. } | LearnerKind::Short | LearnerKind::Essay { .. } => {
                Response::Written { text: cast.text() }
            }
        };
        let at = cast.at(0);
        Some((slot.id.clone(), GivenAnswer { response, at }))
    });
    answers.collect()
}

/// With an answer to every question, or to none.
fn in_quiz(cast: &Cast, layout: Layout, at: usize) -> AttemptContext {
    let mut document = cast.course_document();
    let mut activities = document
        .modules
        .iter_mut()
        .flat_map(|module| &mut module.activities);
    let quiz = activities.find_map(|activity| match &mut activity.kind {
        ActivityKind::Quiz(quiz) => Some(quiz),
        _ => None,
    });
    if let Some(quiz) = quiz {
        quiz.layout = layout;
    }
    let (activity, quiz) = quiz_of(&document);
    let question_set = draw(&document, quiz, 7);
    context(cast, &activity.id, question_set, at, document.clone())
}

fn in_survey(cast: &Cast, at: usize) -> AttemptContext {
    let document = cast.survey_document();
    let activity = survey_of(&document);
    let slots = activity.questions().iter().map(|question| QuestionSlot {
        id: question.id.clone(),
        order: Vec::new(),
    });
    let question_set = QuestionSet {
        questions: slots.collect(),
    };
    context(cast, &activity.id, question_set, at, document.clone())
}

fn context(
    cast: &Cast,
    activity: &str,
    set: QuestionSet,
    at: usize,
    document: Course,
) -> AttemptContext {
    AttemptContext {
        given: if cast.has_some() {
            given(cast, &document, &set)
        } else {
            BTreeMap::new()
        },
        marked: set
            .questions
            .iter()
            .skip(1)
            .step_by(3)
            .map(|slot| slot.id.clone())
            .collect(),
        attempt: attempt_of(cast, activity, set, at),
        course: cast.slug(0),
        course_id: CourseId(cast.id(0)),
        revision: Arc::new(cast.revision_of(document)),
        markdown: RenderedMarkdown::default(),
        left: false,
    }
}

fn quiz(cast: &Cast) -> Page {
    let player = cast.player(cast.count().min(2), false);
    let (activity, quiz) = quiz_of(&player.revision.document);
    let set = draw(&player.revision.document, quiz, 7);
    let mine = cast.many(|at| attempt_of(cast, &activity.id, set.clone(), at));
    let view = intro::QuizView {
        player: &player,
        activity,
        quiz,
        mine: &mine,
        given: Allowance::default(),
        start: match cast.amount {
            Amount::Plenty => Err(StartRefusal::NoneLeft { allowed: 12 }),
            Amount::One => Ok(Start::Resume { index: 0 }),
            Amount::Nothing => Ok(Start::New { left: Some(2) }),
            Amount::VeryLong => Err(StartRefusal::TooSoon { until: cast.now }),
        },
    };
    intro::quiz_page(cast, &view)
}

fn survey(cast: &Cast) -> Page {
    let player = cast.player_of(cast.revision_of(cast.survey_document()), 0, false);
    let view = intro::SurveyView {
        player: &player,
        activity: survey_of(&player.revision.document),
        sent: cast.is(Amount::Plenty),
        begun: cast.has_some(),
    };
    intro::survey_page(cast, &view)
}

fn not_now(cast: &Cast) -> Page {
    let view = start::NotNowView {
        course: &cast.slug(0),
        activity: &cast.slug(1),
        refusal: if cast.has_some() {
            StartRefusal::TooSoon { until: cast.now }
        } else {
            StartRefusal::NoneLeft { allowed: 3 }
        },
    };
    start::not_now_page(cast, &view)
}

fn open(cast: &Cast) -> Page {
    let here = match cast.amount {
        Amount::Plenty => in_quiz(cast, Layout::All, 2),
        Amount::One => in_quiz(cast, Layout::One, 2),
        Amount::Nothing => in_survey(cast, 2),
        Amount::VeryLong => in_quiz(cast, Layout::All, 2),
    };
    let again = attempt::UnsavedAnswer {
        number: 1,
        sent: &[],
        error: Some(cast.t("form-error-choice")),
        moved: None,
    };
    let view = attempt::AttemptView::new(&here, 1, again, cast.now);
    attempt::page(cast, &view.unwrap_or_else(|| panic!("there is a question")))
}

fn stands(cast: &Cast) -> Page {
    let view = answer::StandsView {
        attempt: "/learn/a/b/attempts/1",
        refusal: match cast.amount {
            Amount::Plenty => AnswerRefusal::Submitted,
            Amount::One => AnswerRefusal::Locked,
            Amount::Nothing | Amount::VeryLong => AnswerRefusal::TimeUp,
        },
    };
    answer::stands_page(cast, &view)
}

fn review(cast: &Cast) -> Page {
    let here = if cast.is(Amount::Nothing) {
        in_survey(cast, 2)
    } else {
        in_quiz(cast, Layout::One, 2)
    };
    let all = here.attempt.question_set.questions.iter();
    let missing: Vec<String> = all.map(|slot| slot.id.clone()).collect();
    let view = review::ReviewView {
        here: &here,
        missing: if cast.is(Amount::One) { &[] } else { &missing },
    };
    review::page(cast, &view)
}

fn result(cast: &Cast) -> Page {
    let here = in_quiz(cast, Layout::One, usize::from(cast.is(Amount::Nothing)));
    let (_, quiz) = quiz_of(&here.revision.document);
    let passed = cast.is(Amount::Plenty);
    let view = result::ResultView {
        lessons: TaughtLessons::default(),
        earned: if passed {
            holder(cast)
        } else {
            Holder::default()
        },
        email_confirmed: true,
        here: &here,
        quiz,
        score: Score {
            earned_milli: 5500,
            max_milli: 8000,
            percent: 68,
            passed,
        },
        best: cast.some(|| 90),
        told: result::ResultFacts {
            missed_only: matches!(cast.amount, Amount::VeryLong),
            passed_any: passed,
            again: match cast.amount {
                Amount::Plenty => Ok(Some(1)),
                Amount::One => Err(StartRefusal::NoneLeft { allowed: 2 }),
                Amount::Nothing | Amount::VeryLong => {
                    Err(StartRefusal::TooSoon { until: cast.now })
                }
            },
            shows: if cast.is(Amount::One) {
                Reveal::Nothing
            } else {
                Reveal::All
            },
        },
    };
    result::page(cast, &view)
}

fn sent(cast: &Cast) -> Page {
    result::sent_page(cast, &in_survey(cast, 1))
}
