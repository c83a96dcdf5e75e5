//! Lengths of time in words.

use crate::visit::Visit;

/// How long it takes until a lesson may be marked as done.
pub fn wait_words(visit: &Visit, seconds: u32) -> String {
    if seconds < 90 {
        let variables = [("seconds", seconds.into())];
        return visit.with("learning-player-wait-seconds", &variables);
    }
    let time = duration(visit, seconds.div_ceil(60));
    visit.with("learning-player-wait", &[("time", (&time).into())])
}

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
