//! Faults: the process is really killed, and really has no room.

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test may panic, reads its own environment, and kills at random"
)]

mod crowded;
mod full;
mod killed;
mod restored;
mod room;
mod started;
