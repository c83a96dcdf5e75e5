//! Standing follows from facts, and never goes back.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

use super::*;
use crate::authoring::document::{Activity, Completion, Course, CourseRef, Program, ProgramStatus};
use crate::authoring::sample::course;

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds)
}

fn done(activity: &str) -> Fact {
    Fact {
        activity: activity.to_owned(),
        kind: FactKind::Completed,
        at: at(0),
    }
}

fn all_needed() -> Course {
    let mut course = course();
    course.completion = Completion::All;
    course
}

#[test]
fn standing_says_what_is_done_what_is_next_and_why_not_yet() {
    let course = all_needed();
    let progress = course_progress(&course, &[done("why")]);
    assert_eq!(
        (progress.done, progress.total, progress.percent),
        (1, 3, 33)
    );
    assert_eq!(progress.counted, Counted::Activities);
    assert_eq!(progress.next.as_deref(), Some("check"));
    assert_eq!(progress.minutes_left, 25);
    assert!(!progress.complete);
    let unmet = |module: &str, activity: &str, need| Unmet::Activity {
        module: module.into(),
        activity: activity.into(),
        need,
    };
    assert_eq!(
        progress.unmet,
        [
            unmet("first", "check", Need::Pass),
            unmet("second", "more-reading", Need::MarkDone),
        ]
    );
    assert!(!progress.modules[0].complete);
    assert_eq!(
        progress.modules[0].activities[0].done,
        Some((FactKind::Completed, at(0)))
    );
}

#[test]
fn optional_activities_stay_outside_the_count() {
    let course = all_needed();
    let facts = [done("why"), done("check"), done("more-reading")];
    let progress = course_progress(&course, &facts);
    assert!(progress.complete);
    assert_eq!((progress.percent, progress.minutes_left), (100, 0));
    assert_eq!((progress.next, progress.unmet), (None, Vec::new()));
    let voices = course_progress(&course, &[done("voices")]);
    assert_eq!((voices.done, voices.percent), (0, 0));
}

#[test]
fn facts_of_other_revisions_change_nothing() {
    let course = all_needed();
    let with = course_progress(&course, &[done("gone"), done("why")]);
    assert_eq!(with, course_progress(&course, &[done("why")]));
}

#[test]
fn the_first_fact_of_an_activity_stands() {
    let later = Fact {
        activity: "why".into(),
        kind: FactKind::Waived,
        at: at(9),
    };
    let progress = course_progress(&all_needed(), &[later, done("why")]);
    assert_eq!(
        progress.modules[0].activities[0].done,
        Some((FactKind::Completed, at(0)))
    );
}

#[test]
fn of_two_facts_at_one_instant_the_one_that_was_kept_first_stands() {
    let waived = Fact {
        kind: FactKind::Waived,
        ..done("why")
    };
    let progress = course_progress(&all_needed(), &[waived, done("why")]);
    assert_eq!(
        progress.modules[0].activities[0].done,
        Some((FactKind::Waived, at(0)))
    );
    assert_eq!(
        [FactKind::Completed, FactKind::Waived].map(|kind| kind.as_str().parse()),
        [Ok(FactKind::Completed), Ok(FactKind::Waived)]
    );
    assert_eq!(FactKind::Completed.as_str(), "completed");
    assert_eq!(FactKind::Waived.as_str(), "waived");
}

/// The first module's lesson so often, each with a name of its own.
fn lessons(course: &Course, count: usize) -> Vec<Activity> {
    let lesson = course.activity("why").unwrap().1;
    let named = |number: usize| Activity {
        id: format!("lesson-{number}"),
        ..lesson.clone()
    };
    (0..count).map(named).collect()
}

#[test]
fn a_module_that_needs_nothing_is_neither_complete_nor_in_the_way() {
    let mut course = all_needed();
    for activity in &mut course.modules[1].activities {
        activity.optional = true;
    }
    let progress = course_progress(&course, &[done("why"), done("check")]);
    assert!(progress.complete && !progress.modules[1].complete);
    assert_eq!(progress.modules[1].total, 0);
}

