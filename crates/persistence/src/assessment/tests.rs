use super::*;
use crate::enrollment::{enroll, enrollment};
use crate::fixtures::{TestStore, course, own, own_scope, watched};
use crate::learning::facts;
use crate::{Store, UseCaseError};
use chrono::TimeDelta;
use laurel_domain::assessment::{AnswerRefusal, StartRefusal};
use laurel_domain::identity::{Permit, actions};
use laurel_domain::ids::{AttemptId, CourseId, PersonId};

async fn enrolled(fixture: &TestStore, name: &str) -> (PersonId, Permit<actions::Learn>) {
    let person = fixture.person(name).await;
    let permit = own::<actions::Enroll>(person);
    enroll(&fixture.store, &permit, fixture.course, None)
        .await
        .unwrap();
    (person, own::<actions::Learn>(person))
}

async fn answer(
    store: &Store,
    permit: &Permit<actions::Learn>,
    id: AttemptId,
    question: &str,
    option: &str,
) -> Result<(), UseCaseError<KeepAnswerRefusal>> {
    let fields = [("choice".to_owned(), option.to_owned())];
    keep_answer(store, permit, id, question, &fields)
        .await
        .map(|_| ())
}

async fn facts_of(fixture: &TestStore, person: PersonId) -> Vec<String> {
    let mine = enrollment(&fixture.store, own_scope(person), "seeing")
        .await
        .unwrap();
    let facts = facts(
        &fixture.store,
        &watched(fixture.course).into(),
        mine.unwrap().id,
    )
    .await
    .unwrap();
    facts.into_iter().map(|fact| fact.activity).collect()
}

#[tokio::test]
async fn twenty_starts_at_once_are_one_attempt() {
    let fixture = TestStore::with(course()).await;
    let (_, permit) = enrolled(&fixture, "Ann").await;
    let starts = (0..20).map(|_| start(&fixture.store, &permit, "seeing", "quiz"));
    let ids: std::collections::BTreeSet<_> = futures::future::join_all(starts)
        .await
        .into_iter()
        .map(Result::unwrap)
        .collect();
    assert_eq!(ids.len(), 1);
}

#[tokio::test]
async fn the_last_answer_counts_and_passing_is_a_fact() {
    let fixture = TestStore::with(course()).await;
    let (person, permit) = enrolled(&fixture, "Ann").await;
    let id = start(&fixture.store, &permit, "seeing", "quiz")
        .await
        .unwrap();
    answer(&fixture.store, &permit, id, "q1", "b")
        .await
        .unwrap();
    answer(&fixture.store, &permit, id, "q1", "a")
        .await
        .unwrap();
    answer(&fixture.store, &permit, id, "q2", "b")
        .await
        .unwrap();
    let submits = (0..20).map(|_| submit(&fixture.store, &permit, id));
    for outcome in futures::future::join_all(submits).await {
        outcome.unwrap();
    }
    let learner_attempt = attempt(&fixture.store, &permit, id).await.unwrap().unwrap();
    assert_eq!(
        learner_attempt.attempt.score.map(|s| (s.percent, s.passed)),
        Some((50, true))
    );
    assert_eq!(facts_of(&fixture, person).await, ["id-quiz"]);
    let late = answer(&fixture.store, &permit, id, "q2", "a").await;
    assert!(matches!(
        late,
        Err(UseCaseError::Refused(KeepAnswerRefusal::Answer(
            AnswerRefusal::Submitted
        )))
    ));
}

#[tokio::test]
async fn a_worse_attempt_takes_nothing_away() {
    let fixture = TestStore::with(course()).await;
    let (person, permit) = enrolled(&fixture, "Ann").await;
    for option in ["a", "b"] {
        let id = start(&fixture.store, &permit, "seeing", "quiz")
            .await
            .unwrap();
        answer(&fixture.store, &permit, id, "q1", option)
            .await
            .unwrap();
        submit(&fixture.store, &permit, id).await.unwrap();
    }
    let mine = enrollment(&fixture.store, own_scope(person), "seeing")
        .await
        .unwrap()
        .unwrap();
    let all = attempts(
        &fixture.store,
        &own_scope(person).into(),
        mine.id,
        Some("id-quiz"),
    )
    .await
    .unwrap();
    let passed: Vec<_> = all.iter().map(|s| (s.number, s.rules.passed)).collect();
    assert_eq!(passed, [(1, true), (2, false)]);
    assert_eq!(facts_of(&fixture, person).await, ["id-quiz"]);
    assert_eq!((mine.done, mine.total), (1, 4));
}

#[tokio::test]
async fn after_the_deadline_nothing_is_taken_and_what_stood_is_handed_in() {
    let fixture = TestStore::with(course()).await;
    let (person, permit) = enrolled(&fixture, "Ann").await;
    let id = start(&fixture.store, &permit, "seeing", "quiz")
        .await
        .unwrap();
    answer(&fixture.store, &permit, id, "q1", "a")
        .await
        .unwrap();
    fixture.pass(TimeDelta::minutes(10) + TimeDelta::seconds(4));
    // it was sent in time
    answer(&fixture.store, &permit, id, "q2", "b")
        .await
        .unwrap();
    fixture.pass(TimeDelta::seconds(2));
    let late = answer(&fixture.store, &permit, id, "q2", "a").await;
    assert!(matches!(
        late,
        Err(UseCaseError::Refused(KeepAnswerRefusal::Answer(
            AnswerRefusal::TimeUp
        )))
    ));
    close_overdue(&fixture.store).await.unwrap();
    close_overdue(&fixture.store).await.unwrap();
    let learner_attempt = attempt(&fixture.store, &permit, id).await.unwrap().unwrap();
    assert_eq!(learner_attempt.attempt.how, Some(SubmittedBy::ByDeadline));
    assert_eq!(
        learner_attempt.attempt.rules.submitted_at,
        learner_attempt.attempt.rules.deadline
    );
    assert_eq!(learner_attempt.attempt.score.map(|s| s.percent), Some(50));
    assert_eq!(facts_of(&fixture, person).await, ["id-quiz"]);
}

