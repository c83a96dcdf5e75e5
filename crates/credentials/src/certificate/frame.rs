//! What every certificate of one look shares: paper, border, corners, wreath.

use super::facts::{CertificateFacts, CertificateKind, Colors, PaperSize};
use super::laurel::{star, wreath};
use super::rosette::{Ring, at, band};
use crate::drawing::{Color, Matrix, Ornament, Path, Shape};

/// All that the frame depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Frame {
    paper: PaperSize,
    colors: Colors,
    kind: CertificateKind,
}

impl Frame {
    pub(crate) fn of(facts: &CertificateFacts) -> Self {
        Self {
            paper: facts.paper,
            colors: facts.colors,
            kind: facts.kind,
        }
    }
}

/// From the paper's edge to the middle of the woven band.
const BAND_MIDDLE: f32 = 27.0;
const BAND: f32 = 15.0;
/// From the paper's edge to the line inside the band.
pub(super) const INNER_LINE: f32 = 44.0;
/// The wreath's branches, and the place of its middle below the paper's upper edge.
pub(super) const WREATH_RADIUS: f32 = 37.0;
pub(super) const WREATH_DEPTH: f32 = 118.0;

/// The height of the seal's middle.
const SEAL_HEIGHT: f32 = 107.0;

pub(crate) fn frame(frame: Frame) -> Vec<Ornament> {
    let (width, height) = frame.paper.size();
    let Colors {
        paper,
        primary,
        accent,
        ..
    } = frame.colors;
    let ground = Path::rectangle(0.0, 0.0, width, height);
    let mut parts = vec![Ornament::Shape(Shape::fill(ground, paper))];
    parts.extend(bands(width, height, primary, paper));
    for x in [BAND_MIDDLE, width - BAND_MIDDLE] {
        for y in [BAND_MIDDLE, height - BAND_MIDDLE] {
            parts.push(at(x, y, corner(accent, paper)));
        }
    }
    let line = |inset: f32, color: Color, thickness: f32| {
        let path = Path::rectangle(inset, inset, width - 2.0 * inset, height - 2.0 * inset);
        Ornament::Shape(Shape::stroke(path, color, thickness))
    };
    parts.push(line(INNER_LINE, primary, 0.8));
    if frame.kind == CertificateKind::Certification {
        parts.push(line(INNER_LINE + 3.5, accent, 0.6));
    }
    parts.push(at(
        width / 2.0,
        height - WREATH_DEPTH,
        wreath(WREATH_RADIUS, accent, paper),
    ));
    parts.push(at(width / 2.0, SEAL_HEIGHT, seal(accent, paper)));
    parts
}

/// The woven band along the four sides, between the corners.
fn bands(width: f32, height: f32, primary: Color, paper: Color) -> Vec<Ornament> {
    let strong = primary.thinned(paper, 0.75);
    let fine = primary.thinned(paper, 0.45);
    let side = |length: f32, turn: Matrix, places: [(f32, f32); 2]| {
        let (tile, along) = band(length, BAND, strong, fine);
        let through = places
            .map(|(x, y)| [turn[0], turn[1], turn[2], turn[3], x, y])
            .to_vec();
        Ornament::Repeat {
            parts: vec![Ornament::Repeat {
                parts: tile,
                through: along,
            }],
            through,
        }
    };
    let gap = 2.0 * BAND_MIDDLE;
    vec![
        side(
            width - gap,
            [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
            [
                (BAND_MIDDLE, BAND_MIDDLE),
                (BAND_MIDDLE, height - BAND_MIDDLE),
            ],
        ),
        side(
            height - gap,
            [0.0, 1.0, -1.0, 0.0, 0.0, 0.0],
            [
                (BAND_MIDDLE, BAND_MIDDLE),
                (width - BAND_MIDDLE, BAND_MIDDLE),
            ],
        ),
    ]
}

fn corner(accent: Color, paper: Color) -> Vec<Ornament> {
    let light = accent.thinned(paper, 0.6);
    let ring = |inner, outer, petals, strands, color| {
        Ring {
            inner,
            outer,
            petals,
            strands,
            width: 0.35,
            color,
        }
        .ornament()
    };
    vec![
        Ornament::Shape(Shape::fill(Path::circle((0.0, 0.0), 18.5), paper)),
        ring(9.5, 17.0, 12, 6, accent),
        ring(4.0, 10.5, 8, 4, light),
        Ornament::Shape(Shape::stroke(Path::circle((0.0, 0.0), 17.6), accent, 0.5)),
        Ornament::Shape(Shape::fill(Path::circle((0.0, 0.0), 2.2), accent)),
    ]
}

/// A golden rosette in the middle of the foot, as a wafer seal would be.
fn seal(accent: Color, paper: Color) -> Vec<Ornament> {
    let light = accent.thinned(paper, 0.55);
    let ring = |inner, outer, petals, strands, color| {
        Ring {
            inner,
            outer,
            petals,
            strands,
            width: 0.4,
            color,
        }
        .ornament()
    };
    vec![
        ring(19.0, 29.0, 24, 4, accent),
        ring(13.5, 20.5, 16, 4, light),
        Ornament::Shape(Shape::fill(star(0.0, 0.0, 9.0), accent)),
    ]
}
