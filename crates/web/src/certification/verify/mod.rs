//! Verification: what anybody may ask of a certificate, without an account.
//! An answer is kept until the minute ends that it names, and dropped when a
//! certificate changes: a revocation counts from its second on the node that it
//! was asked of, and within two on others.

use crate::middleware::Cacheable;
use crate::request_context::RequestContext;
use axum::response::Response;
use chrono::{DurationRound, TimeDelta};

mod answer;
mod ask;
mod file;
mod json;
pub mod view;

pub use answer::show as answer;
pub use ask::{ask, show as form};
pub use file::{by_hash, upload};
pub use json::{VerificationView, entry, verification};

/// Marks an answer as good for all who ask within the minute that it names. A
/// day, and with it what is valid, ends with a minute in every time zone.
pub fn keep(context: &RequestContext, response: &mut Response) {
    let minute = context.now.duration_trunc(TimeDelta::minutes(1)).ok();
    let until = minute.map(|minute| minute + TimeDelta::minutes(1));
    response.extensions_mut().insert(Cacheable { until });
}

/// The most bytes of a file that is sent to be compared.
pub const MAX_FILE: usize = 10 * 1024 * 1024;
