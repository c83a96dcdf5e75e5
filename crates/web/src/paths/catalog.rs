//! Programs and courses as visitors see them.

use super::{Slug, addresses};
use uuid::Uuid;

addresses! {
    /// `/programs`
    ProgramsPath = "/programs" => const PROGRAMS;
    /// `/programs/{slug}`
    ProgramPath { slug: Slug } = "/programs/{slug}" => fn program;
    /// The picture of the certificate that a program leads to.
    SpecimenPath { slug: Slug } = "/programs/{slug}/certificate.svg" => fn specimen;
    /// `/programs/{slug}/enroll`
    ProgramEnrollPath { slug: Slug } = "/programs/{slug}/enroll" => fn program_enroll;
    /// `/courses/{slug}`
    CoursePath { slug: Slug } = "/courses/{slug}" => fn course;
    /// A lesson that everybody may read.
    PreviewPath { slug: Slug, activity: Slug } = "/courses/{slug}/preview/{activity}" => fn preview;
    /// A file of a course's revision or draft, by the first digits of its hash.
    CourseFilePath { document: Uuid, hash: Slug, name: Slug } = "/course-files/{document}/{hash}/{name}" => fn course_file;
}
