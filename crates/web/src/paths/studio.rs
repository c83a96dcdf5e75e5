//! Where authors work.

use super::{Slug, addresses};
use laurel_domain::ids::EnrollmentId;

addresses! {
    /// `/studio`
    StudioPath = "/studio" => const STUDIO;
    /// A course in the studio.
    StudioCoursePath { slug: Slug } = "/studio/courses/{slug}" => fn studio_course;
    /// `/studio/courses/{slug}/code`
    StudioCodePath { slug: Slug } = "/studio/courses/{slug}/code" => fn studio_code;
    /// `/studio/courses/{slug}/discard`
    StudioDiscardPath { slug: Slug } = "/studio/courses/{slug}/discard" => fn studio_discard;
    /// `/studio/courses/{slug}/publish`
    StudioPublishPath { slug: Slug } = "/studio/courses/{slug}/publish" => fn studio_publish;
    /// `/studio/courses/{slug}/preview/{activity}`
    StudioPreviewPath { slug: Slug, activity: Slug } = "/studio/courses/{slug}/preview/{activity}" => fn studio_preview;
    /// `/studio/courses/{slug}/learners`
    LearnersPath { slug: Slug } = "/studio/courses/{slug}/learners" => fn learners;
    /// `/studio/courses/{slug}/learners/{enrollment}`
    LearnerPath { slug: Slug, enrollment: EnrollmentId } = "/studio/courses/{slug}/learners/{enrollment}" => fn learner;
    /// `/studio/courses/{slug}/learners/{enrollment}/allowances`
    AllowancesPath { slug: Slug, enrollment: EnrollmentId } = "/studio/courses/{slug}/learners/{enrollment}/allowances" => fn allowances;
    /// `/studio/courses/{slug}/surveys/{activity}`
    SurveyPath { slug: Slug, activity: Slug } = "/studio/courses/{slug}/surveys/{activity}" => fn survey;
    /// `/studio/courses/{slug}/surveys/{activity}/answers.csv`
    SurveyCsvPath { slug: Slug, activity: Slug } = "/studio/courses/{slug}/surveys/{activity}/answers.csv" => fn survey_csv;
}
