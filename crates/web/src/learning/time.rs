//! Lengths of time in words.

use crate::request_context::RequestContext;

/// How long it takes until a lesson may be marked as done.
pub fn wait_words(context: &RequestContext, seconds: u32) -> String {
    if seconds < 90 {
        let variables = [("seconds", seconds.into())];
        return context.with("learning-player-wait-seconds", &variables);
    }
    let time = duration(context, seconds.div_ceil(60));
    context.with("learning-player-wait", &[("time", (&time).into())])
}

/// `40 minutes`, `2 hours`, `1 h 40 min`
pub fn duration(context: &RequestContext, minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => context.with("unit-minutes", &[("minutes", minutes.into())]),
        (hours, 0) => context.with("unit-hours", &[("hours", hours.into())]),
        (hours, minutes) => context.with(
            "unit-hours-minutes-short",
            &[("hours", hours.into()), ("minutes", minutes.into())],
        ),
    }
}
