use super::*;
use crate::Stop;
use crate::assessment;
use crate::enrollment::{enroll, enrollment, withdraw};
use crate::fixtures::{Bench, course, own};
use chrono::TimeDelta;
use laurel_domain::enrollment::{EnrollRefusal, LearnRefusal, Status, WithdrawRefusal};
use laurel_domain::identity::{ActionName, Actor, Resource, permit};
use laurel_domain::ids::PersonId;
use laurel_domain::learning::{FactKind, MarkRefusal};

async fn learner(bench: &Bench) -> PersonId {
    let person = bench.person("Ann").await;
    let permit = own(person, ActionName::Enroll);
    enroll(&bench.store, &permit, bench.course, None)
        .await
        .unwrap();
    person
}

#[tokio::test]
async fn a_hundred_marks_at_once_are_one_fact() {
    let bench = Bench::with(course()).await;
    let person = learner(&bench).await;
    let learn = own(person, ActionName::Learn);
    let marks = (0..100).map(|_| complete(&bench.store, &learn, "seeing", "quick"));
    for outcome in futures::future::join_all(marks).await {
        assert_eq!(outcome.unwrap().next.as_deref(), Some("quiz"));
    }
    let mine = enrollment(&bench.store, person, "seeing")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(facts(&bench.store, mine.id).await.unwrap().len(), 1);
    assert_eq!((mine.done, mine.total, mine.percent), (1, 4, 25));
}

#[tokio::test]
async fn a_reading_time_is_kept() {
    let bench = Bench::with(course()).await;
    let person = learner(&bench).await;
    let learn = own(person, ActionName::Learn);
    let mark = || complete(&bench.store, &learn, "seeing", "slow");
    assert!(matches!(
        mark().await,
        Err(Stop::Refused(CompleteRefusal::Mark(MarkRefusal::NotOpened)))
    ));
    let mine = enrollment(&bench.store, person, "seeing")
        .await
        .unwrap()
        .unwrap();
    for _ in 0..3 {
        note_opening(&bench.store, mine.id, "id-slow")
            .await
            .unwrap();
        bench.pass(TimeDelta::seconds(25));
    }
    bench.pass(TimeDelta::seconds(-16));
    assert!(matches!(
        mark().await,
        Err(Stop::Refused(CompleteRefusal::Mark(
            MarkRefusal::TooSoon { .. }
        )))
    ));
    bench.pass(TimeDelta::seconds(1));
    mark().await.unwrap();
}

#[tokio::test]
async fn leaving_keeps_everything() {
    let bench = Bench::with(course()).await;
    let person = learner(&bench).await;
    let (learn, join) = (
        own(person, ActionName::Learn),
        own(person, ActionName::Enroll),
    );
    complete(&bench.store, &learn, "seeing", "quick")
        .await
        .unwrap();
    let again = enroll(&bench.store, &join, bench.course, None).await;
    assert!(matches!(again, Err(Stop::Refused(EnrollRefusal::Already))));
    withdraw(&bench.store, &join, "seeing").await.unwrap();
    assert!(matches!(
        withdraw(&bench.store, &join, "seeing").await,
        Err(Stop::Refused(WithdrawRefusal::NotIn))
    ));
    assert!(matches!(
        complete(&bench.store, &learn, "seeing", "quick").await,
        Err(Stop::Refused(CompleteRefusal::Learn(LearnRefusal::NotIn)))
    ));
    enroll(&bench.store, &join, bench.course, None)
        .await
        .unwrap();
    let mine = enrollment(&bench.store, person, "seeing")
        .await
        .unwrap()
        .unwrap();
    assert_eq!((mine.status, mine.done), (Status::Active, 1));
}

