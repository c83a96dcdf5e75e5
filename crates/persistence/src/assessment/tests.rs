use super::*;
use crate::enrollment::{enroll, enrollment};
use crate::fixtures::{Bench, course, own};
use crate::learning::facts;
use crate::{Stop, Store};
use chrono::TimeDelta;
use laurel_domain::assessment::{AnswerRefusal, StartRefusal};
use laurel_domain::identity::{ActionName, UntypedPermit};
use laurel_domain::ids::{AttemptId, PersonId};

async fn enrolled(bench: &Bench, name: &str) -> (PersonId, UntypedPermit) {
    let person = bench.person(name).await;
    let permit = own(person, ActionName::Enroll);
    enroll(&bench.store, &permit, bench.course, None)
        .await
        .unwrap();
    (person, own(person, ActionName::Learn))
}

async fn answer(
    store: &Store,
    permit: &UntypedPermit,
    id: AttemptId,
    question: &str,
    option: &str,
) -> Result<(), Stop<KeepRefusal>> {
    let fields = [("choice".to_owned(), option.to_owned())];
    keep_answer(store, permit, id, question, &fields)
        .await
        .map(|_| ())
}

async fn facts_of(bench: &Bench, person: PersonId) -> Vec<String> {
    let mine = enrollment(&bench.store, person, "seeing").await.unwrap();
    let facts = facts(&bench.store, mine.unwrap().id).await.unwrap();
    facts.into_iter().map(|fact| fact.activity).collect()
}

#[tokio::test]
async fn twenty_starts_at_once_are_one_attempt() {
    let bench = Bench::with(course()).await;
    let (_, permit) = enrolled(&bench, "Ann").await;
    let starts = (0..20).map(|_| begin(&bench.store, &permit, "seeing", "quiz"));
    let ids: std::collections::BTreeSet<_> = futures::future::join_all(starts)
        .await
        .into_iter()
        .map(Result::unwrap)
        .collect();
    assert_eq!(ids.len(), 1);
}

#[tokio::test]
async fn the_last_answer_counts_and_passing_is_a_fact() {
    let bench = Bench::with(course()).await;
    let (person, permit) = enrolled(&bench, "Ann").await;
    let id = begin(&bench.store, &permit, "seeing", "quiz")
        .await
        .unwrap();
    answer(&bench.store, &permit, id, "q1", "b").await.unwrap();
    answer(&bench.store, &permit, id, "q1", "a").await.unwrap();
    answer(&bench.store, &permit, id, "q2", "b").await.unwrap();
    let submits = (0..20).map(|_| submit(&bench.store, &permit, id));
    for outcome in futures::future::join_all(submits).await {
        outcome.unwrap();
    }
    let seat = sitting(&bench.store, &permit, id).await.unwrap().unwrap();
    assert_eq!(
        seat.sitting.score.map(|s| (s.percent, s.passed)),
        Some((50, true))
    );
    assert_eq!(facts_of(&bench, person).await, ["id-quiz"]);
    let late = answer(&bench.store, &permit, id, "q2", "a").await;
    assert!(matches!(
        late,
        Err(Stop::Refused(KeepRefusal::Answer(AnswerRefusal::Submitted)))
    ));
}

#[tokio::test]
async fn a_worse_attempt_takes_nothing_away() {
    let bench = Bench::with(course()).await;
    let (person, permit) = enrolled(&bench, "Ann").await;
    for option in ["a", "b"] {
        let id = begin(&bench.store, &permit, "seeing", "quiz")
            .await
            .unwrap();
        answer(&bench.store, &permit, id, "q1", option)
            .await
            .unwrap();
        submit(&bench.store, &permit, id).await.unwrap();
    }
    let mine = enrollment(&bench.store, person, "seeing")
        .await
        .unwrap()
        .unwrap();
    let all = attempts(&bench.store, mine.id, Some("id-quiz"))
        .await
        .unwrap();
    let passed: Vec<_> = all.iter().map(|s| (s.number, s.rules.passed)).collect();
    assert_eq!(passed, [(1, true), (2, false)]);
    assert_eq!(facts_of(&bench, person).await, ["id-quiz"]);
    assert_eq!((mine.done, mine.total), (1, 4));
}

