//! Which way a certificate is drawn. What was issued keeps the way it was
//! issued in, for ever: a change of the drawing is a new variant here.

/// In the order in which they came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Design {
    /// The code in the color of the text; lines of the foot in one line, however
    /// small; letters told to whoever copies by the lowest character of a glyph.
    First,
    /// The code in black on white; nothing below 7 pt; letters told as
    /// they were typed; number and address can be clicked.
    #[default]
    Second,
}

/// The smallest size of a text, in points, from [`Design::Second`] on.
pub(crate) const SMALLEST: f32 = 7.0;