#[tokio::test]
async fn the_course_completes_once_and_stays_complete() {
    let bench = Bench::with(course()).await;
    let person = learner(&bench).await;
    let (learn, join) = (
        own(person, ActionName::Learn),
        own(person, ActionName::Enroll),
    );
    let mine = enrollment(&bench.store, person, "seeing")
        .await
        .unwrap()
        .unwrap();
    let resource = Resource::Course(bench.course);
    let staff = permit(&Actor::Operator, ActionName::CompleteForLearner, resource).unwrap();
    for id in ["id-slow", "id-quiz", "id-survey"] {
        let ruling = Ruling {
            activity: id.to_owned(),
            kind: FactKind::Waived,
            reason: "Did it before.".to_owned(),
        };
        complete_for(&bench.store, &staff, bench.course, mine.id, ruling)
            .await
            .unwrap();
    }
    let marks = (0..100).map(|_| complete(&bench.store, &learn, "seeing", "quick"));
    let outcomes = futures::future::join_all(marks).await;
    let finished = outcomes
        .iter()
        .filter(|o| o.as_ref().is_ok_and(|c| c.finished));
    assert_eq!(finished.count(), 1);
    let mine = enrollment(&bench.store, person, "seeing")
        .await
        .unwrap()
        .unwrap();
    assert_eq!((mine.status, mine.percent), (Status::Completed, 100));
    assert!(matches!(
        withdraw(&bench.store, &join, "seeing").await,
        Err(Stop::Refused(WithdrawRefusal::Completed))
    ));
    // whoever is done may practice, and lose nothing by it
    let id = assessment::begin(&bench.store, &learn, "seeing", "quiz")
        .await
        .unwrap();
    assessment::submit(&bench.store, &learn, id).await.unwrap();
    let after = enrollment(&bench.store, person, "seeing")
        .await
        .unwrap()
        .unwrap();
    assert_eq!((after.status, after.percent), (Status::Completed, 100));
    assert_eq!(after.completed_at, mine.completed_at);
    assert_eq!(check(&bench.store, 10).await.unwrap(), []);
}

#[tokio::test]
async fn what_is_derived_can_be_made_again_from_the_facts() {
    use crate::enrollment::entity::enrollment as table;
    use sea_orm::sea_query::Expr;
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
    let bench = Bench::with(course()).await;
    let person = learner(&bench).await;
    let learn = own(person, ActionName::Learn);
    complete(&bench.store, &learn, "seeing", "quick")
        .await
        .unwrap();
    assert_eq!(check(&bench.store, 10).await.unwrap(), []);
    bench
        .store
        .write(move |tx| {
            Box::pin(async move {
                table::Entity::update_many()
                    .col_expr(table::Column::Percent, Expr::value(90))
                    .filter(table::Column::PersonId.eq(person.0))
                    .exec(tx)
                    .await?;
                Ok::<_, crate::Fault>(())
            })
        })
        .await
        .unwrap();
    assert_eq!(check(&bench.store, 10).await.unwrap().len(), 1);
    assert_eq!(rebuild(&bench.store).await.unwrap(), 1);
    assert_eq!(check(&bench.store, 10).await.unwrap(), []);
    let mine = enrollment(&bench.store, person, "seeing")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(mine.percent, 25);
}

#[tokio::test]
async fn a_page_is_opened_with_all_that_it_needs() {
    let bench = Bench::with(course()).await;
    let person = learner(&bench).await;
    let learn = own(person, ActionName::Learn);
    assert_eq!(
        open(&bench.store, &learn, "nothing", "x").await.unwrap(),
        None
    );
    complete(&bench.store, &learn, "seeing", "quick")
        .await
        .unwrap();
    let text = "Ask Ruth.\u{1f33f}".to_owned();
    save_note(&bench.store, &learn, "seeing", "id-quick", text.clone())
        .await
        .unwrap();
    for on in [true, true, false, true] {
        set_bookmark(&bench.store, &learn, "seeing", "id-quick", on)
            .await
            .unwrap();
    }
    let seen = open(&bench.store, &learn, "seeing", "id-quick")
        .await
        .unwrap()
        .unwrap();
    note_opening(&bench.store, seen.enrollment.id, "id-slow")
        .await
        .unwrap();
    let seen = open(&bench.store, &learn, "seeing", "id-quick")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(seen.facts.len(), 1);
    assert_eq!(
        seen.facts.first().map(|fact| fact.at),
        Some(bench.store.now())
    );
    assert_eq!(seen.note.map(|note| note.body), Some(text));
    assert_eq!(seen.bookmarks, ["id-quick"]);
    assert_eq!(seen.openings, [("id-slow".to_owned(), bench.store.now())]);
    save_note(&bench.store, &learn, "seeing", "id-quick", String::new())
        .await
        .unwrap();
    let seen = open(&bench.store, &learn, "seeing", "id-quick")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(seen.note, None);
}
