//! Opens the store, with who answers what a module asks of those above it. This
//! file is above all of them.

use crate::store::{Clock, Config, Handlers, InternalError, PATIENCE, Random, Store};
use crate::{assessment, catalog, certification, enrollment, identity, learning, site};
use std::sync::Arc;

pub(crate) static HANDLERS: Handlers = Handlers {
    email_confirmed: &[|tx, person| Box::pin(certification::release(tx, person))],
    address_chosen: &[|tx, address| Box::pin(site::choose_address(tx, address, "setup-link"))],
    settings_changed: &[|tx| Box::pin(certification::try_again(tx))],
    enrollment_resumed: &[|store, tx, id| Box::pin(learning::resume(store, tx, id))],
    passed_quizzes: |tx, enrollment| Box::pin(assessment::passed_quizzes(tx, enrollment)),
    unprintable_letters: |store, texts| Box::pin(certification::unprintable_letters(store, texts)),
    names: &[identity::names_by_id, catalog::names, enrollment::names],
};

impl Store {
    /// As it is opened to serve.
    #[cfg(test)]
    pub(crate) async fn open(config: Config) -> Result<Self, InternalError> {
        use crate::store::{SystemClock, SystemRandom};
        Self::open_with(config, Arc::new(SystemClock), Arc::new(SystemRandom)).await
    }

    /// Opens the data folder (made where it is missing) and the database, and
    /// runs the migrations that are pending.
    ///
    /// # Errors
    /// [`InternalError`] where the folder or the database can't be opened.
    pub async fn open_with(
        config: Config,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
    ) -> Result<Self, InternalError> {
        Self::open_lending(config, clock, random, PATIENCE, &HANDLERS).await
    }
}
