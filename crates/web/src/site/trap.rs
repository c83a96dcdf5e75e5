//! The trap in forms that anybody can send: a field that people don't see, and
//! a signed note of when the form was opened.

use crate::problem::Problem;
use crate::visit::Visit;
use chrono::{DateTime, Utc};
use laurel_domain::site::{Sender, judge};
use laurel_ui::field::hidden;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};

/// What the two fields of the trap bring back.
#[derive(Debug, Clone, Copy)]
pub struct Trap<'a> {
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

/// The two fields, for inside a form.
pub fn fields(visit: &Visit, form: &str) -> Markup {
    let opened = Opened {
        form: form.to_owned(),
        at: visit.now.timestamp_millis(),
    };
    html! {
        (hidden("opened", &visit.app.keys.seal(&opened).unwrap_or_default()))
        div class="visually-hidden" aria-hidden="true" {
            label for="field-website" { (visit.t("form-trap")) }
            input type="text" id="field-website" name="website" tabindex="-1" autocomplete="off";
        }
    }
}

/// Who sent it. A program is counted here, and is then to be answered like
/// anybody whose form was good.
pub async fn sender(visit: &Visit, form: &'static str, trap: Trap<'_>) -> Result<Sender, Problem> {
    let opened = opened(visit, form, trap.opened);
    let mut sender = match (opened, trap.opened.is_empty()) {
        // not signed here, or for another form
        (None, false) => judge(trap.website, Some(DateTime::UNIX_EPOCH), visit.now),
        (opened, _) => judge(trap.website, opened, visit.now),
    };
    if sender == Sender::Quick && !visit.app.limits.may_be_quick(visit.address) {
        sender = Sender::Program;
    }
    if sender == Sender::Program {
        laurel_persistence::site::catch_bot(&visit.app.store, form).await?;
    }
    Ok(sender)
}

fn opened(visit: &Visit, form: &str, sealed: &str) -> Option<DateTime<Utc>> {
    let opened: Opened = visit.app.keys.unseal(sealed)?;
    (opened.form == form)
        .then(|| DateTime::from_timestamp_millis(opened.at))
        .flatten()
}
