//! Answers from forms, their grades and what is said about them.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{question, quiz};
use crate::assessment::{
    AnswerField, Grade, Response, ResponseRefusal, ReviewedAnswers, Verdict, draw, grade,
    grade_question_set, missing, review, score,
};
use crate::authoring::document::{ActivityKind, Question, QuestionKind, WrongText};
use crate::authoring::sample::course;

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let pairs = pairs.iter();
    pairs
        .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
        .collect()
}

fn answer(question: &Question, pairs: &[(&str, &str)]) -> Option<Response> {
    Response::from_fields(question, &fields(pairs)).unwrap()
}

fn refused(id: &str, pairs: &[(&str, &str)]) -> ResponseRefusal {
    Response::from_fields(&question(id), &fields(pairs)).unwrap_err()
}

fn graded(id: &str, pairs: &[(&str, &str)]) -> (u64, Verdict) {
    let question = question(id);
    let grade = grade(&question, answer(&question, pairs).as_ref());
    assert_eq!(grade.max_milli, u64::from(question.points) * 1000);
    (grade.earned_milli, grade.verdict)
}

#[test]
fn one_of_several_is_right_or_wrong() {
    assert_eq!(
        graded("q-single", &[("choice", "b")]),
        (2000, Verdict::Right)
    );
    assert_eq!(graded("q-single", &[("choice", "a")]), (0, Verdict::Wrong));
    assert_eq!(graded("q-single", &[]), (0, Verdict::Unanswered));
    assert_eq!(
        graded("q-single", &[("choice", "")]),
        (0, Verdict::Unanswered)
    );
    assert_eq!(graded("q-true", &[("choice", "a")]), (1000, Verdict::Right));
}

#[test]
fn each_right_one_earns_its_share_and_each_wrong_one_takes_one_away() {
    let choose = |ids: &[&str]| {
        let pairs: Vec<_> = ids.iter().map(|id| ("choice", *id)).collect();
        graded("q-multiple", &pairs)
    };
    assert_eq!(choose(&["a", "c"]), (3000, Verdict::Right));
    assert_eq!(choose(&["a"]), (1500, Verdict::Partial));
    assert_eq!(choose(&["a", "b", "c"]), (1500, Verdict::Partial));
    assert_eq!(choose(&["a", "b"]), (0, Verdict::Wrong));
    assert_eq!(choose(&["b"]), (0, Verdict::Wrong));
    let mut strict = question("q-multiple");
    if let QuestionKind::Multiple { partial, .. } = &mut strict.kind {
        *partial = false;
    }
    let one = answer(&strict, &[("choice", "a")]);
    assert_eq!(grade(&strict, one.as_ref()).earned_milli, 0);
}

#[test]
fn numbers_are_compared_exactly_with_their_unit() {
    for (typed, right) in [
        ("12", true),
        ("12,5", true),
        ("11.5 %", true),
        ("12.500000000001", false),
        ("12.51", false),
        ("20%", true),
        ("20.1", false),
    ] {
        assert_eq!(
            graded("q-number", &[("text", typed)]).1 == Verdict::Right,
            right,
            "{typed}"
        );
    }
    assert_eq!(
        refused("q-number", &[("text", "twelve")]),
        ResponseRefusal::NotANumber
    );
}

#[test]
fn words_are_compared_without_case_accents_and_ends() {
    for typed in [
        "psychological safety",
        "  Psychological   SAFETY. ",
        "psychologicál safety!",
    ] {
        assert_eq!(
            graded("q-short", &[("text", typed)]).1,
            Verdict::Right,
            "{typed}"
        );
    }
    assert_eq!(
        graded("q-short", &[("text", "psychological-safety")]).1,
        Verdict::Wrong
    );
    let mut strict = question("q-short");
    let QuestionKind::Short(short) = &mut strict.kind else {
        panic!("short");
    };
    (short.case, short.accents) = (true, true);
    let typed = answer(&strict, &[("text", "Psychological safety")]);
    assert_eq!(grade(&strict, typed.as_ref()).verdict, Verdict::Wrong);
    let typed = answer(&strict, &[("text", "psychological  safety")]);
    assert_eq!(grade(&strict, typed.as_ref()).verdict, Verdict::Right);
}

