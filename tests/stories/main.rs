//! Stories, each told by people who act through the site's public doors.

#![expect(clippy::expect_used, reason = "a test may panic")]

mod edited_copy;
mod folder;
mod identity;
mod morning;
mod quizzes;
mod tunnel;
