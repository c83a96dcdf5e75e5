//! Makes an account, with the email that confirms its address.

use super::accept::{Acceptance, accept};
use super::confirm::{self, Onward};
use super::entity::person;
use super::find::by_email;
use crate::messaging::{Message, Recipient};
use crate::store::{InternalError, Store, Tx};
use laurel_domain::identity::{Email, Permit, PersonName, actions};
use laurel_domain::ids::PersonId;
use laurel_domain::sameness::listed;
use sea_orm::{ActiveModelTrait, Set};

/// What a person gives to register.
#[derive(Debug, Clone)]
pub struct NewPerson {
    pub name: PersonName,
    pub email: Email,
    /// PHC string.
    pub password_hash: Option<String>,
    pub language: String,
    pub accepted: Vec<Acceptance>,
}

impl NewPerson {
    /// Who is invited, and chooses a password by email.
    #[must_use]
    pub fn invited(name: PersonName, email: Email, language: &str) -> Self {
        Self {
            name,
            email,
            password_hash: None,
            language: language.to_owned(),
            accepted: Vec::new(),
        }
    }

    /// Who chose a password; `hash` is its PHC string. Nothing is accepted yet.
    #[must_use]
    pub fn with_password(name: PersonName, email: Email, hash: String, language: &str) -> Self {
        Self {
            name,
            email,
            password_hash: Some(hash),
            language: language.to_owned(),
            accepted: Vec::new(),
        }
    }
}

/// What came of it. The visitor is told the same for both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registered {
    New(PersonId),
    /// The address has an account; its holder got an email that says so.
    Already,
}

/// Makes an account, or tells the holder of the one that is there.
///
/// # Errors
/// [`InternalError`]
pub async fn register(
    store: &Store,
    _: &Permit<actions::Visit>,
    public_url: &str,
    new: NewPerson,
    onward: Onward<'_>,
) -> Result<Registered, InternalError> {
    let outcome = store
        .transact(async |tx| {
            if let Some(known) = by_email(tx, &new.email).await? {
                tell_holder(tx, public_url, &known, &new.email, onward).await?;
                return Ok::<_, InternalError>(Registered::Already);
            }
            let person = insert(tx, &new).await?;
            confirm::send(tx, public_url, &person, onward.next).await?;
            Ok(Registered::New(PersonId(person.id)))
        })
        .await;
    match outcome {
        // two registered at once: the other one was first
        Err(InternalError::Database(error)) if person::EMAIL.is_broken_by(&error) => {
            Ok(Registered::Already)
        }
        outcome => outcome,
    }
}

/// Tells the holder of an address that somebody wanted to use it.
pub(super) async fn tell_holder(
    tx: &Tx,
    public_url: &str,
    known: &person::Model,
    email: &Email,
    onward: Onward<'_>,
) -> Result<(), InternalError> {
    let message = Message::AlreadyRegistered {
        name: known.name.clone(),
        link: format!("{public_url}{}", onward.sign_in),
    };
    let to = Recipient {
        person: Some(PersonId(known.id)),
        email,
        language: &known.language,
    };
    // one such email an hour is enough
    let hour = tx.now().timestamp() / 3600;
    tx.send(
        to,
        &message,
        format!("already-registered:{}:{hour}", known.id),
    )
    .await
}

pub(super) async fn insert(tx: &Tx, new: &NewPerson) -> Result<person::Model, InternalError> {
    let id = PersonId(tx.new_id());
    let row = person::ActiveModel {
        id: Set(id.0),
        email: Set(new.email.to_string()),
        name: Set(new.name.as_str().to_owned()),
        certificate_name: Set(None),
        name_confirmed_at: Set(None),
        password_hash: Set(new.password_hash.clone()),
        email_confirmed_at: Set(None),
        language: Set(new.language.clone()),
        theme: Set(String::new()),
        time_zone: Set(None),
        search_text: Set(listed(&format!("{} {}", new.name.as_str(), new.email))),
        created_at: Set(tx.now()),
        erased_at: Set(None),
    }
    .insert(tx)
    .await?;
    accept(tx, id, &new.accepted).await?;
    Ok(row)
}
