//! Lengths of time in words.

use crate::reader::Reader;

/// How long it takes until a lesson may be marked as done.
pub fn wait_words(reader: &Reader, seconds: u32) -> String {
    if seconds < 90 {
        let variables = [("seconds", seconds.into())];
        return reader.with("learning-player-wait-seconds", &variables);
    }
    let time = duration(reader, seconds.div_ceil(60));
    reader.with("learning-player-wait", &[("time", (&time).into())])
}

/// `40 minutes`, `2 hours`, `1 h 40 min`
pub fn duration(reader: &Reader, minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => reader.with("unit-minutes", &[("minutes", minutes.into())]),
        (hours, 0) => reader.with("unit-hours", &[("hours", hours.into())]),
        (hours, minutes) => reader.with(
            "unit-hours-minutes-short",
            &[("hours", hours.into()), ("minutes", minutes.into())],
        ),
    }
}
