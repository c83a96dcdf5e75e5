//! The words of emails.

mod email_wording;
mod outbox;
pub mod view;

pub use email_wording::EmailWording;
pub use outbox::routes;
