//! The schema, one change a file, the same set for SQLite and PostgreSQL.
//!
//! Tables are named as strings: a migration must never import an entity or a
//! domain type, and is never edited after it landed.

use sea_orm_migration::prelude::*;

mod m0001_identity;
mod m0002_catalog;
mod m0003_enrollment;
mod m0004_assessment;
mod m0005_certification;
mod m0006_site;
mod m0007_messaging;
mod m0008_audit;
mod m0009_search;
mod m0010_sealed;
mod m0011_learners;
mod m0012_write_probe;
mod m0013_changes;
mod m0014_guesses;
mod m0015_erased;
mod m0016_api;
mod m0017_listed;
mod m0018_allowance;
mod m0019_sent;
mod m0020_audit_head;
mod m0021_address;
mod m0022_question_mark;
mod m0023_found;

/// Runs every migration in order.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_identity::Migration),
            Box::new(m0002_catalog::Migration),
            Box::new(m0003_enrollment::Migration),
            Box::new(m0004_assessment::Migration),
            Box::new(m0005_certification::Migration),
            Box::new(m0006_site::Migration),
            Box::new(m0007_messaging::Migration),
            Box::new(m0008_audit::Migration),
            Box::new(m0009_search::Migration),
            Box::new(m0010_sealed::Migration),
            Box::new(m0011_learners::Migration),
            Box::new(m0012_write_probe::Migration),
            Box::new(m0013_changes::Migration),
            Box::new(m0014_guesses::Migration),
            Box::new(m0015_erased::Migration),
            Box::new(m0016_api::Migration),
            Box::new(m0017_listed::Migration),
            Box::new(m0018_allowance::Migration),
            Box::new(m0019_sent::Migration),
            Box::new(m0020_audit_head::Migration),
            Box::new(m0021_address::Migration),
            Box::new(m0022_question_mark::Migration),
            Box::new(m0023_found::Migration),
        ]
    }
}
