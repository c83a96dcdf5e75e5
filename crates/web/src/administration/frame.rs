//! The rail of places beside the work, each only where the policy opens it.

use crate::paths;
use crate::shell::Page;
use crate::visit::Visit;
use laurel_domain::identity::Action;
use laurel_ui::staff::{Place, PlaceGroup, staff_frame};
use maud::Markup;

/// A place with the action that its page needs.
type Door = (&'static str, &'static str, Action);

const WORK: [Door; 7] = [
    ("admin-nav-home", paths::ADMIN, Action::EnterAdministration),
    ("admin-nav-people", paths::ADMIN_PEOPLE, Action::ReadPeople),
    (
        "admin-nav-programs",
        paths::ADMIN_PROGRAMS,
        Action::AuthorProgram,
    ),
    (
        "admin-nav-certificates",
        paths::ADMIN_CERTIFICATES,
        Action::ReadCertificates,
    ),
    (
        "admin-nav-contacts",
        paths::ADMIN_CONTACTS,
        Action::ReadContacts,
    ),
    (
        "admin-nav-subscribers",
        paths::ADMIN_SUBSCRIBERS,
        Action::ManageSubscribers,
    ),
    (
        "admin-nav-outbox",
        paths::ADMIN_MESSAGES,
        Action::ManageMessages,
    ),
];

const SITE: [Door; 5] = [
    ("admin-nav-pages", paths::ADMIN_PAGES, Action::EditPages),
    (
        "admin-nav-settings",
        paths::ADMIN_SETTINGS,
        Action::ManageSettings,
    ),
    ("admin-nav-audit", paths::ADMIN_AUDIT, Action::ReadAudit),
    ("admin-nav-jobs", paths::ADMIN_JOBS, Action::ManageJobs),
    (
        "admin-nav-style",
        paths::ADMIN_STYLE,
        Action::EnterAdministration,
    ),
];

/// An administration page: `current` is the place in the rail where it
/// belongs, one of `paths::ADMIN…`; `main` has the page's `h1`.
pub fn frame<'a>(visit: &Visit, current: &str, title: &'a str, main: &Markup) -> Page<'a> {
    let work = places(visit, &WORK, current);
    let site = places(visit, &SITE, current);
    let groups = [
        PlaceGroup {
            heading: "",
            places: &work,
        },
        PlaceGroup {
            heading: visit.t("admin-nav-site"),
            places: &site,
        },
    ];
    Page {
        title,
        staff: true,
        main: staff_frame(
            visit.t("admin-home-title"),
            visit.t("admin-home-title"),
            &groups,
            main,
        ),
        ..Page::default()
    }
}

fn places<'a>(visit: &'a Visit, doors: &[Door], current: &str) -> Vec<Place<'a>> {
    doors
        .iter()
        .filter(|(_, _, action)| visit.may(*action))
        .map(|(key, href, _)| Place {
            label: visit.t(key),
            href,
            current: *href == current,
            waiting: None,
        })
        .collect()
}
