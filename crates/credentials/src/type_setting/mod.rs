//! From text in any script to glyphs in places.
//!
//! Text is normalized (NFC), ordered for the eye (Unicode bidi), given a
//! typeface letter by letter, shaped, and fitted. All lengths are in em until
//! a size is chosen.

mod fit;
mod fonts;
mod itemize;
mod shape;
mod subset;
mod told;
mod wrap;

use crate::design::Design;

pub(crate) use fit::{Fit, Fitted};
pub(crate) use fonts::Style;
pub use fonts::{FontRefused, Fonts};
pub use itemize::Unprintable;
pub(crate) use shape::{Glyph, Line, Section, line, space_after};
pub(crate) use wrap::Wrap;

/// Says whether a name can be printed, before anything is issued.
///
/// # Errors
/// [`Unprintable`] names the letters that no typeface has.
pub fn check_name(fonts: &Fonts, name: &str) -> Result<(), Unprintable> {
    line(fonts, Style::Display, "", name, Design::Second).map(drop)
}

/// The same for a text that may be printed in any of the styles.
///
/// # Errors
/// [`Unprintable`] names the letters that no typeface has.
pub fn check_text(fonts: &Fonts, text: &str) -> Result<(), Unprintable> {
    for style in Style::ALL {
        line(fonts, style, "", text, Design::Second)?;
    }
    Ok(())
}
