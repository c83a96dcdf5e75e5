//! What waits for somebody: each capability adds its own line to [`SOURCES`].
//! A line is shown when its count is above zero and the visitor may act on it.

use crate::http_problem::HttpProblem;
use crate::paths;
use crate::request_context::RequestContext;
use crate::ui::field::field_id;
use laurel_domain::identity::{Action, Denial, Permit, Resource};
use laurel_persistence::site::Settings;
use laurel_persistence::{Store, UseCaseError, catalog, certification, jobs, messaging, site};
use std::pin::Pin;

type Count<'a> = Pin<Box<dyn Future<Output = Result<u64, UseCaseError<Denial>>> + Send + 'a>>;

/// A kind of thing that waits.
pub struct Source {
    /// Who acts on it; the permit goes to `count`.
    action: Action,
    /// What waits: a phrase without the number, which may vary with `$count`.
    title: &'static str,
    /// The list behind it.
    href: &'static str,
    /// What one does there: a phrase, a verb.
    verb: &'static str,
    count: for<'a> fn(&'a Store, &'a Permit) -> Count<'a>,
}

const SOURCES: &[Source] = &[
    Source {
        action: Action::ReadContacts,
        title: "admin-home-contacts",
        href: paths::ADMIN_CONTACTS,
        verb: "admin-home-look",
        count: |store, permit| Box::pin(site::count_contacts(store, permit)),
    },
    Source {
        action: Action::ReadCertificates,
        title: "admin-home-certificates",
        href: paths::ADMIN_CERTIFICATES_WAITING,
        verb: "admin-home-look",
        count: |store, permit| Box::pin(certification::count_waiting(store, permit)),
    },
    Source {
        action: Action::AuthorProgram,
        title: "admin-home-drafts",
        href: paths::ADMIN_PROGRAMS,
        verb: "admin-home-look",
        count: |store, permit| Box::pin(catalog::count_drafts(store, permit)),
    },
    Source {
        action: Action::ManageMessages,
        title: "admin-home-undelivered",
        href: paths::ADMIN_MESSAGES_FAILED,
        verb: "admin-home-look",
        count: |store, permit| Box::pin(messaging::count_failed(store, permit)),
    },
    Source {
        action: Action::ManageMessages,
        title: "admin-home-slow",
        href: paths::ADMIN_MESSAGES_WAITING,
        verb: "admin-home-look",
        count: |store, permit| Box::pin(messaging::count_slow(store, permit)),
    },
    Source {
        action: Action::ManageJobs,
        title: "admin-home-jobs-failed",
        href: paths::ADMIN_JOBS_FAILED,
        verb: "admin-home-look",
        count: |store, permit| Box::pin(jobs::count_failed(store, permit)),
    },
];

/// So many of that kind wait.
pub struct Waiting {
    pub count: u64,
    pub source: &'static Source,
}

impl Waiting {
    pub fn title(&self, context: &RequestContext) -> String {
        context.with(self.source.title, &[("count", self.count.into())])
    }

    pub fn href(&self) -> &'static str {
        self.source.href
    }

    pub fn verb(&self, context: &RequestContext) -> String {
        context.with(self.source.verb, &[("count", self.count.into())])
    }
}

/// Everything that waits for this visitor, in the order of [`SOURCES`].
pub async fn waiting(context: &RequestContext) -> Result<Vec<Waiting>, HttpProblem> {
    let mut found = Vec::new();
    for source in SOURCES {
        let Ok(permit) = context.permit(source.action, Resource::Site) else {
            continue;
        };
        let count = (source.count)(&context.app.store, &permit).await?;
        if count > 0 {
            found.push(Waiting { count, source });
        }
    }
    Ok(found)
}

/// A setting that is still as it came, and matters.
pub struct Unset {
    /// The field of the settings' form.
    field: &'static str,
    pub title: &'static str,
    pub text: &'static str,
    is_unset: fn(&Settings) -> bool,
}

impl Unset {
    pub fn href(&self) -> String {
        paths::admin_setting(&field_id(self.field))
    }
}

const UNSET: [Unset; 3] = [
    Unset {
        field: "time_zone",
        title: "admin-home-unset-zone",
        text: "admin-home-unset-zone-text",
        is_unset: |settings| settings.time_zone == "UTC",
    },
    Unset {
        field: "signatory_name",
        title: "admin-home-unset-signatory",
        text: "admin-home-unset-signatory-text",
        is_unset: |settings| settings.signatory_name.is_empty(),
    },
    Unset {
        field: "mail_from",
        title: "admin-home-unset-sender",
        text: "admin-home-unset-sender-text",
        is_unset: |settings| settings.mail_from.is_empty(),
    },
];

/// What the site should be told before it issues and writes in the
/// organization's name.
pub fn unset(context: &RequestContext) -> Vec<&'static Unset> {
    if !context.may(Action::ManageSettings) {
        return Vec::new();
    }
    let settings = context.app.settings();
    let open = UNSET.iter().filter(|unset| (unset.is_unset)(&settings));
    open.collect()
}