#[test]
fn pairs_and_places_earn_their_shares() {
    assert_eq!(
        graded("q-match", &[("match.a", "2"), ("match.b", "3")]),
        (1000, Verdict::Right)
    );
    assert_eq!(
        graded("q-match", &[("match.a", "2"), ("match.b", "1")]),
        (500, Verdict::Partial)
    );
    assert_eq!(
        graded("q-match", &[("match.a", "2"), ("match.b", "")]),
        (500, Verdict::Partial)
    );
    assert_eq!(graded("q-match", &[("match.a", "3")]), (0, Verdict::Wrong));
    let order = |ids: [&str; 3]| graded("q-order", &ids.map(|id| ("order", id)));
    assert_eq!(order(["3", "1", "2"]), (1000, Verdict::Right));
    assert_eq!(order(["3", "2", "1"]), (333, Verdict::Partial));
    assert_eq!(order(["1", "2", "3"]), (0, Verdict::Wrong));
}

#[test]
fn an_answer_to_another_kind_of_question_is_not_taken_for_an_empty_one() {
    let fields = ["choice", "text", "order", "match.a"];
    for (id, own) in [
        ("q-single", "choice"),
        ("q-number", "text"),
        ("q-match", "match.a"),
        ("q-order", "order"),
    ] {
        for other in fields.into_iter().filter(|other| *other != own) {
            for value in ["1", ""] {
                let refused = refused(id, &[(other, value)]);
                assert!(
                    matches!(refused, ResponseRefusal::OtherKind { wanted } if own.starts_with(wanted.name())),
                    "{id} {other}={value}: {refused}"
                );
            }
        }
        assert_eq!(answer(&question(id), &[(own, "")]), None, "left open");
        assert_eq!(answer(&question(id), &[("go", "stay")]), None, "left open");
    }
}

#[test]
fn what_a_form_can_not_mean_is_refused() {
    assert_eq!(
        refused("q-single", &[("choice", "z")]),
        ResponseRefusal::Unknown {
            field: AnswerField::Choice
        }
    );
    assert_eq!(
        refused("q-single", &[("choice", "a"), ("choice", "b")]),
        ResponseRefusal::OnlyOne
    );
    assert_eq!(
        refused("q-match", &[("match.a", "9")]),
        ResponseRefusal::Unknown {
            field: AnswerField::Match
        }
    );
    assert_eq!(
        refused("q-match", &[("match.z", "1")]),
        ResponseRefusal::Unknown {
            field: AnswerField::Match
        }
    );
    assert_eq!(
        refused("q-order", &[("order", "1")]),
        ResponseRefusal::IncompleteOrder
    );
    let twice = [
        ("order", "1"),
        ("order", "1"),
        ("order", "2"),
        ("order", "3"),
    ];
    assert_eq!(refused("q-order", &twice), ResponseRefusal::IncompleteOrder);
    assert_eq!(
        refused("q-order", &[("order", "x")]),
        ResponseRefusal::Unknown {
            field: AnswerField::Order
        }
    );
    assert_eq!(
        refused("v-scale", &[("choice", "6")]),
        ResponseRefusal::OutsideScale
    );
    assert_eq!(
        refused("v-scale", &[("choice", "x")]),
        ResponseRefusal::OutsideScale
    );
    let long = "x".repeat(501);
    assert_eq!(
        refused("q-short", &[("text", &long)]),
        ResponseRefusal::TooLong { most: 500 }
    );
    let long = "x".repeat(20_001);
    assert_eq!(
        refused("v-essay", &[("text", &long)]),
        ResponseRefusal::TooLong { most: 20_000 }
    );
}

