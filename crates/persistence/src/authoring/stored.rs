//! Which files the revisions and drafts of all courses need.

use super::entity::draft;
use super::stored_source::{StoredFile, StoredSource};
use crate::catalog::entity::course;
use crate::catalog::entity::revision;
use crate::store::{InternalError, Store};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How many documents are read at a time; each may be large.
const STRIDE: u64 = 20;

/// A file that some course shows, by its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NeededFile {
    pub size: u64,
    /// The course's address and the path in its folder.
    pub place: String,
}

/// By SHA-256.
pub(crate) async fn needed_files(
    store: &Store,
) -> Result<BTreeMap<String, NeededFile>, InternalError> {
    let slugs: BTreeMap<Uuid, String> = course::Entity::find()
        .all(store.read())
        .await?
        .into_iter()
        .map(|row| (row.id, row.slug))
        .collect();
    let mut needed = BTreeMap::new();
    let mut add = |course: Uuid, source: &str| -> Result<(), InternalError> {
        let kept: StoredSource = serde_json::from_str(source)?;
        for (path, file) in kept.files {
            if let StoredFile::Blob { sha256, size } = file {
                let slug = slugs.get(&course).map_or("", String::as_str);
                let place = format!("{slug}/{path}");
                needed.insert(sha256, NeededFile { size, place });
            }
        }
        Ok(())
    };
    let mut after = Uuid::nil();
    loop {
        let rows = revision::Entity::find()
            .filter(revision::Column::Id.gt(after))
            .order_by_asc(revision::Column::Id)
            .limit(STRIDE)
            .all(store.read())
            .await?;
        let Some(last) = rows.last() else { break };
        after = last.id;
        for row in &rows {
            add(row.course_id, &row.source)?;
        }
    }
    for row in draft::Entity::find().all(store.read()).await? {
        add(row.course_id, &row.source)?;
    }
    Ok(needed)
}
