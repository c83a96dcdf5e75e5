//! Who is in which course, on which revision; joining, leaving, coming back.

mod enroll;
pub(crate) mod entity;
mod event;
mod find;
mod learners;
mod list;
mod names;
mod personal;
mod withdraw;

pub use enroll::enroll;
pub use event::EnrollmentEventKind;
pub(crate) use event::record_event;
pub(crate) use find::locked;
pub use find::{Enrollment, enrollment, enrollments, enrollments_of, is_in_course};
pub use learners::{Learner, LearnerFilter, learner, learners};
pub use list::{
    EnrollmentFilter, EnrollmentItem, EnrollmentScope, enrollment_in, enrollment_list,
    pinned_revision,
};
pub(crate) use names::names;
pub(crate) use personal::{forget, ids_of, personal_data};
pub use withdraw::withdraw;
