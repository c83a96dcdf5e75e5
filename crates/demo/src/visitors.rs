//! People without an account: messages through the contact form, most of them
//! answered, and addresses on the notification list. They come by the same
//! use cases as real ones, at instants of the past.

use super::MovingClock;
use super::learners::DemoYear;
use super::names::draw;
use crate::address;
use chrono::TimeDelta;
use laurel_domain::identity::{Actor, Email, PersonName, Public, System, actions, authorize};
use laurel_domain::site::{ContactMessage, SubscriptionRequest};
use laurel_persistence::history::confirmation_link;
use laurel_persistence::jobs::WorkerContext;
use laurel_persistence::site::{
    Consent, Handling, Settings, SubscriptionChange, catch_bot, change_subscription, confirm,
    contacts, handle_contact, load_settings, receive, subscribe,
};
use laurel_persistence::{InternalError, Store, UseCaseError};
use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;

/// What visitors say, in the words of the catalogs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VisitorPhrases {
    /// Messages through the contact form, each with its language.
    pub messages: Vec<(String, String)>,
    /// What one agrees to when joining the notification list, by language.
    pub consents: Vec<(String, String)>,
}

/// How many of the messages nobody has answered yet.
const OPEN: usize = 3;
/// The most addresses on the list.
const MAX_SUBSCRIBERS: u64 = 80;
/// One in so many has not confirmed, or has left.
const PENDING: u64 = 7;
const LEFT: u64 = 11;
const BOTS: u32 = 9;

pub(super) async fn visit(
    workers: &WorkerContext,
    system: System,
    clock: &MovingClock,
    year: &DemoYear,
    random: &mut StdRng,
    words: &VisitorPhrases,
    learners: u64,
) -> Result<(), InternalError> {
    for number in 0..(learners / 3).min(MAX_SUBSCRIBERS) {
        joins(workers, system, clock, year, random, words, number).await?;
    }
    let settings = settings(&workers.store).await?;
    let permit = laurel_domain::identity::visit(&Actor::Visitor);
    let many = i32::try_from(words.messages.len()).unwrap_or(1).max(1);
    for (place, (language, text)) in (0..).zip(&words.messages) {
        // the last came this morning
        clock.set(year.now - TimeDelta::days(60) / many * (many - 1 - place) - TimeDelta::hours(3));
        let who = draw(random, true);
        let (Ok(name), Ok(email)) = (PersonName::parse(&who.name), visitor(&who.address)) else {
            continue;
        };
        let text = text.clone();
        let message = ContactMessage { name, email, text };
        receive(
            &workers.store,
            &permit,
            &address(workers),
            &settings,
            language,
            message,
            true,
        )
        .await?;
    }
    for _ in 0..BOTS {
        catch_bot(&workers.store, &permit, "contact").await?;
    }
    answer(workers, clock).await
}

fn visitor(address: &str) -> Result<Email, InternalError> {
    Email::parse(&format!("visitor.{address}@people.example"))
        .map_err(|_| InternalError::Corrupt(format!("visitor {address}")))
}

/// All but the newest were answered the day after they came.
async fn answer(workers: &WorkerContext, clock: &MovingClock) -> Result<(), InternalError> {
    let permit = authorize::<actions::ReadContacts>(&Actor::Operator, ())
        .map_err(|_| InternalError::Permit)?;
    let lines = contacts(&workers.store, &permit, true, None, 100).await;
    let lines = lines.map_err(unexpected)?;
    for line in lines.iter().skip(OPEN).rev() {
        clock.set(line.at + TimeDelta::hours(20));
        handle_contact(&workers.store, &permit, line.id, Handling::Handled, None)
            .await
            .map_err(unexpected)?;
    }
    Ok(())
}

/// Somebody asks for a topic or two, and most confirm within the hour.
async fn joins(
    workers: &WorkerContext,
    system: System,
    clock: &MovingClock,
    year: &DemoYear,
    random: &mut StdRng,
    words: &VisitorPhrases,
    number: u64,
) -> Result<(), InternalError> {
    let store = &workers.store;
    let settings = settings(store).await?;
    let Some((language, text)) = words.consents.choose(random) else {
        return Ok(());
    };
    let count = random.random_range(1..=2);
    let topics: Vec<_> = settings.topics.choose_multiple(random, count).collect();
    let who = draw(random, true);
    let request = SubscriptionRequest {
        email: visitor(&format!("{}.{number}", who.address))?,
        topics: topics.iter().map(|topic| topic.id.clone()).collect(),
    };
    let titles = topics
        .iter()
        .map(|topic| topic.words(language).0.to_owned());
    let consent = |form: &str| Consent {
        text: text.clone(),
        language: language.clone(),
        form: form.to_owned(),
    };
    let asked = year.now - TimeDelta::hours(random.random_range(4..24 * 200));
    clock.set(asked);
    let email = request.email.to_string();
    let titles = titles.collect();
    let permit = laurel_domain::identity::visit(&Actor::Visitor);
    subscribe(
        store,
        &permit,
        &address(workers),
        request,
        titles,
        consent("/notifications"),
    )
    .await?;
    if number % PENDING == PENDING - 1 {
        return Ok(());
    }
    clock.set(asked + TimeDelta::minutes(random.random_range(2..60)));
    let token = token(workers, system, &email).await?;
    let known = confirm(store, &permit, token, consent("/notifications/confirm")).await;
    let known = known.map_err(unexpected)?;
    if number % LEFT == LEFT - 1 {
        clock.set(asked + TimeDelta::hours(3));
        let left = consent("/notifications/manage");
        change_subscription(
            store,
            &permit,
            known.secret,
            SubscriptionChange::Leave,
            left,
        )
        .await
        .map_err(unexpected)?;
    }
    Ok(())
}

async fn settings(store: &Store) -> Result<Settings, InternalError> {
    let public = Public::from(&laurel_domain::identity::visit(&Actor::Visitor));
    Ok(load_settings(store, public).await?.unwrap_or_default())
}

/// What stands in the email that asks for the confirmation.
async fn token(
    workers: &WorkerContext,
    system: System,
    email: &str,
) -> Result<String, InternalError> {
    let link = confirmation_link(&workers.store, system, email).await?;
    let token = link
        .as_deref()
        .and_then(|link| link.rsplit_once('/'))
        .map(|(_, token)| token.to_owned());
    token.ok_or_else(|| InternalError::Corrupt(format!("no link for {email}")))
}

fn unexpected<R: std::fmt::Debug>(stop: UseCaseError<R>) -> InternalError {
    match stop {
        UseCaseError::Internal(error) => error,
        UseCaseError::Refused(refusal) => InternalError::Corrupt(format!("{refusal:?}")),
    }
}
