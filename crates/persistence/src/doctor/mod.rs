//! Looks whether what is kept still holds together. It changes nothing; the
//! one thing that can be mended by itself is progress, by `learning::rebuild`.

mod blobs;
mod database;

pub use blobs::{Blobless, damaged_blobs, missing_files, missing_pdfs};
pub use database::{Faulty, database_faults, given_up};
