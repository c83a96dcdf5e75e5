//! Questions of every type become their key, and mistakes in them are told.

use proptest::prelude::*;

use crate::authoring::SourceFile;
use crate::authoring::document::{Question, QuestionKind, TaughtIn};
use crate::authoring::parse::parse_course;
use crate::authoring::sample::{course, course_source, read_markdown, source};

fn sample(id: &str) -> Question {
    course().question(id).expect(id).clone()
}

#[test]
fn options_keep_order_mark_and_feedback() {
    let question = sample("q-single");
    assert_eq!((question.points, question.prompt.as_str()), (2, "Which?"));
    assert_eq!(question.tags, ["trust"]);
    assert_eq!(question.explanation, "Because.");
    let QuestionKind::Single { options } = question.kind else {
        panic!("single");
    };
    let ids: Vec<&str> = options.iter().map(|o| o.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "c"]);
    assert_eq!(options[1].text, "Two,\ngoing on");
    assert_eq!(options[1].feedback, "Yes,\n\nindeed.");
    assert!(options[1].right && !options[0].right && !options[2].right);
}

#[test]
fn what_stands_in_code_is_no_question_and_no_answer() {
    let question = sample("q-multiple");
    assert!(question.prompt.ends_with("- [x] nor an answer\n```"));
    let QuestionKind::Multiple { options, partial } = question.kind else {
        panic!("multiple");
    };
    assert!(partial);
    assert_eq!(options.len(), 3);
}

#[test]
fn written_answers_keep_their_forms() {
    let QuestionKind::Numeric(numeric) = sample("q-number").kind else {
        panic!("numeric");
    };
    assert_eq!(numeric.unit.as_deref(), Some("%"));
    assert_eq!(
        (
            numeric.accepted[0].value.as_str(),
            numeric.accepted[0].tolerance.as_str()
        ),
        ("12", "0.5")
    );
    assert_eq!(numeric.accepted[1].tolerance, "0");
    assert_eq!(numeric.wrong[0].feedback, "Ten times as much.");
    assert_eq!(numeric.otherwise, "Twelve.");
    let QuestionKind::Short(short) = sample("q-short").kind else {
        panic!("short");
    };
    assert_eq!(short.accepted.len(), 2);
    assert_eq!(
        (short.wrong[0].text.as_str(), short.otherwise.as_str()),
        ("trust", "Safety.")
    );
}

#[test]
fn ids_of_pairs_and_items_give_nothing_away() {
    let QuestionKind::Ordering { items, .. } = sample("q-order").kind else {
        panic!("ordering");
    };
    let found: Vec<(&str, &str)> = items
        .iter()
        .map(|i| (i.id.as_str(), i.text.as_str()))
        .collect();
    assert_eq!(found, [("3", "zebra"), ("1", "ant"), ("2", "bee")]);
    assert_eq!(items[0].feedback, "First.");
    let QuestionKind::Matching { lefts, rights, .. } = sample("q-match").kind else {
        panic!("matching");
    };
    let rights: Vec<&str> = rights.iter().map(|right| right.text.as_str()).collect();
    assert_eq!(rights, ["neither", "right one", "right two"]);
    assert_eq!(
        (lefts[0].right.as_str(), lefts[1].right.as_str()),
        ("2", "3")
    );
    assert_eq!(lefts[0].feedback, "Of course.");
}

#[test]
fn a_survey_asks_without_a_key() {
    let essay = sample("v-essay");
    assert!(essay.is_required());
    assert!(essay.prompt.contains("> A quotation"));
    let QuestionKind::Scale {
        min,
        max,
        low,
        high,
        ..
    } = sample("v-scale").kind
    else {
        panic!("scale");
    };
    assert_eq!(
        (min, max, low.as_str(), high.as_str()),
        (1, 5, "Not at all", "Very much")
    );
    assert_eq!(sample("v-choice").points, 0);
}

