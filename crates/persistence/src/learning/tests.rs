use super::*;
use crate::UseCaseError;
use crate::assessment;
use crate::enrollment::{enroll, enrollment, withdraw};
use crate::fixtures::{TestStore, course, own, own_scope, watched};
use chrono::TimeDelta;
use laurel_domain::enrollment::{EnrollRefusal, LearnRefusal, Status, WithdrawRefusal};
use laurel_domain::identity::{Actor, System, actions, authorize};
use laurel_domain::ids::{CourseId, PersonId};
use laurel_domain::learning::{FactKind, TooSoonToComplete};

async fn learner(fixture: &TestStore) -> PersonId {
    let person = fixture.person("Ann").await;
    let permit = own::<actions::Enroll>(person);
    enroll(&fixture.store, &permit, fixture.course, None)
        .await
        .unwrap();
    person
}

#[tokio::test]
async fn a_hundred_marks_at_once_are_one_fact() {
    let fixture = TestStore::with(course()).await;
    let person = learner(&fixture).await;
    let learn = own::<actions::Learn>(person);
    let marks = (0..100).map(|_| complete(&fixture.store, &learn, "seeing", "quick"));
    for outcome in futures::future::join_all(marks).await {
        assert_eq!(outcome.unwrap().next.as_deref(), Some("quiz"));
    }
    let mine = enrollment(&fixture.store, own_scope(person), "seeing")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        facts(&fixture.store, &watched(fixture.course).into(), mine.id)
            .await
            .unwrap()
            .len(),
        1
    );
    assert_eq!((mine.done, mine.total, mine.percent), (1, 4, 25));
}

#[tokio::test]
async fn a_reading_time_is_kept() {
    let fixture = TestStore::with(course()).await;
    let person = learner(&fixture).await;
    let learn = own::<actions::Learn>(person);
    let mark = || complete(&fixture.store, &learn, "seeing", "slow");
    assert!(matches!(
        mark().await,
        Err(UseCaseError::Refused(CompleteRefusal::Mark(
            TooSoonToComplete::NotOpened
        )))
    ));
    let mine = enrollment(&fixture.store, own_scope(person), "seeing")
        .await
        .unwrap()
        .unwrap();
    for _ in 0..3 {
        note_opening(&fixture.store, &learn, mine.id, "id-slow")
            .await
            .unwrap();
        fixture.pass(TimeDelta::seconds(25));
    }
    fixture.pass(TimeDelta::seconds(-16));
    assert!(matches!(
        mark().await,
        Err(UseCaseError::Refused(CompleteRefusal::Mark(
            TooSoonToComplete::TooSoon { .. }
        )))
    ));
    fixture.pass(TimeDelta::seconds(1));
    mark().await.unwrap();
}

#[tokio::test]
async fn leaving_keeps_everything() {
    let fixture = TestStore::with(course()).await;
    let person = learner(&fixture).await;
    let (learn, join) = (
        own::<actions::Learn>(person),
        own::<actions::Enroll>(person),
    );
    complete(&fixture.store, &learn, "seeing", "quick")
        .await
        .unwrap();
    let again = enroll(&fixture.store, &join, fixture.course, None).await;
    assert!(matches!(
        again,
        Err(UseCaseError::Refused(EnrollRefusal::Already))
    ));
    withdraw(&fixture.store, &join, "seeing").await.unwrap();
    assert!(matches!(
        withdraw(&fixture.store, &join, "seeing").await,
        Err(UseCaseError::Refused(WithdrawRefusal::NotIn))
    ));
    assert!(matches!(
        complete(&fixture.store, &learn, "seeing", "quick").await,
        Err(UseCaseError::Refused(CompleteRefusal::Learn(
            LearnRefusal::NotIn
        )))
    ));
    enroll(&fixture.store, &join, fixture.course, None)
        .await
        .unwrap();
    let mine = enrollment(&fixture.store, own_scope(person), "seeing")
        .await
        .unwrap()
        .unwrap();
    assert_eq!((mine.status, mine.done), (Status::Active, 1));
}

