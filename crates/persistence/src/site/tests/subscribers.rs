use super::{store, visitor};
use crate::messaging::Message;
use crate::messaging::entity::outbox;
use crate::site::announce::{announce_program, perform};
use crate::site::entity::consent_event;
use crate::site::{
    Consent, SubscriptionChange, SubscriptionStatus, change_subscription, confirm, pending,
    subscribe, subscription,
};
use crate::store::{Store, UseCaseError};
use crate::tasks::Announcement;
use laurel_domain::ids::ProgramId;
use laurel_domain::site::SubscriptionRequest;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

const SITE: &str = "https://example.org";

fn consent(text: &str) -> Consent {
    Consent {
        text: text.to_owned(),
        language: "en".to_owned(),
        form: "/notifications".to_owned(),
    }
}

async fn ask(store: &Store, email: &str, topics: &[&str]) {
    let topics: Vec<String> = topics.iter().map(|t| (*t).to_owned()).collect();
    let request =
        SubscriptionRequest::parse(email, &topics, "yes", &["a", "b", "c"]).expect("a wish");
    subscribe(
        store,
        &visitor(),
        SITE,
        request,
        topics,
        consent("I want it"),
    )
    .await
    .expect("asked");
}

async fn emails(store: &Store, email: &str) -> Vec<Message> {
    outbox::Entity::find()
        .filter(outbox::Column::Recipient.eq(email))
        .order_by_asc(outbox::Column::Id)
        .all(store.read())
        .await
        .expect("letters")
        .into_iter()
        .map(|row| serde_json::from_str(&row.data).expect("a notice"))
        .collect()
}

async fn token(store: &Store, email: &str) -> String {
    let all = emails(store, email).await;
    let Some(Message::ConfirmSubscription { link, .. }) = all.last() else {
        panic!("no email that asks: {all:?}");
    };
    link.rsplit('/').next().expect("a token").to_owned()
}

async fn join(store: &Store, email: &str, topics: &[&str]) -> String {
    ask(store, email, topics).await;
    let token = token(store, email).await;
    confirm(store, &visitor(), token, consent("Confirm"))
        .await
        .expect("confirmed")
        .secret
}

async fn open(store: &Store, program: ProgramId, topics: &[&str]) {
    let announcement = Announcement {
        program,
        slug: "x".to_owned(),
        title: "X".to_owned(),
        topics: topics.iter().map(|t| (*t).to_owned()).collect(),
    };
    store
        .transact(async |tx| {
            announce_program(tx, announcement.clone()).await?;
            announce_program(tx, announcement.clone()).await
        })
        .await
        .expect("enqueued");
    perform(store, SITE, announcement.clone())
        .await
        .expect("announced");
    perform(store, SITE, announcement)
        .await
        .expect("announced again");
}

fn openings(emails: &[Message]) -> usize {
    emails
        .iter()
        .filter(|message| matches!(message, Message::ProgramOpen { .. }))
        .count()
}

#[tokio::test]
async fn without_confirmation_nothing_is_sent_but_the_letter_that_asks() {
    let (store, _folder) = store().await;
    ask(&store, "ana@one.example", &["a", "b"]).await;
    open(&store, ProgramId(store.new_id()), &["a"]).await;
    let sent = emails(&store, "ana@one.example").await;
    assert_eq!((sent.len(), openings(&sent)), (1, 0));

    let token = token(&store, "ana@one.example").await;
    assert_eq!(
        pending(&store, &visitor(), &token)
            .await
            .expect("pending")
            .topics,
        ["a", "b"]
    );
    let joined = confirm(&store, &visitor(), token.clone(), consent("Confirm"))
        .await
        .expect("on the list");
    assert_eq!(joined.status, SubscriptionStatus::Confirmed);
    // pressed twice
    confirm(&store, &visitor(), token.clone(), consent("Confirm"))
        .await
        .expect("still on the list");
    let events = consent_event::Entity::find()
        .order_by_asc(consent_event::Column::Id)
        .all(store.read())
        .await
        .expect("events");
    let mine: Vec<_> = events
        .iter()
        .filter(|event| event.token_hash.is_some() && event.topics == "[\"a\",\"b\"]")
        .map(|event| {
            (
                event.kind.0.as_str(),
                event.text.as_str(),
                event.language.as_str(),
            )
        })
        .collect();
    assert_eq!(
        mine,
        [("asked", "I want it", "en"), ("confirmed", "Confirm", "en")]
    );

    open(&store, ProgramId(store.new_id()), &["c"]).await;
    open(&store, ProgramId(store.new_id()), &["b", "c"]).await;
    assert_eq!(openings(&emails(&store, "ana@one.example").await), 1);
    assert!(matches!(
        confirm(&store, &visitor(), "unknown".to_owned(), consent("Confirm")).await,
        Err(UseCaseError::Refused(_))
    ));
}

