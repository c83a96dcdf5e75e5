//! What waits for somebody: each capability adds its own line to [`SOURCES`].
//! A line is shown when its count is above zero and the visitor may act on it.

use crate::http_problem::HttpProblem;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use laurel_domain::identity::{Action, Permit, actions};
use laurel_domain::site::{ChosenIn, PublicAddress};
use laurel_persistence::site::Settings;
use laurel_persistence::{Count, authoring, certification, jobs, messaging, site};
use laurel_ui::field::field_id;

/// Nothing waits for who may not act on it.
fn count<A: Action<Object = ()>>(
    context: &RequestContext,
    of: fn(&Permit<A>) -> Count,
) -> Option<Count> {
    let permit = context.authorize::<A>(()).ok()?;
    Some(of(&permit))
}

/// A kind of thing that waits.
pub struct Source {
    /// What waits: a phrase without the number, which may vary with `$count`.
    title: &'static str,
    /// The list behind it.
    href: &'static str,
    /// What one does there: a phrase, a verb.
    verb: &'static str,
    /// How many; nobody counts what they may not act on.
    count: fn(&RequestContext) -> Option<Count>,
}

pub const SOURCES: &[Source] = &[
    Source {
        title: "admin-home-contacts",
        href: paths::ADMIN_CONTACTS,
        verb: "admin-home-look",
        count: |context| count::<actions::ReadContacts>(context, site::count_contacts),
    },
    Source {
        title: "admin-home-certificates",
        href: paths::ADMIN_CERTIFICATES_WAITING,
        verb: "admin-home-look",
        count: |context| count::<actions::ReadCertificates>(context, certification::count_waiting),
    },
    Source {
        title: "admin-home-unprintable",
        href: paths::ADMIN_CERTIFICATES_WAITING,
        verb: "admin-home-look",
        count: |context| count::<actions::ReadCertificates>(context, certification::count_at_fault),
    },
    Source {
        title: "admin-home-drafts",
        href: paths::ADMIN_PROGRAMS,
        verb: "admin-home-look",
        count: |context| count::<actions::AuthorProgram>(context, authoring::count_drafts),
    },
    Source {
        title: "admin-home-undelivered",
        href: paths::ADMIN_MESSAGES_FAILED,
        verb: "admin-home-look",
        count: |context| count::<actions::ManageMessages>(context, messaging::count_failed),
    },
    Source {
        title: "admin-home-slow",
        href: paths::ADMIN_MESSAGES_WAITING,
        verb: "admin-home-look",
        count: |context| count::<actions::ManageMessages>(context, messaging::count_slow),
    },
    Source {
        title: "admin-home-jobs-failed",
        href: paths::ADMIN_JOBS_FAILED,
        verb: "admin-home-look",
        count: |context| count::<actions::ManageJobs>(context, jobs::count_failed),
    },
];

/// So many of that kind wait.
pub struct Waiting {
    pub count: u64,
    pub source: &'static Source,
}

impl Waiting {
    pub fn title(&self, reader: &Reader) -> String {
        reader.with(self.source.title, &[("count", self.count.into())])
    }

    pub fn href(&self) -> &'static str {
        self.source.href
    }

    pub fn verb(&self, reader: &Reader) -> String {
        reader.with(self.source.verb, &[("count", self.count.into())])
    }
}

/// Everything that waits for this visitor, in the order of [`SOURCES`].
pub async fn waiting(context: &RequestContext) -> Result<Vec<Waiting>, HttpProblem> {
    let own = SOURCES
        .iter()
        .filter_map(|source| Some((source, (source.count)(context)?)));
    let (sources, counts): (Vec<_>, Vec<_>) = own.unzip();
    let counts = context.app.store.count(counts).await?;
    let found = counts.into_iter().zip(sources);
    Ok(found
        .filter(|(count, _)| *count > 0)
        .map(|(count, source)| Waiting { count, source })
        .collect())
}

/// A setting that is still as it came, and matters.
pub struct Unset {
    /// The field of the settings' form.
    field: &'static str,
    pub title: &'static str,
    pub text: &'static str,
    is_unset: fn(&Settings, &PublicAddress) -> bool,
}

impl Unset {
    pub fn href(&self) -> String {
        paths::admin_setting(&field_id(self.field))
    }
}

const UNSET: [Unset; 4] = [
    Unset {
        field: "public_url",
        title: "admin-home-unset-address",
        text: "admin-home-unset-address-text",
        is_unset: |_, address| address.chosen_in == ChosenIn::Nowhere,
    },
    Unset {
        field: "time_zone",
        title: "admin-home-unset-zone",
        text: "admin-home-unset-zone-text",
        is_unset: |settings, _| settings.time_zone == "UTC",
    },
    Unset {
        field: "signatory_name",
        title: "admin-home-unset-signatory",
        text: "admin-home-unset-signatory-text",
        is_unset: |settings, _| settings.signatory_name.is_empty(),
    },
    Unset {
        field: "mail_from",
        title: "admin-home-unset-sender",
        text: "admin-home-unset-sender-text",
        is_unset: |settings, _| settings.mail_from.is_empty(),
    },
];

/// What the site should be told before it issues and writes in the
/// organization's name.
pub fn unset(settings: &Settings, address: &PublicAddress) -> Vec<&'static Unset> {
    let open = UNSET
        .iter()
        .filter(|unset| (unset.is_unset)(settings, address));
    open.collect()
}
