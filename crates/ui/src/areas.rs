//! The figure of areas around one heart, as on the home page: up to eight petals on a ring.
//! The labels are text, so they translate, scale and can be read out.

use maud::{Markup, html};
use std::f64::consts::TAU;

const PETAL: f64 = 69.0;
const ORBIT: f64 = 116.0;
const HEART: f64 = 50.0;

/// `heart` in the middle, `labels` clockwise from the top; `title` says what the figure shows.
pub fn areas(title: &str, heart: &str, labels: &[&str]) -> Markup {
    let centers: Vec<(f64, f64)> = centers(labels.len());
    html! {
        svg class="areas" viewBox="-190 -190 380 380" role="img" aria-label={ (title) ": " (heart) "; " (labels.join(", ")) } {
            // all the fills before all the outlines, so that no petal lies on top of another
            @for (x, y) in &centers { circle class="petal" cx=(fixed(*x)) cy=(fixed(*y)) r=(PETAL) {} }
            @for (x, y) in &centers { circle class="rim" cx=(fixed(*x)) cy=(fixed(*y)) r=(PETAL) {} }
            circle class="halo" r=(HEART + 3.0) {}
            circle class="heart" r=(HEART) {}
            (label(heart, 0.0, 0.0, "heart-label"))
            @for ((x, y), name) in centers.iter().zip(labels) { (label(name, x * 1.08, y * 1.08, "petal-label")) }
        }
    }
}

fn centers(count: usize) -> Vec<(f64, f64)> {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    (0..count)
        .map(|at| {
            let turn = TAU * f64::from(at) / f64::from(count);
            (ORBIT * turn.sin(), -ORBIT * turn.cos())
        })
        .collect()
}

/// One line, or two when there is a space to break at and the words are long; long ones smaller.
fn label(words: &str, x: f64, y: f64, class: &str) -> Markup {
    let lines = lines(words);
    let longest = lines
        .iter()
        .map(|line| line.chars().count())
        .max()
        .unwrap_or(0);
    let first = if lines.len() == 2 { y - 10.0 } else { y };
    html! {
        text class={ (class) @if longest > 12 { " long" } } aria-hidden="true" {
            @for (line, row) in lines.iter().zip([first, first + 20.0]) {
                tspan x=(fixed(x)) y=(fixed(row)) { (line) }
            }
        }
    }
}

fn lines(words: &str) -> Vec<&str> {
    if words.chars().count() <= 12 {
        return vec![words];
    }
    let middle = words.len() / 2;
    let space = words
        .match_indices(' ')
        .map(|(at, _)| at)
        .min_by_key(|at| at.abs_diff(middle));
    match space.and_then(|at| words.split_at_checked(at)) {
        Some((first, second)) => vec![first, second.trim_start()],
        None => vec![words],
    }
}

fn fixed(value: f64) -> String {
    format!("{value:.1}")
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn long_labels_break_at_the_middle_space() {
        assert_eq!(lines("Trust"), ["Trust"]);
        assert_eq!(lines("Psychological safety"), ["Psychological", "safety"]);
        assert_eq!(lines("Gesprächsführung"), ["Gesprächsführung"]);
    }
}
