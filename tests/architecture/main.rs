//! Architecture tests: who may depend on whom, how large a file may
//! grow, whether the documents name files that exist, whether every phrase is said.

mod addresses;
mod dependencies;
mod documents;
mod handlers;
mod order;
mod permits;
mod phrases;
mod promises;
mod refusals;
mod sizes;
mod views;
