//! Blobs against their names, which are their hashes; certificates and courses
//! against their files.

use crate::authoring::needed_files;
use crate::certification::entity::certificate::{Column, Entity};
use crate::store::{InternalError, Store};
use laurel_domain::identity::System;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

const STRIDE: u64 = 500;

/// A certificate whose sealed file is not there as it was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingBlob {
    pub number: String,
    pub sha256: String,
}

/// How many blobs there are, and the names of those whose bytes are not what
/// their name says.
///
/// # Errors
/// [`InternalError`] where the storage can't be listed.
pub async fn damaged_blobs(store: &Store, _: System) -> Result<(u64, Vec<String>), InternalError> {
    store.blobs().damaged().await
}

/// How many certificates there are, and those whose file is missing or is not
/// of the size that was sealed. The bytes are [`damaged_blobs`]' matter.
///
/// # Errors
/// [`InternalError`]
pub async fn missing_pdfs(
    store: &Store,
    _: System,
) -> Result<(u64, Vec<MissingBlob>), InternalError> {
    let mut looked_at = 0;
    let mut missing = Vec::new();
    let mut after = None;
    loop {
        let mut query = Entity::find().order_by_asc(Column::Id).limit(STRIDE);
        if let Some(after) = after {
            query = query.filter(Column::Id.gt(after));
        }
        let rows = query.all(store.read()).await?;
        let Some(last) = rows.last() else {
            return Ok((looked_at, missing));
        };
        after = Some(last.id);
        for row in rows {
            looked_at += 1;
            let size = store.blobs().size(&row.pdf_sha256).await;
            if size.is_none_or(|size| i64::try_from(size) != Ok(row.pdf_size)) {
                missing.push(MissingBlob {
                    number: row.number,
                    sha256: row.pdf_sha256,
                });
            }
        }
    }
}

/// How many files the courses need, and those that are missing or were cut
/// short, each with its place in its course.
///
/// # Errors
/// [`InternalError`]
pub async fn missing_files(
    store: &Store,
    _: System,
) -> Result<(usize, Vec<String>), InternalError> {
    let needed = needed_files(store).await?;
    let mut missing = Vec::new();
    for (sha256, file) in &needed {
        if store.blobs().size(sha256).await != Some(file.size) {
            missing.push(format!("{} has no file {sha256}", file.place));
        }
    }
    Ok((needed.len(), missing))
}
