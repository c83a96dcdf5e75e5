//! One description of a page that both the PDF and the preview are drawn from.
//!
//! Lengths are points, the origin is the lower left corner, y goes up.

mod number;
mod path;

pub(crate) use number::write_number;
pub(crate) use path::{Path, Segment};

use crate::design::Design;
use crate::type_setting::Line;

/// A color in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Color {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

impl Color {
    #[must_use]
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// This color thinned with another; `share` (0 to 1) is how much of it stays.
    pub(crate) fn thinned(self, with: Self, share: f32) -> Self {
        let mix =
            |a: u8, b: u8| (f32::from(a) * share + f32::from(b) * (1.0 - share)).round() as u8;
        Self::new(
            mix(self.red, with.red),
            mix(self.green, with.green),
            mix(self.blue, with.blue),
        )
    }

    /// Red, green and blue from 0 to 1, to three digits.
    pub(crate) fn parts(self) -> [f32; 3] {
        [self.red, self.green, self.blue]
            .map(|part| (f32::from(part) / 255.0 * 1000.0).round() / 1000.0)
    }
}

/// An affine map `[a b c d e f]` as PDF and SVG write it.
pub(crate) type Matrix = [f32; 6];

/// How a path is painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Paint {
    Fill(Color),
    Stroke { color: Color, width: f32 },
}

/// A painted path.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shape {
    pub(crate) path: Path,
    pub(crate) paint: Paint,
}

impl Shape {
    pub(crate) fn fill(path: Path, color: Color) -> Self {
        Self {
            path,
            paint: Paint::Fill(color),
        }
    }

    pub(crate) fn stroke(path: Path, color: Color, width: f32) -> Self {
        Self {
            path,
            paint: Paint::Stroke { color, width },
        }
    }
}

/// A part of the frame.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Ornament {
    Shape(Shape),
    /// The same parts many times, once through each matrix.
    Repeat {
        parts: Vec<Ornament>,
        through: Vec<Matrix>,
    },
}

/// One thing that is the page's own.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Mark {
    Shape(Shape),
    /// `x` is the left end, `y` the baseline.
    Text {
        line: Line,
        x: f32,
        y: f32,
        size: f32,
        color: Color,
    },
    /// The picture of the signature, which comes along beside the sheet.
    Picture {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
    },
}

/// What a group of marks is to somebody who has the page read aloud.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Role {
    Decoration,
    Heading,
    Paragraph,
    /// The box is left, bottom, right, top.
    Figure {
        description: String,
        bounds: [f32; 4],
    },
    /// Leads to an address; the box as of a figure.
    Link {
        address: String,
        bounds: [f32; 4],
    },
}

/// A group of marks with one meaning.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Element {
    pub(crate) role: Role,
    pub(crate) marks: Vec<Mark>,
}

/// A picture as plain pixels.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Picture {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Red, green and blue, a byte each.
    pub(crate) rgb: Vec<u8>,
    /// A byte a pixel, 255 is opaque.
    pub(crate) alpha: Vec<u8>,
}

/// A page: a frame that many pages share, and what is this page's own, in reading order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sheet<'a> {
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) frame: &'a [Ornament],
    pub(crate) design: Design,
    pub(crate) elements: Vec<Element>,
}
