//! Everything that is kept about one person: told to that person, and emptied
//! when the account is erased. Each capability knows its own tables; this
//! module, above them, names each once.

mod erase;
mod export;
mod unconfirmed;

pub(crate) use erase::erase_personal_data;
pub use export::export_personal_data;
pub(crate) use unconfirmed::end_unconfirmed_accounts;
