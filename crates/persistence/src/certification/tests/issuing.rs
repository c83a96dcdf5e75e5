//! Once, whatever is retried, raced or drawn twice.

use super::super::*;
use super::*;
use crate::store::Word;
use laurel_domain::certification::EntitlementStatus;
use std::sync::atomic::{AtomicUsize, Ordering};

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_completions_at_once_earn_one_certificate_and_one_letter() {
    let fixture = Arc::new(IssuingFixture::usual().await);
    let course = fixture.courses[1];
    let all = (0..100).map(|_| {
        let fixture = fixture.clone();
        tokio::spawn(async move { fixture.complete(course).await })
    });
    for done in futures::future::join_all(all).await {
        done.unwrap();
    }
    let earned = fixture.entitlements().await;
    assert_eq!(earned.len(), 1);
    assert_eq!(earned[0].status.0, EntitlementStatus::Ready);
    let workers = (0..10).map(|_| {
        let fixture = fixture.clone();
        tokio::spawn(async move { fixture.issue().await })
    });
    for done in futures::future::join_all(workers).await {
        done.unwrap();
    }
    assert_eq!(fixture.certificates().await.len(), 1);
    assert_eq!(fixture.emails().await, 1);
    assert_eq!(fixture.look().await.events.len(), 1);
    // and a job that is done again does nothing
    fixture.issue().await;
    assert_eq!(fixture.certificates().await.len(), 1);
}

#[tokio::test]
async fn nothing_is_issued_before_the_name_is_confirmed() {
    let fixture = IssuingFixture::new(Arc::new(SystemRandom), "anh", false).await;
    fixture.complete(fixture.courses[0]).await;
    assert_eq!(
        fixture.entitlements().await[0].status.0,
        EntitlementStatus::WaitingForName
    );
    fixture.issue().await;
    assert!(fixture.certificates().await.is_empty());
    fixture.confirm("Nguyễn Thị Ánh").await;
    fixture.issue().await;
    assert_eq!(fixture.look().await.sealed.holder, "Nguyễn Thị Ánh");
    fixture.confirm("Somebody Else").await;
    assert_eq!(fixture.look().await.sealed.holder, "Nguyễn Thị Ánh");
}

#[tokio::test]
async fn a_name_that_no_typeface_has_is_refused_with_its_letters_until_it_is_mended() {
    let fixture = IssuingFixture::new(Arc::new(SystemRandom), "Anh 李", true).await;
    fixture.complete(fixture.courses[0]).await;
    fixture.issue().await;
    let holder = of_person(&fixture.store, OwnScope::of(&fixture.own()))
        .await
        .unwrap();
    assert_eq!(holder.waiting[0].status, EntitlementStatus::Refused);
    assert_eq!(holder.waiting[0].refusal.as_deref(), Some("李"));
    fixture.confirm("Anh Li").await;
    fixture.issue().await;
    let holder = of_person(&fixture.store, OwnScope::of(&fixture.own()))
        .await
        .unwrap();
    assert!(holder.waiting.is_empty());
    assert_eq!(holder.issued.len(), 1);
}

/// Draws the same number a few times.
struct Repeating(AtomicUsize);

impl Random for Repeating {
    fn fill(&self, bytes: &mut [u8]) {
        SystemRandom.fill(bytes);
        if bytes.len() == 8 && self.0.fetch_add(1, Ordering::SeqCst) < 3 {
            bytes.fill(7);
        }
    }
}

#[tokio::test]
async fn a_number_that_is_taken_is_drawn_again() {
    let fixture =
        IssuingFixture::new(Arc::new(Repeating(AtomicUsize::new(0))), "Ana Li", true).await;
    fixture.complete(fixture.courses[0]).await;
    fixture.issue().await;
    let first = fixture.certificates().await.remove(0);
    // somebody else's, of another award
    let row = fixture.entitlements().await.remove(0);
    let other = entitlement::ActiveModel {
        id: Set(Uuid::from_u128(9)),
        award_id: Set(Uuid::from_u128(8)),
        status: Set(Word(EntitlementStatus::Ready)),
        certificate_id: Set(None),
        ..row.into()
    };
    let added: Result<(), InternalError> = fixture
        .store
        .transact(async |tx| {
            entitlement::Entity::insert(other)
                .exec_without_returning(tx)
                .await?;
            Ok(())
        })
        .await;
    added.unwrap();
    issue(
        &fixture.store,
        &fixture.renderer,
        &Plain,
        &chosen(),
        Uuid::from_u128(9),
    )
    .await
    .unwrap();
    let all = fixture.certificates().await;
    assert_eq!(all.len(), 2);
    assert_ne!(all[0].number, all[1].number);
    assert!(all.contains(&first));
}
