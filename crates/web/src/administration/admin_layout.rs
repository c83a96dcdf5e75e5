//! The side navigation of places beside the work, each only where the policy opens it.

use crate::page_layout::Page;
use crate::paths;
use crate::request_context::RequestContext;
use crate::ui::staff::{Place, PlaceGroup, staff_layout};
use laurel_domain::identity::Action;
use maud::Markup;

/// A place with the action that its page needs.
type NavEntry = (&'static str, &'static str, Action);

const WORK: [NavEntry; 7] = [
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

const SITE: [NavEntry; 5] = [
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

/// An administration page: `current` is the place in the side navigation where it
/// belongs, one of `paths::ADMIN…`; `main` has the page's `h1`.
pub fn admin_layout<'a>(
    context: &RequestContext,
    current: &str,
    title: &'a str,
    main: &Markup,
) -> Page<'a> {
    let work = places(context, &WORK, current);
    let site = places(context, &SITE, current);
    let groups = [
        PlaceGroup {
            heading: "",
            places: &work,
        },
        PlaceGroup {
            heading: context.t("admin-nav-site"),
            places: &site,
        },
    ];
    Page {
        title,
        staff: true,
        main: staff_layout(
            context.t("admin-home-title"),
            context.t("admin-home-title"),
            &groups,
            main,
        ),
        ..Page::default()
    }
}

fn places<'a>(context: &'a RequestContext, entries: &[NavEntry], current: &str) -> Vec<Place<'a>> {
    entries
        .iter()
        .filter(|(_, _, action)| context.may(*action))
        .map(|(key, href, _)| Place {
            label: context.t(key),
            href,
            current: *href == current,
            waiting: None,
        })
        .collect()
}
