//! Dates as people read them, with the machine's form beside; a moment names its time zone.

use maud::{Markup, html};

/// `machine` is ISO 8601, `shown` is already in the reader's words.
pub fn date(machine: &str, shown: &str) -> Markup {
    html! { time datetime=(machine) { (shown) } }
}

/// A moment with its zone, "14 November 2026, 10:42 · Chicago".
pub fn moment(machine: &str, shown: &str, zone: &str) -> Markup {
    html! { time datetime=(machine) { (shown) " " span class="zone" { (zone) } } }
}