#[tokio::test]
async fn attempts_run_out() {
    let fixture = TestStore::with(course()).await;
    let (_, permit) = enrolled(&fixture, "Ann").await;
    for _ in 0..3 {
        let id = start(&fixture.store, &permit, "seeing", "quiz")
            .await
            .unwrap();
        submit(&fixture.store, &permit, id).await.unwrap();
    }
    let more = start(&fixture.store, &permit, "seeing", "quiz").await;
    assert!(matches!(
        more,
        Err(UseCaseError::Refused(StartAttemptRefusal::Start(
            StartRefusal::NoneLeft { allowed: 3 }
        )))
    ));
}

#[tokio::test]
async fn somebody_elses_attempt_is_not_there() {
    let fixture = TestStore::with(course()).await;
    let (_, ann) = enrolled(&fixture, "Ann").await;
    let (_, ben) = enrolled(&fixture, "Ben").await;
    let id = start(&fixture.store, &ann, "seeing", "quiz").await.unwrap();
    assert_eq!(attempt(&fixture.store, &ben, id).await.unwrap(), None);
    let outcome = answer(&fixture.store, &ben, id, "q1", "a").await;
    assert!(matches!(
        outcome,
        Err(UseCaseError::Refused(KeepAnswerRefusal::NotFound))
    ));
    let outcome = submit(&fixture.store, &ben, id).await;
    assert!(matches!(
        outcome,
        Err(UseCaseError::Refused(SubmitRefusal::NotFound))
    ));
}

#[tokio::test]
async fn a_survey_is_sent_once_its_required_questions_are_answered() {
    let fixture = TestStore::with(course()).await;
    let (person, permit) = enrolled(&fixture, "Ann").await;
    let id = start(&fixture.store, &permit, "seeing", "survey")
        .await
        .unwrap();
    let outcome = submit(&fixture.store, &permit, id).await;
    assert!(
        matches!(outcome, Err(UseCaseError::Refused(SubmitRefusal::Missing(ids))) if ids == ["s2"])
    );
    answer(&fixture.store, &permit, id, "s2", "a")
        .await
        .unwrap();
    submit(&fixture.store, &permit, id).await.unwrap();
    assert_eq!(facts_of(&fixture, person).await, ["id-survey"]);
    let again = start(&fixture.store, &permit, "seeing", "survey")
        .await
        .unwrap();
    assert_eq!(again, id);
}

#[tokio::test]
async fn of_answers_that_come_at_once_each_is_told_its_own_outcome() {
    let fixture = TestStore::with(course()).await;
    let mut learners = Vec::new();
    for number in 0..12 {
        let (_, permit) = enrolled(&fixture, &format!("Ann{number}")).await;
        let id = start(&fixture.store, &permit, "seeing", "quiz")
            .await
            .unwrap();
        // known from memory as open
        answer(&fixture.store, &permit, id, "q1", "b")
            .await
            .unwrap();
        learners.push((permit, id));
    }
    for (permit, id) in learners.iter().skip(9) {
        submit(&fixture.store, permit, *id).await.unwrap();
    }
    let answers = learners.iter().cycle().take(60);
    let answers = answers.map(|(permit, id)| answer(&fixture.store, permit, *id, "q2", "b"));
    let outcomes = futures::future::join_all(answers).await;
    for (at, outcome) in outcomes.into_iter().enumerate() {
        if at % 12 < 9 {
            outcome.unwrap();
        } else {
            assert!(matches!(
                outcome,
                Err(UseCaseError::Refused(KeepAnswerRefusal::Answer(
                    AnswerRefusal::Submitted
                )))
            ));
        }
    }
    for (permit, id) in &learners {
        let learner_attempt = attempt(&fixture.store, permit, *id).await.unwrap().unwrap();
        let open = learner_attempt.attempt.rules.submitted_at.is_none();
        assert_eq!(learner_attempt.given.contains_key("q2"), open);
    }
}

#[tokio::test]
async fn what_is_outside_of_the_scope_is_not_found() {
    let fixture = TestStore::with(course()).await;
    let (ann, learn) = enrolled(&fixture, "Ann").await;
    let (ben, other) = enrolled(&fixture, "Ben").await;
    let id = start(&fixture.store, &learn, "seeing", "quiz")
        .await
        .unwrap();
    let mine = enrollment(&fixture.store, own_scope(ann), "seeing").await;
    let mine = mine.unwrap().unwrap().id;
    let own = async |person| {
        let found = attempts(&fixture.store, &own_scope(person).into(), mine, None).await;
        found.unwrap().len()
    };
    assert_eq!((own(ann).await, own(ben).await), (1, 0));
    let staff = async |course| {
        let found = attempts(&fixture.store, &watched(course).into(), mine, None).await;
        found.unwrap().len()
    };
    let elsewhere = CourseId(fixture.store.new_id());
    assert_eq!(
        (staff(fixture.course).await, staff(elsewhere).await),
        (1, 0)
    );
    let found = attempt(&fixture.store, &learn, id).await.unwrap().unwrap();
    assert!(
        attempt_revision(&fixture.store, &learn, &found)
            .await
            .is_ok()
    );
    assert!(
        attempt_revision(&fixture.store, &other, &found)
            .await
            .is_err()
    );
    fixture.pass(TimeDelta::minutes(11));
    assert!(!close(&fixture.store, &other, id).await.unwrap());
    assert!(close(&fixture.store, &learn, id).await.unwrap());
}
