//! The chain tells what was changed behind its back.

use super::{append, verify};
use crate::fixtures::{TestStore, course};
use laurel_domain::identity::{Action, Actor, Resource, permit};
use sea_orm::ConnectionTrait;

async fn run(fixture: &TestStore, statement: &'static str) {
    fixture
        .store
        .write(move |tx| {
            Box::pin(async move {
                tx.execute_unprepared(statement).await?;
                Ok::<_, crate::InternalError>(())
            })
        })
        .await
        .unwrap();
}

/// Where five lines break after this was done to them.
async fn broken_by(statement: &'static str) -> Option<i64> {
    let fixture = TestStore::with(course()).await;
    let now = fixture.store.now();
    for n in 0..5 {
        fixture
            .store
            .write(move |tx| {
                Box::pin(async move {
                    let may = permit(&Actor::Operator, Action::ManageSettings, Resource::Site);
                    let detail = serde_json::json!({"did": "open", "n": n});
                    append(tx, now, &may.unwrap(), "settings", &detail).await?;
                    Ok::<_, crate::InternalError>(())
                })
            })
            .await
            .unwrap();
    }
    assert_eq!(verify(&fixture.store).await.unwrap(), Ok(5));
    run(&fixture, statement).await;
    verify(&fixture.store).await.unwrap().err().map(|b| b.seq)
}

#[tokio::test]
async fn what_was_changed_in_the_trail_is_found() {
    for (statement, at) in [
        ("UPDATE audit SET subject = 'other' WHERE seq = 3", Some(3)),
        ("UPDATE audit SET actor = 'other' WHERE seq = 5", Some(5)),
        ("UPDATE audit SET detail = '{}' WHERE seq = 1", Some(1)),
        (
            "UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE seq = 2",
            Some(2),
        ),
        ("DELETE FROM audit WHERE seq = 4", Some(5)),
        ("UPDATE audit SET action = action", None),
    ] {
        assert_eq!(broken_by(statement).await, at, "{statement}");
    }
}
