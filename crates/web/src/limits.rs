//! How often the same address, or the same account, may try something.

use crate::http_problem::HttpProblem;
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

/// Files that are compared for who has scripts off are held in memory, so only
/// a few at a time; the rest waits.
const UPLOADS: usize = 6;

/// So many wrong passwords from one network, and the account waits this long
/// for it; its holder elsewhere does not.
const MAX_WRONG: u32 = 10;
/// So many from all networks together (NIST SP 800-63B section 3.2.2), and it
/// waits for all but those that showed the right one before.
const WRONG_FROM_ALL: u32 = 100;
const LOCKED: Duration = Duration::from_secs(600);
/// How long a network is known to be a holder's.
const KNOWN: Duration = Duration::from_secs(30 * 86_400);

/// Answers that must not show whether an address has an account take at least
/// this long: more than it takes to write down an account or an email.
const ANSWER_AFTER: Duration = Duration::from_millis(250);

/// When such an answer may leave; asked when the request comes.
pub fn answer_at() -> tokio::time::Instant {
    tokio::time::Instant::now() + ANSWER_AFTER
}

pub struct Limits {
    /// Wrong passwords, by account and network.
    wrong_passwords: Cache<(String, IpAddr), u32>,
    /// The same from all networks.
    wrong_from_all: Cache<String, u32>,
    /// Where the right password of an account came from.
    known_networks: Cache<(String, IpAddr), ()>,
    /// Forms that anybody can send, by network address.
    forms: DefaultKeyedRateLimiter<IpAddr>,
    /// Messages to the organization, by network address.
    messages: DefaultKeyedRateLimiter<IpAddr>,
    /// Forms that were filled in quicker than people do, by network address.
    quick: DefaultKeyedRateLimiter<IpAddr>,
    /// Certificates looked up, by network address: generous, since an employer
    /// may check a list, but not enough to try numbers.
    look_ups: DefaultKeyedRateLimiter<IpAddr>,
    /// Emails that somebody can cause, by the address they go to.
    emails: DefaultKeyedRateLimiter<String>,
    hashers: Semaphore,
    queue: Semaphore,
    uploads: Semaphore,
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
            wrong_passwords: kept(LOCKED),
            wrong_from_all: kept(LOCKED),
            known_networks: kept(KNOWN),
            forms: RateLimiter::keyed(quota(300, Duration::from_millis(500))),
            messages: RateLimiter::keyed(quota(60, Duration::from_secs(30))),
            quick: RateLimiter::keyed(quota(60, Duration::from_secs(60))),
            look_ups: RateLimiter::keyed(quota(1200, Duration::from_millis(50))),
            emails: RateLimiter::keyed(quota(5, Duration::from_secs(120))),
            hashers: Semaphore::new(HASHERS),
            queue: Semaphore::new(HASH_QUEUE),
            uploads: Semaphore::new(UPLOADS),
        }
    }
}

fn kept<K: std::hash::Hash + Eq + Send + Sync + 'static, V: Clone + Send + Sync + 'static>(
    time: Duration,
) -> Cache<K, V> {
    Cache::builder()
        .max_capacity(100_000)
        .time_to_live(time)
        .build()
}

/// The count that is kept from now on; two who change it at once both count.
fn changed<K>(counts: &Cache<K, u32>, key: K, change: impl FnOnce(u32) -> u32) -> u32
where
    K: std::hash::Hash + Eq + Send + Sync + 'static,
{
    counts
        .entry(key)
        .and_upsert_with(|kept| change(kept.map_or(0, moka::Entry::into_value)))
        .into_value()
}

fn check<K: std::hash::Hash + Eq + Clone>(
    limiter: &DefaultKeyedRateLimiter<K>,
    key: &K,
) -> Result<(), HttpProblem> {
    limiter.check_key(key).map_err(|not_until| {
        let wait = not_until.wait_time_from(DefaultClock::default().now());
        HttpProblem::TooMany {
            seconds: wait.as_secs().max(1),
        }
    })
}

