//! Room for large parts.

use maud::Render;

/// Makes room for so many bytes of what follows. A long page that grows bit by
/// bit is copied each time it outgrows its place.
pub struct Room(pub usize);

impl Render for Room {
    fn render_to(&self, page: &mut String) {
        page.reserve(self.0);
    }
}