/// What is wrong with a quiz that has this text.
fn faults(text: &str) -> Vec<String> {
    let quiz = format!(
        "+++\nid = \"check\"\ntitle = \"Check\"\nkind = \"quiz\"\nminutes = 5\n+++\n{text}\n"
    );
    let mut files = course_source();
    files.extend(source(&[("01-first/02-check.md", quiz.as_str())]));
    let issues = parse_course(&files, "", &read_markdown)
        .err()
        .unwrap_or_default();
    let of_quiz = issues.iter().filter(|p| p.file == "01-first/02-check.md");
    of_quiz.map(|p| format!("{} {}", p.line, p.kind)).collect()
}

#[test]
fn mistakes_in_questions_are_told_with_their_line() {
    for (text, expected) in [
        ("", "0 nothing is here yet; add at least one question"),
        ("## q\n\nAsked?", "7 begins a question, but lacks"),
        ("## q {single", "7 begins a question, but lacks"),
        (
            "## Q {single}\nA?\n- (x) a\n- ( ) b",
            "7 `Q` can't be used as `id`",
        ),
        (
            "## q {singel}\nA?\n- (x) a\n- ( ) b",
            "7 `singel` is not a type of question here; did you mean `single`?",
        ),
        (
            "## q {essay}\nA?",
            "7 `essay` is not a type of question here",
        ),
        (
            "## q {single point=2}\nA?\n- (x) a\n- ( ) b",
            "7 `point` is not a setting of this question; did you mean `points`?",
        ),
        (
            "## q {single points=0}\nA?\n- (x) a\n- ( ) b",
            "7 the setting `points` must be a whole number from 1",
        ),
        (
            "## q {single}\n- (x) a\n- ( ) b",
            "7 the question asks nothing",
        ),
        (
            "## q {single}\nA?",
            "7 the question has no answers; write them as `- ( )`",
        ),
        (
            "## q {single}\nA?\n- (x) a",
            "7 has 1 answers; this type has 2 to 26",
        ),
        (
            "## q {single}\nA?\n- (x) a\n- (x) b",
            "7 2 answers are marked right; mark exactly one",
        ),
        (
            "## q {single}\nA?\n- ( ) a\n- ( ) b",
            "7 0 answers are marked right; mark exactly one",
        ),
        (
            "## q {single}\nA?\n- (x) a\n- ( ) a",
            "10 the answer `a` stands here twice",
        ),
        (
            "## q {single}\nA?\n- (x) a\n- ( ) b\nmore",
            "11 is neither an answer",
        ),
        (
            "## q {single}\nA?\n- (x) a\n- ( ) b\n- c",
            "11 is neither an answer",
        ),
        (
            "## q {single}\nA?\n- (x) a\n- [x] b",
            "10 is neither an answer",
        ),
        (
            "## q {single}\nA?\n- (x) a\n- ( ) b\n> why\n- ( ) c",
            "12 is neither an answer",
        ),
        (
            "## q {single}\nA?\n- (x) a\n- ( )",
            "10 this answer can't be read",
        ),
        (
            "## q {truefalse}\nA?\n- (x) a\n- ( ) b\n- ( ) c",
            "7 has 3 answers; this type has 2",
        ),
        (
            "## q {multiple}\nA?\n- [ ] a\n- [ ] b",
            "7 0 answers are marked right; mark at least one",
        ),
        ("## q {numeric}\nA?\n= twelve", "9 `twelve` is not a number"),
        ("## q {numeric}\nA?\n! 12", "7 the question has no answers"),
        (
            "## q {short}\nA?\n= a\n= a",
            "10 the answer `a` stands here twice",
        ),
        (
            "## q {matching}\nA?\n- a :: b\n- c :: b",
            "7 has 1 answers; give at least two different",
        ),
        (
            "## q {matching}\nA?\n- a :: b\n- c ::\n- d :: e",
            "10 this answer can't be read",
        ),
        (
            "## q {matching}\nA?\n- a :: b\n- c :: d\n- :: b",
            "11 the answer `b` stands here twice",
        ),
        ("## q {ordering}\nA?\n1. a", "7 has 1 answers"),
    ] {
        let found = faults(text);
        assert!(
            found.iter().any(|f| f.starts_with(expected)),
            "{text}\n{found:?}"
        );
    }
}

