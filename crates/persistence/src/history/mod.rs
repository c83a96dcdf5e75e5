//! A past that is written in bulk: people and what they did, as the use cases
//! would have left it. It is for a site that is filled with made-up people;
//! what it says must come of the domain, as it does for real ones.

mod emails;
mod insert;
mod past;
mod published;
mod rows;

pub use emails::{confirmation_link, keep_emails};
pub use insert::{insert_and_award, insert_past};
pub use past::{Past, PastAttempt, PastEnrollment, PastEvent, PastFact, PastPerson};
pub use published::{is_empty, published_courses};
