//! The rules of `site` that the store must keep, on SQLite and, where
//! `LAUREL_TEST_DATABASE_URL` names an empty database, on PostgreSQL.

mod pages;
mod search;
mod subscribers;

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
#[expect(
    clippy::disallowed_methods,
    reason = "which database a test runs on is not a setting"
)]
async fn store() -> (Store, TempDir) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = Store::open(Config {
        data: folder.path().to_owned(),
        database_url: std::env::var("LAUREL_TEST_DATABASE_URL").ok(),
    })
    .await
    .expect("a store");
    (store, folder)
}