fn word() -> impl Strategy<Value = String> {
    "[a-z]{1,8}( [a-z]{1,8}){0,3}"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_generated_single_question_comes_back(
        prompt in word(),
        options in proptest::collection::btree_set(word(), 2..8),
        right in 0_usize..8,
        points in 1_u32..10,
        explanation in word(),
    ) {
        let options: Vec<String> = options.into_iter().collect();
        let right = right % options.len();
        let mut text = format!("## q {{single points={points}}}\n\n{prompt}\n\n");
        for (index, option) in options.iter().enumerate() {
            let mark = if index == right { 'x' } else { ' ' };
            text.push_str(&format!("- ({mark}) {option}\n  > on {option}\n"));
        }
        text.push_str(&format!("\n> {explanation}\n"));
        let pool = format!("+++\nid = \"own\"\n+++\n{text}");
        let mut files = course_source();
        files.extend(source(&[("pools/own.md", pool.as_str())]));
        let course = parse_course(&files, "", &read_markdown).unwrap();
        let question = course.question("q").unwrap();
        prop_assert_eq!(&question.prompt, &prompt);
        prop_assert_eq!(&question.explanation, &explanation);
        prop_assert_eq!(question.points, points);
        let QuestionKind::Single { options: found } = &question.kind else {
            return Err(TestCaseError::fail("another type"));
        };
        prop_assert_eq!(found.len(), options.len());
        for (index, (found, option)) in found.iter().zip(&options).enumerate() {
            prop_assert_eq!(&found.text, option);
            prop_assert_eq!(found.right, index == right);
            prop_assert_eq!(&found.feedback, &format!("on {option}"));
        }
    }

    #[test]
    fn a_generated_order_comes_back(steps in proptest::collection::btree_set(word(), 2..8)) {
        let steps: Vec<String> = steps.into_iter().rev().collect();
        let lines: Vec<String> = steps.iter().enumerate().map(|(i, s)| format!("{}. {s}", i + 1)).collect();
        let pool = format!("+++\nid = \"own\"\n+++\n## q {{ordering}}\nSort.\n\n{}\n", lines.join("\n"));
        let mut files = course_source();
        files.extend(source(&[("pools/own.md", pool.as_str())]));
        let course = parse_course(&files, "", &read_markdown).unwrap();
        let QuestionKind::Ordering { items, .. } = &course.question("q").unwrap().kind else {
            return Err(TestCaseError::fail("another type"));
        };
        let found: Vec<&String> = items.iter().map(|item| &item.text).collect();
        prop_assert_eq!(found, steps.iter().collect::<Vec<_>>());
    }
}

#[test]
fn a_question_names_the_lesson_that_teaches_it() {
    let with = |setting: &str| {
        let mut source = course_source();
        let Some(SourceFile::Text(quiz)) = source
            .values_mut()
            .find(|file| matches!(file, SourceFile::Text(text) if text.contains("## q-single {")))
        else {
            panic!("the quiz");
        };
        let heading = "{single points=2 tag=trust";
        *quiz = quiz.replacen(heading, &format!("{heading} {setting}"), 1);
        parse_course(&source, "", &read_markdown)
    };
    let taught = |setting| {
        let course = with(setting).expect(setting);
        course.question("q-single").and_then(|q| q.lesson.clone())
    };
    let lesson = |course: Option<&str>, activity: &str| TaughtIn {
        course: course.map(str::to_owned),
        activity: activity.to_owned(),
    };
    assert_eq!(taught("lesson=why"), Some(lesson(None, "why")));
    let elsewhere = Some(lesson(Some("other"), "first"));
    assert_eq!(taught("lesson=other/first"), elsewhere);
    assert_eq!(taught(""), None);
    for wrong in [
        "lesson=nowhere",
        "lesson=Why",
        "lesson=/why",
        "lesson=a/b/c",
    ] {
        assert!(with(wrong).is_err(), "{wrong}");
    }
}
