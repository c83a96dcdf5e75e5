//! The bytes of a course's file, on their way to a reader.

use crate::store::{InternalError, Store};
use bytes::Bytes;
use futures::stream::BoxStream;
use laurel_domain::authoring::document::FileRef;
use laurel_domain::identity::{CourseScope, OwnScope, Public};
use std::ops::Range;

/// Who reads a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileReader {
    /// Anybody: it stands on a page that is for everybody.
    Visitor(Public),
    /// Somebody who is in the course.
    Learner(OwnScope),
    /// Somebody who works on the course.
    Staff(CourseScope),
}

/// Some of a file's bytes, as they come, so that a large file is never whole in
/// memory.
///
/// # Errors
/// [`InternalError`] where the file is not there or can't be read.
pub async fn file_bytes(
    store: &Store,
    _: FileReader,
    file: &FileRef,
    range: Range<u64>,
) -> Result<BoxStream<'static, Result<Bytes, InternalError>>, InternalError> {
    store.blobs().stream(&file.sha256, range).await
}
