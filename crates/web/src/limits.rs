//! How often the same address, or the same account, may try something.

use crate::problem::Problem;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use moka::sync::Cache;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;
use tokio::sync::{Semaphore, SemaphorePermit};

/// Password hashing takes tens of megabytes and milliseconds: at most two at a
/// time, with a short queue, so that a storm of sign-ins can't starve pages.
const HASHERS: usize = 2;
const HASH_QUEUE: usize = 64;

/// So many wrong passwords, and the account waits this long.
const WRONG_MOST: u32 = 10;
const LOCKED: Duration = Duration::from_secs(600);

/// Answers that must not show whether an address has an account take at least
/// this long: more than it takes to write down an account or a letter.
const ANSWER_AFTER: Duration = Duration::from_millis(250);

/// When such an answer may leave; asked when the request comes.
pub fn answer_at() -> tokio::time::Instant {
    tokio::time::Instant::now() + ANSWER_AFTER
}

pub struct Limits {
    /// Wrong passwords, by account.
    wrong_passwords: Cache<String, u32>,
    /// Forms that anybody can send, by network address.
    forms: DefaultKeyedRateLimiter<IpAddr>,
    /// Messages to the organisation, by network address.
    messages: DefaultKeyedRateLimiter<IpAddr>,
    /// Forms that were filled in quicker than people do, by network address.
    quick: DefaultKeyedRateLimiter<IpAddr>,
    /// Certificates looked up, by network address: generous, since an employer
    /// may check a list, but not enough to try numbers.
    look_ups: DefaultKeyedRateLimiter<IpAddr>,
    /// Letters that somebody can cause, by the address they go to.
    letters: DefaultKeyedRateLimiter<String>,
    hashers: Semaphore,
    queue: Semaphore,
}

fn quota(burst: u32, each: Duration) -> Quota {
    let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
    Quota::with_period(each)
        .unwrap_or(Quota::per_second(NonZeroU32::MIN))
        .allow_burst(burst)
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            wrong_passwords: Cache::builder()
                .max_capacity(100_000)
                .time_to_live(LOCKED)
                .build(),
            forms: RateLimiter::keyed(quota(300, Duration::from_millis(500))),
            messages: RateLimiter::keyed(quota(60, Duration::from_secs(30))),
            quick: RateLimiter::keyed(quota(60, Duration::from_secs(60))),
            look_ups: RateLimiter::keyed(quota(1200, Duration::from_millis(50))),
            letters: RateLimiter::keyed(quota(5, Duration::from_secs(120))),
            hashers: Semaphore::new(HASHERS),
            queue: Semaphore::new(HASH_QUEUE),
        }
    }
}

fn check<K: std::hash::Hash + Eq + Clone>(
    limiter: &DefaultKeyedRateLimiter<K>,
    key: &K,
) -> Result<(), Problem> {
    limiter.check_key(key).map_err(|not_until| {
        let wait = not_until.wait_time_from(DefaultClock::default().now());
        Problem::TooMany {
            seconds: wait.as_secs().max(1),
        }
    })
}

impl Limits {
    /// Counts one form from this address.
    pub fn form(&self, address: IpAddr) -> Result<(), Problem> {
        check(&self.forms, &network(address))
    }

    /// Counts one message to the organisation from this address.
    pub fn message(&self, address: IpAddr) -> Result<(), Problem> {
        check(&self.messages, &network(address))
    }

    /// Whether a form that was filled in so quickly is still taken from this
    /// address, or is one too many for a person.
    pub fn may_be_quick(&self, address: IpAddr) -> bool {
        check(&self.quick, &network(address)).is_ok()
    }

    /// Counts one certificate looked up from this address.
    pub fn look_up(&self, address: IpAddr) -> Result<(), Problem> {
        check(&self.look_ups, &network(address))
    }

    /// Whether this account had too many wrong passwords lately; asked before
    /// a password is even looked at.
    pub fn not_locked(&self, account: &str) -> Result<(), Problem> {
        match self.wrong_passwords.get(&key(account)) {
            Some(count) if count >= WRONG_MOST => Err(Problem::TooMany {
                seconds: LOCKED.as_secs(),
            }),
            _ => Ok(()),
        }
    }

    /// Counts one wrong password of this account.
    pub fn wrong_password(&self, account: &str) {
        let key = key(account);
        let count = self.wrong_passwords.get(&key).unwrap_or(0);
        self.wrong_passwords.insert(key, count.saturating_add(1));
    }

    /// Forgets the wrong ones: its holder showed the right one, or set a new one.
    pub fn right_password(&self, account: &str) {
        self.wrong_passwords.invalidate(&key(account));
    }

    /// Whether one more letter may be sent to this address at somebody's wish.
    pub fn may_send_letter(&self, recipient: &str) -> bool {
        check(&self.letters, &recipient.to_owned()).is_ok()
    }

    /// A place at the hashing bench, once one is free.
    pub async fn hashing(&self) -> Result<SemaphorePermit<'_>, Problem> {
        let _queued = self
            .queue
            .try_acquire()
            .map_err(|_| Problem::TooMany { seconds: 5 })?;
        self.hashers
            .acquire()
            .await
            .map_err(|_| Problem::TooMany { seconds: 5 })
    }

    /// Forgets who has not been seen for a while.
    pub fn sweep(&self) {
        self.forms.retain_recent();
        self.look_ups.retain_recent();
        self.messages.retain_recent();
        self.quick.retain_recent();
        self.letters.retain_recent();
    }
}

fn key(account: &str) -> String {
    account.trim().to_lowercase().chars().take(254).collect()
}

/// An IPv6 household has a whole /64 to come from.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(six) => {
            let [a, b, c, d, ..] = six.segments();
            IpAddr::from([a, b, c, d, 0, 0, 0, 0])
        }
    }
}
