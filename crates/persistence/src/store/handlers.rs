//! What a module asks of the modules above it, which it may not name. Who
//! answers is put together where the store is opened, in `open.rs`.

use super::{InternalError, Store, Tx};
use futures::future::BoxFuture;
use laurel_domain::certification::PassedQuiz;
use laurel_domain::ids::{EnrollmentId, PersonId};
use sea_orm::sea_query::SelectStatement;

type Handled<'a, T> = BoxFuture<'a, Result<T, InternalError>>;

/// Somebody showed that the address is theirs; in the transaction that says so.
pub(crate) type EmailConfirmed = for<'a> fn(&'a Tx, PersonId) -> Handled<'a, ()>;

/// The public address was chosen at set-up, as the settings keep it; in the transaction that
/// makes the first owner.
pub(crate) type AddressChosen = for<'a> fn(&'a Tx, String) -> Handled<'a, ()>;

/// What the organization says of itself is another now; in the transaction that
/// keeps it.
pub(crate) type SettingsChanged = for<'a> fn(&'a Tx) -> Handled<'a, ()>;

/// Somebody came back to a course; in the transaction that lets them in.
pub(crate) type EnrollmentResumed = for<'a> fn(&'a Store, &'a Tx, EnrollmentId) -> Handled<'a, ()>;

/// The quizzes that were passed in an enrollment, each with its best attempt.
pub(crate) type PassedQuizzes = for<'a> fn(&'a Tx, EnrollmentId) -> Handled<'a, Vec<PassedQuiz>>;

/// Of some texts that are to be printed on certificates, the letters that no
/// typeface has; `None` where it has all.
pub(crate) type UnprintableLetters =
    for<'a> fn(&'a Store, Vec<String>) -> Handled<'a, Vec<Option<String>>>;

/// What the things that a module knows are called now: statements that read the id and the
/// name of those whose id the given one reads.
pub(crate) type Names = fn(&SelectStatement) -> Vec<SelectStatement>;

/// All of them. What happened is told to each of a list; a question has one who
/// answers.
pub(crate) struct Handlers {
    pub email_confirmed: &'static [EmailConfirmed],
    pub address_chosen: &'static [AddressChosen],
    pub settings_changed: &'static [SettingsChanged],
    pub enrollment_resumed: &'static [EnrollmentResumed],
    pub passed_quizzes: PassedQuizzes,
    pub unprintable_letters: UnprintableLetters,
    pub names: &'static [Names],
}
