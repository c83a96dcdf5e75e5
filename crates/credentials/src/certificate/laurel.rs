//! The laurel wreath: two branches of pointed leaves, tied below.

use std::f32::consts::{FRAC_PI_2, PI};

use crate::drawing::{Color, Matrix, Ornament, Path, Segment, Shape};

/// A wreath around the origin whose branches run at `radius` (points).
pub(super) fn wreath(radius: f32, accent: Color, paper: Color) -> Vec<Ornament> {
    let light = accent.thinned(paper, 0.72);
    let pale = accent.thinned(paper, 0.5);
    let branch = branch(radius, accent, light, pale);
    let mirror: Matrix = [-1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
    let same: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
    vec![
        Ornament::Repeat {
            parts: branch,
            through: vec![same, mirror],
        },
        tie(radius, accent),
    ]
}

/// The left branch, from below the center up along the circle.
fn branch(radius: f32, accent: Color, light: Color, pale: Color) -> Vec<Ornament> {
    const FIRST: f32 = -FRAC_PI_2 - 0.13;
    const LAST: f32 = -PI - 1.0;
    const PAIRS: u16 = 11;
    let on_circle = |turn: f32| {
        let (sin, cos) = turn.sin_cos();
        ((radius * cos, radius * sin), (-radius * sin, radius * cos))
    };
    let stem = Path::curve(-FRAC_PI_2 + 0.16, LAST, 5, on_circle);
    let mut parts = vec![Ornament::Shape(Shape::stroke(stem, accent, 0.9))];
    let size = radius * 0.44;
    let mut outer = Vec::new();
    let mut inner = Vec::new();
    let mut berries = Path::default();
    for pair in 0..PAIRS {
        let along = f32::from(pair) / f32::from(PAIRS - 1);
        let turn = FIRST + (LAST - FIRST) * along;
        let (place, _) = on_circle(turn);
        // the way the branch grows here, which is clockwise
        let forward = turn - FRAC_PI_2;
        let scale = size * (1.0 - 0.28 * along);
        outer.push(turned(forward + 0.62, scale, place));
        inner.push(turned(forward - 0.55, scale * 0.86, place));
        if pair % 2 == 1 && pair + 1 < PAIRS {
            let away = radius + size * 0.3;
            let (sin, cos) = (turn - 0.11).sin_cos();
            berries = berries.and(Path::circle((away * cos, away * sin), radius * 0.028));
        }
    }
    let (tip, _) = on_circle(LAST);
    outer.push(turned(LAST - FRAC_PI_2 + 0.05, size * 0.8, tip));
    parts.push(Ornament::Repeat {
        parts: leaf(light, pale),
        through: inner,
    });
    parts.push(Ornament::Repeat {
        parts: leaf(accent, light),
        through: outer,
    });
    parts.push(Ornament::Shape(Shape::fill(berries, accent)));
    parts
}

/// A leaf from the origin to (1, 0); its upper half catches the light.
fn leaf(body: Color, lit: Color) -> Vec<Ornament> {
    let tip = (1.0, 0.02);
    let (up, up_far, down, down_far) = ((0.22, 0.24), (0.66, 0.2), (0.22, -0.2), (0.7, -0.17));
    let whole = Path(vec![
        Segment::Move((0.0, 0.0)),
        Segment::Curve(up, up_far, tip),
        Segment::Curve(down_far, down, (0.0, 0.0)),
        Segment::Close,
    ]);
    let half = Path(vec![
        Segment::Move((0.06, 0.01)),
        Segment::Curve((0.26, 0.2), (0.66, 0.16), tip),
        Segment::Curve((0.7, 0.035), (0.3, 0.02), (0.06, 0.01)),
        Segment::Close,
    ]);
    vec![
        Ornament::Shape(Shape::fill(whole, body)),
        Ornament::Shape(Shape::fill(half, lit)),
    ]
}

fn turned(turn: f32, scale: f32, (x, y): (f32, f32)) -> Matrix {
    let (sin, cos) = turn.sin_cos();
    [scale * cos, scale * sin, -scale * sin, scale * cos, x, y]
}

/// A small knot where the branches cross.
fn tie(radius: f32, accent: Color) -> Ornament {
    let path = Path::circle((0.0, -radius), radius * 0.045);
    Ornament::Shape(Shape::fill(path, accent))
}

/// A five-pointed star around the origin, for a wreath without hours.
pub(super) fn star(x: f32, y: f32, radius: f32) -> Path {
    let point = |n: u16| {
        let reach = if n.is_multiple_of(2) {
            radius
        } else {
            radius * 0.42
        };
        let (sin, cos) = (FRAC_PI_2 + PI / 5.0 * f32::from(n)).sin_cos();
        (x + reach * cos, y + reach * sin)
    };
    let mut segments = vec![Segment::Move(point(0))];
    segments.extend((1..10).map(|n| Segment::Line(point(n))));
    segments.push(Segment::Close);
    Path(segments)
}
