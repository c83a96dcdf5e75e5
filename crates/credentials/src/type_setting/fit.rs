//! Fits a text into a box: as large as the design wants, else smaller, else in two lines.
//! Nothing is ever cut off.

use super::fonts::{Fonts, Style};
use super::itemize::Unprintable;
use super::shape::{Line, line, space_after};
use crate::design::Design;

/// What the design wants of a text; lengths in points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fit {
    pub(crate) style: Style,
    /// The size if there is room for it.
    pub(crate) size: f32,
    /// Two even lines are preferred to one line smaller than this.
    pub(crate) break_below: f32,
    pub(crate) width: f32,
    pub(crate) design: Design,
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
        let set = |text: &str| line(fonts, self.style, language, text, self.design);
        let whole = set(text)?;
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
            let above = set(&text[..space])?;
            let below = set(&text[space + 1..])?;
            // the second line of a broken name never outgrows what breaking was for
            let size = self.size_for(&[&above, &below]).min(self.break_below);
            let longer = |lines: &[Line]| lines.iter().map(|l| l.width).fold(0.0, f32::max);
            let lines = vec![above, below];
            if size > best.size || (size >= best.size && longer(&lines) < longer(&best.lines)) {
                best = Fitted { lines, size };
            }
        }
        if let ([above, _], true) = (best.lines.as_mut_slice(), self.design >= Design::Second) {
            space_after(fonts, self.style, above);
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

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;

    static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::load([]).unwrap());

    const NAME: Fit = Fit {
        style: Style::Display,
        size: 47.0,
        break_below: 33.0,
        width: 660.0,
        design: Design::Second,
    };

    fn set(text: &str) -> Fitted {
        NAME.set(&FONTS, "en", text).unwrap()
    }

    #[test]
    fn a_short_name_has_the_size_of_the_design() {
        let fitted = set("Ana Li");
        assert_eq!((fitted.lines.len(), fitted.size), (1, 47.0));
    }

    #[test]
    fn a_name_without_spaces_is_shrunk_to_the_box() {
        let fitted = set(&"Wolfeschlegelsteinhausenbergerdorff".repeat(2));
        assert_eq!(fitted.lines.len(), 1);
        assert!((fitted.lines[0].width * fitted.size - NAME.width).abs() < 0.01);
    }

    #[test]
    fn a_long_name_breaks_at_its_most_even_space() {
        let fitted =
            set("María de las Mercedes Fernández-Villaverde y González de la Torre y Montenegro");
        let [above, below] = fitted.lines.as_slice() else {
            panic!("not two lines")
        };
        assert!((above.width - below.width).abs() < 6.0);
        assert!(fitted.size > 30.0);
    }

    #[test]
    fn white_space_of_any_kind_is_one_space() {
        assert_eq!(set(" Ana\n\t Li "), set("Ana Li"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn nothing_is_wider_than_its_box(name in "[A-Za-zÀ-žА-яא-ת]{1,24}( [A-Za-zÀ-ž'-]{1,20}){0,12}") {
            let fitted = set(&name);
            prop_assert!(fitted.size <= NAME.size && fitted.lines.len() <= 2);
            for line in &fitted.lines {
                prop_assert!(line.width * fitted.size <= NAME.width + 0.01);
            }
        }

        #[test]
        fn any_text_is_set_or_refused_with_its_letters(text in "\\PC{0,24}|.{0,12}|[\u{600}-\u{6ff}\u{900}-\u{97f} a-z]{0,24}") {
            match NAME.set(&FONTS, "en", &text) {
                Ok(fitted) => prop_assert!(fitted.lines.iter().all(|l| l.glyphs.iter().all(|g| g.id != 0))),
                Err(lacking) => prop_assert!(!lacking.letters.is_empty()),
            }
        }
    }
}