#[test]
fn a_survey_keeps_words_as_they_are_and_knows_what_is_missing() {
    let essay = question("v-essay");
    let text = "Line one\nline two".to_owned();
    let typed = " Line\0 one\r\nline two\u{1}\n";
    assert_eq!(
        answer(&essay, &[("text", typed)]),
        Some(Response::Written { text })
    );
    // nobody can see these, so nothing was answered
    for unseen in ["", " \n", "\u{200b}", "\u{2060}\u{feff}", "\u{e0041}\u{ad}"] {
        assert_eq!(answer(&essay, &[("text", unseen)]), None, "{unseen:?}");
    }
    let rated = answer(&question("v-scale"), &[("choice", "5")]);
    assert_eq!(rated, Some(Response::Rated { value: 5 }));
    let course = course();
    let ActivityKind::Survey(survey) = &course.activity("voices").unwrap().1.kind else {
        panic!("survey");
    };
    assert_eq!(missing(survey, &BTreeMap::new()), ["v-essay"]);
    let text = "x".to_owned();
    let given = BTreeMap::from([("v-essay".to_owned(), Response::Written { text })]);
    assert_eq!(missing(survey, &given), Vec::<&str>::new());
}

fn expected_wrong(text: &str) -> WrongText {
    WrongText {
        text: text.to_owned(),
        feedback: format!("Not {text}."),
    }
}

#[test]
fn a_review_says_what_the_author_wrote() {
    let single = question("q-single");
    let review_of = |id: &str| answer(&single, &[("choice", id)]);
    let response = review_of("a");
    let said = review(&single, response.as_ref());
    assert_eq!(said.explanation, "Because.");
    let ReviewedAnswers::Options(options) = said.answers else {
        panic!("options");
    };
    assert!(options[0].chosen && !options[0].right && options[1].right);
    assert_eq!(options[0].feedback, "No.");

    let number = question("q-number");
    for (typed, feedback) in [
        ("12", "About twelve."),
        ("1.2", "Ten times as much."),
        ("7", "Twelve."),
        ("20", ""),
    ] {
        let response = answer(&number, &[("text", typed)]);
        let ReviewedAnswers::Written(said) = review(&number, response.as_ref()).answers else {
            panic!("written");
        };
        assert_eq!(said.feedback, feedback, "{typed}");
        assert_eq!(said.accepted[0].tolerance, Some("0.5"));
        assert_eq!(said.accepted[1].tolerance, None);
    }

    let mut words = question("q-short");
    let QuestionKind::Short(short) = &mut words.kind else {
        panic!("short");
    };
    short.wrong = ["trust", "safety"].map(expected_wrong).into();
    short.otherwise = "Neither.".to_owned();
    for (typed, feedback) in [
        ("Trust.", "Not trust."),
        ("safety", "Not safety."),
        ("comfort", "Neither."),
    ] {
        let response = answer(&words, &[("text", typed)]);
        let ReviewedAnswers::Written(said) = review(&words, response.as_ref()).answers else {
            panic!("written");
        };
        assert_eq!(said.feedback, feedback, "{typed}");
    }

    let pairs = question("q-match");
    let response = answer(&pairs, &[("match.a", "2"), ("match.b", "1")]);
    let ReviewedAnswers::Pairs(said) = review(&pairs, response.as_ref()).answers else {
        panic!("pairs");
    };
    assert!(said[0].is_right && !said[1].is_right);
    assert_eq!(
        (said[1].right, said[1].chosen),
        ("right two", Some("neither"))
    );
    assert_eq!(said[1].chosen_feedback, "This fits nothing.");

    let order = question("q-order");
    let response = answer(&order, &[("order", "3"), ("order", "2"), ("order", "1")]);
    let ReviewedAnswers::Places(said) = review(&order, response.as_ref()).answers else {
        panic!("places");
    };
    let places: Vec<_> = said.iter().map(|place| (place.text, place.given)).collect();
    assert_eq!(
        places,
        [("zebra", Some(1)), ("ant", Some(3)), ("bee", Some(2))]
    );
    assert_eq!(said[0].feedback, "First.");
    let unanswered = review(&order, None);
    assert_eq!(unanswered.grade.verdict, Verdict::Unanswered);
}

