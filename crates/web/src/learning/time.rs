//! Lengths of time in words.

use crate::visit::Visit;

/// `40 minutes`, `2 hours`, `1 h 40 min`
pub fn duration(visit: &Visit, minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => visit.with("unit-minutes", &[("minutes", minutes.into())]),
        (hours, 0) => visit.with("unit-hours", &[("hours", hours.into())]),
        (hours, minutes) => visit.with(
            "unit-hours-minutes-short",
            &[("hours", hours.into()), ("minutes", minutes.into())],
        ),
    }
}