#[tokio::test]
async fn who_left_is_not_written_to_and_may_come_back() {
    let (store, _folder) = store().await;
    let secret = join(&store, "bo@two.example", &["a"]).await;
    let program = ProgramId(store.new_id());
    let gone = change_subscription(
        &store,
        &visitor(),
        secret.clone(),
        SubscriptionChange::Leave,
        consent("Leave"),
    )
    .await;
    assert_eq!(gone.expect("left").status, SubscriptionStatus::Left);
    open(&store, program, &["a"]).await;
    assert_eq!(openings(&emails(&store, "bo@two.example").await), 0);
    // an old link does not put anybody back
    let old = token(&store, "bo@two.example").await;
    assert!(matches!(
        confirm(&store, &visitor(), old, consent("Confirm")).await,
        Err(UseCaseError::Refused(_))
    ));
    // asking again does
    let again = join(&store, "bo@two.example", &["b"]).await;
    assert_eq!(again, secret);
    let now = subscription(&store, &visitor(), &secret)
        .await
        .expect("there");
    assert_eq!(
        (now.status, now.topics),
        (SubscriptionStatus::Confirmed, vec!["b".to_owned()])
    );
    change_subscription(
        &store,
        &visitor(),
        secret.clone(),
        SubscriptionChange::Leave,
        consent("Leave"),
    )
    .await
    .expect("left");
    let back = change_subscription(
        &store,
        &visitor(),
        secret,
        SubscriptionChange::Return,
        consent("Back"),
    )
    .await;
    assert_eq!(back.expect("back").status, SubscriptionStatus::Confirmed);
}

#[tokio::test]
async fn letters_that_wait_are_withdrawn_when_somebody_leaves() {
    let (store, _folder) = store().await;
    let secret = join(&store, "cy@three.example", &["a"]).await;
    open(&store, ProgramId(store.new_id()), &["a"]).await;
    assert_eq!(openings(&emails(&store, "cy@three.example").await), 1);
    change_subscription(
        &store,
        &visitor(),
        secret,
        SubscriptionChange::Leave,
        consent("Leave"),
    )
    .await
    .expect("left");
    assert_eq!(openings(&emails(&store, "cy@three.example").await), 0);
}

#[tokio::test]
async fn asking_again_and_again_does_not_fill_a_mailbox() {
    let (store, _folder) = store().await;
    for _ in 0..9 {
        ask(&store, "di@four.example", &["a"]).await;
    }
    assert_eq!(emails(&store, "di@four.example").await.len(), 5);
}

#[tokio::test]
async fn two_who_ask_at_once_for_one_address_get_one_row() {
    let (store, _folder) = store().await;
    tokio::join!(
        ask(&store, "ed@five.example", &["a"]),
        ask(&store, "ed@five.example", &["b"]),
        ask(&store, "ed@five.example", &["c"]),
    );
    assert!(!emails(&store, "ed@five.example").await.is_empty());
    let token = token(&store, "ed@five.example").await;
    let joined = confirm(&store, &visitor(), token, consent("Confirm"))
        .await
        .expect("on the list");
    assert_eq!(joined.status, SubscriptionStatus::Confirmed);
}
