//! The list of programs, narrowed.

use super::entity::{course, program};
use super::program::{ProgramEntry, whole};
use super::revision::revision;
use crate::store::{InternalError, Store};
use laurel_domain::authoring::document::ProgramStatus;
use laurel_domain::identity::Public;
use laurel_domain::ids::RevisionId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;
use uuid::Uuid;

/// More programs than this are found by search, not by a list.
const MAX: u64 = 500;

/// What a program must be; empty is anything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProgramFilter {
    pub status: Option<ProgramStatus>,
    /// BCP 47; `en` also finds `en-GB`.
    pub language: Option<String>,
    pub topic: Option<String>,
    /// At most so many half hours of study.
    pub half_hours_most: Option<u32>,
}

/// A program in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgramItem {
    pub entry: ProgramEntry,
    /// Hours of study, in half hours.
    pub half_hours: u32,
}

/// Published programs, in the order in which they came, open ones before
/// those in preparation. Retired ones only where asked for.
///
/// # Errors
/// [`InternalError`]
pub async fn programs(
    store: &Store,
    _: Public,
    filter: &ProgramFilter,
) -> Result<Vec<ProgramItem>, InternalError> {
    let published = program::Entity::find()
        .filter(program::Column::CurrentRevisionId.is_not_null())
        .order_by_asc(program::Column::Position)
        .order_by_asc(program::Column::Id)
        .limit(MAX);
    let entries = whole(store.read(), published).await?;
    let revisions = current_revisions(store, &entries).await?;
    let mut lines = Vec::new();
    for entry in entries {
        let mut half_hours = 0;
        for (course, _) in &entry.courses {
            if let Some(id) = revisions.get(&course.0) {
                half_hours += revision(store, *id).await?.document.half_hours();
            }
        }
        let half_hours = entry.document.stated_half_hours.unwrap_or(half_hours);
        let line = ProgramItem { entry, half_hours };
        if fits(&line, filter) {
            lines.push(line);
        }
    }
    lines.sort_by_key(|line| line.entry.status != ProgramStatus::Open);
    Ok(lines)
}

async fn current_revisions(
    store: &Store,
    entries: &[ProgramEntry],
) -> Result<BTreeMap<Uuid, RevisionId>, InternalError> {
    let ids = entries
        .iter()
        .flat_map(|entry| entry.courses.iter().map(|(id, _)| id.0));
    let rows: Vec<(Uuid, Option<Uuid>)> = course::Entity::find()
        .select_only()
        .columns([course::Column::Id, course::Column::CurrentRevisionId])
        .filter(course::Column::Id.is_in(ids))
        .into_tuple()
        .all(store.read())
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, revision)| Some((id, RevisionId(revision?))))
        .collect())
}

fn fits(line: &ProgramItem, filter: &ProgramFilter) -> bool {
    let document = &line.entry.document;
    let status = match filter.status {
        Some(status) => line.entry.status == status,
        None => line.entry.status != ProgramStatus::Retired,
    };
    let language = filter.language.as_ref().is_none_or(|wanted| {
        document.language == *wanted || document.language.starts_with(&format!("{wanted}-"))
    });
    let topic = filter
        .topic
        .as_ref()
        .is_none_or(|topic| document.topics.contains(topic));
    let hours = filter
        .half_hours_most
        .is_none_or(|most| line.half_hours <= most);
    status && language && topic && hours
}
