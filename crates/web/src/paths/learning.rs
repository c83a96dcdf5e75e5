//! Joining, reading, answering, finishing.

use super::{Slug, addresses};
use laurel_domain::ids::AttemptId;

addresses! {
    /// `/courses/{slug}/enroll`
    EnrollPath { slug: Slug } = "/courses/{slug}/enroll" => fn enroll;
    /// `/courses/{slug}/leave`
    LeavePath { slug: Slug } = "/courses/{slug}/leave" => fn leave;
    /// Where one stands in a course, what is still missing, what was achieved.
    ProgressPath { slug: Slug } = "/courses/{slug}/progress" => fn progress;
    /// `/dashboard`
    DashboardPath = "/dashboard" => const DASHBOARD;
    /// `/learn/{course}`
    LearnPath { course: Slug } = "/learn/{course}" => fn learn;
    /// `/learn/{course}/{activity}`
    ActivityPath { course: Slug, activity: Slug } = "/learn/{course}/{activity}" => fn activity;
    /// `/learn/{course}/{activity}/complete`
    CompletePath { course: Slug, activity: Slug } = "/learn/{course}/{activity}/complete" => fn complete;
    /// `/learn/{course}/{activity}/notes`
    NotesPath { course: Slug, activity: Slug } = "/learn/{course}/{activity}/notes" => fn notes;
    /// `/learn/{course}/{activity}/bookmark`
    BookmarkPath { course: Slug, activity: Slug } = "/learn/{course}/{activity}/bookmark" => fn bookmark;
    /// `/learn/{course}/{activity}/attempts`
    AttemptsPath { course: Slug, activity: Slug } = "/learn/{course}/{activity}/attempts" => fn attempts;
    /// `/learn/{course}/{activity}/attempts/{id}`
    AttemptPath { course: Slug, activity: Slug, id: AttemptId } = "/learn/{course}/{activity}/attempts/{id}" => fn attempt;
    /// `/learn/{course}/{activity}/attempts/{id}/answers/{question}`
    AnswerPath { course: Slug, activity: Slug, id: AttemptId, question: Slug } = "/learn/{course}/{activity}/attempts/{id}/answers/{question}" => fn answer;
    /// `/learn/{course}/{activity}/attempts/{id}/review`
    ReviewPath { course: Slug, activity: Slug, id: AttemptId } = "/learn/{course}/{activity}/attempts/{id}/review" => fn review;
    /// `/learn/{course}/{activity}/attempts/{id}/submit`
    SubmitPath { course: Slug, activity: Slug, id: AttemptId } = "/learn/{course}/{activity}/attempts/{id}/submit" => fn submit;
}

macro_rules! within_an_attempt {
    ($($name:ident),+) => {$(
        impl $name {
            /// The attempt that it is a part of.
            pub fn attempt(&self) -> AttemptPath {
                AttemptPath {
                    course: self.course.clone(),
                    activity: self.activity.clone(),
                    id: self.id,
                }
            }
        }
    )+};
}
within_an_attempt!(AnswerPath, ReviewPath, SubmitPath);