#[test]
fn any_so_many_activities_say_how_many_more() {
    let mut course = all_needed();
    course.modules.truncate(1);
    course.modules[0].activities = lessons(&course, 4);
    course.modules[0].completion = Completion::AnyOf(3);
    let progress = course_progress(&course, &[done("lesson-0")]);
    assert_eq!((progress.done, progress.total), (1, 3));
    assert_eq!(progress.minutes_left, 40, "two lessons of twenty minutes");
    let of = ["lesson-1", "lesson-2", "lesson-3"]
        .map(str::to_owned)
        .into();
    let module = course.modules[0].id.clone();
    assert_eq!(
        progress.unmet,
        [Unmet::AnyActivities {
            module,
            more: 2,
            of
        }]
    );
}

#[test]
fn the_percent_of_any_module_is_that_of_the_furthest() {
    let mut course = course();
    course.completion = Completion::AnyOf(1);
    course.modules[0].activities = lessons(&course, 3);
    let facts = [done("lesson-0"), done("lesson-1")];
    assert_eq!(course_progress(&course, &facts).percent, 66);
    course.completion = Completion::AnyOf(2);
    let one_of_two = course_progress(&course, &[done("more-reading")]);
    assert_eq!((one_of_two.done, one_of_two.percent), (1, 50));
}

#[test]
fn any_so_many_modules_make_a_course_complete() {
    let mut course = course();
    assert_eq!(course.completion, Completion::AnyOf(1));
    let progress = course_progress(&course, &[done("why")]);
    assert_eq!(
        (progress.done, progress.total, progress.percent),
        (0, 1, 50)
    );
    assert_eq!(progress.counted, Counted::Modules);
    assert_eq!(
        progress.minutes_left, 10,
        "the second module is the shorter way"
    );
    let of = vec!["first".to_owned(), "second".to_owned()];
    assert_eq!(progress.unmet, [Unmet::AnyModules { more: 1, of }]);
    let progress = course_progress(&course, &[done("more-reading")]);
    assert!(progress.complete);
    assert_eq!((progress.percent, progress.next), (100, None));
    course.modules[0].completion = Completion::AnyOf(1);
    course.completion = Completion::All;
    let progress = course_progress(&course, &[]);
    let module = "first".to_owned();
    let of = vec!["why".to_owned(), "check".to_owned()];
    assert_eq!(
        progress.unmet[0],
        Unmet::AnyActivities {
            module,
            more: 1,
            of
        }
    );
    assert_eq!(progress.minutes_left, 25);
}

#[test]
fn a_lesson_is_marked_after_its_reading_time() {
    let course = course();
    let activity = |id: &str| course.activity(id).unwrap().1;
    let lesson = activity("why");
    assert_eq!(
        may_complete(lesson, None, at(99)),
        Err(TooSoonToComplete::NotOpened)
    );
    let early = may_complete(lesson, Some(at(0)), at(59));
    assert_eq!(early, Err(TooSoonToComplete::TooSoon { until: at(60) }));
    assert_eq!(may_complete(lesson, Some(at(0)), at(60)), Ok(()));
    assert_eq!(may_complete(activity("more-reading"), None, at(0)), Ok(()));
    assert_eq!(
        may_complete(activity("check"), None, at(0)),
        Err(TooSoonToComplete::NotALesson)
    );
}

fn program(electives: u32) -> Program {
    let course = |course: &str, required| CourseRef {
        course: course.into(),
        required,
    };
    Program {
        id: "p".into(),
        slug: "p".into(),
        title: "P".into(),
        summary: "S".into(),
        language: "en".into(),
        status: ProgramStatus::Open,
        price: None,
        outcomes: Vec::new(),
        audience: Vec::new(),
        requirements: Vec::new(),
        topics: Vec::new(),
        courses: vec![
            course("a", true),
            course("x", false),
            course("b", true),
            course("y", false),
        ],
        electives,
        stated_half_hours: None,
        award: None,
        faq: Vec::new(),
        body: String::new(),
    }
}

