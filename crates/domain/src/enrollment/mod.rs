//! Enrollment: who may join a course, leave it, and come back.
//!
//! An enrollment is pinned to one revision. Leaving keeps everything that was done; what is
//! complete can't be left. Must never look at progress.

mod code;
mod rules;

#[cfg(test)]
mod tests;

pub use code::{is_code, same_code};
pub use rules::{
    Applicant, CourseOffer, EnrollRefusal, EntryMethod, LearnRefusal, Status, WithdrawRefusal,
    may_enroll, may_learn, may_withdraw,
};
