//! A question set: which questions an attempt has, in which order, and how their options are mixed.
//!
//! Drawn once when an attempt starts, and kept with it. Must never hold text or key: it
//! names questions and options of the revision that the attempt is pinned to.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::seeded_random::SeededRandom;
use crate::authoring::document::{Course, Question, QuestionKind, Quiz};

#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct QuestionSet {
    pub questions: Vec<QuestionSlot>,
}

#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct QuestionSlot {
    /// The question's id.
    pub id: String,
    /// Ids of its options, of its items, or of the rights of its pairs, as they are shown.
    pub order: Vec<String>,
}

/// Draws the question set of an attempt. The same course, quiz and seed give the same question set in
/// every release. A pool with too few questions gives what it has; the parser refuses such.
pub fn draw(course: &Course, quiz: &Quiz, seed: u64) -> QuestionSet {
    let mut random = SeededRandom::new(seed);
    let mut asked: Vec<&Question> = quiz.questions.iter().collect();
    let mut used: BTreeSet<&str> = asked.iter().map(|question| question.id.as_str()).collect();
    let mut drawn: Vec<(usize, Vec<&Question>)> = Vec::new();
    // with a tag first, so that a draw without one does not take what they need
    let mut order: Vec<usize> = (0..quiz.draw.len()).collect();
    order.sort_by_key(|index| quiz.draw.get(*index).is_some_and(|draw| draw.tag.is_none()));
    for index in order {
        let Some(draw) = quiz.draw.get(index) else {
            continue;
        };
        let pool = course.pool(&draw.pool).into_iter();
        let mut offered: Vec<&Question> = pool
            .flat_map(|pool| &pool.questions)
            .filter(|question| draw.offers(question) && !used.contains(question.id.as_str()))
            .collect();
        random.shuffle(&mut offered);
        offered.truncate(draw.count as usize);
        used.extend(offered.iter().map(|question| question.id.as_str()));
        drawn.push((index, offered));
    }
    drawn.sort_by_key(|(index, _)| *index);
    asked.extend(drawn.into_iter().flat_map(|(_, questions)| questions));
    if quiz.shuffle_questions {
        random.shuffle(&mut asked);
    }
    let questions = asked.into_iter().map(|question| QuestionSlot {
        id: question.id.clone(),
        order: order_of(question, quiz.shuffle_options, &mut random),
    });
    QuestionSet {
        questions: questions.collect(),
    }
}

fn order_of(question: &Question, shuffle: bool, random: &mut SeededRandom) -> Vec<String> {
    match &question.kind {
        QuestionKind::Single { options } | QuestionKind::Multiple { options, .. } => {
            let mut ids: Vec<String> = options.iter().map(|option| option.id.clone()).collect();
            if shuffle {
                random.shuffle(&mut ids);
            }
            ids
        }
        QuestionKind::TrueFalse { options } => {
            options.iter().map(|option| option.id.clone()).collect()
        }
        QuestionKind::Matching { lefts, rights, .. } => {
            let solved: Vec<String> = lefts.iter().map(|left| left.right.clone()).collect();
            let ids = rights.iter().map(|right| right.id.clone()).collect();
            unsolved(ids, &solved, random)
        }
        QuestionKind::Ordering { items, .. } => {
            let solved: Vec<String> = items.iter().map(|item| item.id.clone()).collect();
            unsolved(solved.clone(), &solved, random)
        }
        QuestionKind::Choice { options, .. } => {
            options.iter().map(|option| option.id.clone()).collect()
        }
        QuestionKind::Numeric(_)
        | QuestionKind::Short(_)
        | QuestionKind::Essay { .. }
        | QuestionKind::Scale { .. } => Vec::new(),
    }
}

/// Mixed, but not so that it begins with the solution, if there are two or more.
fn unsolved(mut ids: Vec<String>, solved: &[String], random: &mut SeededRandom) -> Vec<String> {
    random.shuffle(&mut ids);
    if ids.starts_with(solved) && ids.len() > 1 {
        ids.rotate_left(1);
    }
    ids
}