#[test]
fn a_score_passes_on_exact_points_and_shows_whole_percent() {
    let grade = |earned_milli, max_milli| Grade {
        earned_milli,
        max_milli,
        verdict: Verdict::Partial,
    };
    let of = |earned, max| BTreeMap::from([("q".to_owned(), grade(earned, max))]);
    let found = score(&of(6_999, 10_000), 70);
    assert_eq!((found.percent, found.passed), (69, false));
    assert!(score(&of(7_000, 10_000), 70).passed);
    assert!(!score(&BTreeMap::new(), 1).passed);
    let course = course();
    let question_set = draw(&course, quiz(&course), 1);
    let found = grade_question_set(&course, &question_set, &BTreeMap::new());
    assert_eq!(found.len(), question_set.questions.len());
    assert_eq!(score(&found, 70).max_milli, 13_000);
}

/// Any answer that can be stored, fitting a question or not.
fn responses() -> impl Strategy<Value = Response> {
    let id = || prop_oneof!["[a-d1-4]", ".{0,3}"];
    prop_oneof![
        proptest::collection::btree_set(id(), 0..6)
            .prop_map(|options| Response::Chosen { options }),
        ".{0,30}".prop_map(|text| Response::Written { text }),
        proptest::collection::vec(id(), 0..6).prop_map(|items| Response::Ordered { items }),
        proptest::collection::btree_map(id(), id(), 0..6)
            .prop_map(|pairs| Response::Matched { pairs }),
        any::<i32>().prop_map(|value| Response::Rated { value }),
    ]
}

proptest! {
    #[test]
    fn a_grade_stays_in_its_bounds(response in responses(), points in 0_u32..1000) {
        for mut question in course().questions().cloned() {
            question.points = points;
            let grade = grade(&question, Some(&response));
            prop_assert!(grade.earned_milli <= grade.max_milli);
            if points > 0 {
                prop_assert_eq!(grade.verdict == Verdict::Wrong, grade.earned_milli == 0);
                prop_assert_eq!(grade.verdict == Verdict::Right, grade.earned_milli == grade.max_milli);
            }
            let _ = review(&question, Some(&response));
        }
    }

    #[test]
    fn an_answer_comes_back_from_storage(response in responses()) {
        let json = serde_json::to_string(&response).unwrap();
        prop_assert_eq!(serde_json::from_str::<Response>(&json).unwrap(), response);
    }

    #[test]
    fn arbitrary_forms_never_panic(
        pairs in proptest::collection::vec(("(choice|text|order|match\\.[a-c])", "([a-c1-3]|.{0,10})"), 0..6),
    ) {
        for question in course().questions() {
            let _ = Response::from_fields(question, &pairs);
        }
    }

    #[test]
    fn choosing_everything_never_earns_more_than_the_key(right in proptest::collection::vec(any::<bool>(), 2..10)) {
        let mut question = question("q-multiple");
        let QuestionKind::Multiple { options, .. } = &mut question.kind else {
            return Err(TestCaseError::fail("another type"));
        };
        let model = options[0].clone();
        *options = right.iter().enumerate().map(|(n, right)| {
            let mut option = model.clone();
            option.id = n.to_string();
            option.right = *right;
            option
        }).collect();
        let all: BTreeSet<String> = (0..right.len()).map(|n| n.to_string()).collect();
        let everything = grade(&question, Some(&Response::Chosen { options: all }));
        let rights = right.iter().filter(|right| **right).count();
        let wrongs = right.len() - rights;
        if rights > 0 {
            let expected = 3000 * rights.saturating_sub(wrongs) as u64 / rights as u64;
            prop_assert_eq!(everything.earned_milli, expected);
        }
    }
}
