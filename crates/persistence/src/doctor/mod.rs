//! Looks whether what is kept still holds together. It changes nothing; the
//! one thing that can be repaired by itself is progress, by `learning::rebuild`.

mod blobs;
mod database;
mod ready;
mod words;

pub use blobs::{MissingBlob, damaged_blobs, missing_files, missing_pdfs};
pub use database::{FailedCounts, database_faults, given_up, look_for_damage};
pub use ready::ready;
pub use words::unknown_words;
