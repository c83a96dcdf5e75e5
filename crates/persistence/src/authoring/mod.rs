//! Authoring: folders come in, drafts become revisions, folders go out again.
//!
//! A revision never changes once it is published; what is here only adds
//! revisions, and replaces drafts.

mod administration;
mod conflicts;
pub(crate) mod entity;
mod export;
mod file;
mod folder;
mod history;
mod impact;
mod import;
mod indexing;
mod pictures;
mod plan;
mod printed;
mod publish;
mod publish_program;
mod publishing;
mod stored;
mod stored_source;
#[cfg(test)]
mod tests;

pub use administration::{
    CatalogItem, CatalogKind, CodeRefusal, StatusRefusal, all_courses, all_programs, count_drafts,
    set_course_status, set_join_code, set_program_status,
};
pub use export::{Exported, export_course, export_program};
pub use file::{FileReader, file_bytes};
pub use folder::Folder;
pub use history::{
    Draft, RevisionItem, StudioCourse, draft, draft_by_id, revisions, studio_course, studio_courses,
};
pub use impact::{ProgramImpact, program_impact};
pub use import::{ImportRefusal, ImportStatus, Imported, ImportedItem, ImportedSubject, import};
pub use plan::ReadMarkdown;
pub use publish::{PublishRefusal, discard_draft, publish};
pub use publish_program::{ProgramRefusal, publish_program};
pub(crate) use stored::needed_files;
