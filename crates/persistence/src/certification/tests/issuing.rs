//! Once, whatever is retried, raced or drawn twice.

use super::super::*;
use super::*;
use laurel_domain::certification::EntitlementStatus;
use std::sync::atomic::{AtomicUsize, Ordering};

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_completions_at_once_earn_one_certificate_and_one_letter() {
    let scene = Arc::new(Scene::usual().await);
    let course = scene.courses[1];
    let all = (0..100).map(|_| {
        let scene = scene.clone();
        tokio::spawn(async move { scene.complete(course).await })
    });
    for done in futures::future::join_all(all).await {
        done.unwrap();
    }
    let earned = scene.entitlements().await;
    assert_eq!(earned.len(), 1);
    assert_eq!(earned[0].status, EntitlementStatus::Ready.word());
    let workers = (0..10).map(|_| {
        let scene = scene.clone();
        tokio::spawn(async move { scene.issue().await })
    });
    for done in futures::future::join_all(workers).await {
        done.unwrap();
    }
    assert_eq!(scene.certificates().await.len(), 1);
    assert_eq!(scene.letters().await, 1);
    assert_eq!(scene.look().await.events.len(), 1);
    // and a job that is done again does nothing
    scene.issue().await;
    assert_eq!(scene.certificates().await.len(), 1);
}

#[tokio::test]
async fn nothing_is_issued_before_the_name_is_confirmed() {
    let scene = Scene::new(Arc::new(SystemRandom), "anh", false).await;
    scene.complete(scene.courses[0]).await;
    assert_eq!(
        scene.entitlements().await[0].status,
        EntitlementStatus::WaitingForName.word()
    );
    scene.issue().await;
    assert!(scene.certificates().await.is_empty());
    scene.confirm("Nguyễn Thị Ánh").await;
    scene.issue().await;
    assert_eq!(scene.look().await.sealed.holder, "Nguyễn Thị Ánh");
    scene.confirm("Somebody Else").await;
    assert_eq!(scene.look().await.sealed.holder, "Nguyễn Thị Ánh");
}

#[tokio::test]
async fn a_name_that_no_typeface_has_is_refused_with_its_letters_until_it_is_mended() {
    let scene = Scene::new(Arc::new(SystemRandom), "Anh 李", true).await;
    scene.complete(scene.courses[0]).await;
    scene.issue().await;
    let held = of_person(&scene.store, scene.person).await.unwrap();
    assert_eq!(held.waiting[0].status, EntitlementStatus::Refused);
    assert_eq!(held.waiting[0].refusal.as_deref(), Some("李"));
    scene.confirm("Anh Li").await;
    scene.issue().await;
    let held = of_person(&scene.store, scene.person).await.unwrap();
    assert!(held.waiting.is_empty());
    assert_eq!(held.issued.len(), 1);
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
    let scene = Scene::new(Arc::new(Repeating(AtomicUsize::new(0))), "Ana Li", true).await;
    scene.complete(scene.courses[0]).await;
    scene.issue().await;
    let first = scene.certificates().await.remove(0);
    // somebody else's, of another award
    let row = scene.entitlements().await.remove(0);
    let other = entitlement::ActiveModel {
        id: Set(Uuid::from_u128(9)),
        award_id: Set(Uuid::from_u128(8)),
        status: Set(EntitlementStatus::Ready.word().to_owned()),
        certificate_id: Set(None),
        ..row.into()
    };
    let added: Result<(), Fault> = scene
        .store
        .write(move |tx| {
            Box::pin(async move {
                entitlement::Entity::insert(other)
                    .exec_without_returning(tx)
                    .await?;
                Ok(())
            })
        })
        .await;
    added.unwrap();
    issue(&scene.store, &scene.press, &Plain, URL, Uuid::from_u128(9))
        .await
        .unwrap();
    let all = scene.certificates().await;
    assert_eq!(all.len(), 2);
    assert_ne!(all[0].number, all[1].number);
    assert!(all.contains(&first));
}
