//! What is a guess of a secret, and from where: counted in the database, for
//! all nodes together.

use crate::http_problem::HttpProblem;
use crate::keyed;
use crate::limits::network;
use crate::request_context::RequestContext;
use laurel_domain::identity::{GuessScope, Guessable, Permit, actions};
use laurel_domain::ids::{CourseId, PersonId};
use laurel_persistence::identity::Guess;
use laurel_persistence::{InternalError, Store};

/// One guess, which is to be counted before it is looked at.
pub struct Counted {
    guess: Guess,
    store: Store,
    permit: Permit<actions::Visit>,
}

impl Counted {
    /// Counts a guess of an account's password; the account may not exist.
    pub async fn password(context: &RequestContext, account: &str) -> Result<Self, HttpProblem> {
        Self::count(context, password(context, account)).await
    }

    /// Counts a guess of the code of a course.
    pub async fn join_code(
        context: &RequestContext,
        course: CourseId,
        person: PersonId,
    ) -> Result<Self, HttpProblem> {
        let (course, network) = (course.to_string(), network(context.address).to_string());
        let key = |parts: &[&str]| keyed::name(&context.app.options.secret, "join-code", parts);
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
        Self::count(context, guess).await
    }

    async fn count(context: &RequestContext, guess: Guess) -> Result<Self, HttpProblem> {
        let (store, permit) = (context.app.store.clone(), context.visit());
        match guess.count(&store, &permit).await {
            Ok(()) => Ok(Self {
                guess,
                store,
                permit,
            }),
            Err(refused) => Err(refused.into()),
        }
    }

    /// It was not looked at, or was no guess.
    pub async fn take_back(self) -> Result<(), InternalError> {
        self.guess.take_back(&self.store, &self.permit).await
    }

    /// Forgets the wrong ones: its holder showed the right one.
    pub async fn was_right(self) -> Result<(), InternalError> {
        self.guess.was_right(&self.store, &self.permit).await
    }
}

/// Forgets all wrong passwords of an account: its holder set a new one by a
/// letter's link, and is known here.
pub async fn new_password(context: &RequestContext, account: &str) -> Result<(), InternalError> {
    password(context, account)
        .is_renewed(&context.app.store, &context.visit())
        .await
}

fn password(context: &RequestContext, account: &str) -> Guess {
    let account: String = account.trim().to_lowercase().chars().take(254).collect();
    let network = network(context.address).to_string();
    let key = |parts: &[&str]| keyed::name(&context.app.options.secret, "password", parts);
    Guess {
        secret: Guessable::Password,
        keys: vec![
            (GuessScope::Everybody, key(&[&account])),
            (GuessScope::Network, key(&[&account, "network", &network])),
        ],
        known: Some(key(&[&account, "known", &network])),
    }
}
