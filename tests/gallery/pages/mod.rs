//! Every page with what it takes to show it, a file for each part of the site.

mod administration;
mod assessment;
mod catalog;
mod certification;
mod enrollment;
mod identity;
mod learning;
mod site;
mod site_staff;
mod studio;

use crate::Show;

/// Each by its file below `crates/web/src` and its function.
pub type Listed = (&'static str, Show);

pub fn all() -> impl Iterator<Item = Listed> {
    [
        site::PAGES,
        site_staff::PAGES,
        catalog::PAGES,
        learning::PAGES,
        assessment::PAGES,
        certification::PAGES,
        enrollment::PAGES,
        identity::PAGES,
        studio::PAGES,
        administration::PAGES,
    ]
    .into_iter()
    .flatten()
    .copied()
}
