//! Sets a text into a few lines of a narrow place: as large as it fits, and
//! never below the smallest size.

use super::fit::Fitted;
use super::fonts::{Fonts, Style};
use super::itemize::Unprintable;
use super::shape::{Line, line, space_after};
use crate::design::{Design, SMALLEST};

/// What the design wants of a text; lengths in points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wrap {
    pub(crate) style: Style,
    /// The size if there is room for it.
    pub(crate) size: f32,
    pub(crate) width: f32,
    /// The most lines.
    pub(crate) most: usize,
}

/// From size to size until it fits.
const STEP: f32 = 0.25;
/// One line is preferred to two as long as it is not smaller than this share.
const ONE_LINE: f32 = 0.85;

impl Wrap {
    /// `None` where it doesn't fit, however small.
    pub(crate) fn set(
        self,
        fonts: &Fonts,
        language: &str,
        text: &str,
    ) -> Result<Option<Fitted>, Unprintable> {
        let setting = Setting {
            wrap: self,
            fonts,
            language,
        };
        let whole = setting.line(text)?;
        let alone = if whole.width > 0.0 {
            (self.width / whole.width).min(self.size)
        } else {
            self.size
        };
        if alone >= (self.size * ONE_LINE).max(SMALLEST) || self.most == 1 && alone >= SMALLEST {
            let lines = vec![whole];
            return Ok(Some(Fitted { lines, size: alone }));
        }
        let pieces = setting.pieces(text)?;
        let mut size = self.size;
        while size >= SMALLEST {
            let filled = fill(&pieces, self.width / size);
            if let Some(filled) = filled.filter(|filled| filled.len() <= self.most) {
                let lines = setting.shaped(&filled)?;
                if lines.iter().all(|line| line.width * size <= self.width) {
                    return Ok(Some(Fitted { lines, size }));
                }
            }
            size -= STEP;
        }
        Ok(None)
    }
}

/// What is not broken, with its width and that of the white space behind it, in em.
struct Piece<'t> {
    text: &'t str,
    width: f32,
    space: f32,
}

struct Setting<'a> {
    wrap: Wrap,
    fonts: &'a Fonts,
    language: &'a str,
}

impl Setting<'_> {
    fn line(&self, text: &str) -> Result<Line, Unprintable> {
        let (fonts, style) = (self.fonts, self.wrap.style);
        line(fonts, style, self.language, text, Design::Second)
    }

    fn pieces<'t>(&self, text: &'t str) -> Result<Vec<Piece<'t>>, Unprintable> {
        let space = self.line("n n")?.width - self.line("nn")?.width;
        let mut pieces = Vec::new();
        for word in text.split_inclusive(char::is_whitespace) {
            let is_wide = self.line(word)?.width * SMALLEST > self.wrap.width;
            let parts = if is_wide || word.len() > LONG {
                parts(word)
            } else {
                vec![word]
            };
            for text in parts {
                let is_end = text.ends_with(char::is_whitespace);
                pieces.push(Piece {
                    text,
                    width: self.line(text)?.width,
                    space: if is_end { space } else { 0.0 },
                });
            }
        }
        Ok(pieces)
    }

    fn shaped(&self, filled: &[String]) -> Result<Vec<Line>, Unprintable> {
        let mut lines = Vec::new();
        let end = filled.len().saturating_sub(1);
        for (place, text) in filled.iter().enumerate() {
            let mut line = self.line(text)?;
            if place < end && text.ends_with(char::is_whitespace) {
                space_after(self.fonts, self.wrap.style, &mut line);
            }
            lines.push(line);
        }
        Ok(lines)
    }
}

/// Filled from the first line on; `None` where a piece is wider than the place.
fn fill(pieces: &[Piece<'_>], room: f32) -> Option<Vec<String>> {
    let mut filled = vec![String::new()];
    let mut used = 0.0;
    for piece in pieces {
        if piece.width > room {
            return None;
        }
        if used > 0.0 && used + piece.width > room {
            filled.push(String::new());
            used = 0.0;
        }
        if let Some(last) = filled.last_mut() {
            last.push_str(piece.text);
        }
        used += piece.width + piece.space;
    }
    Some(filled)
}

/// A word longer than this is broken where an address would be.
const LONG: usize = 20;

/// Where a long word may be broken: behind the marks of an address, or, where
/// there are none for long, between two plain letters or digits.
fn parts(word: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for part in word.split_inclusive(['.', '/', '-', ':', '@', '_']) {
        let mut rest = part;
        while rest.len() > LONG && rest.is_ascii() {
            let (head, tail) = rest.split_at(LONG);
            parts.push(head);
            rest = tail;
        }
        parts.push(rest);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::LazyLock;

    static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::load([]).unwrap());

    const ROLE: Wrap = Wrap {
        style: Style::Text,
        size: 11.0,
        width: 280.0,
        most: 2,
    };

    fn told(line: &Line) -> String {
        line.glyphs
            .iter()
            .map(|glyph| glyph.text.as_str())
            .collect()
    }

    #[test]
    fn a_long_text_takes_two_lines_and_keeps_its_space() {
        let text =
            "Director of Learning, of Research and of the Programs for Hospitals and Clinics";
        let set = ROLE.set(&FONTS, "en", text).unwrap().unwrap();
        assert_eq!(set.lines.len(), 2);
        let read: String = set.lines.iter().map(told).collect();
        assert_eq!(read, text);
    }

    #[test]
    fn nothing_is_set_below_the_smallest_size() {
        for count in [1, 20, 60, 120] {
            for letter in ["i", "W", "Щ", "a b "] {
                let text = letter.repeat(count);
                if let Some(set) = ROLE.set(&FONTS, "en", &text).unwrap() {
                    assert!(set.size >= SMALLEST && set.lines.len() <= ROLE.most);
                    for line in &set.lines {
                        assert!(line.width * set.size <= ROLE.width + 0.01);
                    }
                }
            }
        }
        let wide = "WWW ".repeat(40);
        assert_eq!(ROLE.set(&FONTS, "en", &wide).unwrap(), None);
    }

    #[test]
    fn an_address_is_broken_behind_its_marks() {
        let address = "Verify at certificates-and-credentials.learning-department.international-center.compassionate.example.org:8443/verify";
        let wrap = Wrap {
            most: 4,
            size: 10.5,
            width: 200.0,
            ..ROLE
        };
        let set = wrap.set(&FONTS, "en", address).unwrap().unwrap();
        assert!(set.size >= SMALLEST && set.lines.len() > 1);
        let read: String = set.lines.iter().map(told).collect();
        assert_eq!(read, address);
    }
}
