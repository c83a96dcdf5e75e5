//! What is a guess of a secret, and from where: counted in the database, for
//! all nodes together.

use crate::keyed;
use crate::limits::network;
use crate::problem::Problem;
use crate::visit::Visit;
use laurel_domain::identity::{GuessScope, Guessable};
use laurel_domain::ids::{CourseId, PersonId};
use laurel_persistence::identity::{Guess, TooMany};
use laurel_persistence::{Fault, Stop, Store};

/// One guess, which is to be counted before it is looked at.
pub struct Counted {
    guess: Guess,
    store: Store,
}

impl Counted {
    /// Counts a guess of an account's password; the account may not exist.
    pub async fn password(visit: &Visit, account: &str) -> Result<Self, Problem> {
        Self::count(visit, password(visit, account)).await
    }

    /// Counts a guess of the code of a course.
    pub async fn join_code(
        visit: &Visit,
        course: CourseId,
        person: PersonId,
    ) -> Result<Self, Problem> {
        let (course, network) = (course.to_string(), network(visit.address).to_string());
        let key = |parts: &[&str]| keyed::name(&visit.app.options.secret, "join-code", parts);
        let keys = vec![
            (GuessScope::Everybody, key(&[&course])),
            (GuessScope::Network, key(&[&course, "network", &network])),
            (
                GuessScope::Person,
                key(&[&course, "person", &person.to_string()]),
            ),
        ];
        let guess = Guess {
            secret: Guessable::JoinCode,
            keys,
            known: None,
        };
        Self::count(visit, guess).await
    }

    async fn count(visit: &Visit, guess: Guess) -> Result<Self, Problem> {
        let store = visit.app.store.clone();
        match guess.count(&store).await {
            Ok(()) => Ok(Self { guess, store }),
            Err(Stop::Refused(TooMany { seconds })) => Err(Problem::TooMany { seconds }),
            Err(Stop::Fault(fault)) => Err(fault.into()),
        }
    }

    /// It was not looked at, or was no guess.
    pub async fn take_back(self) -> Result<(), Fault> {
        self.guess.take_back(&self.store).await
    }

    /// Forgets the wrong ones: its holder showed the right one.
    pub async fn was_right(self) -> Result<(), Fault> {
        self.guess.was_right(&self.store).await
    }
}

/// Forgets all wrong passwords of an account: its holder set a new one by a
/// letter's link, and is known here.
pub async fn new_password(visit: &Visit, account: &str) -> Result<(), Fault> {
    password(visit, account).is_renewed(&visit.app.store).await
}

fn password(visit: &Visit, account: &str) -> Guess {
    let account: String = account.trim().to_lowercase().chars().take(254).collect();
    let network = network(visit.address).to_string();
    let key = |parts: &[&str]| keyed::name(&visit.app.options.secret, "password", parts);
    Guess {
        secret: Guessable::Password,
        keys: vec![
            (GuessScope::Everybody, key(&[&account])),
            (GuessScope::Network, key(&[&account, "network", &network])),
        ],
        known: Some(key(&[&account, "known", &network])),
    }
}