impl Limits {
    /// Counts one form from this address.
    pub fn form(&self, address: IpAddr) -> Result<(), HttpProblem> {
        check(&self.forms, &network(address))
    }

    /// Counts one message to the organization from this address.
    pub fn message(&self, address: IpAddr) -> Result<(), HttpProblem> {
        check(&self.messages, &network(address))
    }

    /// Whether a form that was filled in so quickly is still taken from this
    /// address, or is one too many for a person.
    pub fn may_be_quick(&self, address: IpAddr) -> bool {
        check(&self.quick, &network(address)).is_ok()
    }

    /// Counts one certificate looked up from this address.
    pub fn verify(&self, address: IpAddr) -> Result<(), HttpProblem> {
        check(&self.look_ups, &network(address))
    }

    /// Counts one try of a password, before it is even looked at, so that tries
    /// that come at once are as few as those that come one by one. Refused
    /// where there were too many lately, from here or from everywhere.
    pub fn try_password(&self, account: &str, address: IpAddr) -> Result<(), HttpProblem> {
        let here = (key(account), network(address));
        let is_known = self.known_networks.contains_key(&here);
        let too_many = |from_here: u32, in_all: u32| {
            from_here > MAX_WRONG || (in_all > WRONG_FROM_ALL && !is_known)
        };
        // who is refused anyway does not make the wait longer
        let from_here = self.wrong_passwords.get(&here).unwrap_or(0);
        let in_all = self.wrong_from_all.get(&here.0).unwrap_or(0);
        let mut refused = too_many(from_here.saturating_add(1), in_all.saturating_add(1));
        if !refused {
            let one_more = |so_far: u32| so_far.saturating_add(1);
            let in_all = changed(&self.wrong_from_all, here.0.clone(), one_more);
            refused = too_many(changed(&self.wrong_passwords, here, one_more), in_all);
        }
        if refused {
            let seconds = LOCKED.as_secs();
            return Err(HttpProblem::TooMany { seconds });
        }
        Ok(())
    }

    /// It was not looked at after all.
    pub fn not_tried(&self, account: &str, address: IpAddr) {
        let one_less = |so_far: u32| so_far.saturating_sub(1);
        changed(&self.wrong_from_all, key(account), one_less);
        let here = (key(account), network(address));
        changed(&self.wrong_passwords, here, one_less);
    }

    /// Forgets the wrong ones from here: its holder showed the right one.
    pub fn right_password(&self, account: &str, address: IpAddr) {
        self.not_tried(account, address);
        let here = (key(account), network(address));
        self.wrong_passwords.invalidate(&here);
        self.known_networks.insert(here, ());
    }

    /// Forgets all wrong ones: its holder set a new one by an email's link.
    pub fn new_password(&self, account: &str, address: IpAddr) {
        self.right_password(account, address);
        self.wrong_from_all.invalidate(&key(account));
    }

    /// Whether one more email may be sent to this address at somebody's wish.
    pub fn may_send_email(&self, recipient: &str) -> bool {
        check(&self.emails, &recipient.to_owned()).is_ok()
    }

    /// A place at the hashing queue, once one is free.
    pub async fn hashing(&self) -> Result<SemaphorePermit<'_>, HttpProblem> {
        let _queued = self
            .queue
            .try_acquire()
            .map_err(|_| HttpProblem::TooMany { seconds: 5 })?;
        self.hashers
            .acquire()
            .await
            .map_err(|_| HttpProblem::TooMany { seconds: 5 })
    }

    /// A place for a file that is sent, once one is free.
    pub async fn uploading(&self) -> Result<SemaphorePermit<'_>, HttpProblem> {
        let place = self.uploads.acquire().await;
        place.map_err(|_| HttpProblem::TooMany { seconds: 5 })
    }

    /// Forgets who has not been seen for a while.
    pub fn sweep(&self) {
        self.forms.retain_recent();
        self.look_ups.retain_recent();
        self.messages.retain_recent();
        self.quick.retain_recent();
        self.emails.retain_recent();
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
