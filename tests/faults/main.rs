//! Faults: the process is really killed.

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test may panic, reads its own environment, and kills at random"
)]

mod crowded;
mod killed;
mod started;
