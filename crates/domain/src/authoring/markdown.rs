//! What the parser asks about Markdown of whoever can read it.
//!
//! The crate that renders Markdown reads it; this one only says what of it is allowed. So
//! an import refuses exactly what a page would not show.

/// Something in a piece of Markdown that the format has a rule about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Element {
    /// Raw HTML, a block or inline.
    Html,
    /// A link or autolink, with its target as written.
    Link {
        target: String,
    },
    Picture {
        target: String,
        alt: String,
    },
    /// 1 to 6.
    Heading {
        level: u8,
    },
}

/// Gives every element of a piece of Markdown with its line in that piece, from 1.
pub type ReadMarkdown<'a> = dyn Fn(&str) -> Vec<(usize, Element)> + 'a;
