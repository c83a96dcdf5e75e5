//! A glyph's outline as SVG path data, for pictures that carry no fonts.

use std::fmt::Write;

use rustybuzz::ttf_parser::{Face, GlyphId, OutlineBuilder};

/// Path data in font units, with relative steps because they are shorter.
/// A glyph without ink, such as a space, has none.
pub(super) fn outline(face: &Face<'_>, glyph: u16) -> String {
    let mut outline = Outline::default();
    face.outline_glyph(GlyphId(glyph), &mut outline);
    outline.data
}

#[derive(Default)]
struct Outline {
    data: String,
    start: (f32, f32),
    pen: (f32, f32),
}

impl Outline {
    fn step(&mut self, letter: char, points: &[(f32, f32)]) {
        self.data.push(letter);
        for (place, (x, y)) in points.iter().enumerate() {
            // coordinates are whole in most fonts; halves would not be seen
            for (nth, step) in [x - self.pen.0, y - self.pen.1].into_iter().enumerate() {
                let step = step.round() as i32;
                let space = if step >= 0 && (place > 0 || nth > 0) {
                    " "
                } else {
                    ""
                };
                // writing into a string does not fail
                let _ = write!(self.data, "{space}{step}");
            }
        }
        if let Some((x, y)) = points.last() {
            // what was written, not what was meant, so that rounding doesn't add up
            self.pen.0 += (x - self.pen.0).round();
            self.pen.1 += (y - self.pen.1).round();
        }
    }
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.step('m', &[(x, y)]);
        self.start = self.pen;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.step('l', &[(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.step('q', &[(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.step('c', &[(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.data.push('z');
        self.pen = self.start;
    }
}
