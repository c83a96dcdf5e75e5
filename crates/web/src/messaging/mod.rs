//! The words of letters.

mod letters;
mod outbox;

pub use letters::Letters;
pub use outbox::routes;
