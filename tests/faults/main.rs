//! Faults: the process is really killed.

#![expect(clippy::expect_used, reason = "a test may panic")]

mod killed;
mod started;
