//! Who may join, leave, come back and go on.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};

use super::*;
use crate::authoring::document::Join;

fn offer(prerequisites: &[String]) -> CourseOffer<'_> {
    CourseOffer {
        published: true,
        retired: false,
        join: Join::Open,
        code: None,
        prerequisites,
    }
}

fn stranger(completed: &BTreeSet<String>) -> Applicant<'_> {
    Applicant {
        status: None,
        completed,
        code: None,
    }
}

#[test]
fn an_open_course_takes_everybody_who_has_what_it_needs() {
    let nothing = BTreeSet::new();
    assert_eq!(
        may_enroll(&offer(&[]), &stranger(&nothing)),
        Ok(EntryMethod::New)
    );
    let needs = ["one".to_owned(), "two".to_owned()];
    let some = BTreeSet::from(["two".to_owned()]);
    let missing = vec!["one".to_owned()];
    assert_eq!(
        may_enroll(&offer(&needs), &stranger(&some)),
        Err(EnrollRefusal::Prerequisites { missing })
    );
    let all = BTreeSet::from(needs.clone());
    assert_eq!(
        may_enroll(&offer(&needs), &stranger(&all)),
        Ok(EntryMethod::New)
    );
}

#[test]
fn a_code_opens_a_course_that_asks_for_one() {
    let nothing = BTreeSet::new();
    let offer = CourseOffer {
        join: Join::Code,
        code: Some("Spring-26"),
        ..offer(&[])
    };
    let with = |code| Applicant {
        code,
        ..stranger(&nothing)
    };
    assert_eq!(
        may_enroll(&offer, &with(None)),
        Err(EnrollRefusal::CodeNeeded)
    );
    assert_eq!(
        may_enroll(&offer, &with(Some(" "))),
        Err(EnrollRefusal::CodeNeeded)
    );
    assert_eq!(
        may_enroll(&offer, &with(Some("spring"))),
        Err(EnrollRefusal::WrongCode)
    );
    assert_eq!(
        may_enroll(&offer, &with(Some(" spring-26 "))),
        Ok(EntryMethod::New)
    );
    let unset = CourseOffer {
        code: None,
        ..offer
    };
    assert_eq!(
        may_enroll(&unset, &with(Some("x"))),
        Err(EnrollRefusal::WrongCode)
    );
    assert!(is_code("Spring-26") && !is_code("abc") && !is_code("a b c d"));
}

#[test]
fn who_is_in_stays_in_and_who_left_may_come_back() {
    let nothing = BTreeSet::new();
    let needs = ["one".to_owned()];
    let with = |status| Applicant {
        status: Some(status),
        ..stranger(&nothing)
    };
    assert_eq!(
        may_enroll(&offer(&needs), &with(Status::Active)),
        Err(EnrollRefusal::Already)
    );
    assert_eq!(
        may_enroll(&offer(&needs), &with(Status::Completed)),
        Err(EnrollRefusal::Already)
    );
    assert_eq!(
        may_enroll(&offer(&needs), &with(Status::Withdrawn)),
        Ok(EntryMethod::Return)
    );
    assert_eq!(may_withdraw(Some(Status::Active)), Ok(()));
    assert_eq!(
        may_withdraw(Some(Status::Completed)),
        Err(WithdrawRefusal::Completed)
    );
    assert_eq!(
        may_withdraw(Some(Status::Withdrawn)),
        Err(WithdrawRefusal::NotIn)
    );
    assert_eq!(may_withdraw(None), Err(WithdrawRefusal::NotIn));
}

#[test]
fn a_retired_course_takes_nobody_and_lets_those_inside_finish() {
    let nothing = BTreeSet::new();
    let retired = CourseOffer {
        retired: true,
        ..offer(&[])
    };
    assert_eq!(
        may_enroll(&retired, &stranger(&nothing)),
        Err(EnrollRefusal::Retired)
    );
    let unpublished = CourseOffer {
        published: false,
        ..offer(&[])
    };
    assert_eq!(
        may_enroll(&unpublished, &stranger(&nothing)),
        Err(EnrollRefusal::NotPublished)
    );
    let end: DateTime<Utc> = DateTime::UNIX_EPOCH;
    let after = end + TimeDelta::seconds(1);
    assert_eq!(may_learn(Some(Status::Active), Some(end), end), Ok(()));
    let ended = Err(LearnRefusal::Ended { ended_at: end });
    assert_eq!(may_learn(Some(Status::Active), Some(end), after), ended);
    assert_eq!(may_learn(Some(Status::Completed), Some(end), after), Ok(()));
    assert_eq!(may_learn(Some(Status::Active), None, after), Ok(()));
    assert_eq!(
        may_learn(Some(Status::Withdrawn), None, end),
        Err(LearnRefusal::NotIn)
    );
    assert_eq!(may_learn(None, None, end), Err(LearnRefusal::NotIn));
}
