//! The side navigation of places beside the work, each only where the policy opens it.

use crate::paths;
use crate::reader::Reader;
use laurel_domain::identity::{ActionName, Actor, may_enter};
use laurel_ui::staff::{Place, PlaceGroup, staff_layout};
use maud::Markup;

/// A place with the action that its page needs.
type NavEntry = (&'static str, &'static str, ActionName);

const WORK: [NavEntry; 8] = [
    (
        "admin-nav-home",
        paths::ADMIN,
        ActionName::EnterAdministration,
    ),
    (
        "admin-nav-people",
        paths::ADMIN_PEOPLE,
        ActionName::ReadPeople,
    ),
    (
        "admin-nav-programs",
        paths::ADMIN_PROGRAMS,
        ActionName::AuthorProgram,
    ),
    ("nav-studio", paths::STUDIO, ActionName::EnterStudio),
    (
        "admin-nav-certificates",
        paths::ADMIN_CERTIFICATES,
        ActionName::ReadCertificates,
    ),
    (
        "admin-nav-contacts",
        paths::ADMIN_CONTACTS,
        ActionName::ReadContacts,
    ),
    (
        "admin-nav-subscribers",
        paths::ADMIN_SUBSCRIBERS,
        ActionName::ManageSubscribers,
    ),
    (
        "admin-nav-outbox",
        paths::ADMIN_MESSAGES,
        ActionName::ManageMessages,
    ),
];

const SITE: [NavEntry; 5] = [
    ("admin-nav-pages", paths::ADMIN_PAGES, ActionName::EditPages),
    (
        "admin-nav-settings",
        paths::ADMIN_SETTINGS,
        ActionName::ManageSettings,
    ),
    ("admin-nav-audit", paths::ADMIN_AUDIT, ActionName::ReadAudit),
    ("admin-nav-jobs", paths::ADMIN_JOBS, ActionName::ManageJobs),
    (
        "admin-nav-style",
        paths::ADMIN_STYLE,
        ActionName::EnterAdministration,
    ),
];

/// The `main` of an administration page beside the side navigation, in which
/// `current` is marked.
pub fn admin_layout(reader: &Reader, actor: &Actor, current: &str, main: &Markup) -> Markup {
    let work = places(reader, actor, &WORK, current);
    let site = places(reader, actor, &SITE, current);
    let groups = [
        PlaceGroup {
            heading: "",
            places: &work,
        },
        PlaceGroup {
            heading: reader.t("admin-nav-site"),
            places: &site,
        },
    ];
    let title = reader.t("admin-home-title");
    staff_layout(title, title, &groups, main)
}

fn places<'a>(
    reader: &'a Reader,
    actor: &Actor,
    entries: &[NavEntry],
    current: &str,
) -> Vec<Place<'a>> {
    entries
        .iter()
        .filter(|(_, _, action)| may_enter(actor, *action).is_ok())
        .map(|(key, href, _)| Place {
            label: reader.t(key),
            href,
            current: *href == current,
            waiting: None,
        })
        .collect()
}
