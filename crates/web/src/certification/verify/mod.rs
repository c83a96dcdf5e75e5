//! Verification: what anybody may ask of a certificate, without an account.
//! Nothing here is kept in memory: a revocation counts from its second.

mod answer;
mod ask;
mod file;
mod json;
pub mod view;

pub use answer::show as answer;
pub use ask::{ask, show as form};
pub use file::{by_hash, upload};
pub use json::{VerificationView, entry, verification};

/// The most bytes of a file that is sent to be compared.
pub const MAX_FILE: usize = 10 * 1024 * 1024;
