//! Bar and line charts as SVG with their table under them: the picture is for a glance,
//! the table for reading, screen readers and paper.

use super::table::{Column, Table, table};
use maud::{Markup, html};

/// A value at a place on the axis; `shown` is the value in words or digits of the reader's language.
#[derive(Clone, Copy, Debug)]
pub struct Point<'a> {
    pub label: &'a str,
    pub value: f64,
    pub shown: &'a str,
}

#[derive(Clone, Copy, Debug)]
pub struct Chart<'a> {
    pub title: &'a str,
    /// What one should see in it, in a sentence; may be empty.
    pub reading: &'a str,
    pub points: &'a [Point<'a>],
    /// Column heads of the table.
    pub label_head: &'a str,
    pub value_head: &'a str,
    /// "Show as a table".
    pub table_label: &'a str,
}

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 220.0;
const FLOOR: f64 = 188.0;
const CEILING: f64 = 26.0;

/// Bars for counts of things side by side.
pub fn bar_chart(chart: &Chart) -> Markup {
    frame(chart, &bars(chart.points))
}

/// A line for how one count goes over time.
pub fn line_chart(chart: &Chart) -> Markup {
    frame(chart, &line(chart.points))
}

fn frame(chart: &Chart, drawing: &Markup) -> Markup {
    let rows: Vec<Vec<Markup>> = chart
        .points
        .iter()
        .map(|p| vec![html! { (p.label) }, html! { (p.shown) }])
        .collect();
    html! {
        figure class="chart" {
            figcaption { h3 { (chart.title) } @if !chart.reading.is_empty() { p class="meta" { (chart.reading) } } }
            svg viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } aria-hidden="true" focusable="false" {
                line class="axis" x1="0" x2=(WIDTH) y1=(FLOOR) y2=(FLOOR) {}
                (drawing)
            }
            details class="chart-data" {
                summary { (chart.table_label) }
                (table(&Table {
                    caption: chart.title,
                    caption_hidden: true,
                    columns: &[Column::text(chart.label_head), Column::number(chart.value_head)],
                    rows: &rows,
                }))
            }
        }
    }
}

/// Middle of each place on the axis, and how high its value stands.
fn places(points: &[Point]) -> Vec<(f64, f64)> {
    let top = points.iter().map(|p| p.value).fold(0.0, f64::max);
    let step = WIDTH / f64::from(u32::try_from(points.len()).unwrap_or(u32::MAX).max(1));
    points
        .iter()
        .zip(0_u32..)
        .map(|(point, at)| {
            let share = if top > 0.0 {
                (point.value / top).clamp(0.0, 1.0)
            } else {
                0.0
            };
            (
                step * (f64::from(at) + 0.5),
                FLOOR - share * (FLOOR - CEILING),
            )
        })
        .collect()
}

/// Every label where there are few, otherwise about eight of them.
fn labels(points: &[Point], places: &[(f64, f64)]) -> Markup {
    let every = points.len().div_ceil(8).max(1);
    html! {
        @for (point, (x, _)) in points.iter().zip(places).step_by(every) {
            text class="tick" x=(fixed(*x)) y=(FLOOR + 22.0) { (point.label) }
        }
    }
}

fn bars(points: &[Point]) -> Markup {
    let places = places(points);
    let width = (WIDTH / f64::from(u32::try_from(points.len()).unwrap_or(u32::MAX).max(1)) * 0.56)
        .min(64.0);
    html! {
        @for (point, (x, y)) in points.iter().zip(&places) {
            rect class="bar" x=(fixed(x - width / 2.0)) y=(fixed(*y)) width=(fixed(width)) height=(fixed(FLOOR - y)) rx="2" {}
            @if points.len() <= 12 { text class="value" x=(fixed(*x)) y=(fixed(y - 8.0)) { (point.shown) } }
        }
        (labels(points, &places))
    }
}

fn line(points: &[Point]) -> Markup {
    let places = places(points);
    let path = places
        .iter()
        .map(|(x, y)| format!("{x:.1} {y:.1}"))
        .collect::<Vec<_>>()
        .join("L");
    html! {
        @if !places.is_empty() { path class="line" d={ "M" (path) } {} }
        @for (at, (point, (x, y))) in points.iter().zip(&places).enumerate() {
            @if points.len() <= 12 || at + 1 == points.len() {
                circle class="dot" cx=(fixed(*x)) cy=(fixed(*y)) r="3.5" {}
                text class="value" x=(fixed(*x)) y=(fixed(y - 11.0)) { (point.shown) }
            }
        }
        (labels(points, &places))
    }
}

fn fixed(value: f64) -> String {
    format!("{value:.1}")
}
