//! The pages, as functions of a reader and plain data.

pub mod allowance;
pub mod enroll;
pub mod learner;
pub mod learners;
pub mod surveys;
pub mod withdraw;