#[tokio::test]
async fn the_course_completes_once_and_stays_complete() {
    let fixture = TestStore::with(course()).await;
    let person = learner(&fixture).await;
    let (learn, join) = (
        own::<actions::Learn>(person),
        own::<actions::Enroll>(person),
    );
    let mine = enrollment(&fixture.store, own_scope(person), "seeing")
        .await
        .unwrap()
        .unwrap();
    let staff = authorize::<actions::CompleteForLearner>(&Actor::Operator, fixture.course).unwrap();
    for id in ["id-slow", "id-quiz", "id-survey"] {
        let completion = StaffCompletion {
            activity: id.to_owned(),
            kind: FactKind::Waived,
            reason: "Did it before.".to_owned(),
        };
        complete_for_learner(&fixture.store, &staff, mine.id, completion)
            .await
            .unwrap();
    }
    let marks = (0..100).map(|_| complete(&fixture.store, &learn, "seeing", "quick"));
    let outcomes = futures::future::join_all(marks).await;
    let finished = outcomes
        .iter()
        .filter(|o| o.as_ref().is_ok_and(|c| c.finished));
    assert_eq!(finished.count(), 1);
    let mine = enrollment(&fixture.store, own_scope(person), "seeing")
        .await
        .unwrap()
        .unwrap();
    assert_eq!((mine.status, mine.percent), (Status::Completed, 100));
    assert!(matches!(
        withdraw(&fixture.store, &join, "seeing").await,
        Err(UseCaseError::Refused(WithdrawRefusal::Completed))
    ));
    // whoever is done may practice, and lose nothing by it
    let id = assessment::start(&fixture.store, &learn, "seeing", "quiz")
        .await
        .unwrap();
    assessment::submit(&fixture.store, &learn, id)
        .await
        .unwrap();
    let after = enrollment(&fixture.store, own_scope(person), "seeing")
        .await
        .unwrap()
        .unwrap();
    assert_eq!((after.status, after.percent), (Status::Completed, 100));
    assert_eq!(after.completed_at, mine.completed_at);
    assert_eq!(check(&fixture.store, System::new(), 10).await.unwrap(), []);
}

#[tokio::test]
async fn what_is_derived_can_be_made_again_from_the_facts() {
    use crate::enrollment::entity::enrollment as table;
    use sea_orm::sea_query::Expr;
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
    let fixture = TestStore::with(course()).await;
    let person = learner(&fixture).await;
    let learn = own::<actions::Learn>(person);
    complete(&fixture.store, &learn, "seeing", "quick")
        .await
        .unwrap();
    assert_eq!(check(&fixture.store, System::new(), 10).await.unwrap(), []);
    fixture
        .store
        .transact(async |tx| {
            table::Entity::update_many()
                .col_expr(table::Column::Percent, Expr::value(90))
                .filter(table::Column::PersonId.eq(person.0))
                .exec(tx)
                .await?;
            Ok::<_, crate::InternalError>(())
        })
        .await
        .unwrap();
    assert_eq!(
        check(&fixture.store, System::new(), 10)
            .await
            .unwrap()
            .len(),
        1
    );
    assert_eq!(rebuild(&fixture.store, System::new()).await.unwrap(), 1);
    assert_eq!(check(&fixture.store, System::new(), 10).await.unwrap(), []);
    let mine = enrollment(&fixture.store, own_scope(person), "seeing")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(mine.percent, 25);
}

#[tokio::test]
async fn a_page_is_opened_with_all_that_it_needs() {
    let fixture = TestStore::with(course()).await;
    let person = learner(&fixture).await;
    let learn = own::<actions::Learn>(person);
    assert_eq!(
        open(&fixture.store, &learn, "nothing", "x").await.unwrap(),
        None
    );
    complete(&fixture.store, &learn, "seeing", "quick")
        .await
        .unwrap();
    let text = "Ask Ruth.\u{1f33f}".to_owned();
    save_note(
        &fixture.store,
        &learn,
        "seeing",
        "id-quick",
        Some(""),
        text.clone(),
    )
    .await
    .unwrap();
    for on in [true, true, false, true] {
        set_bookmark(&fixture.store, &learn, "seeing", "id-quick", on)
            .await
            .unwrap();
    }
    let seen = open(&fixture.store, &learn, "seeing", "id-quick")
        .await
        .unwrap()
        .unwrap();
    note_opening(&fixture.store, &learn, seen.enrollment, "id-slow")
        .await
        .unwrap();
    let seen = open(&fixture.store, &learn, "seeing", "id-quick")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(seen.facts.len(), 1);
    assert_eq!(
        seen.facts.first().map(|fact| fact.at),
        Some(fixture.store.now())
    );
    assert_eq!(seen.note.map(|note| note.body), Some(text));
    assert_eq!(seen.bookmarks, ["id-quick"]);
    assert_eq!(seen.openings, [("id-slow".to_owned(), fixture.store.now())]);
    save_note(
        &fixture.store,
        &learn,
        "seeing",
        "id-quick",
        None,
        String::new(),
    )
    .await
    .unwrap();
    let seen = open(&fixture.store, &learn, "seeing", "id-quick")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(seen.note, None);
}

