//! Fits a text into a box: as large as the design wants, else smaller, else in two lines.
//! Nothing is ever cut off.

use super::fonts::{Fonts, Style};
use super::itemize::Unprintable;
use super::shape::{Line, line};

/// What the design wants of a text; lengths in points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fit {
    pub(crate) style: Style,
    /// The size if there is room for it.
    pub(crate) size: f32,
    /// Two even lines are preferred to one line smaller than this.
    pub(crate) break_below: f32,
    pub(crate) width: f32,
}

/// Lines with the size, in points, at which they fit.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fitted {
    pub(crate) lines: Vec<Line>,
    pub(crate) size: f32,
}

impl Fit {
    /// Shapes and fits the text into at most two lines.
    pub(crate) fn set(
        self,
        fonts: &Fonts,
        language: &str,
        text: &str,
    ) -> Result<Fitted, Unprintable> {
        let whole = line(fonts, self.style, language, text)?;
        let size = self.size_for(&[&whole]);
        if size >= self.break_below {
            return Ok(Fitted {
                lines: vec![whole],
                size,
            });
        }
        let mut best = Fitted {
            lines: vec![whole],
            size,
        };
        for (space, _) in text.match_indices(' ') {
            let above = line(fonts, self.style, language, &text[..space])?;
            let below = line(fonts, self.style, language, &text[space + 1..])?;
            // the second line of a broken name never outgrows what breaking was for
            let size = self.size_for(&[&above, &below]).min(self.break_below);
            let longer = |lines: &[Line]| lines.iter().map(|l| l.width).fold(0.0, f32::max);
            let lines = vec![above, below];
            if size > best.size || (size >= best.size && longer(&lines) < longer(&best.lines)) {
                best = Fitted { lines, size };
            }
        }
        Ok(best)
    }

    fn size_for(self, lines: &[&Line]) -> f32 {
        let widest = lines.iter().map(|line| line.width).fold(0.0, f32::max);
        if widest * self.size > self.width {
            self.width / widest
        } else {
            self.size
        }
    }
}
