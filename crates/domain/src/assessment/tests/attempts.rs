//! Attempts: start, time, and what may be seen.

use chrono::{DateTime, TimeDelta, Utc};

use super::quiz;
use crate::assessment::{
    Allowance, AnswerRefusal, AttemptState, GRACE_SECONDS, Reveal, Start, StartRefusal, deadline,
    may_answer, may_start, reveal,
};
use crate::authoring::document::{FeedbackPolicy, Quiz};
use crate::authoring::sample::course;

/// Minutes after the beginning.
fn at(minutes: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes)
}

/// Three attempts of thirty minutes, ten minutes apart.
fn timed() -> Quiz {
    let course = course();
    quiz(&course).clone()
}

const NONE: Allowance = Allowance {
    attempts: 0,
    minutes: 0,
};

const fn more(attempts: u32, minutes: u32) -> Allowance {
    Allowance { attempts, minutes }
}

fn attempt(start: i64, submitted: Option<i64>, passed: bool) -> AttemptState {
    AttemptState {
        started_at: at(start),
        deadline: deadline(&timed(), at(start), Allowance::default()),
        submitted_at: submitted.map(at),
        passed,
    }
}

#[test]
fn an_open_attempt_is_resumed_and_never_doubled() {
    let open = attempt(0, None, false);
    assert_eq!(
        may_start(&timed(), &[open], NONE, at(29)),
        Ok(Start::Resume { index: 0 })
    );
    assert_eq!(
        may_start(&timed(), &[], NONE, at(0)),
        Ok(Start::New { left: Some(2) })
    );
}

#[test]
fn attempts_are_counted_and_wait_for_each_other() {
    let first = attempt(0, Some(10), false);
    let soon = may_start(&timed(), &[first], NONE, at(19));
    assert_eq!(soon, Err(StartRefusal::TooSoon { until: at(20) }));
    assert_eq!(
        may_start(&timed(), &[first], NONE, at(20)),
        Ok(Start::New { left: Some(1) })
    );
    let all = [
        first,
        attempt(20, Some(30), false),
        attempt(40, Some(50), true),
    ];
    let none = Err(StartRefusal::NoneLeft { allowed: 3 });
    assert_eq!(may_start(&timed(), &all, NONE, at(90)), none);
    assert_eq!(
        may_start(&timed(), &all, more(1, 0), at(90)),
        Ok(Start::New { left: Some(0) })
    );
    let free = Quiz {
        attempts: None,
        wait_minutes: 0,
        ..timed()
    };
    assert_eq!(
        may_start(&free, &all, NONE, at(50)),
        Ok(Start::New { left: None })
    );
}

#[test]
fn an_attempt_that_ran_out_ended_at_its_deadline() {
    let late = attempt(0, None, false);
    let end = at(30);
    assert_eq!(late.deadline, Some(end));
    let grace = TimeDelta::seconds(GRACE_SECONDS);
    assert!(!late.is_over(end + grace));
    assert!(late.is_over(end + grace + TimeDelta::milliseconds(1)));
    assert_eq!(late.ended_at(at(60)), Some(end));
    assert_eq!(late.ended_at(at(10)), None);
    assert_eq!(late.seconds_left(at(29)), Some(60));
    assert_eq!(late.seconds_left(at(60)), Some(0));
    let soon = may_start(&timed(), &[late], NONE, at(35));
    assert_eq!(soon, Err(StartRefusal::TooSoon { until: at(40) }));
}

#[test]
fn whoever_was_given_an_attempt_does_not_wait_for_it() {
    let all = [0, 20, 40].map(|start| attempt(start, Some(start + 10), false));
    assert_eq!(
        may_start(&timed(), &all, more(2, 0), at(51)),
        Ok(Start::New { left: Some(1) })
    );
    // before the quiz's own are used, its own waiting time holds
    let soon = may_start(&timed(), &all[..1], more(2, 0), at(15));
    assert_eq!(soon, Err(StartRefusal::TooSoon { until: at(20) }));
}

#[test]
fn given_time_moves_a_deadline_later() {
    let given = |minutes| deadline(&timed(), at(0), more(0, minutes));
    assert_eq!(given(15), Some(at(45)));
    assert_eq!(more(1, 2).and(more(3, 4)), more(4, 6));
    let untimed = Quiz {
        time_limit_minutes: None,
        ..timed()
    };
    assert_eq!(deadline(&untimed, at(0), Allowance::default()), None);
}

#[test]
fn an_answer_is_kept_while_the_attempt_is_open() {
    let quiz = timed();
    let open = attempt(0, None, false);
    assert_eq!(may_answer(&quiz, &open, true, at(10)), Ok(()));
    assert_eq!(
        may_answer(&quiz, &open, false, at(31)),
        Err(AnswerRefusal::TimeUp)
    );
    let sent = attempt(0, Some(5), false);
    assert_eq!(
        may_answer(&quiz, &sent, false, at(6)),
        Err(AnswerRefusal::Submitted)
    );
    let each = Quiz {
        feedback: FeedbackPolicy::AfterEach,
        ..quiz
    };
    assert_eq!(
        may_answer(&each, &open, true, at(10)),
        Err(AnswerRefusal::Locked)
    );
    assert_eq!(may_answer(&each, &open, false, at(10)), Ok(()));
}

#[test]
fn feedback_keeps_to_its_policy() {
    let (open, over) = (attempt(0, None, false), attempt(0, Some(5), false));
    for (policy, while_open, failed, passed) in [
        (
            FeedbackPolicy::AfterEach,
            Reveal::Answered,
            Reveal::All,
            Reveal::All,
        ),
        (
            FeedbackPolicy::AfterSubmit,
            Reveal::Nothing,
            Reveal::All,
            Reveal::All,
        ),
        (
            FeedbackPolicy::AfterPass,
            Reveal::Nothing,
            Reveal::Nothing,
            Reveal::All,
        ),
        (
            FeedbackPolicy::Never,
            Reveal::Nothing,
            Reveal::Nothing,
            Reveal::Nothing,
        ),
    ] {
        assert_eq!(reveal(policy, &open, false, at(6)), while_open);
        assert_eq!(reveal(policy, &open, true, at(6)), while_open);
        assert_eq!(reveal(policy, &over, false, at(6)), failed);
        assert_eq!(reveal(policy, &over, true, at(6)), passed);
    }
}
