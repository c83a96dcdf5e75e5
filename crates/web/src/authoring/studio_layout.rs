//! The layout of the studio's pages.

use crate::page_layout::Page;
use crate::paths;
use crate::request_context::RequestContext;
use crate::ui::staff::{Place, PlaceGroup, staff_layout};
use laurel_domain::identity::Action;
use maud::Markup;

/// A studio page: `current` is the place in the side navigation where it belongs; `main`
/// has the page's `h1`.
pub fn studio_layout<'a>(
    context: &RequestContext,
    current: &str,
    title: &'a str,
    main: &Markup,
) -> Page<'a> {
    let mut places = vec![("studio-nav-courses", paths::STUDIO)];
    if context.may(Action::AuthorProgram) {
        places.push(("studio-nav-programs", paths::ADMIN_PROGRAMS));
    }
    let places: Vec<Place> = places
        .into_iter()
        .map(|(key, href)| Place {
            label: context.t(key),
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
        main: staff_layout(
            context.t("studio-title"),
            context.t("studio-title"),
            &[group],
            main,
        ),
        ..Page::default()
    }
}
