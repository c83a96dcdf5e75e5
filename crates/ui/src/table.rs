//! A table with hairlines that becomes a list on a phone: each cell then carries its column's name.
//! The first cell of a row is its heading.

use super::icon::{Icon, icon};
use maud::{Markup, html};

/// The way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Ascending,
    Descending,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Column<'a> {
    pub label: &'a str,
    /// Aligned at the end, figures of one width.
    pub numeric: bool,
    /// Where a press on the heading leads.
    pub sort_href: Option<&'a str>,
    /// Set when the rows are in this column's order.
    pub sorted: Option<Order>,
}

impl<'a> Column<'a> {
    pub fn text(label: &'a str) -> Self {
        Self {
            label,
            ..Self::default()
        }
    }

    pub fn number(label: &'a str) -> Self {
        Self {
            label,
            numeric: true,
            ..Self::default()
        }
    }
}

/// A table; as many cells in a row as columns.
#[derive(Clone, Copy, Debug, Default)]
pub struct Table<'a> {
    pub caption: &'a str,
    /// The page's heading says it already.
    pub caption_hidden: bool,
    pub columns: &'a [Column<'a>],
    pub rows: &'a [Vec<Markup>],
}

pub fn table(t: &Table) -> Markup {
    html! {
        div class="table" {
            table {
                caption class=[t.caption_hidden.then_some("visually-hidden")] { (t.caption) }
                thead { tr { @for column in t.columns { (heading(column)) } } }
                tbody {
                    @for row in t.rows {
                        tr { @for (at, cell) in row.iter().enumerate() { (body_cell(at, t.columns.get(at), cell)) } }
                    }
                }
            }
        }
    }
}

fn heading(column: &Column) -> Markup {
    let sort = column.sorted.map(|order| match order {
        Order::Ascending => "ascending",
        Order::Descending => "descending",
    });
    html! {
        th scope="col" class=[column.numeric.then_some("numeric")] aria-sort=[sort] {
            @if let Some(href) = column.sort_href {
                a href=(href) { (column.label) @if column.sorted.is_some() { " " (icon(Icon::Down)) } }
            } @else { (column.label) }
        }
    }
}

fn body_cell(at: usize, column: Option<&Column>, cell: &Markup) -> Markup {
    let class = column.and_then(|c| c.numeric.then_some("numeric"));
    html! {
        @if at == 0 { th scope="row" class=[class] { (cell) } }
        @else {
            // an empty cell stays truly empty, so that a phone's list can leave it out
            td class=[class] data-label=[column.map(|c| c.label)] { @if !cell.0.is_empty() { div { (cell) } } }
        }
    }
}
