//! How often the same network may do something on this node, and how much is
//! done at once. Guesses of secrets are counted for all nodes, in `guesses`.

use crate::http_problem::HttpProblem;
use governor::clock::{Clock, DefaultClock, QuantaInstant};
use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, NotUntil, Quota, RateLimiter};
use ipnet::Ipv6Net;
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

/// Answers that must not show whether an address has an account take at least
/// this long: more than it takes to write down an account or an email.
const ANSWER_AFTER: Duration = Duration::from_millis(250);

/// When such an answer may leave; asked when the request comes.
pub fn answer_at() -> tokio::time::Instant {
    tokio::time::Instant::now() + ANSWER_AFTER
}

pub struct Limits {
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
    /// Accounts that are made, by network address: a class may register at once.
    accounts: DefaultKeyedRateLimiter<IpAddr>,
    /// Accounts that are made, from everywhere: a disk is not filled by strangers.
    all_accounts: DefaultDirectRateLimiter,
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
            forms: RateLimiter::keyed(quota(300, Duration::from_millis(500))),
            messages: RateLimiter::keyed(quota(60, Duration::from_secs(30))),
            quick: RateLimiter::keyed(quota(60, Duration::from_secs(60))),
            look_ups: RateLimiter::keyed(quota(1200, Duration::from_millis(50))),
            emails: RateLimiter::keyed(quota(5, Duration::from_secs(120))),
            accounts: RateLimiter::keyed(quota(150, Duration::from_secs(20))),
            all_accounts: RateLimiter::direct(quota(3000, Duration::from_secs(10))),
            hashers: Semaphore::new(HASHERS),
            queue: Semaphore::new(HASH_QUEUE),
            uploads: Semaphore::new(UPLOADS),
        }
    }
}

fn check<K: std::hash::Hash + Eq + Clone>(
    limiter: &DefaultKeyedRateLimiter<K>,
    key: &K,
) -> Result<(), HttpProblem> {
    limiter.check_key(key).map_err(too_many)
}

#[expect(clippy::needless_pass_by_value, reason = "as errors are mapped")]
fn too_many(not_until: NotUntil<QuantaInstant>) -> HttpProblem {
    let wait = not_until.wait_time_from(DefaultClock::default().now());
    HttpProblem::TooMany {
        seconds: wait.as_secs().max(1),
    }
}

impl Limits {
    /// Counts one form from this address.
    pub fn form(&self, address: IpAddr) -> Result<(), HttpProblem> {
        check(&self.forms, &network(address))
    }

    /// Counts one account that is made from this address.
    pub fn account(&self, address: IpAddr) -> Result<(), HttpProblem> {
        check(&self.accounts, &network(address))?;
        self.all_accounts.check().map_err(too_many)
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
        self.accounts.retain_recent();
    }
}

/// An IPv6 household has a whole /64 to come from.
pub fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(six) => Ipv6Net::new_assert(six, 64).network().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Limits, network};
    use std::net::IpAddr;

    #[test]
    fn a_household_is_counted_as_one() {
        for (address, counted) in [
            ("192.0.2.9", "192.0.2.9"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
            ("2001:db8:1:2::", "2001:db8:1:2::"),
            ("::1", "::"),
        ] {
            let address: IpAddr = address.parse().expect("an address");
            assert_eq!(network(address).to_string(), counted);
        }
    }

    #[test]
    fn a_class_registers_at_once_and_a_machine_does_not_go_on() {
        let limits = Limits::default();
        let one = IpAddr::from([192, 0, 2, 1]);
        let made = (0..10_000)
            .take_while(|_| limits.account(one).is_ok())
            .count();
        assert!((100..400).contains(&made), "{made}");
        let other = IpAddr::from([192, 0, 2, 2]);
        assert!(limits.account(other).is_ok(), "others go on");
        let networks = (0..10_000_u32).map(|n| IpAddr::from((0x0a00_0000 + n).to_be_bytes()));
        let all = networks
            .take_while(|from| limits.account(*from).is_ok())
            .count();
        assert!(all < 5_000, "from everywhere together: {all}");
    }
}
