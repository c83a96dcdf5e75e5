//! Who earned a certificate is told that it waits for the name: at once, after a week,
//! and when the staff ask; never after it is confirmed.

use super::super::*;
use super::*;
use crate::tasks::entity::job;
use chrono::TimeDelta;

async fn told(fixture: &IssuingFixture, turn: u8) -> i64 {
    let id = fixture.entitlements().await[0].id;
    tell_waiting(&fixture.store, URL, id, turn).await.unwrap();
    fixture.emails().await
}

async fn reminded(fixture: &IssuingFixture) -> (bool, i64) {
    let id = fixture.entitlements().await[0].id;
    let staff: Permit<actions::ManagePeople> = authorize(&Actor::Operator, ()).unwrap();
    let done = remind(&fixture.store, &staff, URL, id).await.unwrap();
    (done, fixture.emails().await)
}

/// When the emails are due, after the award was earned.
async fn planned(fixture: &IssuingFixture) -> Vec<TimeDelta> {
    let earned = &fixture.entitlements().await[0];
    let mut jobs = job::Entity::find()
        .filter(job::Column::Kind.eq("tell-waiting"))
        .filter(job::Column::Payload.contains(earned.id.to_string()))
        .all(fixture.store.read())
        .await
        .unwrap();
    jobs.sort_by_key(|job| job.next_at);
    jobs.iter()
        .map(|job| job.next_at - earned.earned_at)
        .collect()
}

#[tokio::test]
async fn who_has_not_confirmed_the_name_is_told_at_once_and_after_a_week() {
    let fixture = IssuingFixture::new(Arc::new(SystemRandom), "anh", false).await;
    fixture.complete(fixture.courses[0]).await;
    fixture.complete(fixture.courses[1]).await;
    assert_eq!(
        planned(&fixture).await,
        [TimeDelta::zero(), TimeDelta::days(7)]
    );
    assert_eq!(told(&fixture, 1).await, 1);
    assert_eq!(told(&fixture, 1).await, 1, "a job that is done again");
    assert_eq!(reminded(&fixture).await, (true, 2));
    assert_eq!(reminded(&fixture).await, (true, 2), "once a day");
    assert_eq!(told(&fixture, 2).await, 3);
    fixture.confirm("Nguyễn Thị Ánh").await;
    assert_eq!(told(&fixture, 3).await, 3, "nothing waits any more");
    assert_eq!(reminded(&fixture).await, (false, 3));
}

#[tokio::test]
async fn who_confirmed_the_name_before_is_told_of_the_certificate_alone() {
    let fixture = IssuingFixture::usual().await;
    fixture.complete(fixture.courses[0]).await;
    assert_eq!(planned(&fixture).await, []);
    assert_eq!(told(&fixture, 1).await, 0);
}

#[tokio::test]
async fn an_address_that_is_not_confirmed_is_written_to_once_it_is() {
    let fixture = IssuingFixture::new(Arc::new(SystemRandom), "anh", false).await;
    fixture.set_email_confirmed(false).await;
    fixture.complete(fixture.courses[0]).await;
    assert_eq!(told(&fixture, 1).await, 0);
    assert_eq!(reminded(&fixture).await, (true, 1), "to confirm it");
    fixture.set_email_confirmed(true).await;
    let released: Result<(), InternalError> = fixture
        .store
        .transact(async |tx| release(tx, fixture.person).await)
        .await;
    released.unwrap();
    assert_eq!(planned(&fixture).await.len(), 3, "told anew");
    assert_eq!(told(&fixture, 1).await, 2);
}
