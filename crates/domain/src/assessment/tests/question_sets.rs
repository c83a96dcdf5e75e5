//! What is drawn, and what of it a learner sees.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{question, quiz};
use crate::assessment::{LearnerKind, LearnerQuestion, QuestionSet, draw};
use crate::authoring::document::QuestionKind;
use crate::authoring::sample::course;

fn ids(question_set: &QuestionSet) -> Vec<&str> {
    question_set
        .questions
        .iter()
        .map(|asked| asked.id.as_str())
        .collect()
}

fn order_of<'p>(question_set: &'p QuestionSet, id: &str) -> &'p [String] {
    let asked = question_set.questions.iter().find(|asked| asked.id == id);
    &asked.unwrap().order
}

#[test]
fn a_seed_gives_the_same_paper_in_every_release() {
    let course = course();
    let question_set = draw(&course, quiz(&course), 42);
    assert_eq!(
        ids(&question_set),
        EXPECTED_IDS,
        "papers drawn before must be drawn again the same: never change this list"
    );
    assert_eq!(order_of(&question_set, "q-order"), EXPECTED_ORDER);
}

const EXPECTED_IDS: [&str; 10] = [
    "q-short",
    "p-1",
    "q-single",
    "q-multiple",
    "q-number",
    "q-match",
    "p-2",
    "p-3",
    "q-order",
    "q-true",
];
const EXPECTED_ORDER: [&str; 3] = ["3", "2", "1"];

#[test]
fn a_learner_never_gets_what_would_give_an_answer_away() {
    let course = course();
    let question_set = draw(&course, quiz(&course), 7);
    for asked in &question_set.questions {
        let question = course.question(&asked.id).unwrap();
        let json = serde_json::to_string(&LearnerQuestion::new(question, &asked.order)).unwrap();
        for hidden in [
            "right\":",
            "feedback",
            "explanation",
            "accepted",
            "Because",
            "indeed",
        ] {
            assert!(!json.contains(hidden), "{hidden} in {json}");
        }
    }
    for id in ["q-number", "q-short"] {
        let shown = LearnerQuestion::new(&question(id), &[]);
        assert!(!serde_json::to_string(&shown).unwrap().contains("safety"));
    }
}

#[test]
fn without_an_order_ids_decide() {
    let LearnerKind::Ordering { items } = LearnerQuestion::new(&question("q-order"), &[]).kind
    else {
        panic!("ordering");
    };
    let texts: Vec<&str> = items.iter().map(|item| item.text.as_str()).collect();
    assert_eq!(texts, ["ant", "bee", "zebra"]);
    let partly = ["3".to_owned(), "9".to_owned()];
    let LearnerKind::Ordering { items } = LearnerQuestion::new(&question("q-order"), &partly).kind
    else {
        panic!("ordering");
    };
    assert_eq!(items[0].text, "zebra");
    assert_eq!(items.len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_paper_has_what_is_asked_for(seed in any::<u64>()) {
        let course = course();
        let mut quiz = quiz(&course).clone();
        let question_set = draw(&course, &quiz, seed);
        prop_assert_eq!(&question_set, &draw(&course, &quiz, seed));
        prop_assert_eq!(question_set.questions.len(), course.paper_length(&quiz));
        let distinct: BTreeSet<&str> = ids(&question_set).into_iter().collect();
        prop_assert_eq!(distinct.len(), question_set.questions.len());
        quiz.shuffle_questions = false;
        quiz.shuffle_options = false;
        let plain = draw(&course, &quiz, seed);
        let own: Vec<&str> = quiz.questions.iter().map(|q| q.id.as_str()).collect();
        prop_assert_eq!(&ids(&plain)[..own.len()], &own[..]);
        let tagged = ids(&plain)[own.len()];
        prop_assert!(["p-1", "p-3"].contains(&tagged));
        prop_assert_eq!(order_of(&plain, "q-single"), ["a", "b", "c"]);
    }

    #[test]
    fn what_must_be_mixed_is_mixed(seed in any::<u64>()) {
        let course = course();
        let question_set = draw(&course, quiz(&course), seed);
        prop_assert_ne!(order_of(&question_set, "q-order"), ["3", "1", "2"]);
        prop_assert!(!order_of(&question_set, "q-match").starts_with(&["2".to_owned(), "3".to_owned()]));
        prop_assert_eq!(order_of(&question_set, "q-true"), ["a", "b"]);
        for asked in &question_set.questions {
            let question = course.question(&asked.id).unwrap();
            let known: BTreeSet<&str> = match &question.kind {
                QuestionKind::Single { options } | QuestionKind::TrueFalse { options }
                | QuestionKind::Multiple { options, .. } => options.iter().map(|o| o.id.as_str()).collect(),
                QuestionKind::Matching { rights, .. } => rights.iter().map(|r| r.id.as_str()).collect(),
                QuestionKind::Ordering { items, .. } => items.iter().map(|i| i.id.as_str()).collect(),
                _ => BTreeSet::new(),
            };
            let order: BTreeSet<&str> = asked.order.iter().map(String::as_str).collect();
            prop_assert_eq!(order, known);
        }
    }
}

#[test]
fn every_order_is_about_as_likely() {
    let course = course();
    let quiz = quiz(&course);
    let mut first = [0_u32; 3];
    for seed in 0..3_000 {
        let question_set = draw(&course, quiz, seed);
        let shown = &order_of(&question_set, "q-single")[0];
        first[usize::from(shown.as_bytes()[0] - b'a')] += 1;
    }
    assert!(
        first.iter().all(|count| (900..1_100).contains(count)),
        "{first:?}"
    );
}
