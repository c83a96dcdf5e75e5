//! What the parser asks about Markdown of whoever can read it.
//!
//! The crate that renders Markdown reads it; this one only says what of it is allowed. So
//! an import refuses exactly what a page would not show.

/// Something in a piece of Markdown that the format has a rule about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Element {
    /// Raw HTML, a block or inline.
    Html,
    /// A link or autolink, with its target as written and what can be read of it.
    Link {
        target: String,
        name: String,
    },
    Picture {
        target: String,
        alt: String,
    },
    /// 1 to 6.
    Heading {
        level: u8,
    },
    /// The piece has text, and nothing of it can be seen: Markdown takes it for signs.
    Nothing,
}

/// Gives every element of a piece of Markdown with its line in that piece, from 1.
pub type ReadMarkdown<'a> = dyn Fn(&str) -> Vec<(usize, Element)> + 'a;

/// Whether anything of a text can be seen or read aloud: it is more than spaces and signs
/// without a shape.
#[must_use]
pub fn is_seen(text: &str) -> bool {
    !text.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

/// Signs without a shape, that a copy brings along.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
    )
}