fn slugs(slugs: &[&str]) -> BTreeSet<String> {
    slugs.iter().map(|slug| (*slug).to_owned()).collect()
}

#[test]
fn a_program_needs_its_courses_and_so_many_electives() {
    let progress = program_progress(&program(1), &slugs(&["a"]));
    assert_eq!(
        (progress.done, progress.total, progress.percent),
        (1, 3, 33)
    );
    assert_eq!(progress.next.as_deref(), Some("x"));
    let of = vec!["x".to_owned(), "y".to_owned()];
    let course = "b".to_owned();
    assert_eq!(
        progress.unmet,
        [
            UnmetCourse::Course { course },
            UnmetCourse::Electives { more: 1, of }
        ]
    );
    let progress = program_progress(&program(1), &slugs(&["a", "x", "y"]));
    assert_eq!(
        (progress.done, progress.percent, progress.complete),
        (2, 66, false)
    );
    assert!(program_progress(&program(1), &slugs(&["a", "b", "y"])).complete);
    assert!(program_progress(&program(0), &slugs(&["a", "b"])).complete);
    let mut empty = program(0);
    empty.courses.clear();
    assert!(!program_progress(&empty, &slugs(&["a"])).complete);
}

/// A course of modules with so many activities that count and are optional, and needs.
fn courses() -> impl Strategy<Value = Course> {
    let completion = prop_oneof![
        Just(Completion::All),
        (1_u32..4).prop_map(Completion::AnyOf)
    ];
    let module = (
        1_usize..5,
        proptest::collection::vec(any::<bool>(), 5),
        completion.clone(),
    );
    (proptest::collection::vec(module, 1..5), completion).prop_map(|(modules, completion)| {
        let mut course = course();
        let (module, lesson) = (
            course.modules[1].clone(),
            course.modules[1].activities[1].clone(),
        );
        course.completion = completion;
        course.modules = modules
            .into_iter()
            .enumerate()
            .map(|(m, (count, optional, completion))| {
                let mut module = module.clone();
                module.id = format!("m{m}");
                module.completion = completion;
                module.activities = (0..count)
                    .map(|a| {
                        let mut activity = lesson.clone();
                        activity.id = format!("m{m}a{a}");
                        activity.optional = optional[a];
                        activity
                    })
                    .collect();
                module
            })
            .collect();
        course
    })
}

proptest! {
    #[test]
    fn adding_facts_never_takes_anything_away(
        course in courses(),
        order in proptest::collection::vec((0_usize..5, 0_usize..5), 0..20),
    ) {
        let facts: Vec<Fact> = order.iter().map(|(m, a)| done(&format!("m{m}a{a}"))).collect();
        let mut before = course_progress(&course, &[]);
        for count in 1..=facts.len() {
            let now = course_progress(&course, &facts[..count]);
            prop_assert!(now.percent >= before.percent);
            prop_assert!(now.done >= before.done);
            prop_assert_eq!(now.total, before.total);
            prop_assert!(now.complete >= before.complete);
            prop_assert!(now.minutes_left <= before.minutes_left);
            prop_assert!(now.modules.iter().zip(&before.modules).all(|(n, b)| n.complete >= b.complete));
            before = now;
        }
    }

    #[test]
    fn the_parts_of_a_standing_agree(
        course in courses(),
        order in proptest::collection::vec((0_usize..5, 0_usize..5), 0..20),
    ) {
        let facts: Vec<Fact> = order.iter().map(|(m, a)| done(&format!("m{m}a{a}"))).collect();
        let progress = course_progress(&course, &facts);
        prop_assert!(progress.done <= progress.total && progress.percent <= 100);
        if progress.total > 0 {
            prop_assert_eq!(progress.complete, progress.unmet.is_empty());
            prop_assert_eq!(progress.complete, progress.percent == 100);
            prop_assert_eq!(progress.complete, progress.next.is_none());
        } else {
            prop_assert!(!progress.complete);
        }
    }
}
