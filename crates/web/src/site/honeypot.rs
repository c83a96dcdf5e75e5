//! The honeypot in forms that anybody can send: a field that people don't see, and
//! a signed note of when the form was opened.

use crate::http_problem::HttpProblem;
use crate::request_context::RequestContext;
use chrono::{DateTime, Utc};
use laurel_domain::site::{Sender, judge};
use serde::{Deserialize, Serialize};

/// What the sealed note is for.
const OPENED: &str = "opened";

/// What the two fields of the honeypot bring back.
#[derive(Debug, Clone, Copy)]
pub struct Honeypot<'a> {
    /// Nobody sees it; who fills it in is a program.
    pub website: &'a str,
    /// Signed: when the form was opened.
    pub opened: &'a str,
}

#[derive(Clone, Serialize, Deserialize)]
struct Opened {
    form: String,
    /// Milliseconds since 1970.
    at: i64,
}

/// The signed note that a form is opened now.
pub fn note(context: &RequestContext, form: &str) -> String {
    let opened = Opened {
        form: form.to_owned(),
        at: context.now.timestamp_millis(),
    };
    context.app.keys.seal(OPENED, &opened).unwrap_or_default()
}

/// Who sent it. A program is counted here, and is then to be answered like
/// anybody whose form was good.
pub async fn sender(
    context: &RequestContext,
    form: &'static str,
    honeypot: Honeypot<'_>,
) -> Result<Sender, HttpProblem> {
    let opened = opened(context, form, honeypot.opened);
    let mut sender = match (opened, honeypot.opened.is_empty()) {
        // not signed here, or for another form
        (None, false) => judge(honeypot.website, Some(DateTime::UNIX_EPOCH), context.now),
        (opened, _) => judge(honeypot.website, opened, context.now),
    };
    if sender == Sender::Quick && !context.app.limits.may_be_quick(context.address) {
        sender = Sender::Program;
    }
    if sender == Sender::Program {
        laurel_persistence::site::catch_bot(&context.app.store, &context.visit(), form).await?;
    }
    Ok(sender)
}

fn opened(context: &RequestContext, form: &str, sealed: &str) -> Option<DateTime<Utc>> {
    let opened: Opened = context.app.keys.unseal(OPENED, sealed)?;
    (opened.form == form)
        .then(|| DateTime::from_timestamp_millis(opened.at))
        .flatten()
}
