//! The layout of the studio's pages.

use crate::paths;
use crate::reader::Reader;
use laurel_domain::identity::{ActionName, Actor, may_enter};
use laurel_ui::staff::{Place, PlaceGroup, staff_layout};
use maud::Markup;

/// The `main` of a studio page beside the side navigation, in which `current`
/// is marked.
pub fn studio_layout(reader: &Reader, actor: &Actor, current: &str, main: &Markup) -> Markup {
    let mut places = vec![("studio-nav-courses", paths::STUDIO)];
    if may_enter(actor, ActionName::AuthorProgram).is_ok() {
        places.push(("studio-nav-programs", paths::ADMIN_PROGRAMS));
    }
    if may_enter(actor, ActionName::EnterAdministration).is_ok() {
        places.push(("admin-home-title", paths::ADMIN));
    }
    let places: Vec<Place> = places
        .into_iter()
        .map(|(key, href)| Place {
            label: reader.t(key),
            href,
            current: href == current,
            waiting: None,
        })
        .collect();
    let group = PlaceGroup {
        heading: "",
        places: &places,
    };
    let title = reader.t("studio-title");
    staff_layout(title, title, &[group], main)
}
