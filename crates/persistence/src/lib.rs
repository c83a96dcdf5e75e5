//! Laurel's memory: a use case loads what the actor may see, asks `domain`, and
//! saves the facts, the audit row and the outbox row in one transaction.
//!
//! It must never decide policy, format text for people, or let an entity or a
//! database type out of this crate.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod assessment;
pub mod audit;
pub mod authoring;
pub mod catalog;
pub mod certification;
pub mod changes;
pub mod doctor;
pub mod enrollment;
#[cfg(test)]
mod fixtures;
pub mod history;
pub mod identity;
pub mod jobs;
pub mod learning;
pub mod messaging;
mod open;
pub mod personal_data;
mod pictures;
mod queue;
pub mod site;
mod store;
mod tasks;

pub use store::{
    Age, CacheCounts, Clock, Config, Count, FORGET_SECRET, InternalError, KnownRequest, Random,
    RequestKey, Status, Store, StoreMetrics, SystemClock, SystemRandom, UseCaseError, data_folder,
    known_request,
};
