//! Attempts as they could have been: papers that the domain draws, answers on
//! them, and the grades that the domain gives. A few for each quiz are made
//! once and shared by all who "took" it.

use laurel_domain::assessment::{
    QuestionSet, QuestionSlot, Response, Score, draw, grade_question_set, score,
};
use laurel_domain::authoring::document::{
    Course, OptionItem, Question, QuestionKind, Quiz, Survey,
};
use laurel_persistence::InternalError;
use rand::Rng;
use std::collections::BTreeMap;

/// How many of each kind are made for each quiz.
const VARIANTS: usize = 5;

/// One that was handed in.
pub(super) struct SubmittedAttempt {
    pub seed: i64,
    /// JSON, as are the responses and the grades.
    pub question_set: String,
    /// By question, in the order of the question set.
    pub answers: Vec<(String, String)>,
    /// `None`: a survey.
    pub graded: Option<(Score, String)>,
}

/// Those that passed, one or more, and those that did not.
pub(super) struct QuizAttempts {
    pub passed: Vec<SubmittedAttempt>,
    pub failed: Vec<SubmittedAttempt>,
}

pub(super) fn of_quiz(
    course: &Course,
    quiz: &Quiz,
    random: &mut impl Rng,
) -> Result<QuizAttempts, InternalError> {
    let (mut passed, mut failed) = (Vec::new(), Vec::new());
    for _ in 0..VARIANTS {
        passed.extend(take(course, quiz, random, true)?);
        failed.extend(take(course, quiz, random, false)?);
    }
    if passed.is_empty() {
        return Err(InternalError::Corrupt(
            "a quiz that nobody can pass".to_owned(),
        ));
    }
    Ok(QuizAttempts { passed, failed })
}

/// One that passes, or one that does not; `None` where that can't be.
fn take(
    course: &Course,
    quiz: &Quiz,
    random: &mut impl Rng,
    pass: bool,
) -> Result<Option<SubmittedAttempt>, InternalError> {
    let seed: u64 = random.random();
    let question_set = draw(course, quiz, seed);
    // most who pass make a mistake or two; the last try makes sure
    for share in if pass {
        [0.9, 0.95, 1.0]
    } else {
        [0.5, 0.3, 0.0]
    } {
        let mut responses = BTreeMap::new();
        for asked in &question_set.questions {
            let Some(question) = course.question(&asked.id) else {
                continue;
            };
            if let Some(response) = response(question, random.random_bool(share)) {
                responses.insert(asked.id.clone(), response);
            }
        }
        let grades = grade_question_set(course, &question_set, &responses);
        let score = score(&grades, quiz.pass);
        if score.passed == pass {
            return Ok(Some(SubmittedAttempt {
                seed: seed.cast_signed(),
                answers: journal(&question_set, &responses)?,
                question_set: serde_json::to_string(&question_set)?,
                graded: Some((score, serde_json::to_string(&grades)?)),
            }));
        }
    }
    Ok(None)
}

pub(super) fn of_survey(survey: &Survey) -> Result<SubmittedAttempt, InternalError> {
    let questions = survey.questions.iter().map(|question| QuestionSlot {
        id: question.id.clone(),
        order: Vec::new(),
    });
    let question_set = QuestionSet {
        questions: questions.collect(),
    };
    let responses = survey.questions.iter().filter_map(|question| {
        let response = response(question, true)?;
        Some((question.id.clone(), response))
    });
    Ok(SubmittedAttempt {
        seed: 0,
        answers: journal(&question_set, &responses.collect())?,
        question_set: serde_json::to_string(&question_set)?,
        graded: None,
    })
}

fn journal(
    question_set: &QuestionSet,
    responses: &BTreeMap<String, Response>,
) -> Result<Vec<(String, String)>, InternalError> {
    let mut journal = Vec::new();
    for asked in &question_set.questions {
        if let Some(response) = responses.get(&asked.id) {
            journal.push((asked.id.clone(), serde_json::to_string(response)?));
        }
    }
    Ok(journal)
}

/// A right answer, or a wrong one.
fn response(question: &Question, right: bool) -> Option<Response> {
    let written = |text: &str| {
        Some(Response::Written {
            text: text.to_owned(),
        })
    };
    match &question.kind {
        QuestionKind::Single { options } | QuestionKind::TrueFalse { options } => {
            chosen(options, right, 1)
        }
        QuestionKind::Multiple { options, .. } => chosen(options, right, usize::MAX),
        QuestionKind::Numeric(numeric) if right => written(&numeric.accepted.first()?.value),
        QuestionKind::Numeric(_) => written("-987654"),
        QuestionKind::Short(short) if right => written(&short.accepted.first()?.text),
        QuestionKind::Short(_) => written("I am not sure"),
        QuestionKind::Matching { lefts, rights, .. } => {
            let pairs = lefts.iter().filter_map(|left| {
                let other = rights.iter().find(|item| item.id != left.right)?;
                let given = if right { &left.right } else { &other.id };
                Some((left.id.clone(), given.clone()))
            });
            Some(Response::Matched {
                pairs: pairs.collect(),
            })
        }
        QuestionKind::Ordering { items, .. } => {
            let mut items: Vec<String> = items.iter().map(|item| item.id.clone()).collect();
            if !right && !items.is_empty() {
                items.rotate_left(1);
            }
            Some(Response::Ordered { items })
        }
        QuestionKind::Essay { .. } => {
            written("I noticed it sooner than I used to, and I asked before I offered help.")
        }
        QuestionKind::Scale { max, .. } => Some(Response::Rated { value: *max }),
        QuestionKind::Choice { options, .. } => Some(Response::Chosen {
            options: options.iter().take(1).map(|o| o.id.clone()).collect(),
        }),
    }
}

fn chosen(options: &[OptionItem], right: bool, most: usize) -> Option<Response> {
    let options = options.iter().filter(|option| option.right == right);
    let options: std::collections::BTreeSet<String> =
        options.take(most).map(|option| option.id.clone()).collect();
    (!options.is_empty()).then_some(Response::Chosen { options })
}