#[tokio::test]
async fn after_the_deadline_nothing_is_taken_and_what_stood_is_handed_in() {
    let bench = Bench::with(course()).await;
    let (person, permit) = enrolled(&bench, "Ann").await;
    let id = begin(&bench.store, &permit, "seeing", "quiz")
        .await
        .unwrap();
    answer(&bench.store, &permit, id, "q1", "a").await.unwrap();
    bench.pass(TimeDelta::minutes(10) + TimeDelta::seconds(4));
    // it was sent in time
    answer(&bench.store, &permit, id, "q2", "b").await.unwrap();
    bench.pass(TimeDelta::seconds(2));
    let late = answer(&bench.store, &permit, id, "q2", "a").await;
    assert!(matches!(
        late,
        Err(Stop::Refused(KeepRefusal::Answer(AnswerRefusal::TimeUp)))
    ));
    close_overdue(&bench.store).await.unwrap();
    close_overdue(&bench.store).await.unwrap();
    let seat = sitting(&bench.store, &permit, id).await.unwrap().unwrap();
    assert_eq!(seat.sitting.how, Some(How::ByDeadline));
    assert_eq!(seat.sitting.rules.submitted_at, seat.sitting.rules.deadline);
    assert_eq!(seat.sitting.score.map(|s| s.percent), Some(50));
    assert_eq!(facts_of(&bench, person).await, ["id-quiz"]);
}

#[tokio::test]
async fn attempts_run_out() {
    let bench = Bench::with(course()).await;
    let (_, permit) = enrolled(&bench, "Ann").await;
    for _ in 0..3 {
        let id = begin(&bench.store, &permit, "seeing", "quiz")
            .await
            .unwrap();
        submit(&bench.store, &permit, id).await.unwrap();
    }
    let more = begin(&bench.store, &permit, "seeing", "quiz").await;
    assert!(matches!(
        more,
        Err(Stop::Refused(BeginRefusal::Start(StartRefusal::NoneLeft {
            allowed: 3
        })))
    ));
}

#[tokio::test]
async fn somebody_elses_attempt_is_not_there() {
    let bench = Bench::with(course()).await;
    let (_, ann) = enrolled(&bench, "Ann").await;
    let (_, ben) = enrolled(&bench, "Ben").await;
    let id = begin(&bench.store, &ann, "seeing", "quiz").await.unwrap();
    assert_eq!(sitting(&bench.store, &ben, id).await.unwrap(), None);
    let outcome = answer(&bench.store, &ben, id, "q1", "a").await;
    assert!(matches!(outcome, Err(Stop::Refused(KeepRefusal::NotFound))));
    let outcome = submit(&bench.store, &ben, id).await;
    assert!(matches!(
        outcome,
        Err(Stop::Refused(SubmitRefusal::NotFound))
    ));
}

#[tokio::test]
async fn a_survey_is_sent_once_its_required_questions_are_answered() {
    let bench = Bench::with(course()).await;
    let (person, permit) = enrolled(&bench, "Ann").await;
    let id = begin(&bench.store, &permit, "seeing", "survey")
        .await
        .unwrap();
    let outcome = submit(&bench.store, &permit, id).await;
    assert!(matches!(outcome, Err(Stop::Refused(SubmitRefusal::Missing(ids))) if ids == ["s2"]));
    answer(&bench.store, &permit, id, "s2", "a").await.unwrap();
    submit(&bench.store, &permit, id).await.unwrap();
    assert_eq!(facts_of(&bench, person).await, ["id-survey"]);
    let again = begin(&bench.store, &permit, "seeing", "survey")
        .await
        .unwrap();
    assert_eq!(again, id);
}

#[tokio::test]
async fn of_answers_that_come_at_once_each_is_told_its_own_outcome() {
    let bench = Bench::with(course()).await;
    let mut learners = Vec::new();
    for number in 0..12 {
        let (_, permit) = enrolled(&bench, &format!("Ann{number}")).await;
        let id = begin(&bench.store, &permit, "seeing", "quiz")
            .await
            .unwrap();
        // known from memory as open
        answer(&bench.store, &permit, id, "q1", "b").await.unwrap();
        learners.push((permit, id));
    }
    for (permit, id) in learners.iter().skip(9) {
        submit(&bench.store, permit, *id).await.unwrap();
    }
    let answers = learners.iter().cycle().take(60);
    let answers = answers.map(|(permit, id)| answer(&bench.store, permit, *id, "q2", "b"));
    let outcomes = futures::future::join_all(answers).await;
    for (at, outcome) in outcomes.into_iter().enumerate() {
        if at % 12 < 9 {
            outcome.unwrap();
        } else {
            assert!(matches!(
                outcome,
                Err(Stop::Refused(KeepRefusal::Answer(AnswerRefusal::Submitted)))
            ));
        }
    }
    for (permit, id) in &learners {
        let seat = sitting(&bench.store, permit, *id).await.unwrap().unwrap();
        let open = seat.sitting.rules.submitted_at.is_none();
        assert_eq!(seat.given.contains_key("q2"), open);
    }
}
