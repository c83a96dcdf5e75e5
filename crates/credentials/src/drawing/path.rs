//! Paths of lines and cubic Bézier curves, and the shapes made of them.

use std::f32::consts::TAU;

pub(crate) type Point = (f32, f32);

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Segment {
    Move(Point),
    Line(Point),
    Curve(Point, Point, Point),
    Close,
}

/// Any number of subpaths.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Path(pub(crate) Vec<Segment>);

impl Path {
    pub(crate) fn line(from: Point, to: Point) -> Self {
        Self(vec![Segment::Move(from), Segment::Line(to)])
    }

    pub(crate) fn rectangle(x: f32, y: f32, width: f32, height: f32) -> Self {
        let mut path = Self::default();
        path.add_rectangle(x, y, width, height);
        path
    }

    pub(crate) fn add_rectangle(&mut self, x: f32, y: f32, width: f32, height: f32) {
        self.0.extend([
            Segment::Move((x, y)),
            Segment::Line((x + width, y)),
            Segment::Line((x + width, y + height)),
            Segment::Line((x, y + height)),
            Segment::Close,
        ]);
    }

    pub(crate) fn circle(center: Point, radius: f32) -> Self {
        let place = |turn: f32| {
            let (sin, cos) = turn.sin_cos();
            (
                (center.0 + radius * cos, center.1 + radius * sin),
                (-radius * sin, radius * cos),
            )
        };
        let mut path = Self::curve(0.0, TAU, 4, place);
        path.0.push(Segment::Close);
        path
    }

    /// A smooth curve through `steps + 1` places; `at` gives a place and the
    /// derivative there (Hermite to Bézier).
    pub(crate) fn curve(
        from: f32,
        to: f32,
        steps: u16,
        at: impl Fn(f32) -> (Point, Point),
    ) -> Self {
        let step = (to - from) / f32::from(steps);
        let (mut here, mut slope) = at(from);
        let mut segments = vec![Segment::Move(here)];
        for n in 1..=steps {
            let (next, next_slope) = at(from + step * f32::from(n));
            segments.push(Segment::Curve(
                (here.0 + slope.0 * step / 3.0, here.1 + slope.1 * step / 3.0),
                (
                    next.0 - next_slope.0 * step / 3.0,
                    next.1 - next_slope.1 * step / 3.0,
                ),
                next,
            ));
            (here, slope) = (next, next_slope);
        }
        Self(segments)
    }

    /// Adds another path's subpaths.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }
}
