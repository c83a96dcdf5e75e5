//! The words of emails.

mod api;
mod email_wording;
mod outbox;
pub mod view;

pub use api::routes as api_routes;
pub use email_wording::EmailWording;
pub use outbox::routes;