#[tokio::test]
async fn a_note_is_not_written_over_by_who_has_not_seen_it() {
    let fixture = TestStore::with(course()).await;
    let learn = own::<actions::Learn>(learner(&fixture).await);
    let save = async |before: Option<&str>, body: &str| {
        save_note(
            &fixture.store,
            &learn,
            "seeing",
            "id-quick",
            before,
            body.to_owned(),
        )
        .await
        .unwrap()
    };
    let kept = async || {
        let all = notes(&fixture.store, &learn, "seeing").await.unwrap();
        all.get("id-quick").map(|note| note.body.clone())
    };
    let elsewhere = |outcome: SavedNote| match outcome {
        SavedNote::Saved => panic!("it was saved"),
        SavedNote::ChangedElsewhere(kept) => kept.body,
    };
    assert_eq!(save(Some(""), "one").await, SavedNote::Saved);
    // the other tab saw none
    assert_eq!(elsewhere(save(Some(""), "two").await), "one");
    assert_eq!(elsewhere(save(Some("two"), "").await), "one");
    assert_eq!(kept().await.as_deref(), Some("one"));
    // sent twice, or the same in both
    assert_eq!(save(Some(""), "one").await, SavedNote::Saved);
    assert_eq!(save(Some("one"), "two").await, SavedNote::Saved);
    // what is kept is in it
    assert_eq!(save(Some("one"), "one and two").await, SavedNote::Saved);
    // who says nothing of what they saw writes over it
    assert_eq!(save(None, "three").await, SavedNote::Saved);
    assert_eq!(save(Some("three"), "").await, SavedNote::Saved);
    assert_eq!(kept().await, None);
    // deleted meanwhile: nothing is lost
    assert_eq!(save(Some("three"), "four").await, SavedNote::Saved);
}

#[tokio::test]
async fn nobody_writes_into_or_reads_of_what_is_not_theirs() {
    let fixture = TestStore::with(course()).await;
    let ann = learner(&fixture).await;
    let learn = own::<actions::Learn>(ann);
    let other = own::<actions::Learn>(fixture.person("Ben").await);
    complete(&fixture.store, &learn, "seeing", "quick")
        .await
        .unwrap();
    let look = async || {
        let seen = open(&fixture.store, &learn, "seeing", "slow").await;
        seen.unwrap().unwrap()
    };
    let mine = look().await.enrollment;
    for (permit, openings, place) in [(&other, 0, None), (&learn, 1, Some("id-slow"))] {
        note_opening(&fixture.store, permit, mine, "id-slow")
            .await
            .unwrap();
        remember_place(&fixture.store, permit, mine, "id-slow".to_owned())
            .await
            .unwrap();
        let seen = look().await;
        assert_eq!(seen.openings.len(), openings);
        assert_eq!(seen.place.as_deref(), place);
    }
    let seen = look().await;
    assert!(opened_revision(&fixture.store, &learn, &seen).await.is_ok());
    assert!(
        opened_revision(&fixture.store, &other, &seen)
            .await
            .is_err()
    );
    let elsewhere = CourseId(fixture.store.new_id());
    for (course, count) in [(fixture.course, 1), (elsewhere, 0)] {
        let scope = watched(course);
        assert_eq!(
            facts(&fixture.store, &scope.into(), mine)
                .await
                .unwrap()
                .len(),
            count
        );
        let lines = fact_lines(&fixture.store, &scope.into(), mine)
            .await
            .unwrap();
        assert_eq!(lines.len(), count);
    }
}
