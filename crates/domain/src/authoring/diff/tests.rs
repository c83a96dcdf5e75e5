//! The difference is empty exactly when nothing changed, and tells a move as a move.

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::authoring::document::{
    Award, AwardKind, CourseRef, Faq, ProgramStatus, QuestionKind, WrongNumber,
};
use crate::authoring::sample::course;

fn of_course(change: impl FnOnce(&mut Course)) -> Vec<(ChangedThing, String, ChangeKind)> {
    let old = course();
    let mut new = old.clone();
    change(&mut new);
    let diff = course_diff(&old, &new);
    let changes = diff.changes.into_iter();
    changes
        .map(|change| (change.what, change.id, change.how))
        .collect()
}

fn changed(part: ChangedPart) -> ChangeKind {
    ChangeKind::Changed { parts: vec![part] }
}

fn question<'c>(course: &'c mut Course, id: &str) -> &'c mut crate::authoring::document::Question {
    let activities = course
        .modules
        .iter_mut()
        .flat_map(|module| &mut module.activities);
    let questions = activities.filter_map(|activity| match &mut activity.kind {
        crate::authoring::document::ActivityKind::Quiz(quiz) => Some(&mut quiz.questions),
        _ => None,
    });
    questions
        .flatten()
        .find(|question| question.id == id)
        .unwrap()
}

#[test]
fn what_is_equal_has_no_difference() {
    assert!(course_diff(&course(), &course()).is_empty());
    assert!(program_diff(&program(), &program()).is_empty());
}

#[test]
fn a_move_is_told_once() {
    let moved = of_course(|course| course.modules.swap(0, 1));
    assert_eq!(moved.len(), 1);
    assert_eq!(moved[0].2, ChangeKind::Moved { from: None });
    let moved = of_course(|course| {
        let activity = course.modules[0].activities.remove(0);
        course.modules[1].activities.push(activity);
    });
    let from = Some("first".to_owned());
    assert_eq!(
        moved,
        [(
            ChangedThing::Activity,
            "why".to_owned(),
            ChangeKind::Moved { from }
        )]
    );
    let moved = of_course(|course| question_list(course).rotate_left(1));
    assert_eq!(
        moved,
        [(
            ChangedThing::Question,
            "q-single".to_owned(),
            ChangeKind::Moved { from: None }
        )]
    );
}

fn question_list(course: &mut Course) -> &mut Vec<crate::authoring::document::Question> {
    match &mut course.modules[0].activities[1].kind {
        crate::authoring::document::ActivityKind::Quiz(quiz) => &mut quiz.questions,
        _ => panic!("a quiz"),
    }
}

#[test]
fn what_came_and_went_is_told_with_its_questions() {
    let removed = of_course(|course| {
        course.modules[1].activities.remove(0);
    });
    assert_eq!(
        removed[0],
        (
            ChangedThing::Activity,
            "voices".to_owned(),
            ChangeKind::Removed
        )
    );
    assert_eq!(
        removed.len(),
        4,
        "the survey and its three questions: {removed:?}"
    );
    let renamed = of_course(|course| course.modules[0].title.push('!'));
    assert_eq!(
        renamed,
        [(
            ChangedThing::Module,
            "first".to_owned(),
            changed(ChangedPart::Title)
        )]
    );
    let file = of_course(|course| {
        course.files.remove("files/a.svg");
    });
    assert_eq!(
        file,
        [(
            ChangedThing::File,
            "files/a.svg".to_owned(),
            ChangeKind::Removed
        )]
    );
}

#[test]
fn a_changed_key_is_told_apart_from_changed_words() {
    let keyed = of_course(|course| {
        let QuestionKind::Single { options } = &mut question(course, "q-single").kind else {
            panic!("single");
        };
        options[0].right = true;
        options[1].right = false;
    });
    assert_eq!(
        keyed,
        [(
            ChangedThing::Question,
            "q-single".to_owned(),
            changed(ChangedPart::Key)
        )]
    );
    let reworded = of_course(|course| {
        let QuestionKind::Single { options } = &mut question(course, "q-single").kind else {
            panic!("single");
        };
        options[0].text.push('!');
    });
    assert_eq!(
        reworded,
        [(
            ChangedThing::Question,
            "q-single".to_owned(),
            changed(ChangedPart::Answers)
        )]
    );
    let ordered = of_course(|course| {
        let QuestionKind::Ordering { items, .. } = &mut question(course, "q-order").kind else {
            panic!("ordering");
        };
        items.swap(0, 2);
    });
    assert_eq!(
        ordered,
        [(
            ChangedThing::Question,
            "q-order".to_owned(),
            changed(ChangedPart::Key)
        )]
    );
    let expected = of_course(|course| {
        let QuestionKind::Numeric(numeric) = &mut question(course, "q-number").kind else {
            panic!("numeric");
        };
        numeric.wrong.push(WrongNumber {
            value: "7".to_owned(),
            feedback: String::new(),
        });
    });
    assert_eq!(
        expected,
        [(
            ChangedThing::Question,
            "q-number".to_owned(),
            changed(ChangedPart::Feedback)
        )]
    );
}

