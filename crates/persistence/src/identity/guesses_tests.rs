//! Each wrong guess is counted once, for all nodes, and not for ever.

use super::{Guess, TooMany, forget_old_guesses};
use crate::fixtures::{each_database, visitor};
use crate::store::{Store, UseCaseError};
use chrono::TimeDelta;
use laurel_domain::identity::{GuessScope, Guessable};

/// A guess of Ana's password from this network.
fn from(network: &str) -> Guess {
    Guess {
        secret: Guessable::Password,
        keys: vec![
            (GuessScope::Everybody, "ana".to_owned()),
            (GuessScope::Network, format!("ana {network}")),
        ],
        known: Some(format!("ana at home {network}")),
    }
}

/// `None` where it is looked at, otherwise how long it waits.
async fn waits(guess: &Guess, store: &Store) -> Option<u64> {
    match guess.count(store, &visitor()).await {
        Ok(()) => None,
        Err(UseCaseError::Refused(TooMany { seconds })) => Some(seconds),
        Err(UseCaseError::Internal(error)) => panic!("{error}"),
    }
}

#[tokio::test]
async fn the_eleventh_waits_ten_minutes_on_every_node() {
    for site in each_database().await {
        let nodes = [site.store.clone(), site.second_node().await];
        let guess = from("1");
        for number in 0..10 {
            assert_eq!(waits(&guess, &nodes[number % 2]).await, None);
        }
        site.pass(TimeDelta::minutes(4));
        for node in &nodes {
            assert_eq!(waits(&guess, node).await, Some(360));
            assert_eq!(waits(&from("2"), node).await, None, "from elsewhere");
        }
        // who was refused did not make it longer
        site.pass(TimeDelta::minutes(6));
        assert_eq!(waits(&guess, &nodes[0]).await, None);
        assert_eq!(
            waits(&guess, &nodes[1]).await,
            None,
            "counted from one again"
        );
    }
}

#[tokio::test]
async fn those_that_come_at_once_are_as_few() {
    for site in each_database().await {
        let nodes = [site.store.clone(), site.second_node().await];
        let guess = from("1");
        let all = (0..40).map(|number| waits(&guess, &nodes[number % 2]));
        let all = futures::future::join_all(all).await;
        let looked_at = all.iter().filter(|waits| waits.is_none()).count();
        assert_eq!(looked_at, 10);
    }
}

#[tokio::test]
async fn those_of_nodes_whose_clocks_differ_a_little_are_counted_together() {
    for site in each_database().await {
        let store = &site.store;
        for _ in 0..5 {
            assert_eq!(waits(&from("1"), store).await, None);
            // so it is too where one transaction waited for another
            site.pass(TimeDelta::seconds(-2));
            assert_eq!(waits(&from("1"), store).await, None);
            site.pass(TimeDelta::seconds(1));
        }
        assert!(waits(&from("1"), store).await.is_some());
    }
}

#[tokio::test]
async fn a_holder_at_home_does_not_wait_for_what_others_do() {
    for site in each_database().await {
        let store = &site.store;
        let home = from("home");
        assert_eq!(waits(&home, store).await, None);
        home.was_right(store, &visitor()).await.unwrap();
        for network in 0..10 {
            for _ in 0..10 {
                assert_eq!(waits(&from(&network.to_string()), store).await, None);
            }
        }
        assert_eq!(waits(&from("away"), store).await, Some(600));
        assert_eq!(waits(&home, store).await, None);
        // a month later home is a place like others
        site.pass(TimeDelta::days(31));
        for network in 0..10 {
            for _ in 0..10 {
                assert_eq!(waits(&from(&network.to_string()), store).await, None);
            }
        }
        assert_eq!(waits(&home, store).await, Some(600));
        // a new password opens it everywhere
        home.is_renewed(store, &visitor()).await.unwrap();
        assert_eq!(waits(&from("away"), store).await, None);
    }
}

#[tokio::test]
async fn the_right_one_forgets_ones_own_wrong_ones_and_what_was_none_does_not_count() {
    for site in each_database().await {
        let store = &site.store;
        let guess = from("1");
        for _ in 0..3 {
            for _ in 0..9 {
                assert_eq!(waits(&guess, store).await, None);
            }
            for _ in 0..5 {
                assert_eq!(waits(&guess, store).await, None);
                guess.take_back(store, &visitor()).await.unwrap();
            }
            assert_eq!(waits(&guess, store).await, None);
            guess.was_right(store, &visitor()).await.unwrap();
        }
    }
}

#[tokio::test]
async fn what_no_longer_counts_is_deleted_and_a_wrong_clock_locks_nobody_out() {
    for site in each_database().await {
        let store = &site.store;
        // a node whose clock is years ahead
        site.pass(TimeDelta::days(3650));
        for _ in 0..10 {
            assert_eq!(waits(&from("1"), store).await, None);
        }
        site.pass(TimeDelta::days(-3650));
        assert_eq!(waits(&from("1"), store).await, None);
        let count = "SELECT count(*) AS count FROM guess_count";
        forget_old_guesses(store).await.unwrap();
        assert_eq!(site.count(count).await, 2);
        site.pass(TimeDelta::minutes(10));
        forget_old_guesses(store).await.unwrap();
        assert_eq!(site.count(count).await, 0);
    }
}
