//! The rules of `site` that the store must keep, on SQLite and, where
//! there is a server (`LAUREL_TEST_POSTGRES`), on PostgreSQL.

mod pages;
mod search;
mod subscribers;

use crate::fixtures::new_postgres_database;
use crate::store::{Config, Store};
use laurel_domain::identity::{Actor, Permit, Public, actions, visit};
use tempfile::TempDir;

fn visitor() -> Permit<actions::Visit> {
    visit(&Actor::Visitor)
}

fn public() -> Public {
    Public::from(&visitor())
}

/// A store of its own; the folder goes when the guard does.
async fn store() -> (Store, TempDir) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = Store::open(Config {
        data: folder.path().to_owned(),
        database_url: new_postgres_database().await,
    })
    .await
    .expect("a store");
    (store, folder)
}
