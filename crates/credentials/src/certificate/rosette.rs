//! Guilloche: the woven lines of banknotes, as one tile repeated.

use std::f32::consts::TAU;

use crate::drawing::{Color, Matrix, Ornament, Path, Shape};

/// A woven band along x, `length` long and `thickness` high, centered on y = 0.
/// Returned is one tile and where it goes.
pub(super) fn band(
    length: f32,
    thickness: f32,
    color: Color,
    fine: Color,
) -> (Vec<Ornament>, Vec<Matrix>) {
    const TILE: f32 = 30.0;
    let count = (length / TILE).round().max(1.0);
    let tile = length / count;
    let half = thickness / 2.0;
    // sine waves of one period, shifted against each other, make the weave
    let waves = |turns: f32, strands: u16, height: f32| {
        (0..strands).fold(Path::default(), |path, strand| {
            let shift = TAU * f32::from(strand) / f32::from(strands);
            let pace = TAU * turns / tile;
            path.and(Path::curve(0.0, tile, 4 * turns as u16, |x| {
                let (sin, cos) = (pace * x + shift).sin_cos();
                ((x, height * sin), (1.0, height * pace * cos))
            }))
        })
    };
    let parts = vec![
        Ornament::Shape(Shape::stroke(waves(2.0, 6, half * 0.62), fine, 0.3)),
        Ornament::Shape(Shape::stroke(waves(1.0, 8, half), color, 0.35)),
    ];
    let places = (0..count as u16)
        .map(|n| [1.0, 0.0, 0.0, 1.0, tile * f32::from(n), 0.0])
        .collect();
    (parts, places)
}

/// One ring of a rosette: `petals` waves between two radii, `strands` times woven.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ring {
    pub(super) inner: f32,
    pub(super) outer: f32,
    pub(super) petals: u16,
    pub(super) strands: u16,
    pub(super) width: f32,
    pub(super) color: Color,
}

impl Ring {
    /// The ring around the origin: one petal's strands, turned all the way round.
    pub(super) fn ornament(self) -> Ornament {
        let middle = (self.inner + self.outer) / 2.0;
        let swing = (self.outer - self.inner) / 2.0;
        let petals = f32::from(self.petals);
        let path = (0..self.strands).fold(Path::default(), |path, strand| {
            let shift = TAU * f32::from(strand) / f32::from(self.strands);
            path.and(Path::curve(0.0, TAU / petals, 4, |turn| {
                let (wave, slope) = (petals * turn + shift).sin_cos();
                let radius = middle + swing * wave;
                let rate = swing * petals * slope;
                let (sin, cos) = turn.sin_cos();
                (
                    (radius * cos, radius * sin),
                    (rate * cos - radius * sin, rate * sin + radius * cos),
                )
            }))
        });
        let through = (0..self.petals)
            .map(|petal| {
                let (sin, cos) = (TAU * f32::from(petal) / petals).sin_cos();
                [cos, sin, -sin, cos, 0.0, 0.0]
            })
            .collect();
        let shape = Shape::stroke(path, self.color, self.width);
        Ornament::Repeat {
            parts: vec![Ornament::Shape(shape)],
            through,
        }
    }
}

/// Ornaments made around the origin, moved to a place.
pub(super) fn at(x: f32, y: f32, parts: Vec<Ornament>) -> Ornament {
    Ornament::Repeat {
        parts,
        through: vec![[1.0, 0.0, 0.0, 1.0, x, y]],
    }
}
