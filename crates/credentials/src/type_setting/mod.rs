//! From text in any script to glyphs in places.
//!
//! Text is normalized (NFC), ordered for the eye (Unicode bidi), given a
//! typeface letter by letter, shaped, and fitted. All lengths are in em until
//! a size is chosen.

mod fit;
mod fonts;
mod itemize;
mod shape;

pub(crate) use fit::{Fit, Fitted};
pub(crate) use fonts::Style;
pub use fonts::{FontRefused, Fonts};
pub use itemize::Unprintable;
pub(crate) use shape::{Glyph, Line, Section, line};

/// Says whether a name can be printed, before anything is issued.
///
/// # Errors
/// [`Unprintable`] names the letters that no typeface has.
pub fn check_name(fonts: &Fonts, name: &str) -> Result<(), Unprintable> {
    line(fonts, Style::Display, "", name).map(drop)
}
