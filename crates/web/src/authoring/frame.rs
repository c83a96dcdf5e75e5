//! The frame of the studio's pages.

use crate::paths;
use crate::shell::Page;
use crate::visit::Visit;
use laurel_domain::identity::Action;
use laurel_ui::staff::{Place, PlaceGroup, staff_frame};
use maud::Markup;

/// A studio page: `current` is the place in the rail where it belongs; `main`
/// has the page's `h1`.
pub fn frame<'a>(visit: &Visit, current: &str, title: &'a str, main: &Markup) -> Page<'a> {
    let mut places = vec![("studio-nav-courses", paths::STUDIO)];
    if visit.may(Action::AuthorProgram) {
        places.push(("studio-nav-programs", paths::ADMIN_PROGRAMS));
    }
    let places: Vec<Place> = places
        .into_iter()
        .map(|(key, href)| Place {
            label: visit.t(key),
            href,
            current: href == current,
            waiting: None,
        })
        .collect();
    let group = PlaceGroup {
        heading: "",
        places: &places,
    };
    Page {
        title,
        staff: true,
        scripts: &["js/dialog.js"],
        main: staff_frame(
            visit.t("studio-title"),
            visit.t("studio-title"),
            &[group],
            main,
        ),
        ..Page::default()
    }
}