fn program() -> Program {
    Program {
        id: "p".into(),
        slug: "p".into(),
        title: "P".into(),
        summary: "S".into(),
        language: "en".into(),
        status: ProgramStatus::Open,
        price: Some("$5".into()),
        outcomes: vec!["o".into()],
        audience: vec!["a".into()],
        requirements: vec!["r".into()],
        topics: vec!["t".into()],
        courses: vec![
            CourseRef {
                course: "one".into(),
                required: true,
            },
            CourseRef {
                course: "two".into(),
                required: false,
            },
        ],
        electives: 1,
        stated_half_hours: Some(3),
        award: Some(Award {
            slug: "w".into(),
            title: "W".into(),
            kind: AwardKind::Certificate,
            valid_months: Some(12),
            statement: Some("has".into()),
        }),
        faq: vec![Faq {
            question: "q".into(),
            answer: "a".into(),
        }],
        body: "text".into(),
    }
}

/// Every way to change one value of a document: the pointers of its leaves.
fn leaves(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| {
            let key = key.replace('~', "~0").replace('/', "~1");
            leaves(value, &format!("{path}/{key}"), found);
        }),
        Value::Array(list) => list.iter().enumerate().for_each(|(index, value)| {
            leaves(value, &format!("{path}/{index}"), found);
        }),
        _ => found.push(path.to_owned()),
    }
}

fn mutated(value: &Value, pointer: &str) -> Value {
    let mut value = value.clone();
    let leaf = value.pointer_mut(pointer).unwrap();
    *leaf = match &leaf {
        Value::Bool(flag) => Value::Bool(!*flag),
        Value::Number(number) => Value::from(number.as_i64().unwrap() + 1),
        Value::String(text) => Value::from(format!("{text}x")),
        _ => return value,
    };
    value
}

#[test]
fn no_change_of_a_single_value_is_overlooked() {
    let old = course();
    let json = serde_json::to_value(&old).unwrap();
    let (mut pointers, mut tried) = (Vec::new(), 0);
    leaves(&json, "", &mut pointers);
    for pointer in pointers {
        let Ok(new) = serde_json::from_value::<Course>(mutated(&json, &pointer)) else {
            continue;
        };
        if new != old {
            tried += 1;
            assert!(!course_diff(&old, &new).is_empty(), "{pointer}");
            assert_ne!(old.content_hash(), new.content_hash(), "{pointer}");
        }
    }
    assert!(tried > 150, "{tried}");
    let json = serde_json::to_value(program()).unwrap();
    let mut pointers = Vec::new();
    leaves(&json, "", &mut pointers);
    for pointer in pointers {
        let Ok(new) = serde_json::from_value::<Program>(mutated(&json, &pointer)) else {
            continue;
        };
        assert_eq!(
            new == program(),
            program_diff(&program(), &new).is_empty(),
            "{pointer}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_order_is_told_by_few_moves(order in Just((0_usize..10).collect::<Vec<_>>()).prop_shuffle()) {
        let mut old = program();
        old.courses = (0..10).map(|n| CourseRef { course: format!("c{n}"), required: true }).collect();
        let mut new = old.clone();
        new.courses = order.iter().map(|n| old.courses[*n].clone()).collect();
        let diff = program_diff(&old, &new);
        prop_assert_eq!(diff.is_empty(), old == new);
        prop_assert!(diff.changes.len() < 10);
        let all_moves = diff.changes.iter().all(|change| change.how == ChangeKind::Moved { from: None });
        prop_assert!(all_moves);
    }
}
